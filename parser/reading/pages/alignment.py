"""Tables without ruling lines, found in the lines of a page by the words that stand side by side."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise, takewhile

from parser.reading.pages.aligned_rows import table_of
from parser.reading.pages.layout import PageTable, TextLine, Word
from parser.reading.pages.touching_values import apart

_VALUE = re.compile(
    r"[+\-－−]?[0-9０-９]+(?:[,，.． ][0-9０-９]+)*|[/／—–\-－]{1,2}|无|[0-9０-９]+[件条宗份次元]|万元"
)
_SAME_SIZE = 0.15
_MOST_LINES_BETWEEN = 8
"""Lines of labels alone that may stand between two rows with values."""

_WIDE = 28
"""Heights of the type: words in a run this long are prose and no label."""

_GAP_OF_COLUMNS = 0.9

_HALF_A_LINE = 0.9
_NEXT_LINE = 1.55
"""Heights of the type between two lines of one label, at most."""


def is_value(word: Word) -> bool:
    """Whether a word may be the content of a data cell."""
    return _is_value(word.text)


@lru_cache(maxsize=4096)
def _is_value(text: str) -> bool:
    return _VALUE.fullmatch(text) is not None


@dataclass
class AlignedBlock:
    """The lines of one table: first its head, then rows; ``rows`` has at least one line with values."""

    head: list[TextLine] = field(default_factory=list)
    rows: list[TextLine] = field(default_factory=list)


def find_tables(lines: Sequence[TextLine]) -> list[TextLine | PageTable]:
    """The same lines in order, with those of each table replaced by it."""
    found: list[TextLine | PageTable] = []
    index = 0
    while index < len(lines):
        end = _end_of_region(lines, index)
        if end > index and _holds_values(lines[index:end]):
            found += _tables(lines[index:end])
            index = end
        else:
            found.append(lines[index])
            index += 1
    return found


def _end_of_region(lines: Sequence[TextLine], start: int) -> int:
    """The end of the run of table lines that begins at ``start``; ``start`` itself when none does."""
    if len(lines[start].words) < 2 or _is_prose(lines[start], 0.0):
        return start
    size, end = lines[start].size, start + 1
    edge = _first_value(lines[start])
    for index in range(start + 1, len(lines)):
        line = lines[index]
        if index - end >= _MOST_LINES_BETWEEN or not _same_type(line, size) or _is_prose(line, edge):
            break
        edge = min(edge, _first_value(line))
        if len(line.words) > 1:
            end = index + 1
    return end + _labels_of(lines[start:end], lines[end:])


def _first_value(line: TextLine) -> float:
    """Where the values of a line begin."""
    return min((word.box.left for word in line.words if is_value(word)), default=float("inf"))


def _is_prose(line: TextLine, edge: float) -> bool:
    """Whether a line is long, reaches into the values' columns and has no gap as wide as theirs."""
    gaps = [word.box.left - before.box.right for before, word in pairwise(line.words)]
    long = line.box.width > _WIDE * line.size and line.box.right > edge
    return long and max(gaps, default=0.0) < _GAP_OF_COLUMNS * line.size


def _same_type(line: TextLine, size: float) -> bool:
    """Whether the line is set in that size; digits alone do not tell it."""
    return all(map(is_value, line.words)) or abs(line.size - size) <= _SAME_SIZE * max(size, line.size)


def _completes_label(before: TextLine, line: TextLine) -> bool:
    """Whether a line under the last row is the rest of its labels: close below and within their width.

    What stands beside the row, half a line lower, is a label merged over rows of the next page.
    """
    distance = line.box.middle - before.box.middle
    same_type = line.page == before.page and abs(line.size - before.size) <= _SAME_SIZE * before.size
    if not same_type or distance >= _NEXT_LINE * before.size or any(map(is_value, line.words)):
        return False
    if distance < _HALF_A_LINE * before.size and not any(
        word.box.left < other.box.right and other.box.left < word.box.right
        for word in line.words
        for other in before.words
    ):
        return True
    labels = [word.box for word in before.words if not is_value(word)]
    return 0 < len(line.words) <= len(labels) and all(
        any(
            word.box.left >= label.left - line.size and word.box.right <= label.right + line.size
            for label in labels
        )
        for word in line.words
    )


def _holds_values(lines: Sequence[TextLine]) -> bool:
    counts = [sum(map(is_value, line.words)) for line in lines]
    return max(counts) >= 3 or sum(count >= 1 for count in counts) >= 2


def _tables(lines: Sequence[TextLine]) -> list[TextLine | PageTable]:
    """The region's tables; a new one begins where words stand above the columns again."""
    found: list[TextLine | PageTable] = []
    block, waiting = AlignedBlock(), list[TextLine]()
    edge = float("inf")
    for line in apart(lines, is_value):
        values = [word for word in line.words if is_value(word)]
        if values:
            block.rows += [*waiting, line]
            waiting = []
            edge = min(edge, values[0].box.left)
        elif _is_head(line, edge) and not _is_left_of_columns(line, block.head):
            if block.rows:
                mine = _labels_of(block.rows, waiting)
                block.rows += waiting[:mine]
                found += _finished(block)
                block, waiting, edge = AlignedBlock(), waiting[mine:], float("inf")
            elif blank := _blank_rows(block.head, waiting, line):
                found.append(table_of(block.head, waiting[:blank], is_value))
                block, waiting = AlignedBlock(), waiting[blank:]
            if not block.head:
                found += waiting
                block.head = [line]
            else:
                block.head += [*waiting, line]
            waiting = []
        else:
            waiting.append(line)
    block.rows += waiting
    return [*found, *_finished(block)]


def _is_head(line: TextLine, edge: float) -> bool:
    """Whether a line without values stands above columns: several words, one of them over the values."""
    if edge == float("inf"):
        return len(line.words) > 1
    return len(line.words) > 1 and any((word.box.left + word.box.right) / 2 > edge for word in line.words)


def _is_left_of_columns(line: TextLine, head: Sequence[TextLine]) -> bool:
    """Whether a line ends before the labels of the columns begin: then it holds labels of rows."""
    words = sorted((word.box for above in head for word in above.words), key=lambda box: box.left)
    first = next((box.left for box in words if box.left >= words[0].right), 0.0)
    return line.box.right <= first


def _blank_rows(head: Sequence[TextLine], waiting: Sequence[TextLine], line: TextLine) -> int:
    """How many of the lines between two heads are rows without any value.

    A head that begins with the same word as the one before is that of another table;
    what stands between and left of its columns are labels.
    """
    if line.words[0].text not in {above.words[0].text for above in head}:
        return 0
    return sum(1 for _ in takewhile(lambda label: label.box.right <= line.words[1].box.left, waiting))


def _labels_of(rows: Sequence[TextLine], waiting: Sequence[TextLine]) -> int:
    """How many of the lines after the last row are the rest of its label; values may stand between."""
    count = 0
    before = rows[-2] if len(rows) > 1 and all(map(is_value, rows[-1].words)) else rows[-1]
    for line in waiting:
        if not _completes_label(before, line):
            break
        before, count = line, count + 1
    return count


def _finished(block: AlignedBlock) -> list[TextLine | PageTable]:
    if any(is_value(word) for line in block.rows for word in line.words):
        return [table_of(block.head, block.rows, is_value)]
    return [*block.head, *block.rows]
