"""Where in the file a table stands: from its first label or head to its last value."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from parser.tables.tokens import TokenLine, is_page_number, is_value

# The note in the head is the longest; one line of the head may be in other words than the form's.
_LONGEST_HEAD = 48
# The head of a table written one cell a line takes up to this many lines.
_HEAD_LINES = 40
# The rest of the head and the values behind the last label: one a line, blank or page-number lines between.
_TAIL_LINES = 24
# So many lines without any label end a table.
_FARTHEST = 30

# 结转下年度继续办理3件 is said in prose; labels hold no count.
_COUNTED = re.compile(r"\d\s*[件条宗份次]")

Lines = Sequence[TokenLine]
Anchors = Mapping[str, Sequence[int]]
"""The numbers of the lines that hold a word which only one table has, by that table's section."""


def anchors_in(lines: Lines, tables_with: Callable[[str], Iterable[str]]) -> Anchors:
    """The anchors of all tables; ``tables_with`` names those that alone have certain words."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for number, tokens in enumerate(lines):
        if tokens.is_prose:
            continue
        for token in tokens.words:
            if not token.text.isdigit():
                for section in tables_with(token.text):
                    found[section].append(number)
    return found


def is_counted(text: str) -> bool:
    """Whether the words count something, as no label does."""
    return _COUNTED.search(text) is not None


def anchored(lines: Lines, anchors: Iterable[int], free: Callable[[int], bool]) -> list[int]:
    """The first cluster of a table's anchors."""
    cluster: list[int] = []
    for number in sorted(filter(free, set(anchors))):
        if cluster and _distance(lines, cluster[-1], number) > _FARTHEST:
            if len(cluster) >= 3:
                break
            cluster = []
        cluster.append(number)
    return cluster


def _distance(lines: Lines, start: int, end: int) -> int:
    """Lines with words between two lines; prose counts far more than cells."""
    if end - start <= 1:
        return 0
    return sum(10 if tokens.is_prose else 1 for tokens in lines[start + 1 : end] if tokens.words)


def extended(
    lines: Lines, cluster: Sequence[int], is_head: Callable[[str], bool], free: Callable[[int], bool]
) -> range:
    """The table's lines: the cluster, the head above it and the values below it."""
    start, end = cluster[0], cluster[-1]
    strange = 0
    for number in range(start - 1, max(-1, start - _HEAD_LINES), -1):
        words = lines[number].words
        heads = sum(is_head(token.text) for token in words)
        strange = 0 if heads else strange + bool(words)
        if not free(number) or strange > 1 or any(len(token.text) > _LONGEST_HEAD for token in words):
            break
        if heads and 2 * heads >= len(words):
            start = number
    for number in range(end + 1, min(len(lines), end + _TAIL_LINES)):
        words = lines[number].words
        if not free(number) or not all(is_value(token.text) or is_head(token.text) for token in words):
            break
        if words and not is_page_number(words[0].text):
            end = number
    while end + 1 < len(lines) and free(end + 1) and _is_blank_cell(lines[end + 1]):
        end += 1
    return range(start, end + 1)


def _is_blank_cell(tokens: TokenLine) -> bool:
    """Whether the line is one empty cell, as the last of a row is that holds one cell a line."""
    return len(tokens) == 1 and not tokens.words
