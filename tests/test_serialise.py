"""The JSON of one report keeps the shape that others rely on."""

import json
from datetime import date

import pytest

from parser.checks.catalogue import CATALOGUE
from parser.reading.errors import Encrypted
from parser.scorecard import score_report
from parser.serialise import error_json, report_json
from tests.building import REPORT_KEYS, build_report

FINDING_KEYS = [
    "code",
    "check",
    "severity",
    "section",
    "row",
    "column",
    "label",
    "page",
    "line",
    "reported",
    "expected",
    "difference",
    "quote",
    "message",
]


def written(language="zh", **changes):
    card = score_report(build_report(**changes))
    return json.loads(json.dumps(report_json(card, source="水务局.txt", sha256="0" * 64, language=language)))


def test_keys_stand_in_the_documented_order():
    assert list(written()) == REPORT_KEYS


def test_who_and_when():
    report = written(published=date(2023, 1, 10))
    assert (report["agency"], report["agency_kind"], report["year"]) == ("青石县水务局", "department", 2022)
    assert (report["edition"], report["published"], report["light"], report["score"]) == (
        2021,
        "2023-01-10",
        "green",
        100,
    )


def test_sections_and_outcomes_name_all_there_are():
    report = written(drop_sections=["problems"])
    assert list(report["sections"]) == ["overview", "proactive", "requests", "disputes", "problems", "other"]
    assert report["sections"]["problems"] == "missing"
    assert list(report["outcomes"]) == [check.code for check in CATALOGUE]
    assert set(report["outcomes"].values()) <= {"passed", "failed", "cannot_tell", "inapplicable"}


def test_a_cell_is_a_number_or_null_or_words_and_absent_when_it_was_not_there():
    cells = written(
        cells={
            "proactive.charges.amount": "59237.2449",
            "proactive.licences.decisions": "１２",
            "requests.received.business": "",
            "requests.received.research": "0件",
        },
        drop_rows={"requests": ["granted"]},
    )["cells"]
    assert len(cells) == 193
    assert cells["proactive.charges.amount"] == 59237.2449
    assert cells["proactive.licences.decisions"] == 12
    assert cells["requests.received.business"] is None
    assert cells["requests.received.research"] == "0件"
    assert "requests.granted.total" not in cells


def test_a_finding_says_where_what_and_how_much():
    (finding,) = written(cells={"requests.received.business": "3", "requests.received.total": "8"})[
        "findings"
    ][:1]
    assert list(finding) == FINDING_KEYS
    assert finding["code"] == "BA01"
    assert (finding["section"], finding["row"], finding["column"]) == ("requests", None, "business")
    assert (finding["reported"], finding["expected"], finding["difference"]) == (3, 2, 1)
    assert finding["label"] == "收到和处理政府信息公开申请情况 · 商业企业"


def test_a_finding_on_the_whole_report_has_no_place_in_the_form():
    (finding,) = written(title=None)["findings"]
    assert [finding[key] for key in ("section", "row", "column", "label", "page", "line")] == [None] * 6


def test_the_same_report_in_english():
    (finding,) = written("en", cells={"requests.granted.research": ""})["findings"]
    assert finding["message"].endswith("the cell is blank.")
    assert finding["label"].endswith("Research institutes")


def test_our_own_limits_are_notes_and_listed_as_unread():
    report = written(unread=[["picture", "图1", 33]], unread_rows={"requests": ["granted"]})
    assert {finding["severity"] for finding in report["findings"] if finding["code"] == "RD01"} == {"I"}
    assert [(part["kind"], part["line"]) for part in report["unread"]] == [("picture", 33), ("squeezed", 54)]


@pytest.mark.parametrize(("language", "word"), [("zh", "密码"), ("en", "password")])
def test_an_unreadable_file_is_one_sentence(language, word):
    entry = error_json("某局.docx", Encrypted(), language)
    assert (entry["source"], entry["error"]["kind"]) == ("某局.docx", "encrypted")
    assert word in entry["error"]["message"]
