"""Whom damaged files accuse: ``python -m benchmarks.damage [--formats pdf docx] [--printed] [--places N]``.

Good files lose bytes in many places: overwritten by zeros, by noise, lost, or cut off behind. Each must be
refused in a sentence, say what it could not read, or read as before; prints how many do, and those in
which a check now finds an E or W that it did not find before.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from random import Random

from benchmarks.printed import by_browser, by_libreoffice
from parser.checks.check import Severity
from parser.reading import read
from parser.reading.errors import UnreadableFile
from parser.samples import LAYOUTS, chosen_layouts, make_draft, write
from parser.scorecard import examine

KINDS = ("zeros", "noise", "lost", "cut")
LENGTHS = (1, 16, 64, 512, 4096)
SERIOUS = (Severity.ERROR, Severity.WARNING)


def files(formats: list[str], printed: bool) -> Iterator[tuple[str, bytes]]:
    """Two reports in each layout, and a dozen that other programs print."""
    for layout in chosen_layouts(formats):
        for seed in (5, 6):
            yield f"{layout} {seed}.{LAYOUTS[layout].format}", write(make_draft(seed, size="many"), layout)
    for program in (by_browser, by_libreoffice) if printed else ():
        for name, _, data in program(6, 900):
            if isinstance(data, bytes):
                yield f"{name}.pdf", data


def damaged(data: bytes, kind: str, rng: Random) -> bytes:
    """``data`` with one such damage."""
    length = min(rng.choice(LENGTHS), len(data) // 2)
    begin = rng.randrange(len(data) // 10 if kind == "cut" else 0, len(data) - length)
    if kind == "cut":
        return data[:begin]
    filling = {"zeros": bytes(length), "noise": rng.randbytes(length), "lost": b""}[kind]
    return data[:begin] + filling + data[begin + length :]


def judged(data: bytes, name: str) -> tuple[str, frozenset[str]]:
    """What became of a file, and the codes of its E and W findings."""
    try:
        cards = [examine(document) for document in read(data, name)]
    except UnreadableFile as error:
        return f"refused: {error.kind}", frozenset()
    outcomes = [outcome for card in cards for outcome in card.outcomes]
    codes = frozenset(o.check.code for o in outcomes if o.findings and o.severity in SERIOUS)
    return cards[0].light.value, codes


def main() -> None:
    """Prints the counts by kind of damage, and each file that is newly accused."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("--formats", nargs="*", default=["pdf"])
    options.add_argument("--printed", action="store_true", help="with files printed by other programs")
    options.add_argument("--places", type=int, default=30, help="of each kind of damage in each file")
    chosen = options.parse_args()
    counts: Counter[tuple[str, str]] = Counter()
    for name, data in files(chosen.formats, chosen.printed):
        _, before = judged(data, name)
        for kind in KINDS:
            for place in range(chosen.places):
                became, after = judged(damaged(data, kind, Random(f"{name} {kind} {place}")), name)
                if after - before:
                    became = "newly accused"
                    print(f"{name}: {kind} {place} {sorted(after - before)}", flush=True)
                counts[kind, became] += 1
    for (kind, became), count in sorted(counts.items()):
        print(f"{kind:6} {became:28} {count}")


if __name__ == "__main__":
    main()
