"""Headings whose numeral stands alone on the line above (二、 | 主动公开政府信息情况) made whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from parser.document import GridCell, Line
from parser.headings import section_named

_NUMERAL = re.compile(r"[一二三四五六]\s*[、.．]|[（(][一二三四五六][)）]")
_LONGEST = 5  # characters of a numeral with its brackets and spaces


def with_whole_headings(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines, each such pair as one."""
    short = [number for number, line in enumerate(lines[:-1]) if len(line.text) <= _LONGEST]
    broken = {number for number in short if _is_broken(lines[number], lines[number + 1])}
    return tuple(_joined(lines, broken)) if broken else tuple(lines)


def _is_broken(above: Line, below: Line) -> bool:
    if above.grid is not None or below.grid is not None:
        return False
    return _NUMERAL.fullmatch(above.text.strip()) is not None and section_named(below.text) is not None


def _joined(lines: Sequence[Line], broken: set[int]) -> Iterator[Line]:
    for number, line in enumerate(lines):
        if number in broken:
            below = lines[number + 1]
            cell = GridCell(line.text.strip() + below.text.strip(), line.place)
            yield Line((cell,), line.place, level=below.level)
        elif number - 1 not in broken:
            yield line
