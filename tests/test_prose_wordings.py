"""Sentences as agencies write them: what contradicts a table is found, what agrees by some reading is not."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from parser.checks.catalogue import CHECK, evaluate
from parser.checks.context import DEFAULT_CONTEXT
from tests.building import build_report

CASES = Path(__file__).parent / "cases"
WORDINGS = yaml.safe_load((CASES / "prose_wordings.yml").read_text("utf-8"))
UNSEEN = yaml.safe_load((CASES / "prose_unseen.yml").read_text("utf-8"))
ENOUGH = 10  # of each kind for every code


def sentences(kind):
    return [
        pytest.param(code, entry, id=f"{code} {entry['says']}")
        for code, kinds in WORDINGS.items()
        for entry in kinds[kind]
    ]


def findings(code, entry):
    report = build_report(prose={entry.get("section", "overview"): [entry["says"]]})
    return evaluate(CHECK[code], report, DEFAULT_CONTEXT).findings


@pytest.mark.parametrize(("code", "entry"), sentences("contradicted"))
def test_a_sentence_against_the_table_is_found(code, entry):
    found = findings(code, entry)
    assert found
    assert {finding.reported for finding in found} == set(entry.get("reported", [found[0].reported]))


@pytest.mark.parametrize(("_", "entry"), sentences("consistent"))
def test_a_sentence_that_can_be_right_accuses_nobody(_, entry):
    assert not {code: found for code in WORDINGS if (found := findings(code, entry))}


@pytest.mark.parametrize("entry", UNSEEN, ids=lambda entry: entry["says"])
def test_a_sentence_that_no_rule_was_written_for_is_judged_rightly(entry):
    assert [code for code in WORDINGS if findings(code, entry)] == (
        [entry["found"]] if "found" in entry else []
    )


@pytest.mark.parametrize("code", WORDINGS)
def test_every_check_of_the_prose_is_tried_both_ways(code):
    assert min(len(entries) for entries in WORDINGS[code].values()) >= ENOUGH
