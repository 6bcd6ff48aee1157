"""The circular in a real browser: findings decided in bulk, notices to all, the workbook of the year."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Browser, Page, expect
from python_calamine import CalamineWorkbook

from parser.samples import planted, write
from tests.e2e.conftest import visitor
from tests.e2e.test_rectification import hand_in
from tests.serving import serving

YEAR = 2023
CODES = ("BA02", "CE01")
REASON = "已电话核实，按规定可不整改"


@pytest.fixture
def agencies(tmp_path: Path) -> dict[str, Path]:
    """Two faulty reports by the name of their agency."""
    paths = {}
    for seed, code in enumerate(CODES, 31):
        draft = planted(code, seed, YEAR).draft
        paths[draft.agency.name] = tmp_path / f"{code}.html"
        paths[draft.agency.name].write_bytes(write(draft, "html-clean"))
    return paths


def test_all_findings_of_a_check_are_waived_at_once_and_the_rest_goes_out(
    browser: Browser, tmp_path: Path, agencies: dict[str, Path]
) -> None:
    first, second = agencies
    with serving(tmp_path / "gongkai.db") as served, visitor(browser, served.link) as page:
        for path in agencies.values():
            hand_in(page, path)
        page.goto(f"{served.address}findings?year={YEAR}&code={CODES[0]}")
        expect(page.locator(".gk table tbody tr").first).to_contain_text(CODES[0])
        count = page.locator(".gk table tbody tr").count()
        waive_all_that_is_shown(page, count)
        page.goto(f"{served.address}?year={YEAR}")
        row = page.locator(".gk table.grid tbody tr", has_text=first)
        expect(row).to_contain_text("通过")
        expect(page.locator(".gk table.grid tbody tr", has_text=second)).to_contain_text("需整改")
        the_workbook_says_what_the_screen_says(page, first, second)
        page.goto(f"{served.address}findings?year={YEAR}&decided=open")
        expect(page.locator(".gk table tbody tr", has_text=second).first).to_be_visible()
        (notice,) = notices(page)
        assert second in notice
        assert "1．" in notice


def waive_all_that_is_shown(page: Page, count: int) -> None:
    page.get_by_role("button", name="批量处理").click()
    window = page.get_by_role("dialog")
    expect(window.get_by_text(f"当前筛选出的全部 {count} 处")).to_be_visible()
    window.get_by_text("豁免", exact=True).click()
    window.get_by_role("button", name="执行").click()
    expect(window.get_by_role("alert")).to_contain_text("请填写")
    window.get_by_label("理由或备注").fill(REASON)
    window.get_by_role("button", name="执行").click()
    expect(page.locator(".gk .decision", has_text=REASON)).to_have_count(count)


def downloaded(page: Page, button: str) -> bytes:
    with page.expect_download() as download:
        page.get_by_role("button", name=button).click()
    return download.value.path().read_bytes()


def the_workbook_says_what_the_screen_says(page: Page, first: str, second: str) -> None:
    book = CalamineWorkbook.from_filelike(io.BytesIO(downloaded(page, "下载工作簿")))
    assert book.sheet_names == ["汇总", "明细", "三表数据"]
    summary, details, cells = (book.get_sheet_by_name(name).to_python() for name in book.sheet_names)
    for agency in (first, second):
        shown = page.locator(".gk table.grid tbody tr", has_text=agency).locator("td.number").inner_text()
        (row,) = [row for row in summary if agency in row]
        assert int(shown) in row
    assert any(REASON in str(value) for row in details for value in row)
    assert {first, second} <= {value for row in cells for value in row}


def notices(page: Page) -> list[str]:
    """The words of each notice in the zip of all."""
    page.get_by_role("button", name="批量通知").click()
    data = downloaded(page, "下载全部通知（压缩包）")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        documents = [Document(io.BytesIO(archive.read(name))) for name in archive.namelist()]
    return ["\n".join(paragraph.text for paragraph in document.paragraphs) for document in documents]
