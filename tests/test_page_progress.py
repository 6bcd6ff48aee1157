"""Whoever waits for a PDF or a scan sees which page is being read, and nobody else does."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from dashboard.commands.page_line import PageLine
from db.connection import connect
from db.ingest import ingest_many
from parser.reading.scanned import scan
from parser.samples import make_draft, write
from parser.samples.manuscript import Text
from parser.samples.pdf_layouts import PORTRAIT, paper
from parser.samples.scans import Scanner, as_file
from parser.samples.scans import scan as scanned

NAME = "云溪县农业农村局.pdf"


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pages") / NAME
    path.write_bytes(write(make_draft(1, year=2023), "pdf"))
    return path


def on_a_terminal(*words: object) -> tuple[str, str]:
    """What ``gongkai`` with these words wrote to its output, and what a person saw on the terminal."""
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "dashboard", *map(str, words)], stdout=subprocess.PIPE, stderr=theirs
    )
    os.close(theirs)
    out = process.communicate(timeout=120)[0].decode()
    seen = b""
    with os.fdopen(ours, "rb", buffering=0) as terminal:
        while piece := _read(terminal.fileno()):
            seen += piece
    return out, seen.decode()


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # how a terminal says on Linux that nobody writes any more
        return b""


def test_check_tells_a_person_the_page_and_leaves_the_result_clean(report: Path) -> None:
    out, seen = on_a_terminal("check", report, "--format", "json")
    assert len(json.loads(out)) == 1
    pages = int(seen.rpartition("，共")[2].partition("页")[0])
    assert pages > 1
    for page in range(1, pages + 1):
        assert f"正在识别 {NAME}：第{page}页，共{pages}页" in seen
    assert seen.endswith("\r") and not seen.rstrip("\r").rpartition("\r")[2].strip()


def test_ingest_tells_a_person_the_page(report: Path, tmp_path: Path) -> None:
    out, seen = on_a_terminal("ingest", report, "--db", tmp_path / "a.db", "--lang", "en")
    assert out.startswith("1 new")
    assert f"Reading {NAME}: page 2 of " in seen


def test_nobody_is_told_of_pages_where_no_person_watches(report: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "dashboard", "check", report], capture_output=True, text=True, check=False
    )
    assert done.stderr == ""


def test_a_long_or_odd_name_leaves_the_line_whole(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    line = PageLine(sys.stderr, "zh")
    line.show("夹/\x1b[2J" + "政府信息公开工作年度报告" * 9 + "定稿.pdf", 3, 19)
    line.clear()
    shown, cleared = capsys.readouterr().err.split("\r")[1:3]
    assert "…" in shown and shown.rstrip().endswith("定稿.pdf：第3页，共19页") and "\x1b" not in shown
    assert sum(2 if sign > "\u2e80" else 1 for sign in shown) < 80
    assert cleared == " " * 79


@pytest.mark.skipif(not scan.available(), reason="the extra [ocr] is not installed")
def test_each_page_of_an_uploaded_scan_is_told_while_it_is_recognised(tmp_path: Path) -> None:
    pictures = [
        scanned(paper([Text(f"第{number}部分说明工作情况。", "prose")], PORTRAIT), Scanner(120, 0.0, 4, 80))[
            0
        ]
        for number in "一二三"
    ]
    told: list[tuple[str, int, int]] = []
    with closing(connect(tmp_path / "a.db")) as db:
        files = [("甲局.tif", as_file(pictures, "tiff")), ("乙局.pdf", as_file(pictures, "pdf"))]
        list(ingest_many(db, files, watch=lambda *page: told.append(page)))
    assert told == [(name, page, 3) for name in ("甲局.tif", "乙局.pdf") for page in (1, 2, 3)]
