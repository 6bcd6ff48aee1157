"""Fill the form, write it in any layout, read it back: the same cells, and exactly the planted defects."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from parser.checks.catalogue import CHECK
from parser.checks.context import Context
from parser.reading import read
from parser.reading.encoding import decode
from parser.report import Report, parse
from parser.samples import DEFECTS, LAYOUTS, Draft, Expected, Planted, layouts_for, make_draft, planted, write
from parser.samples.agencies import SORTS
from parser.samples.defects_years import PAIRS, consistent_years
from parser.samples.judging import complaints
from parser.samples.numbers import SIZES
from parser.scorecard import Scorecard, examine

GOOD_REPORTS = 40
LIGHT = [name for name, layout in LAYOUTS.items() if layout.format in ("txt", "md", "html")]
HEAVY = [name for name in LAYOUTS if name not in LIGHT]
YEAR_CODES = tuple(code for code in PAIRS if code.startswith("YR") and code in CHECK)
CODES = tuple(code for code in DEFECTS if code in CHECK)
YEARS = (2019, 2020, 2021, 2022, 2023, 2024)


def _complaints(case: Planted, layout: str) -> list[str]:
    return complaints(case, write(case.draft, layout), f"sample{LAYOUTS[layout].suffix}")


@pytest.mark.parametrize("layout", LAYOUTS)
def test_good_reports_read_back_whole_and_without_a_finding(layout):
    wrong = {}
    for seed in range(GOOD_REPORTS if layout in LIGHT else GOOD_REPORTS // 4):
        case = Planted(make_draft(seed, year=YEARS[seed % len(YEARS)]))
        if found := _complaints(case, layout):
            wrong[seed] = found
    assert not wrong


@pytest.mark.parametrize("code", CODES)
def test_a_planted_defect_is_found_in_every_text_and_web_layout_and_nothing_else(code):
    wrong = {}
    for seed, layout in enumerate(layouts_for(code, LIGHT)):
        if found := _complaints(planted(code, seed, 2021 + seed % 4), layout):
            wrong[seed, layout] = found
    assert not wrong


@pytest.mark.parametrize("code", CODES)
def test_a_planted_defect_is_found_in_office_files_and_nothing_else(code):
    able = layouts_for(code, HEAVY)
    number = CODES.index(code)
    wrong = {}
    for layout in {able[number % len(able)], able[(number * 3 + 1) % len(able)]}:
        if found := _complaints(planted(code, number), layout):
            wrong[layout] = found
    assert not wrong


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    seed=st.integers(1000, 10**6),
    year=st.sampled_from(YEARS),
    sort=st.sampled_from(SORTS),
    size=st.sampled_from(tuple(SIZES)),
    layout=st.sampled_from(LIGHT),
)
def test_any_good_report_reads_back(seed, year, sort, size, layout):
    assert not _complaints(Planted(make_draft(seed, year=year, sort=sort, size=size)), layout)


@pytest.mark.parametrize("seed", [8000001, 8000011, 8000014, 8000021, 8000024, 8000056, 8000083, 8000085])
def test_an_empty_line_before_or_behind_the_values_of_a_row_is_a_blank_cell(seed):
    """One value a line: behind the head, behind the label, and before the next rows' merged head."""
    assert _complaints(planted("CE01", seed, 2021 + seed % 5), "cells-bare") == []


def test_a_blank_among_fifteen_values_without_a_head_is_one_blank_cell():
    case = planted("CE01", 1000)
    assert not _complaints(case, "tabs-bare-disputes")


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(seed=st.integers(1000, 10**6), code=st.sampled_from(CODES), data=st.data())
def test_any_planted_defect_is_found(seed, code, data):
    layout = data.draw(st.sampled_from(layouts_for(code, LIGHT)))
    assert not _complaints(planted(code, seed), layout)


def _card(data: bytes) -> Scorecard:
    return examine(read(data, "sample.txt")[0])


@pytest.mark.parametrize("seed", range(25))
def test_blank_cells_squeezed_out_of_a_row_are_our_limit_and_accuse_nobody(seed):
    """Layout 9: fewer values than columns, so which one is blank cannot be told."""
    case = planted("CE01", seed)
    text = decode(write(case.draft, "cells-bare"))
    card = _card("\n".join(line for line in text.splitlines() if line.strip()).encode())
    named = {(finding.section, finding.row) for finding in card.findings if finding.severity in ("E", "W")}
    assert named <= {(expected.section, expected.row) for expected in case.expected} - {("requests", None)}
    for expected in case.expected:
        if expected.section == "requests":
            assert f"requests.{expected.row}.total" not in card.report.cells
    assert card.outcome("CE01").result != "passed"


@pytest.mark.parametrize("layout", ["tabs-drifting", "tabs-cut"])
@pytest.mark.parametrize("seed", range(25))
def test_where_a_blank_could_be_one_of_two_cells_no_wrong_cell_is_named(layout, seed):
    case = planted("CE01", seed)
    card = _card(write(case.draft, layout))
    right = {(expected.section, expected.row, expected.column) for expected in case.expected}
    named = [finding for finding in card.findings if finding.severity in ("E", "W")]
    assert {(finding.section, finding.row, finding.column) for finding in named} <= right
    for cell in card.report.cells.values():
        assert cell.raw == "" or cell.raw.replace(",", "").replace(" ", "") == case.draft.cells[cell.id]


@pytest.mark.parametrize("layout", [name for name in LIGHT if LAYOUTS[name].blanks and LAYOUTS[name].heads])
def test_a_form_without_a_single_number_is_two_hundred_blank_cells(layout):
    """Layout 10: labels only."""
    draft = make_draft(3, size="none")
    blank = draft.with_cells(dict.fromkeys(draft.cells, ""))
    case = Planted(blank, tuple(Expected("CE01", *cell.split(".")) for cell in blank.cells))
    assert not _complaints(case, layout)


def _report(draft: Draft, layout: str) -> Report:
    return parse(read(write(draft, layout), f"sample{LAYOUTS[layout].suffix}")[0])


@pytest.mark.parametrize("code", YEAR_CODES)
def test_a_break_between_two_years_is_found(code):
    for seed in range(15):
        pair = PAIRS[code](seed, 2023)
        context = Context(previous=_report(pair.other, "tabs"))
        data = write(pair.planted.draft, "html-site")
        assert not complaints(pair.planted, data, "later.html", context), seed


@pytest.mark.skipif(not YEAR_CODES, reason="no check looks at two years yet")
def test_two_consistent_years_give_no_finding():
    for seed in range(60):
        pair = consistent_years(seed, 2021 + seed % 4)
        context = Context(previous=_report(pair.other, "cells"))
        data = write(pair.planted.draft, "tabs")
        assert not complaints(pair.planted, data, "later.txt", context), seed
