"""Who uploads a scan sees which page of it is being recognised."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from parser.reading.scanned import scan
from parser.samples import make_draft
from parser.samples.layouts import pieces_of
from parser.samples.pdf_layouts import PORTRAIT, paper
from parser.samples.scans import Scanner, as_file
from parser.samples.scans import scan as scanned
from tests.e2e.conftest import visitor
from tests.serving import serving


@pytest.mark.skipif(not scan.available(), reason="the extra [ocr] is not installed")
def test_the_page_being_recognised_is_shown(browser: Browser, tmp_path: Path) -> None:
    pieces = pieces_of(make_draft(3, year=2023), "pdf")[0]
    pictures = scanned(paper(pieces, PORTRAIT), Scanner(150, 0.3, 6, 70))
    path = tmp_path / "云溪县_农业农村局.tif"
    path.write_bytes(as_file(pictures, "tiff"))
    with serving(tmp_path / "gongkai.db") as served, visitor(browser, served.link) as page:
        page.get_by_test_id("stTopNavLink").filter(has_text="上传").click()
        page.locator("input[type=file]").first.set_input_files(path)
        for number in (2, len(pictures)):
            words = f"正在识别 {path.name}：第{number}页，共{len(pictures)}页"
            expect(page.get_by_text(words)).to_be_visible()
        expect(page.locator(".gk tr", has_text=path.name)).to_be_visible()
