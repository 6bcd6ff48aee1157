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
    singles = [segment for segment in segments if segment.single and segment.place.line and segment.data]
    if not singles:
        return
    inner = _usual(gap for segment in singles for gap in _inner(segment.data))
    if not inner:
        return
    first, last = _usual(map(_first, singles)), _usual(map(_last, singles))
    if len(singles) == 1:  # nothing to compare it with
        first, last = min(first, inner), min(last, inner)
    for segment in singles:
        if len(segment.data) < width:
            begun = _restored(segment, first, inner)
            ended = [*begun, *[_blank(begun[-1])] * _blanks(_last(segment), last, inner)]
            segment.data = next((cells for cells in (begun, ended) if len(cells) == width), segment.data)


def _restored(segment: Segment, first: int, inner: int) -> list[Token]:
    """The cells with the blank ones before and between them."""
    cells = [_blank(segment.data[0])] * _blanks(_first(segment), first, inner)
    for token, gap in zip(segment.data, [*_inner(segment.data), 0], strict=True):
        cells += [token, *[_blank(token)] * _blanks(gap, inner, inner)]
    return cells


def _blank(beside: Token) -> Token:
    return Token("", beside.place)


def _blanks(gap: int, usual: int, step: int) -> int:
    return max(0, -(-(gap - usual) // step)) if usual and gap > usual else 0


def _inner(data: Sequence[Token]) -> list[int]:
    return [(b.place.line or 0) - (a.place.line or 0) for a, b in itertools.pairwise(data)]


def _first(segment: Segment) -> int:
    return (segment.data[0].place.line or 0) - (segment.place.line or 0)


def _last(segment: Segment) -> int:
    """Lines from the last value to the table's next words; 0 behind its last row, where lines only part."""
    return max(0, segment.ends_before - (segment.data[-1].place.line or 0)) if segment.ends_before else 0


def _usual(gaps: Iterable[int]) -> int:
    """The commonest gap, of equally common ones the smallest; 0 without any."""
    counts = Counter(gap for gap in gaps if gap > 0)
    return min(counts, key=lambda gap: (-counts[gap], gap), default=0)
