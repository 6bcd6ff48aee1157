"""Web pages that somebody printed to PDF with a real browser."""

from random import Random

from playwright.sync_api import Browser

from parser.samples import Planted, make_draft, planted, write
from parser.samples.judging import complaints
from parser.samples.printed import print_page, some_sheet

LAYOUTS = ("html-clean", "html-word", "html-old", "html-site", "html-site-gbk", "html-divs", "html-breaks")


def test_pages_that_a_browser_prints_are_read_exactly(browser: Browser) -> None:
    wrong = {}
    for seed, layout in enumerate(LAYOUTS, 40):
        case = planted("BA01", seed, 2023) if seed % 2 else Planted(make_draft(seed, year=2019 + seed % 7))
        data = print_page(browser, write(case.draft, layout), some_sheet(Random(seed)))
        if found := complaints(case, data, "report.pdf"):
            wrong[layout] = found[:3]
    assert not wrong
