"""The six sections are found under the form's headings, under others, and under none."""

from __future__ import annotations

import re

import pytest

from parser.reading import read
from parser.report import Report, parse
from parser.sections import SectionStatus
from tests.odd_layouts import HEADINGS, OPENING, columns_of_tabs, consistent_cells

TEXT = columns_of_tabs(consistent_cells(0))
PROACTIVE, REQUESTS, DISPUTES = (heading.strip() for heading in HEADINGS)
PROBLEMS, OTHER = "五、存在的主要问题及改进情况", "六、其他需要报告的事项"


def report_of(text: str) -> Report:
    return parse(read(text.encode(), "report.txt")[0])


def statuses(text: str) -> dict[str, str]:
    return {
        section.id: section.status.value
        for section in report_of(text).sections.values()
        if section.status is not SectionStatus.PRESENT
    }


@pytest.mark.parametrize(
    ("written", "instead_of", "section"),
    [
        ("二.主动公开政府信息情况", PROACTIVE, "proactive"),
        ("二､主动公开政府信息情况", PROACTIVE, "proactive"),
        ("　　二、 主动公开政府信息 情况：", PROACTIVE, "proactive"),
        ("## 二、主动公开政府信息情况", PROACTIVE, "proactive"),
        ("第二部分 主动公开政府信息情况", PROACTIVE, "proactive"),
        ("????二、主动公开政府信息情况", PROACTIVE, "proactive"),
        ("四、政府信息公开行政复议,行政诉讼情况", DISPUTES, "disputes"),
        ("四丶政府信息公开行政复议、行政诉讼情况", DISPUTES, "disputes"),
        ("四?政府信息公开行政复议、行政诉讼情况", DISPUTES, "disputes"),  # RTF as LibreOffice saves it
        ("【四、政府信息公开行政复议、行政诉讼情况】", DISPUTES, "disputes"),
        ("肆、政府信息公开行政复议、行政诉讼情况", DISPUTES, "disputes"),
        ("Ⅳ、政府信息公开行政复议、行政诉讼情况", DISPUTES, "disputes"),
        ("三、收到和处理政府信息公开申请情况（见下表）", REQUESTS, "requests"),
        ("三、收到和处理政府信息公开申请情况（单位：件）", REQUESTS, "requests"),
    ],
)
def test_punctuation_and_spacing_of_a_heading_do_not_matter(written, instead_of, section):
    assert section not in statuses(TEXT.replace(instead_of, written))


@pytest.mark.parametrize(
    ("written", "instead_of", "section", "status"),
    [
        ("主动公开政府信息情况", PROACTIVE, "proactive", "unnumbered"),
        ("四、主动公开政府信息情况", PROACTIVE, "proactive", "misnumbered"),
        ("二、行政机关主动公开政府信息情况", PROACTIVE, "proactive", "renamed"),
        ("三、政府信息依申请公开办理情况", REQUESTS, "requests", "renamed"),
        ("四、因政府信息公开工作被申请行政复议、提起行政诉讼情况", DISPUTES, "disputes", "renamed"),
        ("五、存在问题和改进措施", PROBLEMS, "problems", "renamed"),
        ("五、下一步工作打算", PROBLEMS, "problems", "renamed"),
        ("其他需要说明的事项", OTHER, "other", "renamed"),
        (f"{PROBLEMS}\n\n{PROBLEMS}", PROBLEMS, "problems", "duplicated"),
        ("一、概述", "一、总体情况", "overview", "renamed"),
    ],
)
def test_a_heading_in_other_words_is_found_and_told(written, instead_of, section, status):
    assert statuses(TEXT.replace(instead_of, written)) == {section: status}


@pytest.mark.parametrize(
    ("heading", "section"),
    [
        ("一、总体情况", "overview"),
        (PROACTIVE, "proactive"),
        (REQUESTS, "requests"),
        (DISPUTES, "disputes"),
        (PROBLEMS, "problems"),
        (OTHER, "other"),
    ],
)
def test_a_section_without_its_heading_is_found_by_its_content(heading, section):
    assert statuses(TEXT.replace(f"{heading}\n", "")) == {section: "heading_missing"}


def test_a_section_that_is_not_there_is_missing():
    assert statuses(re.sub(f"{PROBLEMS}.*(?={OTHER})", "", TEXT, flags=re.DOTALL)) == {"problems": "missing"}


