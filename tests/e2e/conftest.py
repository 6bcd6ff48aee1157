"""A real browser, and no excuse for its absence where the tests decide over a change."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PATIENCE = 60_000  # milliseconds until something that ought to appear counts as absent, on a busy machine too


def missing(what: str) -> None:
    """A tool is not here: a reason to skip on somebody's machine, a failure in continuous integration."""
    if os.environ.get("CI"):
        pytest.fail(f"{what} is missing here; .ci/run installs it")
    pytest.skip(f"{what} is not installed (apt-get install chromium fonts-noto-cjk)")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    program = next(filter(None, map(shutil.which, BROWSERS)), None)
    if program is None:
        missing("Chromium")
    fonts = shutil.which("fc-list") and subprocess.run(
        ["fc-list", ":lang=zh-cn"], capture_output=True, check=False
    )
    if not fonts or not fonts.stdout.strip():
        missing("a Chinese font")
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@contextmanager
def visitor(browser: Browser, link: str) -> Iterator[Page]:
    """Somebody with a browser of their own who opens ``link``; nothing may be asked of another host."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="zh-CN")
    host = link.split("/")[2]
    foreign: list[str] = []
    refused: list[str] = []

    def watch(url: str) -> None:
        if not url.startswith(("data:", "blob:", f"http://{host}/", f"ws://{host}/")):
            foreign.append(url)

    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    page.on("request", lambda request: watch(request.url))
    page.on("websocket", lambda websocket: watch(websocket.url))
    page.on(
        "console",
        lambda message: refused.append(message.text) if "Content Security Policy" in message.text else None,
    )
    page.goto(link)
    try:
        yield page
    finally:
        context.close()
    assert foreign == [] and refused == []
