"""A small table of the three figures inside section 六, read as if it were a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise

from parser.document import Line
from parser.plain_text import plain_text
from parser.sentences import Sentence

_FEE_HEAD = re.compile(r"信息处理费|(?:收费|缴费)通知")
_COLUMNS = (3, 2)
_LONGEST_LABEL = 24
_VALUE = re.compile(r"[\d,.零]+(?:万?元|件|份)?")


def grid_sentences(lines: Iterable[Line], section: str) -> Iterator[Sentence]:
    """Rows of a grid that pair fee labels with numbers, as 标签:数字 sentences.

    Either each row is a label with its number, or a row of labels stands above a row of numbers.
    """
    in_grids = (line for line in lines if line.grid is not None)
    for _, rows in groupby(in_grids, key=lambda line: line.grid):
        filled = [(row, [cell.text.strip() for cell in row.cells if cell and cell.text]) for row in rows]
        if not any(_FEE_HEAD.search(text) for _, texts in filled for text in texts):
            continue
        pairs = [(row, texts) for row, texts in filled if len(texts) == 2 and _is_value(texts[1])]
        if pairs:
            yield _sentence(pairs[0][0], [tuple(texts) for _, texts in pairs], section)
            continue
        for (_, heads), (row, values) in pairwise(filled):
            if len(heads) == len(values) and all(map(_is_value, values)):
                yield _sentence(row, list(zip(heads, values, strict=True)), section)


def stacked_sentences(lines: Iterable[Line], section: str) -> Iterator[Sentence]:
    """The same table with one cell a line: labels, then their numbers, or each with its own."""
    cells = [line for line in lines if line.alone and line.text.strip()]
    for count in _COLUMNS:
        for start in range(len(cells) - 2 * count + 1):
            heads, values = cells[start : start + count], cells[start + count : start + 2 * count]
            if _is_stack(heads, values):
                yield _of_lines(heads, values, section)
                return
    pairs = [(head, value) for head, value in pairwise(cells) if _is_label(head) and _is_value(value.text)]
    if len(pairs) in _COLUMNS and any(_FEE_HEAD.search(head.text) for head, _ in pairs):
        yield _of_lines([head for head, _ in pairs], [value for _, value in pairs], section)


def _is_stack(heads: Sequence[Line], values: Sequence[Line]) -> bool:
    named = any(_FEE_HEAD.search(head.text) for head in heads)
    return named and all(map(_is_label, heads)) and all(_is_value(value.text) for value in values)


def _is_label(line: Line) -> bool:
    words = line.text.strip()
    return len(words) <= _LONGEST_LABEL and "。" not in words and not _is_value(words)


def _of_lines(heads: Sequence[Line], values: Sequence[Line], section: str) -> Sentence:
    pairs = [(head.text.strip(), value.text.strip()) for head, value in zip(heads, values, strict=True)]
    return _sentence(values[0], pairs, section)


def _is_value(text: str) -> bool:
    return bool(_VALUE.fullmatch(plain_text(text)))


def _sentence(row: Line, pairs: Sequence[tuple[str, ...]], section: str) -> Sentence:
    text = "；".join("：".join(pair) for pair in pairs)
    plain = re.sub(r"\((?:件|元|万元|份|单位:[^)]*)\)", "", plain_text(text))
    return Sentence(text, plain, row.place, section)
