"""How exactly reports are read back from PDF that other programs print: ``python -m benchmarks.printed``.

Sample web pages go through Chromium, sample Word files through LibreOffice, all with ruling
lines, half of the reports with a planted defect. Exact means as in ``benchmarks.accuracy``.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Iterator
from random import Random

from playwright.sync_api import sync_playwright

from benchmarks.accuracy import case_of, cases
from parser.reading.errors import UnreadableFile
from parser.samples import Planted, chosen_layouts, write
from parser.samples.judging import complaints
from parser.samples.printed import for_paper, print_page, print_word_files, some_sheet

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
LEFT_OUT = ("html-nested", "docx-tracked")
"""A page with navigation beside the text, and struck out words that are printed all the same."""

Printed = tuple[str, Planted, bytes | UnreadableFile]


def layouts(suffix: str) -> list[str]:
    """The layouts of a format that are printed."""
    return [layout for layout in chosen_layouts([suffix]) if layout not in LEFT_OUT]


def by_browser(count: int, first_seed: int) -> Iterator[Printed]:
    """Web pages as Chromium prints them."""
    with sync_playwright() as playwright:
        program = next(filter(None, map(shutil.which, BROWSERS)))
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for layout, code, seed in cases(count, first_seed, layouts("html")):
            case, sheet = case_of(code, seed), some_sheet(Random(seed))
            name = f"Chromium {layout} {code} seed {seed} {sheet}"
            yield name, case, print_page(browser, write(case.draft, layout), sheet)


def by_libreoffice(count: int, first_seed: int) -> Iterator[Printed]:
    """Word files as LibreOffice prints them."""
    made = {
        f"LibreOffice {layout} {code} seed {seed}": (layout, seed, case_of(code, seed))
        for layout, code, seed in cases(count, first_seed, layouts("docx"))
    }
    files = {
        name: for_paper(write(case.draft, layout), Random(seed))
        for name, (layout, seed, case) in made.items()
    }
    for name, printed in print_word_files(files).items():
        yield name, made[name][2], printed


def main() -> int:
    """Prints every report that was not read exactly, and how many were; exit 1 when there is one."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("--count", type=int, default=200, help="reports of each program")
    options.add_argument("--first-seed", type=int, default=0)
    chosen = options.parse_args()
    failures = 0
    for program in (by_browser, by_libreoffice):
        total = exact = 0
        for name, case, data in program(chosen.count, chosen.first_seed):
            wrong = [data.kind] if isinstance(data, UnreadableFile) else complaints(case, data, "report.pdf")
            total, exact = total + 1, exact + (not wrong)
            if wrong:
                print(f"{name}: {wrong[:3]}", flush=True)
        failures += total - exact
        print(f"{program.__name__}: {exact} of {total} exact", flush=True)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
