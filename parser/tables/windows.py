"""Which of the cells behind a label are the data: the window of the form's width."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from parser.tables.segments import Segment
from parser.tables.tokens import Token

Shape = tuple[int, int]
_MANY_ROWS = 6


def learned_offsets(segments: Iterable[Segment], width: int) -> dict[Shape, int]:
    """Where the data begin in rows of one shape, told by the rows of that shape without a blank.

    Rows cut at separators drift: labels leave empty cells before the data and
    trailing separators leave some behind. Rows of equal shape drift equally; where
    they do not (a table cut by a page break), the shape tells nothing, and in a table
    that holds such rows the other shapes only by many of theirs.
    """
    seen: dict[Shape, list[int]] = {}
    for segment in segments:
        if len(segment.data) == width:
            continue  # nothing drifts where every cell is data
        positions = _filled_positions(segment.data)
        if len(positions) == width and positions[-1] - positions[0] == width - 1:
            seen.setdefault(shape_of(segment), []).append(positions[0])
    drifting = any(len(set(offsets)) > 1 for offsets in seen.values())
    enough = _MANY_ROWS if drifting else 1
    return {
        shape: offsets[0]
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


def window(data: Sequence[Token], width: int, learned: int | None) -> Sequence[Token] | None:
    """The ``width`` data cells; an empty sequence when none stands there; None when they cannot be told."""
    if len(data) == width:
        return data
    positions = _filled_positions(data)
    if not positions:
        return data[:width] if len(data) > width else ()
    earliest = max(0, positions[-1] - width + 1)
    latest = min(positions[0], len(data) - width)
    if earliest > latest:
        return None
    if earliest == latest:
        return data[earliest : earliest + width]
    if learned is None or not earliest <= learned <= latest:
        return None  # a blank cell stands at either end: which column it is cannot be told
    return data[learned : learned + width]


def _filled_positions(data: Sequence[Token]) -> list[int]:
    return [position for position, token in enumerate(data) if token.text]
