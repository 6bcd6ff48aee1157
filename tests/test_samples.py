"""The generator of sample reports keeps its own promises."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from random import Random

import pytest

from parser.form import APPLICANT_COLUMNS, FORMS, REQUEST_COLUMNS
from parser.samples import (
    DEFECTS,
    LAYOUTS,
    Draft,
    Unsuitable,
    demo_roster,
    demo_set,
    invent_agency,
    make_draft,
    plant,
    planted,
    sample_files,
    series,
    words_problems,
    write,
    write_folder,
)
from parser.samples.agencies import SORTS
from parser.samples.grid import print_grid, unrolled
from parser.samples.manuscript import manuscript
from parser.samples.numbers import SIZES, outcome_rows
from parser.samples.phrasing import wordings
from parser.samples.spelling import PLAIN

FIRST_CODES = (
    [f"TI0{n}" for n in range(1, 8)]
    + [f"SE{n:02}" for n in range(1, 12)]
    + [f"TA0{n}" for n in range(1, 8)]
    + [f"CE0{n}" for n in range(1, 5)]
    + [f"BA0{n}" for n in range(1, 6)]
    + ["PL01", "PL02"]
    + [f"FE0{n}" for n in range(1, 9)]
)


def drafts() -> list[Draft]:
    return [
        make_draft(seed, year=year, size=size)
        for seed, size in enumerate(SIZES)
        for year in (2019, 2020, 2021, 2024)
    ]


@pytest.mark.parametrize("draft", drafts(), ids=lambda draft: f"{draft.agency.sort}-{draft.year}")
def test_every_identity_of_the_form_holds(draft):
    value = draft.numbers
    for column in (column.id for column in REQUEST_COLUMNS):
        got = {
            row: value[f"requests.{row}.{column}"]
            for row in (r.id for r in FORMS[draft.edition]["requests"].rows)
        }
        assert got["received"] + got["brought_forward"] == got["processed"] + got["carried_forward"]
        assert got["processed"] == sum(got[row] for row in outcome_rows(draft.edition))
    for row in (row.id for row in FORMS[draft.edition]["requests"].rows):
        parts = [value[f"requests.{row}.{column}"] for column in APPLICANT_COLUMNS]
        assert value[f"requests.{row}.total"] == sum(parts)
    for block in FORMS[draft.edition]["disputes"].rows:
        results = [
            value[f"disputes.{block.id}.{result}"] for result in ("upheld", "corrected", "other", "pending")
        ]
        assert value[f"disputes.{block.id}.total"] == sum(results)


def test_a_report_holds_every_cell_of_its_form():
    for year, count in ((2020, 198), (2023, 200)):
        assert len(make_draft(1, year=year).cells) == count


def test_numbers_roll_forward_over_the_years():
    for seed in range(20):
        reports = series(seed, (2021, 2022, 2023))
        for earlier, later in pairwise(reports):
            for column in (*APPLICANT_COLUMNS, "total"):
                carried = earlier.numbers[f"requests.carried_forward.{column}"]
                assert later.numbers[f"requests.brought_forward.{column}"] == carried
            for row in ("regulations", "normative_documents"):
                before, after = (report.numbers[f"proactive.{row}.in_force"] for report in (earlier, later))
                issued, repealed = (
                    later.numbers[f"proactive.{row}.{word}"] for word in ("issued", "repealed")
                )
                assert after == before + issued - repealed


def test_only_bodies_that_may_make_regulations_report_any():
    for seed in range(200):
        draft = make_draft(seed)
        if draft.numbers["proactive.regulations.in_force"]:
            assert draft.agency.makes_regulations


def test_sizes_run_from_nothing_to_thousands():
    received = {size: make_draft(3, size=size).numbers["requests.received.total"] for size in SIZES}
    assert received["none"] == 0
    assert received["huge"] >= 1500


@pytest.mark.parametrize("sort", SORTS)
def test_every_sort_of_agency_has_a_full_name(sort):
    agency = invent_agency(Random(1), sort)
    assert agency.name == agency.place + agency.own_name


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_same_seed_gives_the_same_bytes(layout):
    assert write(make_draft(7), layout) == write(make_draft(7), layout)


def test_every_code_can_be_planted():
    assert set(FIRST_CODES) <= set(DEFECTS)


@pytest.mark.parametrize("code", DEFECTS)
def test_planting_is_repeatable_and_changes_the_report(code):
    changed = planted(code, 5)
    assert changed == planted(code, 5)
    assert code in {finding.code for finding in changed.expected}


def test_a_defect_that_does_not_fit_a_report_says_so():
    with pytest.raises(Unsuitable):
        plant("SE10", make_draft(1, sort="county_bureau"))


def test_printed_grids_are_rectangles():
    for code in (None, "TA02", "TA03", "TA04", "TA05", "TA06"):
        for seed in range(10):
            draft = planted(code, seed).draft if code else make_draft(seed)
            for section in draft.sections:
                if section.table:
                    grid = print_grid(section.table)
                    assert {len(row) for row in unrolled(grid)} == {grid.width}


def test_prose_leaves_no_placeholder_unfilled():
    for seed in range(60):
        for piece in manuscript(make_draft(seed, year=2019 + seed % 7), PLAIN):
            text = getattr(piece, "text", "")
            assert not set("{}[]|") & set(text), text


def test_problems_differ_between_agencies():
    assert sum(wordings(phrasing) for phrasing in words_problems.PROBLEMS) >= 60


def test_the_demo_shows_every_defect_every_layout_and_mostly_good_reports():
    files = list(demo_set())
    codes = Counter(file.code for file in files)
    assert len({file.draft.agency.name for file in files}) == 60
    assert len({file.draft.year for file in files}) == 3
    assert set(DEFECTS) <= set(codes)
    assert codes[None] > len(files) / 2
    assert {file.layout for file in files} == set(LAYOUTS)


def test_the_demo_s_roster_holds_its_agencies_and_two_that_sent_nothing():
    reporting = {file.draft.agency.name for file in demo_set()}
    _, *expected = demo_roster().splitlines()
    assert len(expected) == 62
    assert reporting <= set(expected)


def test_samples_keep_to_the_formats_and_defects_asked_for(tmp_path):
    files = list(sample_files(6, formats=["html"], defects=["CE01", "BA03"]))
    assert {file.name.rpartition(".")[2] for file in files} == {"html"}
    assert {file.code for file in files} == {"CE01", "BA03"}
    paths = list(write_folder(tmp_path, iter(files + files)))
    assert len(paths) == len(set(paths)) == 12


def test_an_unknown_format_is_named():
    with pytest.raises(KeyError, match="clay"):
        list(sample_files(1, formats=["clay"]))
