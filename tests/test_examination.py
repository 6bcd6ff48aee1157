"""From the bytes of a report to its findings: what is told apart, what is not accused, what is not passed."""

from dataclasses import replace

import pytest

from parser.checks.check import Result, Severity
from parser.form import FORMS, SECTIONS
from parser.reading import read
from parser.reading.encoding import decode
from parser.samples import make_draft, write
from parser.samples.phrasing import Passage, Sentence
from parser.scorecard import Light, examine

BLANKS = {cell: "" for form in FORMS[2021].values() for cell in form.cells}


def examined(draft, layout="tabs"):
    (document,) = read(write(draft, layout), "报告.txt")
    return examine(document)


def good(**changes):
    return replace(make_draft(7, year=2023, size="few"), **changes)


def prose(words):
    return (Passage((Sentence(words),)),)


def accusations(card):
    """Errors and warnings, as (code, section)."""
    return [(f.code, f.section) for f in card.findings if f.severity in {Severity.ERROR, Severity.WARNING}]


@pytest.mark.parametrize(
    ("section", "heading"),
    [
        ("overview", "一、总体情况："),
        ("overview", "　　一、总体情况"),
        ("proactive", "二.主动公开政府信息情况"),
        ("proactive", "二、 主动公开政府信息 情况"),
        ("proactive", "## 二、主动公开政府信息情况"),
        ("disputes", "四、政府信息公开行政复议,行政诉讼情况"),
        ("other", "六、其他需要报告的事项。"),
    ],
)
def test_punctuation_and_spaces_in_a_heading_are_nobodys_fault(section, heading):
    assert accusations(examined(good().with_section(section, heading=heading))) == []


@pytest.mark.parametrize(
    ("section", "heading", "codes"),
    [
        ("overview", "一、概述", ["SE03"]),
        ("proactive", "二、行政机关主动公开政府信息情况", ["SE03"]),
        ("proactive", "主动公开政府信息情况", ["SE04"]),
        ("requests", "三、政府信息依申请公开办理情况", ["SE03"]),
        ("requests", "四、收到和处理政府信息公开申请情况", ["SE04"]),
        ("disputes", "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况", ["SE03"]),
        ("problems", "五、存在问题和改进措施", ["SE03"]),
        ("other", "其他需要说明的事项", ["SE03", "SE04"]),
    ],
)
def test_a_heading_in_other_words_or_without_its_numeral_is_told(section, heading, codes):
    card = examined(good().with_section(section, heading=heading))
    assert accusations(card) == [(code, section) for code in codes]


@pytest.mark.parametrize("section", [form.id for form in SECTIONS])
def test_a_section_left_out_is_one_accusation(section):
    draft = good()
    card = examined(replace(draft, sections=tuple(s for s in draft.sections if s.id != section)))
    assert ("SE01", section) in accusations(card)
    assert {code for code, _ in accusations(card)} <= {"SE01", "FE01"}


@pytest.mark.parametrize("words", ["无", "无。", "暂无。"])
def test_no_problems_at_all_is_an_empty_section(words):
    card = examined(good().with_section("problems", passages=prose(words)))
    assert accusations(card) == [("SE06", "problems")]


def test_a_table_given_in_prose_is_a_missing_table():
    card = examined(good().with_section("disputes", table=None, passages=prose("全年没有复议和诉讼案件。")))
    assert accusations(card) == [("TA01", "disputes")]
    assert card.outcome("BA04").result is Result.CANNOT_TELL
    assert card.outcome("CE01").result is Result.CANNOT_TELL


def test_a_blank_template_is_blank_in_every_cell_and_unbalanced_in_none():
    card = examined(good().with_cells(BLANKS))
    assert [code for code, _ in accusations(card)].count("CE01") == 200
    assert not any(code.startswith("BA") for code, _ in accusations(card))


def test_one_wrong_total_is_one_finding_with_both_sides():
    draft = good()
    total = draft.numbers["disputes.reconsideration.total"]
    card = examined(draft.with_cells({"disputes.reconsideration.total": str(total + 3)}))
    (finding,) = [f for f in card.findings if f.code.startswith("BA")]
    assert (finding.code, finding.row, finding.column) == ("BA04", "reconsideration", None)
    assert (finding.reported, finding.expected, finding.difference) == (total + 3, total, 3)
    assert [term.cell.rpartition(".")[2] for term in finding.right] == [
        "upheld",
        "corrected",
        "other",
        "pending",
    ]


def test_squeezed_rows_are_our_limit_and_neither_accusation_nor_pass():
    full = decode(write(good(), "tabs"))
    row = next(line for line in full.splitlines() if "重复申请" in line)
    squeezed = row.rstrip("\t").rsplit("\t", 5)[0]
    (document,) = read(full.replace(row, squeezed).encode(), "报告.txt")
    card = examine(document)
    assert accusations(card) == []
    assert card.outcome("RD01").result is Result.FAILED
    assert card.outcome("CE01").result is Result.CANNOT_TELL
    assert card.light is Light.GREY


def test_a_report_from_before_the_common_form_is_neither_accused_nor_passed():
    text = (
        "某县水务局2015年政府信息公开工作年度报告\n一、概述\n全年公开信息30条。\n二、存在的问题\n更新偏慢。\n"
    )
    (document,) = read(text.encode(), "2015.txt")
    card = examine(document)
    assert card.report.year == 2015
    assert accusations(card) == []
    assert card.light is Light.GREY
