"""Layouts that the sample generator does not write: the same cells all the same."""

from __future__ import annotations

import random
import re
from itertools import chain

import pytest

from parser.form import DISPUTES_2021, REQUESTS_2021
from parser.numerals import Blank, NotANumber, parse_cell
from parser.reading import read
from parser.scorecard import Scorecard, examine
from tests.odd_layouts import (
    CLOSING,
    HEADINGS,
    ODD_LAYOUTS,
    columns_of_divs,
    columns_of_tabs,
    commas,
    consistent_cells,
    one_a_line,
    one_a_line_with_gaps,
    open_pipes,
    requests_across,
    spaces,
    values_and_pipes,
)

BLANKED = (
    "requests.received.business",
    "requests.granted.natural_person",
    "requests.denied_state_secret.total",
    "proactive.licences.decisions",
    "disputes.litigation_direct.upheld",
)
RESULT_IDS = [column.id for column in DISPUTES_2021.rows[0].columns]


def card_of(text: str) -> Scorecard:
    return examine(read(text.encode(), "report.txt")[0])


def failed(card: Scorecard) -> dict[str, int]:
    codes = [finding.code for finding in card.findings if finding.severity in ("E", "W")]
    return {code: codes.count(code) for code in codes}


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("layout", ODD_LAYOUTS)
def test_a_good_report_reads_back_whole_and_without_a_finding(layout, seed):
    cells = consistent_cells(seed)
    card = card_of(layout(cells))
    assert {id_: cell.raw for id_, cell in card.report.cells.items()} == cells
    assert (card.report.agency, card.report.year) == ("临水县档案局", 2023)
    assert failed(card) == {}
    assert card.light == "green"


@pytest.mark.parametrize("layout", [columns_of_tabs, open_pipes, one_a_line, one_a_line_with_gaps])
def test_blank_cells_are_found_where_they_stand(layout):
    cells = consistent_cells(3) | dict.fromkeys(BLANKED, "")
    card = card_of(layout(cells))
    blank = {id_ for id_, cell in card.report.cells.items() if isinstance(cell.value, Blank)}
    assert blank == set(BLANKED)


def test_tables_drawn_with_style_sheets_are_tables_and_their_blanks_are_cells():
    cells = consistent_cells(3) | dict.fromkeys(BLANKED, "")
    report = examine(read(columns_of_divs(cells).encode(), "report.html")[0]).report
    assert {id_: cell.raw for id_, cell in report.cells.items()} == cells


@pytest.mark.parametrize("seed", range(12))
def test_a_blank_at_an_end_of_a_drifting_row_stands_where_it_is_or_is_said_to_be_unread(seed):
    """Rows cut at TABs with one blank at either end, empty cells before their values or behind, by chance."""
    chance = random.Random(seed)
    cells = consistent_cells(seed)
    lines = columns_of_tabs(cells).splitlines()
    for row in REQUESTS_2021.rows:
        values = [f"requests.{row.id}.{column.id}" for column in row.columns]
        if chance.random() < 0.3:
            cells[chance.choice((values[0], values[-1]))] = ""
        before = chance.randrange(3)
        cut = ["" for _ in range(before)], [cells[id_] for id_ in values], ["" for _ in range(3 - before)]
        number = next(n for n, line in enumerate(lines) if row.label.zh in line.split("\t"))
        lines[number] = "\t".join((row.label.zh, *chain(*cut)))
    read_cells = card_of("\n".join(lines)).report.cells
    requests = {id_: cell.raw for id_, cell in read_cells.items() if id_.startswith("requests.")}
    assert requests.items() <= cells.items()


def test_a_blank_at_the_end_of_several_rows_is_told_by_the_column_in_which_all_rows_begin():
    blanked = {f"requests.{row}.total" for row in ("received", "granted", "partly_granted")}
    cells = dict.fromkeys(consistent_cells(3), "0") | dict.fromkeys(blanked, "")
    found = card_of(columns_of_tabs(cells)).report.cells
    assert {id_ for id_, cell in found.items() if isinstance(cell.value, Blank)} == blanked


def test_a_blank_between_the_end_of_a_broken_label_and_the_values_is_a_cell():
    cells = consistent_cells(3) | {"requests.not_processed_confirmation.natural_person": ""}
    label = next(row.label.zh for row in REQUESTS_2021.rows if row.id == "not_processed_confirmation")
    text = columns_of_tabs(cells).replace(label, f"{label[:10]}\n{label[10:]}")
    found = card_of(text).report.cells
    assert {id_: cell.raw for id_, cell in found.items()} == cells


