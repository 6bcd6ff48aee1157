"""Sentences as agencies write them: what contradicts a table is found, what agrees by some reading is not."""

from __future__ import annotations

from datetime import date
from itertools import chain
from pathlib import Path

import pytest
import yaml

from parser.checks.catalogue import CHECK, evaluate
from parser.checks.context import DEFAULT_CONTEXT
from tests.building import build_report

CASES = Path(__file__).parent / "cases"
WORDINGS, UNSEEN, SILENT, REPORTS = (
    yaml.safe_load((CASES / f"prose_{name}.yml").read_text("utf-8"))
    for name in ("wordings", "unseen", "silent", "reports")
)
CODES = (*WORDINGS, "TX09", "TX10", "TX11", "SE08")
ENOUGH = 10  # of each kind for every code
ENOUGH_UNSEEN = 300


def sentences(kind):
    return [
        pytest.param(code, entry, id=f"{code} {entry['says']}")
        for code, kinds in WORDINGS.items()
        for entry in kinds[kind]
    ]


def beside(name):
    """What makes the report of tests/building.py the one of that name."""
    changes = dict(REPORTS[name])
    if changes:
        agency, year = changes["agency"], changes["year"]
        changes |= {
            "title": f"{agency}{year}年政府信息公开工作年度报告",
            "title_agency": agency,
            "title_year": year,
            "period": [date(year, 1, 1), date(year, 12, 31)],
        }
    return changes


def report_with(entry, name="bureau"):
    name = entry.get("of", name)
    return build_report(**beside(name), prose={entry.get("section", "overview"): [entry["says"]]})


def findings(code, report):
    return evaluate(CHECK[code], report, DEFAULT_CONTEXT).findings


@pytest.mark.parametrize(("code", "entry"), sentences("contradicted"))
def test_a_sentence_against_the_table_is_found(code, entry):
    found = findings(code, report_with(entry))
    assert found
    assert {finding.reported for finding in found} == set(entry.get("reported", [found[0].reported]))


@pytest.mark.parametrize(("_", "entry"), sentences("consistent"))
def test_a_sentence_that_can_be_right_accuses_nobody(_, entry):
    report = report_with(entry)
    assert not {code: found for code in WORDINGS if (found := findings(code, report))}


@pytest.mark.parametrize(
    ("name", "entry"),
    [pytest.param(name, entry, id=entry["says"]) for name in UNSEEN for entry in UNSEEN[name]],
)
def test_a_sentence_that_no_rule_was_written_for_is_judged_rightly(name, entry):
    report = report_with(entry, name)
    found = {code for code in CODES if findings(code, report)}
    must, either = set(entry.get("found", [])), set(entry.get("either", []))
    assert must <= found <= must | either | set(entry.get("may", []))
    assert not either or found & either


@pytest.mark.parametrize("entry", [*chain(*SILENT.values())], ids=lambda entry: entry["says"])
def test_a_sentence_that_no_rule_dares_to_judge_is_left_alone(entry):
    report = report_with(entry)
    assert not [code for code in CODES if findings(code, report)]


@pytest.mark.parametrize("name", REPORTS)
def test_the_reports_beside_which_the_sentences_stand_are_consistent(name):
    report = build_report(**beside(name))
    assert not {
        code: found
        for code, check in CHECK.items()
        if code not in {"SE10", "FE03"} and (found := findings(code, report))
    }


def test_there_are_enough_sentences_that_no_rule_was_written_for():
    assert sum(map(len, UNSEEN.values())) >= ENOUGH_UNSEEN


@pytest.mark.parametrize("code", WORDINGS)
def test_every_check_of_the_prose_is_tried_both_ways(code):
    assert min(len(entries) for entries in WORDINGS[code].values()) >= ENOUGH
