"""Workbooks become paragraphs and grids, numbers as the sheet shows them."""

from datetime import datetime
from io import BytesIO

import pytest
import xlsxwriter

from parser.document import Grid, Paragraph
from parser.reading.errors import Damaged, EmptyFile, TooLarge
from parser.reading.sheets import spreadsheet
from parser.samples import make_draft, write
from parser.samples.grid import unrolled
from parser.samples.layouts import pieces_of
from parser.samples.manuscript import Text


def workbook(*sheets):
    buffer = BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for fill in sheets:
            fill(book.add_worksheet(), day)
    return buffer.getvalue()


def rows(*values):
    def fill(sheet, day):
        for number, row in enumerate(values):
            for column, value in enumerate(row):
                if isinstance(value, datetime):
                    sheet.write_datetime(number, column, value, day)
                elif value is not None:
                    sheet.write(number, column, value)

    return fill


def matrices(document):
    return [
        [[None if cell is None else cell.text for cell in row] for row in block.rows]
        for block in document.blocks
        if isinstance(block, Grid)
    ]


@pytest.mark.parametrize("layout", ["xlsx", "xlsx-sheets"])
def test_a_generated_report_comes_back_cell_for_cell(layout):
    draft = make_draft(4, year=2023)
    (document,) = spreadsheet.read(write(draft, layout), "report.xlsx")
    pieces, _ = pieces_of(draft, layout)
    expected = [
        ["".join(position.cell.text.split()) for position in row if position.first]
        for piece in pieces
        if not isinstance(piece, Text)
        for row in unrolled(piece)
    ]
    found = [
        ["".join(cell.text.split()) for cell in line.cells if cell is not None]
        for line in document.lines
        if line.grid is not None or line.text.startswith("第二十条")
    ]
    assert found == expected
    texts = ["".join(piece.text.split()) for piece in pieces if isinstance(piece, Text)]
    assert texts == [
        "".join(block.text.split())
        for block in document.blocks
        if isinstance(block, Paragraph) and not block.text.startswith("第二十条")
    ]


def test_numbers_and_dates_read_as_shown():
    data = workbook(rows(["甲", 3.0, 3.25, 12345678.0, datetime(2024, 1, 9), " 减4 ", True]))
    assert matrices(spreadsheet.read(data, "a.xlsx")[0]) == [
        [["甲", "3", "3.25", "12345678", "2024-01-09", "减4", "True"]]
    ]


def test_blank_cells_are_blank_and_covered_ones_are_not_cells():
    def fill(sheet, _):
        sheet.merge_range(0, 0, 1, 0, "甲")
        sheet.write(0, 1, 1)
        sheet.write(1, 2, 2)

    assert matrices(spreadsheet.read(workbook(fill), "a.xlsx")[0]) == [[["甲", "1", ""], [None, "", "2"]]]


def test_a_label_with_blank_values_stays_a_row():
    data = workbook(rows(["甲", "乙", "丙"], ["规章"], ["文件"]))
    assert matrices(spreadsheet.read(data, "a.xlsx")[0]) == [
        [["甲", "乙", "丙"], ["规章", "", ""], ["文件", "", ""]]
    ]


def test_prose_between_rows_is_a_paragraph_a_line():
    data = workbook(rows(["甲", 1], ["第一句。\n第二句。"], ["乙", 2]))
    (document,) = spreadsheet.read(data, "a.xlsx")
    assert [type(block).__name__ for block in document.blocks] == ["Grid", "Paragraph", "Paragraph", "Grid"]


def test_sheets_with_the_same_form_are_documents_of_their_own():
    form = [[f"标签{chr(ord('甲') + number)}", number] for number in range(15)]
    cover = rows(["说明", "汇总"])
    documents = spreadsheet.read(workbook(cover, rows(*form), rows(*form)), "a.xlsx")
    assert [document.metadata["title"] for document in documents] == ["Sheet2", "Sheet3"]
    assert [part.detail for part in documents[0].unread] == ["Sheet1"]


def test_hidden_sheets_are_left_out_and_an_empty_workbook_is_empty():
    def hidden(sheet, _):
        sheet.hide()
        sheet.write(0, 0, "藏")

    with pytest.raises(EmptyFile):
        spreadsheet.read(workbook(rows([None]), hidden), "a.xlsx")


def test_a_cell_at_the_end_of_the_sheet_does_not_fill_the_memory():
    with pytest.raises(TooLarge):
        spreadsheet.read(
            workbook(lambda sheet, _: (sheet.write(0, 0, 1), sheet.write(1048575, 16383, 1))), "a.xlsx"
        )


def test_broken_workbooks_are_damaged():
    good = workbook(rows(["甲", 1]))
    for cut in (30, len(good) // 2, len(good) - 20):
        with pytest.raises(Damaged):
            spreadsheet.read(good[:cut], "a.xlsx")
