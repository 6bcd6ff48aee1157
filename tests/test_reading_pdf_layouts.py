"""PDF in many looks: sizes, margins, turned pages, rows cut anywhere, subtotals, with lines and without."""

from __future__ import annotations

import io
from dataclasses import replace
from random import Random

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas as ReportlabCanvas

from parser.document import Paragraph
from parser.reading.printed import pdf
from parser.samples import Planted, make_draft, planted
from parser.samples.judging import complaints
from parser.samples.manuscript import manuscript, spelling_for
from parser.samples.pdf_canvas import HEITI, SONGTI
from parser.samples.pdf_layouts import PaperStyle, paper
from parser.samples.pdf_tables import TableStyle

SAMPLES = 40


def _style(seed: int, ruled: bool) -> PaperStyle:
    rng = Random(seed)
    table = TableStyle(
        size=rng.choice((8.0, 9.0, 10.0)),
        padding=rng.choice((2.0, 3.0, 4.0)),
        ruled=ruled,
        cut_rows=ruled and rng.random() < 0.5,
        repeat_head=rng.random() < 0.5,
    )
    return PaperStyle(
        landscape=rng.random() < 0.4,
        font=rng.choice((SONGTI, HEITI)),
        margin=rng.choice((50.0, 60.0, 72.0)),
        lead=rng.uniform(0, 650),
        rotation=rng.choice((0, 0, 90, 270)),
        page_number=rng.choice(("- {} -", "第{}页", "{}", "第 {} 页 共 9 页")),
        running_head=rng.random() < 0.4,
        thin_boxes=rng.random() < 0.4,
        table=table,
    )


def _complaints(case: Planted, style: PaperStyle) -> list[str]:
    spelling = spelling_for(case.draft, "pdf" if style.table.ruled else "pdf-unruled")
    return complaints(
        case, paper(list(manuscript(case.draft, spelling)), style, "".join(case.draft.title)), "a.pdf"
    )


@pytest.mark.parametrize("ruled", [True, False])
def test_reports_in_any_look_are_read_exactly(ruled):
    wrong = {}
    for seed in range(SAMPLES):
        case = Planted(make_draft(seed, year=2019 + seed % 7))
        if found := _complaints(case, _style(seed, ruled)):
            wrong[seed] = found[:3]
    assert not wrong


@pytest.mark.parametrize("ruled", [True, False])
@pytest.mark.parametrize("code", ["TA06", "CE04", "TA01"])
def test_a_cell_too_many_a_broken_value_or_a_missing_head_shifts_nothing(code, ruled):
    wrong = {}
    for seed in range(12):
        if found := _complaints(planted(code, seed, 2021 + seed % 5), _style(seed, ruled)):
            wrong[seed] = found[:3]
    assert not wrong


@pytest.mark.parametrize("repeat_head", [True, False])
def test_a_break_inside_the_head_alters_no_label(repeat_head):
    case = Planted(make_draft(3, year=2023))
    table = TableStyle(cut_rows=True, repeat_head=repeat_head)
    style = PaperStyle(landscape=True, font=HEITI, margin=60.0, table=replace(table, size=10.0))
    wrong = {}
    for step in range(80):
        if found := _complaints(case, replace(style, lead=3.0 * step)):
            wrong[step] = found[:3]
    assert not wrong


def _made() -> ReportlabCanvas:
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    return ReportlabCanvas(io.BytesIO())


def _blocks(canvas: ReportlabCanvas) -> list[object]:
    data = canvas.getpdfdata()
    (document,) = pdf.read(data, "a.pdf")
    return [
        block.text
        if isinstance(block, Paragraph)
        else [[cell and cell.text for cell in row] for row in block.rows]
        for block in document.blocks
    ]


def _write(canvas: ReportlabCanvas, height: float, words: dict[float, str], size: float = 10) -> None:
    canvas.setFont("STSong-Light", size)
    for left, text in words.items():
        canvas.drawString(left, height, text)


def test_values_on_a_baseline_of_their_own_stand_beside_their_labels():
    canvas = _made()
    _write(canvas, 700, {72: "信息内容", 200: "本年制发件数", 300: "本年废止件数"}, 12)
    for row, label in enumerate(("规章", "行政规范性文件")):
        _write(canvas, 680 - 18 * row, {72: label}, 12)
        _write(canvas, 683.5 - 18 * row, {210: str(row), 310: str(row + 2)}, 8)
    (rows,) = _blocks(canvas)
    assert rows == [
        ["信息内容", "本年制发件数", "本年废止件数"],
        ["规章", "0", "2"],
        ["行政规范性文件", "1", "3"],
    ]


def test_a_browser_line_with_date_and_title_over_every_page_is_no_text():
    canvas = _made()
    for page in range(3):
        _write(
            canvas,
            815,
            {24: "11/26/26,", 70: "9:53", 100: "PM", 250: "某局2023年政府信息公开工作年度报告"},
            8,
        )
        _write(canvas, 700, {72: f"第{page}页的正文在这里写着。"})
        canvas.showPage()
    text = "".join(map(str, _blocks(canvas)))
    assert text.startswith("第0页")
    assert "2023年" not in text
