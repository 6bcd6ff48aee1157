"""Tables → bytes of CSV, JSON, JSON lines, Excel and Parquet.

Text of a report never becomes a formula: Excel gets it as a string, and in CSV a
cell that a spreadsheet would take for a formula starts with an apostrophe.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO, StringIO
from itertools import islice
from typing import TYPE_CHECKING

from db.tables import Scalar, Sheet

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
SHEET_ROWS, CELL_CHARACTERS = 1_000_000, 32_767  # Excel's own bounds


def to_csv(sheet: Sheet) -> bytes:
    """CSV in UTF-8 with a byte order mark, so that Excel shows Chinese."""
    text = StringIO()
    writer = csv.writer(text)
    writer.writerow(sheet.names)
    writer.writerows([neutral(value) for value in row] for row in sheet.rows)
    return text.getvalue().encode("utf-8-sig")


def neutral(value: Scalar) -> Scalar:
    """Text that a spreadsheet would run as a formula, made plain."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA_STARTS) else value


def to_json(objects: Iterable[Mapping[str, object]]) -> bytes:
    """A JSON array."""
    return json.dumps(list(objects), ensure_ascii=False, indent=1).encode()


def to_jsonl(objects: Iterable[Mapping[str, object]]) -> bytes:
    """One JSON object a line."""
    return b"".join(json.dumps(item, ensure_ascii=False).encode() + b"\n" for item in objects)


def as_objects(sheet: Sheet) -> Iterable[Mapping[str, object]]:
    """The rows as objects keyed by the columns' names."""
    return (dict(zip(sheet.names, row, strict=True)) for row in sheet.rows)


def to_parquet(sheet: Sheet) -> bytes:
    """Parquet; a column that holds any text is a column of text."""
    from pyarrow import Table, parquet

    columns: dict[str, list[Scalar]] = {name: [] for name in sheet.names}
    for row in sheet.rows:
        for name, value in zip(sheet.names, row, strict=True):
            columns[name].append(value)
    buffer = BytesIO()
    parquet.write_table(
        Table.from_pydict({name: _one_type(values) for name, values in columns.items()}), buffer
    )
    return buffer.getvalue()


def _one_type(values: list[Scalar]) -> list[Scalar]:
    if any(isinstance(value, str) for value in values):
        return [None if value is None else str(value) for value in values]
    return values


def to_xlsx(sheets: Iterable[Sheet]) -> bytes:
    """A workbook, one sheet each, headings in Chinese, frozen and filtered."""
    from xlsxwriter import Workbook

    buffer = BytesIO()
    safe = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Workbook(buffer, {"in_memory": True, **safe}) as book:
        for sheet in sheets:
            _write_sheet(book, sheet)
    return buffer.getvalue()


def _write_sheet(book: Workbook, sheet: Sheet) -> None:
    """The rows, on as many sheets as Excel's bound asks for."""
    rows = iter(sheet.rows)
    number = 1
    while (part := list(islice(rows, SHEET_ROWS))) or number == 1:
        title = sheet.title.zh if number == 1 else f"{sheet.title.zh}{number}"
        _write_rows(book, book.add_worksheet(title), sheet, part)
        number += 1


def _write_rows(book: Workbook, page: Worksheet, sheet: Sheet, rows: Sequence[Sequence[Scalar]]) -> None:
    heading = book.add_format(
        {"bold": True, "text_wrap": True, "valign": "vcenter", "bg_color": "#F2F4F7", "border": 1}
    )
    for column, (words, width) in enumerate(zip(sheet.headings, sheet.widths, strict=True)):
        page.set_column(column, column, width)
        page.write_string(0, column, words.zh, heading)
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row):
            if isinstance(value, str):
                page.write_string(number, column, value[:CELL_CHARACTERS])
            elif value is not None:
                page.write_number(number, column, value)
    page.freeze_panes(1, 1)
    page.autofilter(0, 0, max(len(rows), 1), len(sheet.names) - 1)
