"""A report beside last year's and another agency's, and its findings in the original, in a real browser."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from parser.samples import write
from parser.samples.defects_years import PAIRS
from tests.e2e.conftest import visitor
from tests.e2e.test_rectification import hand_in
from tests.serving import Served, serving

YEAR = 2023


def pair(folder: Path, code: str) -> tuple[str, list[Path]]:
    """The agency of a report with that defect, and the files that show it: the other one first."""
    found = PAIRS[code](5, YEAR)
    paths = [folder / f"{code}-{name}.html" for name in ("other", "own")]
    for path, draft in zip(paths, (found.other, found.planted.draft), strict=True):
        path.write_bytes(write(draft, "html-clean"))
    return found.planted.draft.agency.name, paths


def test_last_year_and_a_copied_text_are_shown_beside_the_report(browser: Browser, tmp_path: Path) -> None:
    carried, years = pair(tmp_path, "YR01")
    copied, neighbours = pair(tmp_path, "PE01")
    with serving(tmp_path / "gongkai.db") as served, visitor(browser, served.link) as page:
        for path in (*reversed(years), *neighbours):  # last year's report comes after this year's
            hand_in(page, path)
        broken_carry_over_has_both_years(page, served, carried)
        the_finding_leads_to_its_line(page)
        shared_passages_stand_side_by_side(page, served, copied)


def broken_carry_over_has_both_years(page: Page, served: Served, agency: str) -> None:
    page.goto(f"{served.address}?year={YEAR}&flag=years")
    page.locator(".gk table.grid").get_by_role("link", name=agency).click()
    expect(page.locator(".gk .finding", has_text="YR01").locator(".difference").first).to_be_visible()
    page.get_by_text("历年数据", exact=True).click()
    expect(page.locator(".gk thead").first).to_contain_text(str(YEAR - 1))
    page.get_by_text("核查结果", exact=True).click()


def the_finding_leads_to_its_line(page: Page) -> None:
    page.locator(".gk .finding", has_text="YR01").get_by_role("link", name="原文第").first.click()
    pointed = page.locator(".gk .original .pointed", has_text="YR01").first
    expect(pointed).to_be_in_viewport()


def shared_passages_stand_side_by_side(page: Page, served: Served, agency: str) -> None:
    page.goto(f"{served.address}?year={YEAR}&flag=peers")
    page.locator(".gk table.grid").get_by_role("link", name=agency).click()
    passages = page.locator(".gk .passages").first
    expect(passages.locator("th")).to_have_count(2)
    expect(passages.locator("th").first).to_have_text(agency)
    expect(passages.locator("tbody tr").first.locator("td")).to_have_count(2)
