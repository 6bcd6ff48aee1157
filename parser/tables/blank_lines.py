"""One cell a line without any separator: an empty line where a value is missing is a blank cell."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Sequence

from parser.tables.segments import Segment
from parser.tables.tokens import Token


def restore_blank_cells(segments: Sequence[Segment], width: int) -> None:
    """Insert the blank cells that the line numbers betray, where a row has fewer values than columns.

    The usual distance between two values tells how cells are separated; a larger
    one inside a row, or a larger one than usual at its beginning or end, is a
    blank cell. Nothing is inserted unless the row is then complete.
    """
    singles = [segment for segment in segments if segment.single and segment.place.line]
    if not singles:
        return
    inner = _usual(gap for segment in singles for gap in _inner(segment.data))
    first = _usual(gap for segment in singles if (gap := _first(segment)))
    last = _usual(gap for gap in map(_last, segments, segments[1:]) if gap)
    if not inner:
        return
    for segment, following in zip(segments, [*segments[1:], None], strict=True):
        if segment in singles and 0 < len(segment.data) < width:
            restored = _restored(segment, following, (first, inner, last))
            if len(restored) == width:
                segment.data = restored


def _restored(segment: Segment, following: Segment | None, usual: tuple[int, int, int]) -> list[Token]:
    first, inner, last = usual
    cells = [_blank(segment.data[0])] * _blanks(_first(segment), first, inner)
    for token, gap in zip(segment.data, [*_inner(segment.data), 0], strict=True):
        cells += [token, *[_blank(token)] * _blanks(gap, inner, inner)]
    if following is not None:
        cells += [_blank(segment.data[-1])] * _blanks(_last(segment, following), last, inner)
    return cells


def _blank(beside: Token) -> Token:
    return Token("", beside.place)


def _blanks(gap: int, usual: int, step: int) -> int:
    return max(0, -(-(gap - usual) // step)) if usual and gap > usual else 0


def _inner(data: Sequence[Token]) -> list[int]:
    return [(b.place.line or 0) - (a.place.line or 0) for a, b in itertools.pairwise(data)]


def _first(segment: Segment) -> int:
    return (segment.data[0].place.line or 0) - (segment.place.line or 0) if segment.data else 0


def _last(segment: Segment, following: Segment) -> int:
    """Lines from the last value to the next row; unknown where merged heads stand between."""
    if not segment.data or following.before or not (segment.single and following.single):
        return 0
    return (following.place.line or 0) - (segment.data[-1].place.line or 0)


def _usual(gaps: Iterable[int]) -> int:
    counts = Counter(gaps)
    return counts.most_common(1)[0][0] if counts else 0
