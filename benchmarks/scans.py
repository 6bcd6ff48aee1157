"""How exactly scans are read: ``python -m benchmarks.scans [--reports N] [--hardest]``.

Reports of many requests, so that cells hold numbers of several digits, portrait and
landscape. Prints for each setting of the scanner the share of digits that came out right, the
cells misread, those of them that are not marked as doubtful, cells marked although
right, seconds of processor time a page, and the most memory used.
"""

from __future__ import annotations

import argparse
import resource
import time
from collections import Counter
from dataclasses import replace

from parser.checks.limits import CONFIDENT
from parser.numerals import Blank
from parser.reading import scan
from parser.report import parse
from parser.samples import make_draft
from parser.samples.layouts import pieces_of
from parser.samples.numbers import SIZES
from parser.samples.pdf_layouts import LANDSCAPE, PORTRAIT, paper
from parser.samples.scans import Scanner, as_file
from parser.samples.scans import scan as scanned

HARDEST = (Scanner(150, 2.0, 16, 50), Scanner(200, -2.0, 20, 40))
SETTINGS = (Scanner(150, 0.0), Scanner(150, 1.0), Scanner(200, -1.3), *HARDEST)


def measure(seed: int, scanner: Scanner) -> Counter[str]:
    """Counts over one report: pages, digits, digits right, cells misread, unmarked, marked."""
    draft = make_draft(seed, year=2023, size=list(SIZES)[2 + seed % 3])
    style = replace(LANDSCAPE if seed % 4 == 3 else PORTRAIT)
    pages = scanned(paper(pieces_of(draft, "pdf")[0], style), scanner, seed)
    start = time.process_time()
    report = parse(scan.read(as_file(pages, "tiff"), "scan.tif")[0])
    counts = Counter(pages=len(pages), milliseconds=round(1000 * (time.process_time() - start)))
    for id_, wanted in draft.cells.items():
        cell = report.cells.get(id_)
        found = "" if cell is None or isinstance(cell.value, Blank) else cell.raw
        doubtful = cell is None or cell.confidence < CONFIDENT
        right = _bare(found) == _bare(wanted)
        counts += Counter(
            digits=len(wanted),
            right=len(wanted) if right else 0,
            misread=not right,
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
    chosen = options.parse_args()
    for scanner in HARDEST if chosen.hardest else SETTINGS:
        total: Counter[str] = Counter()
        for seed in range(chosen.reports):
            total += measure(seed, scanner)
        share = 100 * total["right"] / total["digits"]
        seconds = total["milliseconds"] / total["pages"] / 1000
        print(
            f"{scanner.dpi} dpi, skew {scanner.skew:+.1f}°, noise {scanner.noise:g}, JPEG {scanner.quality}: "
            f"{share:.3f} % of {total['digits']} digits, {total['misread']} cells misread, "
            f"{total['unmarked']} of them unmarked, {total['marked']} marked though right, "
            f"{seconds:.1f} s a page",
            flush=True,
        )
    print(f"memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
