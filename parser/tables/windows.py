"""Which of the cells behind a label are the data: the window of the form's width."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from parser.tables.segments import Segment
from parser.tables.tokens import Token

Shape = tuple[int, int]
_MANY_ROWS = 6


class Offset(NamedTuple):
    """Where the data begin in rows of a shape; ``firm`` when many rows say so."""

    at: int
    firm: bool


def learned_offsets(segments: Iterable[Segment], width: int) -> dict[Shape, Offset]:
    """Where the data begin in rows of one shape, told by the rows of that shape without a blank.

    Rows cut at separators drift: labels leave empty cells before the data and
    trailing separators leave some behind. Rows of equal shape drift equally; where
    they do not (a table cut by a page break), the shape tells nothing, and in a table
    that holds such rows the other shapes only by many of theirs. What they say is firm
    where many rows agree on the column of their first value, or on its distance from the label.
    """
    seen: dict[Shape, list[int]] = {}
    begins: list[int] = []  # in which column of its line each row's data begin
    for segment in segments:
        if len(segment.data) == width:  # nothing drifts where every cell is data
            begins.append(shape_of(segment)[1])
            continue
        positions = _filled_positions(segment.data)
        if len(positions) == width and positions[-1] - positions[0] == width - 1:
            seen.setdefault(shape_of(segment), []).append(positions[0])
            begins.append(shape_of(segment)[1] + positions[0])
    drifting = any(len(set(offsets)) > 1 for offsets in seen.values())
    enough = _MANY_ROWS if drifting else 1
    distances = [offset for offsets in seen.values() for offset in offsets]
    regular = any(len(told) >= 2 * _MANY_ROWS and len(set(told)) == 1 for told in (distances, begins))
    return {
        shape: Offset(offsets[0], regular or len(offsets) >= _MANY_ROWS)
        for shape, offsets in seen.items()
        if len(set(offsets)) == 1 and len(offsets) >= enough
    }


def shape_of(segment: Segment) -> Shape:
    """What makes rows drift alike: cells in the line and where its data begin.

    Of one cell a line: how many cells, and how many empty ones stand on the label's
    own line (the pipes of a merge).
    """
    if not segment.single:
        return segment.shape
    merged = sum(not token.text and token.place.line == segment.place.line for token in segment.data)
    return len(segment.data), -1 - merged


def window(
    data: Sequence[Token], width: int, learned: Offset | None, *, totals: bool = False
) -> Sequence[Token] | None:
    """The ``width`` data cells; an empty sequence when none stands there; None when they cannot be told.

    ``totals``: the last cell is the sum of the others, and speaks for or against what was learned.
    """
    if len(data) == width:
        return data
    positions = _filled_positions(data)
    if not positions:
        return data[:width] if len(data) > width else ()
    earliest = max(0, positions[-1] - width + 1)
    latest = min(positions[0], len(data) - width)
    if earliest == latest:
        return data[earliest : earliest + width]
    if learned is None or not earliest <= learned.at <= latest:
        return None  # a blank cell stands at either end: which column it is cannot be told
    if totals and not _borne_out(data, width, learned, range(earliest, latest + 1)):
        return None
    return data[learned.at : learned.at + width]


def _borne_out(data: Sequence[Token], width: int, learned: Offset, possible: range) -> bool:
    """Whether the sums do not speak for another place than the one learned from other rows.

    What few rows say must be borne out by the row's own sum.
    """
    fits = [offset for offset in possible if _adds_up(data[offset : offset + width])]
    if fits:
        return learned.at in fits
    *rest, total = [_number(token) for token in data[learned.at : learned.at + width]]
    return learned.firm and (total is None or sum(filter(None, rest)) <= total)


def _adds_up(cells: Sequence[Token]) -> bool:
    """Whether the last cell is the sum of the others, and not of zeros."""
    total = _number(cells[-1])
    return bool(total) and sum(filter(None, map(_number, cells[:-1]))) == total


def _number(token: Token) -> int | None:
    return int(token.text) if token.text.isascii() and token.text.isdigit() else None


def _filled_positions(data: Sequence[Token]) -> list[int]:
    return [position for position, token in enumerate(data) if token.text]
