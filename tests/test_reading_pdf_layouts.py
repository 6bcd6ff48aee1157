"""PDF in many looks: sizes, margins, turned pages, rows cut anywhere, subtotals, with lines and without."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

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
