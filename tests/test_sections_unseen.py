"""Overviews and headings that no rule was written for are judged rightly."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from parser.checks.catalogue import CHECK, evaluate
from parser.checks.context import DEFAULT_CONTEXT
from parser.form import NUMERALS, SECTION
from parser.reading import read
from parser.report import parse
from tests.building import build_report
from tests.odd_layouts import columns_of_tabs, consistent_cells

UNSEEN = yaml.safe_load((Path(__file__).parent / "cases" / "sections_unseen.yml").read_text("utf-8"))
TEXT = columns_of_tabs(consistent_cells(0))
OF_SECTIONS = ("SE01", "SE02", "SE04", "SE05", "SE06", "SE07", "SE11", "TA01", "FE01", "FE02", "TI01")


def failed(code, report):
    return bool(evaluate(CHECK[code], report, DEFAULT_CONTEXT).findings)


@pytest.mark.parametrize("words", UNSEEN["all_five_topics"])
def test_an_overview_that_tells_of_all_five_topics_lacks_none(words):
    assert not failed("SE09", build_report(prose={"overview": [words]}))


@pytest.mark.parametrize("words", UNSEEN["some_topics_missing"])
def test_an_overview_that_tells_of_some_topics_lacks_the_others(words):
    assert failed("SE09", build_report(prose={"overview": [words]}))


@pytest.mark.parametrize("words", UNSEEN["all_three_of_a_government"])
def test_a_government_that_tells_of_assessment_review_and_accountability_lacks_none(words):
    assert not failed("SE10", build_report(kind="government", prose={"overview": [words]}))


@pytest.mark.parametrize("words", UNSEEN["some_of_a_government_missing"])
def test_a_government_that_tells_of_less_lacks_some(words):
    assert failed("SE10", build_report(kind="government", prose={"overview": [words]}))


@pytest.mark.parametrize(
    ("section", "written"),
    [pytest.param(section, name, id=name) for section, names in UNSEEN["headings"].items() for name in names],
)
def test_a_heading_in_other_words_still_heads_its_section(section, written):
    form = SECTION[section]
    official = f"{NUMERALS[form.numeral - 1]}、{form.name.zh}\n"
    assert official in TEXT
    report = parse(read(TEXT.replace(official, f"{written}\n", 1).encode(), "report.txt")[0])
    assert not [code for code in OF_SECTIONS if failed(code, report)]
