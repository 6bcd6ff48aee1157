"""How exactly scans are read: ``python -m benchmarks.scans [--reports N] [--hardest | --damaged]``.

Reports of many requests, so that cells hold numbers of several digits, portrait and
landscape. Prints for each setting of the scanner the share of digits that came out right, the
cells misread, those of them that are not marked as doubtful, cells marked although
right, E and W findings about these good reports, seconds of processor time a page, and the most
memory used. ``--damaged`` provokes misreadings, to see whether they are marked and nobody is
accused: coarse, blurred, spotted and pale pictures, faint ruling lines, photographs.
"""

from __future__ import annotations

import argparse
import resource
import time
from collections import Counter
from dataclasses import dataclass, fields, replace
from random import Random

from parser.checks.check import Severity
from parser.checks.misreading import suspects_of
from parser.numerals import Blank
from parser.reading.scanned import scan
from parser.report import parse
from parser.samples import make_draft
from parser.samples.layouts import pieces_of
from parser.samples.numbers import SIZES
from parser.samples.pdf_layouts import LANDSCAPE, PORTRAIT, paper
from parser.samples.scan_damage import NO_DAMAGE, Damage, damaged
from parser.samples.scans import Scanner, as_file
from parser.samples.scans import scan as scanned
from parser.scorecard import score_report


@dataclass(frozen=True)
class Setting:
    """A scanner, and what befell its pictures."""

    scanner: Scanner
    damage: Damage = NO_DAMAGE

    def __str__(self) -> str:
        scanner, usual = self.scanner, NO_DAMAGE
        words = [
            f"{scanner.dpi} dpi, skew {scanner.skew:+.1f}°, noise {scanner.noise:g}, JPEG {scanner.quality}"
        ]
        words += [
            f"{field.name} {value:g}"
            for field in fields(Damage)
            if (value := getattr(self.damage, field.name)) != getattr(usual, field.name)
        ]
        return ", ".join(words)


HARDEST = (Setting(Scanner(150, 2.0, 16, 50)), Setting(Scanner(200, -2.0, 20, 40)))
SETTINGS = (
    Setting(Scanner(150, 0.0)),
    Setting(Scanner(150, 1.0)),
    Setting(Scanner(200, -1.3)),
    *HARDEST,
)
DAMAGED = (
    Setting(Scanner(100, 1.0, 20, 30)),
    Setting(Scanner(120, 0.5, 16, 25), Damage(blur=0.9)),
    Setting(Scanner(130, 1.0, 14, 50), Damage(blur=1.2, quality=20)),
    Setting(Scanner(150, 0.0, 16, 40), Damage(spots=20)),
    Setting(Scanner(120, 0.0, 22, 25), Damage(spots=90)),
    Setting(Scanner(150, 0.5, 10, 60), Damage(salt=0.02)),
    Setting(Scanner(150, 0.5, 2, 90), Damage(contrast=0.18, quality=60)),
    Setting(Scanner(150, 0.5, 6, 70), Damage(faint=True)),
    Setting(Scanner(150, 1.0, 8, 70), Damage(tilt=0.02, shade=0.45, blur=0.7, quality=35)),
)


def measure(seed: int, setting: Setting) -> Counter[str]:
    """Counts over one report: pages, digits, digits right, cells misread, unread, unmarked, marked."""
    draft = make_draft(seed, year=2023, size=list(SIZES)[2 + seed % 3])
    style = replace(LANDSCAPE if seed % 4 == 3 else PORTRAIT)
    pages = scanned(paper(pieces_of(draft, "pdf")[0], style), setting.scanner, seed)
    pages = [
        damaged(page, setting.damage, setting.scanner.dpi, Random(f"{seed}/{number}"))
        for number, page in enumerate(pages)
    ]
    start = time.process_time()
    report = parse(scan.read(as_file(pages, "tiff"), "scan.tif")[0])
    counts = Counter(pages=len(pages), milliseconds=round(1000 * (time.process_time() - start)))
    outcomes = score_report(report).outcomes
    counts += Counter(
        accused=sum(f.severity in (Severity.ERROR, Severity.WARNING) for o in outcomes for f in o.findings)
    )
    suspected = suspects_of(report)
    for id_, wanted in draft.cells.items():
        cell = report.cells.get(id_)
        found = "" if cell is None or isinstance(cell.value, Blank) else cell.raw
        doubtful = cell is None or id_ in suspected
        right = _bare(found) == _bare(wanted)
        counts += Counter(
            digits=len(wanted),
            right=len(wanted) if right else 0,
            misread=not right,
            unread=cell is None,
            unmarked=not right and not doubtful,
            marked=right and doubtful,
        )
    return counts


def _bare(text: str) -> str:
    """A value without spaces and separators of thousands, which some printed reports add."""
    return "".join(text.replace(",", "").replace("，", "").split())


def main() -> None:
    """Prints one line a setting."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--reports", type=int, default=6)
    options.add_argument("--hardest", action="store_true", help="only the settings with most skew and noise")
    options.add_argument("--damaged", action="store_true", help="pictures in which digits are misread")
    chosen = options.parse_args()
    for setting in DAMAGED if chosen.damaged else HARDEST if chosen.hardest else SETTINGS:
        total: Counter[str] = Counter()
        for seed in range(chosen.reports):
            total += measure(seed, setting)
        share = 100 * total["right"] / total["digits"]
        seconds = total["milliseconds"] / total["pages"] / 1000
        print(
            f"{setting}: {share:.3f} % of {total['digits']} digits, {total['misread']} cells misread, "
            f"{total['unread']} of them not found, {total['unmarked']} of them unmarked, "
            f"{total['marked']} marked though right, {total['accused']} E or W findings, "
            f"{seconds:.1f} s a page",
            flush=True,
        )
    print(f"memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
