"""The overview in a real browser on the demo's data: first visit fully drawn, and a filter click.

    python -m benchmarks.overview [--rounds 5]

Starts ``gongkai demo`` on a database of its own, waits until the server answers, then
times, in Chromium: a first visit (a new browser profile, the whole grid and both
side panels drawn) and a click on a light's filter until the grid has changed.
"""

from __future__ import annotations

import argparse
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright


def started(folder: Path) -> tuple[subprocess.Popen[str], str]:
    """A server on demo data and its supervisor link."""
    command = [sys.executable, "-m", "dashboard", "demo", "--no-browser", "--db", str(folder / "demo.db")]
    server = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8"
    )
    for line in server.stdout or ():
        if link := re.search(r"http://\S+token=\S+", line):
            return server, link[0]
    raise SystemExit("the dashboard did not start")


def first_visit(browser: Browser, link: str) -> tuple[Page, float]:
    """A page of a new browser profile, and the seconds until everything on it is drawn."""
    page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
    begun = time.perf_counter()
    page.goto(link)
    page.get_by_text("最常见的问题").wait_for()
    page.get_by_text("历年情况").wait_for()
    page.wait_for_function("document.querySelectorAll('tbody tr').length > 20")
    return page, time.perf_counter() - begun


def filter_click(page: Page) -> float:
    """Seconds from a click on 需整改 until the grid shows the selection only."""
    rows = page.locator("tbody tr").count()
    begun = time.perf_counter()
    page.get_by_test_id("stButtonGroup").get_by_text("需整改").first.click()
    page.wait_for_function(f"document.querySelectorAll('tbody tr').length !== {rows}")
    return time.perf_counter() - begun


def main() -> None:
    """Prints the medians."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("--rounds", type=int, default=5)
    rounds = options.parse_args().rounds
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        server, link = started(Path(folder))
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        try:
            visits, clicks = [], []
            for _ in range(rounds):
                page, seconds = first_visit(browser, link)
                visits.append(seconds)
                clicks.append(filter_click(page))
                page.context.close()
        finally:
            browser.close()
            server.terminate()
    print(
        f"first visit, fully drawn: {visits[0]:.2f} s the very first, "
        f"{statistics.median(visits):.2f} s median of {rounds}"
    )
    print(f"filter click: {statistics.median(clicks):.2f} s median of {rounds}")


if __name__ == "__main__":
    main()