@pytest.mark.parametrize("words", ["", "无", "无。", "暂无"])
def test_problems_that_say_nothing_are_empty(words):
    assert statuses(re.sub(f"({PROBLEMS}\n).*\n", rf"\1{words}\n", TEXT)) == {"problems": "empty"}


def test_only_a_signature_under_the_last_heading_is_nothing():
    assert statuses(re.sub(f"({OTHER}\n).*\n", r"\1", TEXT)) == {"other": "empty"}


@pytest.mark.parametrize("signed", ["临水县残疾人联合会", "临水县供销合作社联合社\n2024年1月9日"])
def test_a_signature_of_any_public_body_under_the_last_heading_is_nothing(signed):
    assert statuses(re.sub(f"({OTHER}\n).*\n", rf"\1{signed}\n", TEXT)) == {"other": "empty"}


def test_the_page_s_list_of_other_papers_under_the_last_heading_is_nothing():
    links = "相关链接\n2021年政府信息公开工作年度报告 2022-01-20\n"
    assert statuses(re.sub(f"({OTHER}\n).*\n", rf"\1{links}", TEXT)) == {"other": "empty"}


def test_nothing_to_report_under_the_last_heading_is_something():
    assert statuses(re.sub(f"({OTHER}\n).*\n", r"\1无。\n", TEXT)) == {}


@pytest.mark.parametrize("page", ["", " 1", "……3"])
def test_a_list_of_contents_heads_nothing(page):
    names = ["一、总体情况", PROACTIVE, REQUESTS, DISPUTES, PROBLEMS, OTHER]
    contents = "".join(f"{name}{page}\n" for name in names)
    assert statuses(TEXT.replace("一、总体情况\n", f"目录\n{contents}\n一、总体情况\n", 1)) == {}


def test_the_names_of_the_sections_in_a_sentence_head_nothing():
    note = "全文包括总体情况、主动公开政府信息情况、其他需要报告的事项等六个部分。"
    assert statuses(TEXT.replace("一、总体情况\n", f"{note}\n一、总体情况\n", 1)) == {}


def test_the_numbered_names_of_the_sections_in_a_sentence_head_nothing():
    names = "；".join(["一、总体情况", PROACTIVE, REQUESTS, DISPUTES, PROBLEMS, OTHER])
    note = f"编制说明\n本报告分六个部分：{names}。"
    assert statuses(TEXT.replace("一、总体情况\n", f"{note}\n一、总体情况\n", 1)) == {}


@pytest.mark.parametrize("mark", ["：", " ", "。"])
def test_a_short_sentence_behind_a_heading_is_the_section_s(mark):
    report = report_of(re.sub(f"{OTHER}\n.*\n", f"{OTHER}{mark}本年度未收取信息处理费\n", TEXT))
    assert report.sections["other"].status is SectionStatus.PRESENT
    assert report.fee.outcome == "nil"


def test_a_heading_glued_to_the_paragraph_before_or_after_is_found():
    glued = TEXT.replace(f"\n{PROACTIVE}", PROACTIVE).replace(f"{OTHER}\n", f"{OTHER}：")
    report = report_of(glued)
    assert all(section.status is SectionStatus.PRESENT for section in report.sections.values())
    assert report.sections["overview"].prose[-1].text == OPENING.splitlines()[-1]
    assert report.sections["other"].prose[0].text.startswith("本年度未发出收费通知")


def test_rows_of_the_table_that_begin_with_numerals_are_no_headings():
    assert report_of(TEXT).extra_headings == ()


def test_a_seventh_heading_is_extra():
    assert [heading.text for heading in report_of(f"{TEXT}七、附件\n见附表。\n").extra_headings] == [
        "七、附件"
    ]


def test_a_numbered_sub_heading_above_an_overview_without_heading_is_part_of_it():
    text = TEXT.replace("一、总体情况\n（一）主动公开。", "1.主动公开情况\n", 1)
    overview = report_of(text).sections["overview"]
    assert overview.status is SectionStatus.HEADING_MISSING
    assert overview.lines[0].text == "1.主动公开情况"


def test_a_heading_whose_numeral_stands_on_the_line_above_is_whole():
    broken = re.sub(r"(?m)^([一二三四五六]、)", r"\1\n", TEXT)
    report = report_of(broken)
    assert [section.headings[0].numeral for section in report.sections.values()] == [1, 2, 3, 4, 5, 6]
