"""Spreadsheets (``.xlsx``, ``.xls``, ``.et``, ``.ods``) → one ``Document`` a workbook, or one a sheet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from io import BytesIO
from itertools import combinations, groupby
from typing import NamedTuple

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from parser.document import Block, Document, Grid, GridCell, Paragraph, Place, Unread
from parser.reading import limits
from parser.reading.errors import Damaged, EmptyFile, Encrypted, TooLarge
from parser.reading.grids import LABEL_LENGTH
from parser.reading.package import Package
from parser.reading.sheets.ods_merges import Range, merged_ranges
from parser.reading.sniff import format_of
from parser.reading.whitespace import collapse

Value = int | float | str | bool | time | date | datetime | timedelta | None

_FILLED_CELL = re.compile(rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]{1,3})(\d{1,7})"[^>]*?(?<!/)>')
# Sheets that share this part of their labels are the same form filled in several times.
_SAME_FORM = 0.6
_FEWEST_LABELS = 12


def read(data: bytes, name: str) -> tuple[Document, ...]:
    """The report of a workbook; one a sheet when its sheets are the same form filled in several times.

    A place is the sheet (as page) and the row. Hidden sheets are left out. Raises
    ``Damaged``, ``EmptyFile``, ``Encrypted`` or ``TooLarge``.
    """
    kind = format_of(data)
    if kind == "xlsx":
        _refuse_far_cells(data)
    sheets = {title: blocks for title, blocks in _sheets(data, kind) if blocks}
    if not sheets:
        raise EmptyFile
    forms = _repeated_forms(sheets)
    if not forms:
        blocks = tuple(block for found in sheets.values() for block in found)
        return (Document(blocks, kind, {"file_name": name}),)
    left_out = tuple(Unread("unrecognised", title) for title in sheets if title not in forms)
    return tuple(
        Document(tuple(sheets[title]), kind, {"file_name": name, "title": title}, left_out) for title in forms
    )


def _refuse_far_cells(data: bytes) -> None:
    """Refuse sheets with a cell so far out that everything before it would not fit into memory."""
    package = Package(data)
    for part in package.names:
        if not (part.startswith("xl/worksheets/") and part.endswith(".xml")):
            continue
        rows = columns = 0
        for found in _FILLED_CELL.finditer(package.read(part, limits.XML_BYTES) or b""):
            rows = max(rows, int(found[2]))
            columns = max(columns, _column(found[1]))
        if rows * columns > limits.CELLS:
            raise TooLarge


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _sheets(data: bytes, kind: str) -> Iterator[tuple[str, list[Block]]]:
    try:
        workbook = CalamineWorkbook.from_filelike(BytesIO(data))
        spans = merged_ranges(data) if kind == "ods" else {}
        for number, sheet in enumerate(workbook.sheets_metadata, 1):
            if sheet.typ == SheetTypeEnum.WorkSheet and sheet.visible == SheetVisibleEnum.Visible:
                found = workbook.get_sheet_by_name(sheet.name)
                merged = spans.get(sheet.name) or found.merged_cell_ranges or []
                yield sheet.name, list(_blocks(found, number, merged))
    except PasswordError as error:
        raise Encrypted from error
    except (CalamineError, OSError, ValueError) as error:
        raise Damaged from error


class _Row(NamedTuple):
    """A sheet's row: the text of each position, None where a merge covers."""

    place: Place
    texts: Sequence[str | None]
    is_merged: bool

    @property
    def lone(self) -> str | None:
        """The row's only text, None when it has several."""
        filled = [text for text in self.texts if text]
        return filled[0] if len(filled) == 1 else None


def _blocks(sheet: CalamineSheet, number: int, merges: Sequence[Range]) -> Iterator[Block]:
    """Paragraphs and grids of a sheet, in parts between blank rows."""
    if sheet.total_height * sheet.total_width > limits.CELLS or sheet.total_width > limits.COLUMNS:
        raise TooLarge
    merged = {top for (top, left), (_, right) in merges if right > left}
    rows = (
        _Row(Place(number, index + 1), texts, index in merged)
        for index, texts in enumerate(_matrix(sheet, merges))
    )
    for is_filled, part in groupby(rows, lambda row: any(row.texts)):
        if is_filled:
            yield from _part_blocks(list(part))


def _part_blocks(rows: list[_Row]) -> Iterator[Block]:
    """Lone cells above the grid, merged ones below it and prose anywhere are paragraphs."""
    wide = [index for index, row in enumerate(rows) if row.lone is None]
    start, end = (wide[0], wide[-1] + 1) if wide else (len(rows), len(rows))
    while end < len(rows) and not rows[end].is_merged:
        end += 1  # a label whose values are blank
    grid: list[_Row] = []
    for index, row in enumerate(rows):
        text = row.lone
        if text is not None and (not start <= index < end or "。" in text or len(text) > LABEL_LENGTH):
            yield from _grid(grid)
            grid = []
            yield from (Paragraph(words, row.place) for line in text.split("\n") if (words := collapse(line)))
        else:
            grid.append(row)
    yield from _grid(grid)


def _grid(rows: Sequence[_Row]) -> Iterator[Grid]:
    """The rows as a grid, without the columns at its edges that are blank from top to bottom."""
    filled = [index for row in rows for index, text in enumerate(row.texts) if text]
    if not filled:
        return
    columns = slice(min(filled), max(filled) + 1)
    yield Grid(tuple(tuple(_cell(text, row) for text in row.texts[columns]) for row in rows), rows[0].place)


def _cell(text: str | None, row: _Row) -> GridCell | None:
    return None if text is None else GridCell(collapse(text), row.place)


def _matrix(sheet: CalamineSheet, merges: Sequence[Range]) -> list[list[str | None]]:
    """Every cell's text from the first row and column on; None where a merge covers."""
    matrix: list[list[str | None]] = [
        [_text(value) for value in row] for row in sheet.to_python(skip_empty_area=False)
    ]
    for (top, left), (bottom, right) in merges:
        for row in matrix[top : bottom + 1]:
            for column in range(left, min(right + 1, len(row))):
                row[column] = None if (row is not matrix[top] or column != left) else row[column]
    return matrix


def _text(value: Value) -> str:
    """A value as the sheet shows it when no format changes it: 3.0 → 3."""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    return "" if value is None else str(value).strip()


def _repeated_forms(sheets: dict[str, list[Block]]) -> list[str]:
    """The sheets that hold the same form, in order; none when the workbook is one report."""
    labels = {title: _labels(blocks) for title, blocks in sheets.items()}
    alike: set[str] = set()
    for first, second in combinations(labels, 2):
        fewest = min(len(labels[first]), len(labels[second]))
        if fewest >= _FEWEST_LABELS and len(labels[first] & labels[second]) >= _SAME_FORM * fewest:
            alike |= {first, second}
    return [title for title in sheets if title in alike]


def _labels(blocks: Sequence[Block]) -> set[str]:
    return {
        cell.text
        for block in blocks
        if isinstance(block, Grid)
        for row in block.rows
        for cell in row
        if cell is not None and any(character.isalpha() for character in cell.text)
    }
