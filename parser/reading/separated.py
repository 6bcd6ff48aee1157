"""Text whose tables are cut by commas or semicolons (CSV) → the same lines cut by TABs."""

from __future__ import annotations

import csv
from collections.abc import Sequence

from parser.numerals import NotANumber, parse_cell

_SEPARATORS = (",", ";")
# A file is cut by a separator when it holds this many rows, each of this many values.
_ROWS, _VALUES = 8, 5
# Words longer than this, or that hold a full stop, are a sentence with commas of its own.
_LONGEST, _SHORTEST = 60, 8
_QUOTED_LINES = 12


def with_tabs(lines: Sequence[str]) -> list[tuple[str, int]]:
    """The lines with their numbers from 1; rows cut by a separator are cut by TABs instead."""
    separator = next((mark for mark in _SEPARATORS if _separates(mark, lines)), None)
    if separator is None:
        return [(line, number) for number, line in enumerate(lines, 1)]
    rows: list[tuple[str, int]] = []
    reader = csv.reader((f"{line}\n" for line in lines), delimiter=separator, skipinitialspace=True)
    read = 0
    for cells in reader:
        first, read = read, reader.line_num
        if read - first > _QUOTED_LINES:  # a quotation mark that nothing closes
            return [(line, number) for number, line in enumerate(lines, 1)]
        rows.append((_row(cells) or "".join(lines[first:read]), first + 1))
    return rows


def _separates(mark: str, lines: Sequence[str]) -> bool:
    """Whether enough lines hold several numbers between marks: prose with commas never does."""
    return sum(line.count(mark) >= _VALUES and _is_row(line.split(mark)) for line in lines) >= _ROWS


def _is_row(parts: Sequence[str]) -> bool:
    words = [part.strip('" ') for part in parts]
    return sum(bool(word) and not isinstance(parse_cell(word), NotANumber) for word in words) >= _VALUES


def _row(cells: Sequence[str]) -> str | None:
    """The cells cut by TABs; the words alone where only one is filled; None for a sentence."""
    words = ["".join(cell.split("\n")).strip() for cell in cells]
    filled = [word for word in words if word]
    if len(filled) < 2:
        return filled[0] if filled else ""
    if any(len(word) > (_SHORTEST if "。" in word else _LONGEST) for word in filled):
        return None
    return "\t".join(words)