def test_a_blank_at_the_very_end_of_a_table_is_a_cell_as_well():
    blanked = {f"requests.carried_forward.{column}" for column in ("natural_person", "total")}
    card = card_of(values_and_pipes(consistent_cells(3) | dict.fromkeys(blanked, "")))
    assert len(card.report.cells) == 200
    assert {id_ for id_, cell in card.report.cells.items() if isinstance(cell.value, Blank)} == blanked


def test_units_and_letters_among_columns_of_spaces_are_cells_of_the_row():
    ids = [
        f"disputes.{block}.{column}"
        for block in ("reconsideration", "litigation_direct")
        for column in RESULT_IDS
    ]
    cells = consistent_cells(3) | {id_: "O" if index % 2 else "0件" for index, id_ in enumerate(ids)}
    card = card_of(spaces(cells))
    assert {id_: cell.raw for id_, cell in card.report.cells.items()} == cells
    assert set(failed(card)) == {"CE02"}


@pytest.mark.parametrize("layout", ODD_LAYOUTS)
def test_a_dash_is_neither_a_zero_nor_a_blank(layout):
    cells = {id_: "—" if text == "0" else text for id_, text in consistent_cells(4).items()}
    report = card_of(layout(cells)).report
    assert {id_: cell.value for id_, cell in report.cells.items()} == {
        id_: NotANumber("—") if text == "—" else parse_cell(text) for id_, text in cells.items()
    }


@pytest.mark.parametrize("layout", [columns_of_tabs, open_pipes, spaces])
def test_a_word_in_one_of_the_fifteen_cells_takes_no_other_value_away(layout):
    cells = consistent_cells(1) | {"disputes.reconsideration.other": "见附件"}
    card = card_of(layout(cells))
    assert {id_: cell.raw for id_, cell in card.report.cells.items()} == cells
    assert failed(card) == {"CE02": 1}


@pytest.mark.parametrize("remark", ["详见附件", "暂未统计", "另行公布"])
def test_words_instead_of_a_single_value_are_no_blank_cell(remark):
    cells = consistent_cells(1) | {"proactive.licences.decisions": remark}
    card = card_of(one_a_line(cells))
    assert card.report.cells["proactive.licences.decisions"].raw == remark
    assert "CE01" not in failed(card)


def test_values_squeezed_together_are_our_limit_and_nobody_is_accused():
    cells = consistent_cells(0) | {"requests.denied_state_secret.research": ""}
    card = card_of(re.sub("(1.属于国家秘密[^\n]*?)  ", r"\1 ", spaces(cells)))
    assert not any(id_.startswith("requests.denied_state_secret") for id_ in card.report.cells)
    assert failed(card) == {}
    assert card.light == "grey"
    assert [part.kind for part in card.report.unread] == ["squeezed"]


def test_a_subtotal_column_is_extra_and_the_others_keep_their_places():
    cells = consistent_cells(1)
    lines = columns_of_tabs(cells).split("\n")
    for number, line in enumerate(lines):
        parts = line.split("\t")
        if len(parts) == 10 and parts[-1].isdigit():
            lines[number] = "\t".join([*parts[:-1], str(sum(map(int, parts[4:9]))), parts[-1]])
        elif parts[-2:] == ["其他", ""]:
            lines[number] = "\t".join([*parts[:-1], "小计", ""])
    card = card_of("\n".join(lines))
    assert {id_: cell.raw for id_, cell in card.report.cells.items()} == cells
    assert [label.text for label in card.report.tables["requests"].extra] == ["小计"]


def test_a_missing_column_is_named_and_the_others_keep_their_places():
    cells = consistent_cells(2)
    lines = columns_of_tabs(cells).split("\n")
    for number, line in enumerate(lines):
        parts = line.split("\t")
        if len(parts) == 10 and parts[-1].isdigit():
            lines[number] = "\t".join([*parts[:7], *parts[8:]])
        lines[number] = lines[number].replace("\t法律服务机构", "")
    card = card_of("\n".join(lines))
    assert card.report.tables["requests"].missing_columns == ("legal_service",)
    rest = {id_: text for id_, text in cells.items() if not id_.endswith(".legal_service")}
    assert {id_: cell.raw for id_, cell in card.report.cells.items()} == rest
    assert failed(card) == {"TA05": 1}


