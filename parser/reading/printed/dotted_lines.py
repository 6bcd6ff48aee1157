"""Dots in a row → ruling lines: some producers draw a dotted border as thousands of little squares."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from parser.reading.pages.layout import Box

_GAP = 3.0
"""Points: dots farther apart are of two lines."""

_LEAST = 9.0
"""Points: a shorter row of dots is no line."""


def lines_of(dots: Sequence[Box]) -> Iterator[Box]:
    """Every level and every upright row of dots as one long box."""
    for top, bottom, left, right in _rows((dot.top, dot.bottom, dot.left, dot.right) for dot in dots):
        yield Box(left, top, right, bottom)
    for left, right, top, bottom in _rows((dot.left, dot.right, dot.top, dot.bottom) for dot in dots):
        yield Box(left, top, right, bottom)


_Span = tuple[float, float, float, float]
"""Where a dot or a line stands across its direction (from, to), and along it."""


def _rows(dots: Iterable[_Span]) -> Iterator[_Span]:
    near, far, start, end = 0.0, 0.0, 0.0, float("-inf")
    for dot in [*sorted(dots, key=lambda dot: (round(dot[0], 1), dot[2])), (0.0, 0.0, float("inf"), 0.0)]:
        if round(dot[0], 1) == round(near, 1) and dot[2] - end <= _GAP:
            end = max(end, dot[3])
            continue
        if end - start >= _LEAST:
            yield near, far, start, end
        near, far, start, end = dot
