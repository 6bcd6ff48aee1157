"""A supervisor's day in a real browser: reports in, the red agency opened, a link sent out and revoked."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from dashboard.access import NO_ACCESS
from parser.names import LIGHT_NAMES
from parser.samples import make_draft, planted, write
from tests.e2e.conftest import visitor
from tests.serving import Served, serving

REAL = Path(__file__).parents[2].parent / "shared" / "samples"
WORDS = {light: name.zh for light, name in LIGHT_NAMES.items()}


@dataclass(frozen=True)
class Handed:
    """A report to hand in, and what must come of it."""

    path: Path
    agency: str
    year: int
    light: str
    blanks: int = 0


def real_reports() -> list[Handed]:
    if not REAL.is_dir():
        pytest.skip("the five real reports lie beside the project, not in it")
    expected = json.loads((REAL / "expected.json").read_text("utf-8"))
    return [
        Handed(REAL / name, facts["agency"], facts["year"], facts["light"], len(facts["blank"]))
        for name, facts in expected.items()
        if not name.startswith("_")
    ]


def sample_reports(folder: Path) -> list[Handed]:
    lights = {"green": None, "yellow": "SE04", "red": "CE01"}
    reports = []
    for seed, (light, code) in enumerate(lights.items(), 11):
        draft = planted(code, seed).draft if code else make_draft(seed, year=2023)
        path = folder / f"{light}.html"
        path.write_bytes(write(draft, "html-site"))
        blanks = sum(not words.strip() for words in draft.cells.values())
        reports.append(Handed(path, draft.agency.name, draft.year, light, blanks))
    return reports


@pytest.mark.parametrize("source", ["samples", "real reports"])
def test_reports_go_in_and_a_colleague_sees_the_same_and_changes_nothing(
    source: str, browser: Browser, tmp_path: Path
) -> None:
    reports = real_reports() if source == "real reports" else sample_reports(tmp_path)
    with serving(tmp_path / "gongkai.db") as served, visitor(browser, served.link) as supervisor:
        assert "token" not in supervisor.url
        hand_in(supervisor, reports)
        seen = overview_shows(supervisor, served, reports)
        red_agency_shows_its_marked_cells(supervisor, served, reports)
        link = make_link(supervisor)
        with visitor(browser, link) as colleague:
            assert overview_shows(colleague, served, reports) == seen
            no_way_to_upload(colleague, served)
            revoke(supervisor)
            colleague.reload()
            expect(colleague.get_by_text(NO_ACCESS.zh)).to_be_visible()


def menu(page: Page, words: str) -> Locator:
    return page.get_by_test_id("stTopNavLink").filter(has_text=words)


def hand_in(page: Page, reports: list[Handed]) -> None:
    menu(page, "上传").click()
    page.locator("input[type=file]").first.set_input_files([report.path for report in reports])
    for report in reports:
        row = page.locator(".gk tr", has_text=report.path.name)
        expect(row).to_contain_text(report.agency)
        expect(row).to_contain_text(WORDS[report.light])


def overview_shows(page: Page, served: Served, reports: list[Handed]) -> dict[int, list[str]]:
    """Every year's grid has the right agencies with the right lights; its words by year."""
    years = defaultdict(dict)
    for report in reports:
        years[report.year][report.agency] = report.light
    seen = {}
    for year, agencies in years.items():
        page.goto(f"{served.address}?year={year}")
        rows = page.locator(".gk table.grid tbody tr")
        expect(rows).to_have_count(len(agencies))
        expect(page.get_by_role("heading", name=f"{year} 年度").first).to_be_visible()
        for agency, light in agencies.items():
            expect(rows.filter(has_text=agency)).to_contain_text(WORDS[light])
        seen[year] = [" ".join(words.split()) for words in rows.all_inner_texts()]
    return seen


def red_agency_shows_its_marked_cells(page: Page, served: Served, reports: list[Handed]) -> None:
    report = next(report for report in reports if report.light == "red" and report.blanks)
    page.goto(f"{served.address}?year={report.year}")
    page.locator(".gk table.grid").get_by_role("link", name=report.agency).click()
    expect(page.get_by_role("heading", name=report.agency)).to_be_visible()
    expect(page.locator(".gk .form td.flagged")).to_have_count(report.blanks)


def make_link(page: Page) -> str:
    menu(page, "分享").click()
    page.get_by_label("给谁用").fill("分管领导")
    page.get_by_role("button", name="生成链接").click()
    expect(page.locator(".gk svg").first).to_be_visible()
    return page.locator("[data-testid=stCode] code").inner_text().strip()


def no_way_to_upload(page: Page, served: Served) -> None:
    expect(menu(page, "总览")).to_be_visible()
    for page_name in ("上传", "分享"):
        expect(menu(page, page_name)).to_have_count(0)
    page.goto(f"{served.address}upload")
    expect(menu(page, "总览")).to_be_visible()
    expect(page.locator("input[type=file]")).to_have_count(0)
    answer = page.context.request.put(f"{served.address}_stcore/upload_file/0/0", data="x")
    assert answer.status == 403


def revoke(page: Page) -> None:
    row = page.locator(".gk tr", has_text="分管领导")
    expect(row).to_contain_text("有效")
    row.get_by_role("link", name="撤销").click()
    page.get_by_role("button", name="确认撤销").click()
    page.get_by_text("已失效的链接").click()
    expect(row).to_contain_text("已撤销")
