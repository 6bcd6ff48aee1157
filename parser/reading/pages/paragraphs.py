"""Lines of a page → paragraphs: prose is made whole again, headings and titles stay on their own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from parser.document import Paragraph
from parser.reading.pages.glyphs import joined
from parser.reading.pages.layout import PageLayout, TextLine, around

# In heights of the type.
_FULL = 2.2
"""A line that ends within this distance of the right margin is full: it may go on."""

_OF_LINES = 20
"""One of so many lines shows the margin, but never less than two."""

_AT_MARGIN = 0.7
_SAME_SIZE = 0.15
_REST = 0.75
"""Of a title's first line its rest is no longer; an indented line of prose below a title of full width is."""

_ITEM = re.compile(
    r"[?？]*(?:[（(]?[一二三四五六七八九十]+[）)、.．]|第[一二三四五六七八九十]+[条章节]|[（(]?\d{1,2}[）)、.．](?!\d))"
)
# 一、指导思想 below a title that fills its line; 一、二款规定， is the rest of a sentence.
_HEADING = re.compile(r"[一二三四五六七八九十]+[、.．](?![一二三四五六七八九十])[\u4e00-\u9fff、]{2,20}")
_ENDS_SENTENCE = tuple("。！？；：.!?;:")
_WIDE_SPACING = 1.35
"""Times the usual distance of lines: more is a new paragraph."""


@dataclass(frozen=True, slots=True)
class Column:
    """The margins of the prose, as shares of the page's width, and the usual distance of its lines."""

    left: float
    right: float
    spacing: float  # in heights of the type


def measure(pages: Sequence[PageLayout]) -> Column:
    """The margins of a file's prose: where most lines begin and full lines end."""
    lines = [
        (item.box.left / page.width, item.box.right / page.width, item.size / page.width)
        for page in pages
        for item in page.items
        if isinstance(item, TextLine)
    ]
    if not lines:
        return Column(0.1, 0.9, 1.5)
    size = sorted(line[2] for line in lines)[len(lines) // 2]
    left = _outer_cluster([line[0] for line in lines], size)
    right = sorted(line[1] for line in lines)[-max(2, len(lines) // _OF_LINES) :][0]
    # Short lines alone say nothing about the right margin: then it mirrors the left one.
    if right < 1 - left - _FULL * size and sum(line[1] > right - _FULL * size for line in lines) < 3:
        right = 1 - left
    return Column(left, right, _spacing(pages))


def _outer_cluster(edges: list[float], size: float) -> float:
    """The lowest edge that several lines share, or the lowest of all."""
    counts = Counter(round(edge / (size / 2)) for edge in edges)
    shared = [
        step for step, count in counts.items() if count + counts[step + 1] >= max(2, len(edges) // _OF_LINES)
    ]
    wanted = min(shared, default=min(counts))
    return min(edge for edge in edges if round(edge / (size / 2)) >= wanted)


def _spacing(pages: Iterable[PageLayout]) -> float:
    distances = Counter(
        round(10 * (below.box.middle - above.box.middle) / above.size)
        for page in pages
        for above, below in pairwise(page.items)
        if isinstance(above, TextLine) and isinstance(below, TextLine)
    )
    usual = [(count, -distance) for distance, count in distances.items() if 8 <= distance <= 45]
    return -max(usual)[1] / 10 if usual else 1.5


def reflow(lines: Sequence[TextLine], pages: dict[int, PageLayout], column: Column) -> list[Paragraph]:
    """The paragraphs of consecutive lines, each with the place of its first page."""
    groups: list[list[TextLine]] = []
    for line in lines:
        if groups and _continues(groups[-1], line, pages, column):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [_paragraph(group, pages) for group in groups]


def _continues(group: list[TextLine], line: TextLine, pages: dict[int, PageLayout], column: Column) -> bool:
    """Whether ``line`` carries on: the line before is full and this one begins at the margin."""
    before = group[-1]
    if _HEADING.fullmatch(line.text) or (begins_item(line.text) and before.text.endswith(_ENDS_SENTENCE)):
        return False
    width, size = pages[line.page].width, max(before.size, line.size)
    if abs(before.size - line.size) > _SAME_SIZE * size:
        return False
    if before.box.right < column.right * pages[before.page].width - _FULL * size:
        return False
    at_margin = line.box.left <= _left_of(group, column, pages) * width + _AT_MARGIN * size
    if not at_margin and not _is_centred_below(before, line):
        return False
    if before.page != line.page:
        return True
    return line.box.middle - before.box.middle <= _WIDE_SPACING * column.spacing * size


def _is_centred_below(before: TextLine, line: TextLine) -> bool:
    """Whether a line is the rest of a title broken in two: much shorter than the first, and centred as it."""
    left, right = line.box.left - before.box.left, before.box.right - line.box.right
    centred = left > before.size and abs(left - right) < before.size
    return centred and line.box.width < _REST * before.box.width and not before.text.endswith(_ENDS_SENTENCE)


def begins_item(text: str) -> bool:
    """Whether a text begins with a number of its own: 一、 （二） 3. 第四条."""
    return _ITEM.match(text) is not None


def _left_of(group: list[TextLine], column: Column, pages: dict[int, PageLayout]) -> float:
    """Where a continuing line may begin: the margin, or where the paragraph's own later lines begin."""
    if len(group) < 2:
        return column.left
    return max(column.left, group[-1].box.left / pages[group[-1].page].width)


def _paragraph(group: Sequence[TextLine], pages: dict[int, PageLayout]) -> Paragraph:
    first = group[0].page
    box = around(line.box for line in group if line.page == first)
    return Paragraph(joined([line.text for line in group]), pages[first].place(box))
