"""Score and light follow the catalogue; our own limits and waived checks cost nothing."""

import pytest

from parser.checks import catalogue
from parser.checks.catalogue import CATALOGUE, CHECK, BrokenCheck, evaluate, run
from parser.checks.check import Result, Severity
from parser.checks.context import Context
from parser.profile import Profile
from parser.scorecard import Light, light_of, score_of, score_report
from tests.building import build_report


def card(profile=None, **changes):
    return score_report(build_report(**changes), Context(profile=profile or Profile()))


def failed(scorecard):
    return [outcome.check.code for outcome in scorecard.outcomes if outcome.result is Result.FAILED]


def test_a_complete_report_is_green_with_full_score():
    complete = card()
    assert (failed(complete), complete.score, complete.light) == ([], 100, Light.GREEN)


def test_every_check_of_the_catalogue_answers():
    assert [outcome.check for outcome in card().outcomes] == list(CATALOGUE)


def test_an_error_makes_red_and_costs_once_however_many_findings():
    blank = card(cells={"requests.granted.research": "", "requests.granted.legal_service": ""})
    assert (failed(blank), blank.score, blank.light) == (["CE01"], 90, Light.RED)
    assert len(blank.findings) == 2
    assert [outcome.check.code for outcome in blank.deductions] == ["CE01"]


def test_a_warning_makes_yellow():
    slash = card(cells={"requests.granted.research": "/"})
    assert (failed(slash), slash.score, slash.light) == (["CE02"], 97, Light.YELLOW)


def test_a_note_leaves_green():
    note = card(period=None)
    assert (failed(note), note.score, note.light) == (["TI06"], 100, Light.GREEN)


def test_what_could_not_be_read_is_grey_and_costs_nothing():
    picture = card(drop_tables=["requests"], unread=[["picture", "表格图片", 33]])
    assert (failed(picture), picture.score, picture.light) == (["RD01"], 100, Light.GREY)


def test_an_unread_table_never_looks_cleaner_than_a_typo():
    squeezed = card(unread_rows={"requests": ["granted"]})
    assert squeezed.light is Light.GREY
    assert squeezed.outcome("CE01").result is Result.CANNOT_TELL


def test_before_the_common_form_nothing_was_checked_and_nothing_is_green():
    old = card(year=2015, title_year=2015, period=None)
    assert not any(outcome.severity is Severity.ERROR for outcome in old.deductions)
    assert old.light is Light.GREY


def test_the_score_does_not_fall_below_zero():
    rubbish = card(
        title=None, drop_sections=["overview", "proactive", "requests", "disputes", "problems", "other"]
    )
    assert rubbish.light is Light.RED
    assert score_of(rubbish.outcomes * 9) == 0


def test_an_office_sets_severity_and_weight():
    lenient = card(
        Profile(severities={"CE01": "W"}, weights={"CE01": 1}), cells={"requests.granted.research": ""}
    )
    assert (lenient.score, lenient.light) == (99, Light.YELLOW)
    assert [finding.severity for finding in lenient.findings] == [Severity.WARNING]


def test_an_office_switches_a_check_off_and_that_is_said():
    off = card(Profile(switched_off=frozenset({"CE01"})), cells={"requests.granted.research": ""})
    assert (off.score, off.light) == (100, Light.GREEN)
    assert "停用" in off.outcome("CE01").reason.zh


def test_a_check_that_only_warns_here_costs_a_warning():
    early = card(year=2020, form=2021, title_year=2020, period=None)
    assert early.outcome("TA02").severity is Severity.WARNING
    assert early.outcome("TA02").points_lost == 3


def test_the_light_of_some_checks_alone():
    outcomes = card(cells={"requests.granted.research": ""}).outcomes
    assert light_of(o for o in outcomes if o.check.group == "CE") is Light.RED
    assert light_of(o for o in outcomes if o.check.group == "SE") is Light.GREEN


def test_every_verdict_that_is_no_answer_gives_its_reason():
    for changes in (
        {"year": 2015},
        {"drop_tables": ["requests"]},
        {"title": None},
        {"year": None},
        {"form": 2019},
    ):
        for outcome in run(build_report(**changes)):
            if outcome.result in {Result.CANNOT_TELL, Result.INAPPLICABLE}:
                assert outcome.reason is not None, outcome.check.code
                assert outcome.reason.zh.endswith("。"), outcome.check.code


@pytest.fixture
def broken():
    """A check with a defect of its own."""

    def evaluate(_report, _context):
        raise ZeroDivisionError("division by zero")

    original = CHECK["CE01"]
    return catalogue.Check(**{**vars(original), "evaluate": evaluate})


def test_a_broken_check_is_loud_in_tests(broken):
    with pytest.raises(BrokenCheck, match="CE01 ZeroDivisionError"):
        evaluate(broken, build_report())


@pytest.mark.filterwarnings("default::parser.checks.catalogue.BrokenCheck")
def test_a_broken_check_costs_its_own_answer_only(broken):
    with pytest.warns(BrokenCheck):
        outcome = evaluate(broken, build_report())
    assert outcome.result is Result.CANNOT_TELL
    assert "ZeroDivisionError" in outcome.reason.zh
    assert light_of([outcome]) is Light.GREY
