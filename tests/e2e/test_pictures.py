"""The documentation's pictures, taken from the demo when asked for: GONGKAI_PICTURES=1 pytest tests/e2e."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.conftest import visitor
from tests.e2e.test_journey import menu
from tests.serving import serving

PICTURES = Path(__file__).parents[2] / "docs" / "pictures"


@pytest.mark.skipif(not os.environ.get("GONGKAI_PICTURES"), reason="takes pictures only when asked to")
def test_every_page_of_the_demo_has_its_picture(browser: Browser, tmp_path: Path) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    with serving(tmp_path / "demo.db", "demo") as served, visitor(browser, served.link) as page:
        take(page, "overview", ".gk table.grid")
        page.goto(f"{served.address}?flag=balances&light=red")
        page.locator(".gk table.grid tbody tr a").first.click()
        take(page, "agency", ".gk .form")
        for name, words, drawn in (
            ("upload", "上传", ".gk table"),
            ("findings", "问题清单", ".gk table"),
            ("checks", "检查规则", ".gk table"),
            ("roster", "应报名单", ".gk table"),
            ("profile", "核查配置", "[data-testid=stDataFrame]"),
        ):
            menu(page, words).click()
            take(page, name, drawn)
        menu(page, "分享").click()
        page.get_by_label("给谁用").fill("分管领导")
        page.get_by_role("button", name="生成链接").click()
        expect(page.get_by_test_id("stCode")).to_contain_text("token=")
        take(page, "share", ".gk svg")


def take(page: Page, name: str, drawn: str) -> None:
    """A picture of the page once ``drawn`` is there and nothing moves any more."""
    expect(page.locator(drawn).first).to_be_visible()
    expect(page.locator("[data-testid=stStatusWidget]")).to_have_count(0)
    page.evaluate("document.fonts.ready")
    page.screenshot(path=PICTURES / f"{name}.png")
