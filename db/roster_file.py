"""The rows of a roster file: Excel, or CSV in any of the usual encodings and separators."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO

from parser.reading.encoding import decode
from parser.reading.errors import Damaged
from parser.reading.sniff import format_of

SPREADSHEETS = frozenset({"xlsx", "xls", "ods", "et"})


@dataclass(frozen=True, slots=True)
class RosterRow:
    """One row as text; ``number`` is the one that the spreadsheet program shows."""

    number: int
    cells: tuple[str, ...]


def read_rows(data: bytes) -> list[RosterRow]:
    """All rows of the first sheet that has any. Raises ``UnreadableFile``."""
    if format_of(data) in SPREADSHEETS:
        return list(_spreadsheet(data))
    return list(_csv(decode(data)))


def _spreadsheet(data: bytes) -> Iterator[RosterRow]:
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        book = CalamineWorkbook.from_filelike(BytesIO(data))
        sheets = [book.get_sheet_by_index(number) for number in range(len(book.sheet_names))]
    except CalamineError as error:
        raise Damaged from error
    for sheet in sheets:
        rows: list[list[object]] = [list(row) for row in sheet.to_python(skip_empty_area=False)]
        if any(any(row) for row in rows):
            merged = sheet.merged_cell_ranges or []
            yield from _filled(rows, merged)
            return


def _filled(
    rows: list[list[object]], merged: list[tuple[tuple[int, int], tuple[int, int]]]
) -> Iterator[RosterRow]:
    """The rows with a merged cell's words in every row that it spans."""
    for (top, left), (bottom, _) in merged:
        for below in range(top + 1, min(bottom, len(rows) - 1) + 1):
            rows[below][left] = rows[top][left]
    for number, row in enumerate(rows, 1):
        yield RosterRow(number, tuple(_words(value) for value in row))


def _words(value: object) -> str:
    if isinstance(value, datetime | date):
        return value.strftime("%Y-%m-%d")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def _csv(text: str) -> Iterator[RosterRow]:
    separator = max(",;\t", key=text[:4000].count)
    for number, row in enumerate(csv.reader(text.splitlines(), delimiter=separator), 1):
        yield RosterRow(number, tuple(cell.strip() for cell in row))
