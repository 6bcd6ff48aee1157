"""A send-back round in a real browser: the corrected file comes, a finding is waived, the notice goes out."""

from __future__ import annotations

import zipfile
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, expect

from parser.samples import planted, write
from tests.e2e.conftest import visitor
from tests.e2e.test_journey import menu
from tests.serving import serving

SEED, YEAR = 13, 2023
REASON = "已与上级主管部门核对，情况属实"


def files(folder: Path) -> list[Path]:
    """The same agency's first file with a wrong total, and its second one without it but with less text."""
    written = []
    for name, code in (("初稿.html", "BA02"), ("整改稿.html", "SE06")):
        path = folder / name
        path.write_bytes(write(planted(code, SEED, YEAR).draft, "html-clean"))
        written.append(path)
    return written


def test_a_corrected_file_is_compared_a_finding_waived_and_the_notice_downloaded(
    browser: Browser, tmp_path: Path
) -> None:
    agency = planted("BA02", SEED, YEAR).draft.agency.name
    with serving(tmp_path / "gongkai.db") as served, visitor(browser, served.link) as page:
        for path in files(tmp_path):
            hand_in(page, path)
        page.goto(f"{served.address}agency?agency={agency}&year={YEAR}&show=history")
        the_wrong_total_is_corrected(page)
        page.get_by_text("核查结果", exact=True).click()
        before = score(page)
        waive_the_first(page)
        expect(page.locator(".gk s").first).to_be_visible()
        assert score(page) > before
        page.reload()
        expect(page.locator(".gk .decision", has_text=REASON)).to_be_visible()
        the_notice_is_a_document(page, tmp_path)
        ticked_rows_are_commented(page)


def hand_in(page: Page, path: Path) -> None:
    menu(page, "上传").click()
    page.locator("input[type=file]").first.set_input_files([path])
    expect(page.locator(".gk tr", has_text=path.name).first).to_be_visible()


def card(page: Page, words: str) -> Locator:
    return page.locator(".gk .cards.three .card", has_text=words)


def the_wrong_total_is_corrected(page: Page) -> None:
    expect(card(page, "已整改")).to_be_visible()
    assert int(card(page, "已整改").locator(".figure").inner_text().rstrip("处")) > 0
    expect(page.locator(".gk section", has_text="已整改").get_by_text("BA02").first).to_be_visible()
    expect(page.get_by_role("heading", name="变动的语句")).to_be_visible()


def score(page: Page) -> int:
    return int(page.locator(".gk .score .figure").inner_text().removesuffix("分"))


def waive_the_first(page: Page) -> None:
    page.locator(".gk .decide").get_by_role("link", name="豁免").first.click()
    window = page.get_by_role("dialog")
    window.get_by_label("豁免理由").fill(REASON)
    window.get_by_role("button", name="予以豁免").click()
    expect(page.locator(".gk .decision", has_text=REASON)).to_be_visible()
    expect(window).to_have_count(0)


def the_notice_is_a_document(page: Page, folder: Path) -> None:
    page.get_by_role("button", name="整改通知").click()
    expect(page.locator("[data-testid=stCode]")).to_contain_text("整改通知")
    with page.expect_download() as download:
        page.get_by_role("button", name="下载通知（Word）").click()
    path = folder / download.value.suggested_filename
    assert path.suffix == ".docx"
    download.value.save_as(path)
    with zipfile.ZipFile(path) as document:
        assert "整改" in document.read("word/document.xml").decode("utf-8")
    page.keyboard.press("Escape")


def ticked_rows_are_commented(page: Page) -> None:
    menu(page, "问题清单").click()
    page.locator("input[data-tick]").first.check()
    page.get_by_role("button", name="处理勾选的 1 处").click()
    window = page.get_by_role("dialog")
    window.get_by_text("备注", exact=True).click()
    window.get_by_label("理由或备注").fill("已电话联系")
    window.get_by_role("button", name="执行").click()
    expect(page.locator(".gk .decision", has_text="已电话联系")).to_have_count(1)
