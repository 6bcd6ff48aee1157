"""Values that touch the label before them, because the cells of their table have no margins: 行政法规0."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Sequence

from parser.reading.pages.layout import Box, TextLine, Word

_LABEL_AND_VALUE = re.compile(r"(.*[^\d\s.,，．·（(])(\d+)")
_FEWEST = 4
"""So many values that begin at one place make a column."""

_ONE_PLACE = 1.0
"""Points: values that begin nearer to each other begin at one place."""

_NARROWEST, _WIDEST = 0.4, 0.7
"""The width of a digit in heights of the type."""


def apart(lines: Sequence[TextLine], is_value: Callable[[Word], bool]) -> list[TextLine]:
    """The lines of a table with such labels and values as two words each."""
    starts = _columns([word.box.left for line in lines for word in line.words if is_value(word)])
    if not starts:
        return list(lines)
    return [
        TextLine(tuple(part for word in line.words for part in _parts(word, starts)), line.page)
        for line in lines
    ]


def _columns(lefts: Sequence[float]) -> list[float]:
    """Where columns of values begin that are set flush left."""
    counts = Counter(round(left / _ONE_PLACE) for left in lefts)
    return sorted(place * _ONE_PLACE for place, count in counts.items() if count >= _FEWEST)


def _parts(word: Word, starts: Sequence[float]) -> tuple[Word, ...]:
    found = _LABEL_AND_VALUE.fullmatch(word.text)
    if found is None:
        return (word,)
    digits, (left, top, right, bottom) = len(found[2]), word.box
    for start in starts[bisect_left(starts, left) :]:
        if _NARROWEST * word.size * digits <= right - start <= _WIDEST * word.size * digits:
            label = Word(found[1], Box(left, top, start, bottom), word.size, word.confidence)
            return label, Word(found[2], Box(start, top, right, bottom), word.size, word.confidence)
    return (word,)
