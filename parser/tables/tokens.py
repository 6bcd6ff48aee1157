"""The cells of a line as tokens: a value, nothing, or words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from parser.document import GridCell, Line, Place
from parser.numerals import NotANumber, parse_cell

_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_WORDS_FOR_NOTHING = {"无", "無", "没有", "空", "零", "未发生", "不适用"}
_TRAILING_VALUE = re.compile(r"^(?P<label>\S.*?)[\s　]+(?P<values>[^\s　]+(?:[\s　]+[^\s　]+)*)$")
_PAGE_NUMBER = re.compile(r"^[\s　]*(?:[-—－–]+\s*\d{1,3}\s*[-—－–]+|第\s*\d{1,3}\s*页.*)[\s　]*$")


@lru_cache(maxsize=8192)
def is_value(text: str) -> bool:
    """Whether ``text`` could stand in a data cell as a value: a number, a dash, 无, 0件."""
    if not text or len(text) > 24:
        return False
    value = parse_cell(text)
    if not isinstance(value, NotANumber):
        return True
    return (
        value.meaning is not None
        or text in _WORDS_FOR_NOTHING
        or (len(text) <= 4 and not _CHINESE.search(text))
    )


def is_page_number(text: str) -> bool:
    """Whether the line is nothing but a page number: - 3 -, 第3页."""
    return bool(_PAGE_NUMBER.match(text))


@dataclass(frozen=True, slots=True)
class Token:
    """One cell of one line. ``line`` is the line's number in the document."""

    text: str
    place: Place
    line: int
    confidence: float = 1.0

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands there."""
        return not self.text

    @property
    def is_value(self) -> bool:
        """Whether it could be a value of a data cell."""
        return is_value(self.text)


def tokens_of(line: Line, number: int) -> list[Token]:
    """The tokens of a line; covered positions of merged cells are none."""
    if line.grid is None and len(line.cells) == 1:
        return _paragraph_tokens(line.cells[0], number)
    return [
        Token(cell.text.strip(), cell.place, number, cell.confidence)
        for cell in line.cells
        if cell is not None
    ]


def _paragraph_tokens(cell: GridCell | None, number: int) -> list[Token]:
    """A paragraph is one token, unless it is a label with its values behind spaces (行政许可 0)."""
    if cell is None:
        return []
    text = cell.text.strip()
    match = _TRAILING_VALUE.match(text) if len(text) <= 80 else None
    words = match["values"].split() if match else []
    if match and all(is_value(word) for word in words):
        return [Token(part, cell.place, number) for part in (match["label"], *words)]
    return [Token(text, cell.place, number, cell.confidence)]


def filled(tokens: Sequence[Token]) -> list[Token]:
    """The tokens that are not blank."""
    return [token for token in tokens if token.text]