def test_a_table_whose_last_row_is_missing_keeps_the_rows_above_it():
    cells = consistent_cells(2)
    lines = [line for line in columns_of_tabs(cells).split("\n") if "结转下年度继续办理" not in line]
    card = card_of("\n".join(lines))
    assert card.report.tables["requests"].missing_rows == ("carried_forward",)
    assert failed(card) == {"TA04": 1}


def test_two_reports_in_one_file_are_told_and_the_first_is_checked():
    text = columns_of_tabs(consistent_cells(0))
    card = card_of(f"{text}\n{text.replace('临水县档案局', '高原县气象局')}")
    assert card.report.agency == "临水县档案局"
    assert failed(card) == {}
    assert [part.kind for part in card.report.unread] == ["second_report"]


def test_a_table_without_any_number_holds_blank_cells():
    cells = dict.fromkeys(consistent_cells(0), "")
    card = card_of(columns_of_tabs(cells))
    assert len(card.report.cells) == 200
    assert failed(card)["CE01"] == 200
    assert CLOSING.splitlines()[0] in [line.text for line in card.report.lines]


@pytest.mark.parametrize(
    "sentence",
    [
        "结转下年度继续办理3件。",
        "本年新收政府信息公开申请数量0件",
        "本年度收到政府信息公开申请。",
    ],
)
def test_a_sentence_in_the_words_of_a_row_is_no_row_of_the_table(sentence):
    text = columns_of_tabs(consistent_cells(0))
    card = card_of(text.replace("（五）监督", f"{sentence}\n（五）监督", 1))
    assert {str(section.status) for section in card.report.sections.values()} == {"present"}
    assert len(card.report.cells) == 200
    assert not card.outcome("SE11").findings


@pytest.mark.parametrize("words", ["同上", "待定", "约5", "#REF!", "0。", "12件"])
@pytest.mark.parametrize("layout", [columns_of_tabs, one_a_line, values_and_pipes, commas])
def test_words_in_the_place_of_a_number_cost_no_other_cell(layout, words):
    marked = ("requests.denied_state_secret.research", "disputes.reconsideration.upheld")
    cells = consistent_cells(1) | dict.fromkeys(marked, words)
    card = card_of(layout(cells))
    assert {id_: cell.raw for id_, cell in card.report.cells.items()} == cells
    assert failed(card)["CE02"] == len(marked)


def test_a_change_told_in_words_is_a_value_in_a_table_of_one_cell_a_line():
    rows = [
        ["第二十条第（五）项"],
        ["信息内容", "上一年项目数量", "本年增/减", "处理决定数量"],
        ["行政许可", "40", "减4", "12"],
        ["其他对外管理服务事项", "9", "增1", "3"],
    ]
    table = "\n".join(cell for row in rows for cell in row)
    card = card_of(
        f"临水县档案局2020年政府信息公开工作年度报告\n二、主动公开政府信息情况\n{table}\n三、收到和处理政府信息公开申请情况"
    )
    assert card.report.cells["proactive.licences.change"].raw == "减4"
    assert card.report.cells["proactive.licences.decisions"].raw == "12"
    assert card.report.cells["proactive.other_services.decisions"].raw == "3"


def test_a_mark_of_a_footnote_makes_a_cell_no_number_and_leaves_its_neighbours_alone():
    marked = ("proactive.penalties.decisions", "requests.granted.total", "disputes.reconsideration.upheld")
    cells = consistent_cells(1)
    cells |= {id_: f"{cells[id_]}*" for id_ in marked}
    for layout in (columns_of_tabs, one_a_line):
        card = card_of(layout(cells))
        assert {id_: cell.raw for id_, cell in card.report.cells.items()} == cells
        assert failed(card) == {"CE02": len(marked)}


def test_values_that_stand_beside_no_label_are_our_limit_and_no_blank_cells():
    text = requests_across(consistent_cells(1))
    start, end = text.index("一、本年新收"), text.index(HEADINGS[2])
    card = card_of(text[:start] + text[start:end].replace("\t", "\n") + text[end:])
    assert "CE01" not in failed(card)
    assert card.outcome("CE01").result == "cannot_tell"
    assert {part.kind for part in card.report.unread} == {"squeezed"}
