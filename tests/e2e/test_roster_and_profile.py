"""Who must report and by which rules, in a real browser: the roster brought in, the profile changed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from parser.samples import make_draft, planted, write
from tests.e2e.conftest import visitor
from tests.e2e.test_journey import menu
from tests.e2e.test_rectification import hand_in
from tests.serving import Served, serving

YEAR = 2023
SILENT, CONTACT = "石桥市档案馆", "王科长"


@pytest.fixture
def reports(tmp_path: Path) -> dict[str, Path]:
    """Two files by the name of the agency that sent them: a good one, then one with a heading renamed."""
    drafts = (make_draft(21, year=YEAR), planted("SE03", 24, YEAR).draft)
    paths = {draft.agency.name: tmp_path / f"{number}.html" for number, draft in enumerate(drafts)}
    for draft, path in zip(drafts, paths.values(), strict=True):
        path.write_bytes(write(draft, "html-clean"))
    return paths


def turn_to(page: Page, words: str) -> None:
    menu(page, words).click()
    expect(page.get_by_role("heading", name=words, exact=True)).to_be_visible()


def drop(page: Page, number: int, path: Path) -> None:
    page.locator("input[type=file]").nth(number).set_input_files([path])


def said(page: Page) -> str:
    note = page.locator(".gk [role=status]").first
    expect(note).to_be_visible()
    return note.inner_text()


def test_a_roster_tells_who_is_missing_and_asks_about_a_name_that_is_almost_on_it(
    browser: Browser, tmp_path: Path, reports: dict[str, Path]
) -> None:
    first, second = reports
    almost = second[:-1] + "委" + second[-1]
    roster = tmp_path / "名单.csv"
    with serving(tmp_path / "gongkai.db") as served, visitor(browser, served.link) as page:
        for path in reports.values():
            hand_in(page, path)
        turn_to(page, "应报名单")
        nothing_of_a_bad_roster_is_taken(page, roster, first)
        roster.write_text(f"单位名称,联系人\n{first},\n{almost},\n{SILENT},{CONTACT}\n", "utf-8-sig")
        drop(page, 0, roster)
        expect(page.locator(".gk tr", has_text=SILENT)).to_contain_text(CONTACT)
        assert "3 个单位" in said(page)
        expect(page.get_by_role("heading", name=second)).to_be_visible()
        page.get_by_role("button", name="是同一单位").click()
        expect(page.locator(".gk [role=status]").first).to_contain_text(almost)
        expect(page.locator(".gk tr", has_text=almost)).to_have_count(0)
        the_overview_counts_them(page, served)


def nothing_of_a_bad_roster_is_taken(page: Page, roster: Path, name: str) -> None:
    roster.write_text(f"单位名称\n{SILENT}\n{name}\n{name}\n", "utf-8-sig")
    drop(page, 0, roster)
    words = said(page)
    assert name in words
    assert re.search(r"第 ?3 ?行|第 ?4 ?行", words)
    expect(page.get_by_role("heading", name="还没有应报名单")).to_be_visible()


def the_overview_counts_them(page: Page, served: Served) -> None:
    page.goto(f"{served.address}?year={YEAR}")
    tiles = page.locator(".gk .tile")
    expect(tiles.first).to_have_text(re.compile("应报\\s*3"))
    expect(tiles.filter(has_text="未报")).to_have_text(re.compile("未报\\s*1"))
    expect(page.locator(".gk section", has_text="未报单位")).to_contain_text(SILENT)


def test_a_changed_profile_changes_lights_on_recheck_and_signs_the_notices(
    browser: Browser, tmp_path: Path, reports: dict[str, Path]
) -> None:
    _, agency = reports
    light = "table.grid tbody tr .badge"
    with serving(tmp_path / "gongkai.db") as served, visitor(browser, served.link) as page:
        hand_in(page, reports[agency])
        page.goto(f"{served.address}?year={YEAR}")
        expect(page.locator(light)).to_contain_text("请核实")
        turn_to(page, "核查配置")
        an_impossible_date_changes_nothing(page)
        profile = tmp_path / "核查配置.toml"
        profile.write_text('office = "石桥市政务公开办公室"\n[weights]\nSE99 = 5\n', "utf-8")
        drop(page, 0, profile)
        assert "SE99" in said(page)
        profile.write_text('office = "石桥市政务公开办公室"\n[severities]\nSE03 = "E"\n', "utf-8")
        drop(page, 0, profile)
        expect(page.locator(".gk [role=status]").first).to_contain_text("已保存")
        page.get_by_role("button", name="重新核对全部报告").click()
        expect(page.locator(".gk [role=status]").last).to_contain_text("结果有变化 1 份")
        page.goto(f"{served.address}?year={YEAR}")
        expect(page.locator(light)).to_contain_text("需整改")
        page.goto(f"{served.address}agency?agency={agency}&year={YEAR}")
        page.get_by_role("button", name="整改通知").click()
        expect(page.locator("[data-testid=stCode]")).to_contain_text("石桥市政务公开办公室")


def an_impossible_date_changes_nothing(page: Page) -> None:
    field = page.get_by_role("textbox", name="政府部门（月-日）")
    field.fill("02-31")
    page.get_by_role("button", name="保存配置").click()
    expect(page.get_by_role("alert").first).to_contain_text("02-31")
    field.fill("01-31")
