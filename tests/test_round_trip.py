"""Fill the form, write it in any layout, read it back: the same cells, and exactly the planted defects."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from parser.checks.catalogue import CHECK
from parser.samples import DEFECTS, LAYOUTS, Planted, layouts_for, make_draft, planted, write
from parser.samples.agencies import SORTS
from parser.samples.judging import complaints
from parser.samples.numbers import SIZES

GOOD_PER_LAYOUT = 60
CODES = tuple(code for code in DEFECTS if code in CHECK)
YEARS = (2019, 2020, 2021, 2022, 2023, 2024)


def _complaints(case: Planted, layout: str) -> list[str]:
    return complaints(case, write(case.draft, layout), f"sample{LAYOUTS[layout].suffix}")


@pytest.mark.parametrize("layout", LAYOUTS)
def test_good_reports_read_back_whole_and_without_a_finding(layout):
    wrong = {}
    for seed in range(GOOD_PER_LAYOUT):
        case = Planted(make_draft(seed, year=YEARS[seed % len(YEARS)]))
        if found := _complaints(case, layout):
            wrong[seed] = found
    assert not wrong


@pytest.mark.parametrize("code", CODES)
def test_a_planted_defect_is_found_in_every_layout_and_nothing_else(code):
    wrong = {}
    for seed, layout in enumerate(layouts_for(code, list(LAYOUTS))):
        if found := _complaints(planted(code, seed, 2021 + seed % 4), layout):
            wrong[seed, layout] = found
    assert not wrong


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    seed=st.integers(1000, 10**6),
    year=st.sampled_from(YEARS),
    sort=st.sampled_from(SORTS),
    size=st.sampled_from(tuple(SIZES)),
    layout=st.sampled_from(tuple(LAYOUTS)),
)
def test_any_good_report_reads_back(seed, year, sort, size, layout):
    assert not _complaints(Planted(make_draft(seed, year=year, sort=sort, size=size)), layout)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(seed=st.integers(1000, 10**6), code=st.sampled_from(CODES), data=st.data())
def test_any_planted_defect_is_found(seed, code, data):
    layout = data.draw(st.sampled_from(layouts_for(code, list(LAYOUTS))))
    assert not _complaints(planted(code, seed), layout)
