"""How exactly generated reports are read back, per layout and per defect.

    python -m benchmarks.accuracy --count 5000 [--first-seed 0] [--formats txt html]

Every report is written, read and judged; exact means the same cells, agency and
year, and exactly the planted findings (no other E or W).
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter, defaultdict

from parser.checks.catalogue import CHECK
from parser.samples import DEFECTS, LAYOUTS, Planted, chosen_layouts, layouts_for, make_draft, planted, write
from parser.samples.judging import complaints

YEARS = tuple(range(2019, 2026))
GOOD = "good"


def case_of(code: str, seed: int) -> Planted:
    """One report, good or with a defect."""
    if code == GOOD:
        return Planted(make_draft(seed, year=YEARS[seed % len(YEARS)]))
    return planted(code, seed, 2021 + seed % 5)


def judged(layout: str, code: str, seed: int) -> list[str]:
    """The complaints about one report."""
    case = case_of(code, seed)
    return complaints(case, write(case.draft, layout), f"sample{LAYOUTS[layout].suffix}")


def cases(count: int, first_seed: int, layouts: list[str]) -> list[tuple[str, str, int]]:
    """Layout, code and seed of each report: half good, half with every defect in turn."""
    codes = [code for code in DEFECTS if code in CHECK]
    chosen = []
    for number in range(count):
        code = GOOD if number % 2 == 0 else codes[number // 2 % len(codes)]
        able = layouts_for(None if code == GOOD else code, layouts)
        if able:
            chosen.append((able[number * 7 // 2 % len(able)], code, first_seed + number))
    return chosen


def table(name: str, totals: Counter[str], wrong: Counter[str]) -> None:
    """Prints one line for every key."""
    print(f"\n{name:22} {'reports':>8} {'exact':>8} {'share':>9}")
    for key in sorted(totals):
        exact = totals[key] - wrong[key]
        print(f"{key:22} {totals[key]:8} {exact:8} {exact / totals[key]:9.3%}")


def main() -> int:
    """Runs the cases; exit 1 when any report was not read exactly."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("--count", type=int, default=2000)
    options.add_argument("--first-seed", type=int, default=0)
    options.add_argument("--formats", nargs="*")
    options.add_argument("--show", type=int, default=20, help="how many inexact reports to describe")
    chosen = options.parse_args()
    totals: dict[str, Counter[str]] = defaultdict(Counter)
    wrong: dict[str, Counter[str]] = defaultdict(Counter)
    started, shown = time.perf_counter(), 0
    for layout, code, seed in cases(chosen.count, chosen.first_seed, chosen_layouts(chosen.formats)):
        found = judged(layout, code, seed)
        for axis, key in (("layout", layout), ("defect", code)):
            totals[axis][key] += 1
            wrong[axis][key] += bool(found)
        if found and shown < chosen.show:
            shown += 1
            print(f"{layout} {code} seed {seed}: {found[:4]}")
    for axis, total in totals.items():
        table(axis, total, wrong[axis])
    count, failures = totals["layout"].total(), wrong["layout"].total()
    seconds = time.perf_counter() - started
    each = 1000 * seconds / max(count, 1)
    print(f"\n{count - failures} of {count} exact; {seconds:.1f} s, {each:.1f} ms a report")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
