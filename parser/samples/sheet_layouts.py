"""Workbooks: the whole report on one sheet, or each part on a sheet of its own."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from io import BytesIO

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from parser.samples.grid import GridDraft, unrolled
from parser.samples.manuscript import Piece, Text

_WIDTH = 10
_MADE = datetime(2024, 1, 15, 9, tzinfo=UTC).replace(tzinfo=None)


def workbook(pieces: list[Piece], *, sheet_a_section: bool = False) -> bytes:
    """The report as an XLSX: everything on one sheet, or a sheet for each section."""
    buffer = BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        book.set_properties({"created": _MADE})
        for number, part in enumerate(_parts(pieces) if sheet_a_section else [pieces], 1):
            _fill(book.add_worksheet(f"第{number}部分"), part)
    return buffer.getvalue()


def _parts(pieces: Iterable[Piece]) -> list[list[Piece]]:
    parts: list[list[Piece]] = [[]]
    for piece in pieces:
        if isinstance(piece, Text) and piece.kind == "heading":
            parts.append([])
        parts[-1].append(piece)
    return [part for part in parts if part]


def _fill(sheet: Worksheet, pieces: Iterable[Piece]) -> None:
    row = 0
    for piece in pieces:
        if isinstance(piece, Text):
            sheet.merge_range(row, 0, row, _WIDTH - 1, piece.text)
            row += 1
        else:
            _table(sheet, row, piece)
            row += len(piece.rows) + 1


def _table(sheet: Worksheet, top: int, grid: GridDraft) -> None:
    for row, positions in enumerate(unrolled(grid), top):
        for column, position in enumerate(positions):
            cell = position.cell
            if not position.first:
                continue
            value: str | float = float(cell.text) if cell.is_value and _is_number(cell.text) else cell.text
            if cell.columns > 1 or cell.rows > 1:
                sheet.merge_range(row, column, row + cell.rows - 1, column + cell.columns - 1, value)
            else:
                sheet.write(row, column, value)


def _is_number(text: str) -> bool:
    """Whether a spreadsheet would store the text as a number and show it unchanged."""
    return text.isascii() and text.isdigit() and str(int(text)) == text
