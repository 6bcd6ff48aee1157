"""Every check answers its passing and failing examples as the case file of its code says."""

from pathlib import Path

import pytest
import yaml

from parser.checks.catalogue import CATALOGUE, CHECK, evaluate
from parser.checks.context import Children, Context, Neighbour
from parser.profile import Profile
from parser.scorecard import label, message
from parser.serialise import finding_json
from parser.similarity import SharedPassage
from tests.building import build_report

FOLDER = Path(__file__).parent / "cases"
CASES = [
    pytest.param(path.stem, case, id=f"{path.stem} {case['case']}")
    for path in sorted(FOLDER.glob("[A-Z][A-Z][0-9][0-9].yml"))
    for case in yaml.safe_load(path.read_text("utf-8"))
]
CONTEXT = {"previous", "profile", "deadline", "neighbours", "children"}
ABOUT = {"case", "expect", "findings", "reason", *CONTEXT}
NEEDS_NO_REPORT = {"TM02"}  # an agency without a report: told by the overview


def answer(code, case):
    """The report that a case describes and the outcome of its check."""
    report = build_report(**{key: value for key, value in case.items() if key not in ABOUT})
    return report, evaluate(CHECK[code], report, context_of(case))


def context_of(case):
    """What the caller of a check supplies, as the case says."""
    previous = build_report(**case["previous"]) if "previous" in case else None
    neighbours = case.get("neighbours")
    if neighbours is not None:
        neighbours = tuple(
            Neighbour(agency, share, tuple(SharedPassage(own, theirs) for own, theirs in passages))
            for agency, share, passages in neighbours
        )
    children = Children(*case["children"]) if "children" in case else None
    profile = Profile(**case.get("profile", {}))
    return Context(profile, previous, case.get("deadline"), neighbours, children)


@pytest.mark.parametrize(("code", "case"), CASES)
def test_check_answers_as_the_case_says(code, case):
    report, outcome = answer(code, case)
    assert outcome.result == case["expect"], outcome
    found = [finding_json(finding, report) for finding in outcome.findings]
    expected = case.get("findings", [{}] if case["expect"] == "failed" else [])
    assert len(found) == len(expected), found
    for finding, wanted in zip(found, expected, strict=True):
        assert {key: finding[key] for key in wanted} == wanted
    assert case.get("reason", "") in (outcome.reason.zh if outcome.reason else "")


@pytest.mark.parametrize(("code", "case"), CASES)
def test_every_finding_reads_as_a_sentence_in_both_languages(code, case):
    report, outcome = answer(code, case)
    for finding in outcome.findings:
        sentence = message(finding, report)
        assert sentence.zh.endswith(("。", "。”", finding.quote or "。"))
        assert not any(mark in text for text in sentence for mark in ("{", "None", "Bilingual"))
        assert finding.section is None or label(finding, report)


@pytest.mark.parametrize(
    "check", [check for check in CATALOGUE if check.code not in NEEDS_NO_REPORT], ids=lambda check: check.code
)
def test_every_check_has_two_failing_and_two_passing_examples(check):
    answers = [case.values[1]["expect"] for case in CASES if case.values[0] == check.code]
    assert answers.count("failed") >= 2
    assert answers.count("passed") >= 2


def test_codes_are_unique_and_words_are_there_in_both_languages():
    assert len(CHECK) == len(CATALOGUE)
    for check in CATALOGUE:
        assert all(
            text.strip()
            for part in (check.title, check.message, check.advice, check.basis, check.example)
            for text in part
        )
