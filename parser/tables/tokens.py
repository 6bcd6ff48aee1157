"""The cells of a line as tokens: a value, nothing, or words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from parser.document import GridCell, Line
from parser.numerals import NotANumber, parse_cell

Token = GridCell

_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_WORDS_FOR_NOTHING = {
    "无",
    "無",
    "没有",
    "空",
    "零",
    "未发生",
    "不适用",
    "暂无",
    "无此项",
    "不涉及",
    "未统计",
}
_WORDS_FOR_NOTHING |= {"未涉及", "未开展", "不详", "未知", "待定", "待统计", "同上", "见附件"}
# About 5, and the errors of a spreadsheet: no numbers, but cells of data.
_NEARLY_A_NUMBER = re.compile(r"[约近]\d+|\d+(?:左右|余件?|多件?)|#[A-Z/0]{2,7}[!?]?")
# Chinese words without a numeral state no number.
_MAY_COUNT = re.compile(r"[^\u4e00-\u9fff]|[零一二三四五六七八九十百千万两壹贰貳叁肆伍陆柒捌玖拾佰仟]")
_WIDE_GAP = re.compile(r"[ \t　]{2,}")
_PAGE_NUMBER = re.compile(r"^[\s　]*(?:[-—－–]+\s*\d{1,3}\s*[-—－–]+|第\s*\d{1,3}\s*页.*)[\s　]*$")


_LONGEST_VALUE = 24
# A line of one cell that is longer is a sentence, full stop or not.
_LONGEST_ROW = 80


class TokenLine(tuple[Token, ...]):
    """The tokens of a line, with what every table asks of it.

    ``words`` are those that are not blank, ``is_prose`` tells a sentence from a row of a table.
    """

    words: tuple[Token, ...]
    is_prose: bool

    def __new__(cls, tokens: Iterable[Token], words: tuple[Token, ...] | None = None) -> TokenLine:
        """Take the tokens in order, and those of them that are not blank where they are known."""
        line = super().__new__(cls, tokens)
        if words is None:
            words = tuple([token for token in line if token.text])
        line.words = words
        line.is_prose = len(words) == 1 and _is_sentence(words[0].text)
        return line


def _is_sentence(text: str) -> bool:
    return ("。" in text or len(text) > _LONGEST_ROW) and not is_value(text)


@lru_cache(maxsize=8192)
def is_value(text: str) -> bool:
    """Whether ``text`` could stand in a data cell as a value: a number, a dash, 无, 0件."""
    if not text or len(text) > _LONGEST_VALUE:
        return False
    if not _MAY_COUNT.search(text):
        return text in _WORDS_FOR_NOTHING
    value = parse_cell(text, signed=True)
    if not isinstance(value, NotANumber):
        return True
    return (
        value.meaning is not None
        or text in _WORDS_FOR_NOTHING
        or _NEARLY_A_NUMBER.fullmatch(text) is not None
        or (len(text) <= 4 and not _CHINESE.search(text))
    )


def is_page_number(text: str) -> bool:
    """Whether the line is nothing but a page number: - 3 -, 第3页."""
    return bool(_PAGE_NUMBER.match(text))


def tokens_of(line: Line, is_head: Callable[[str], bool]) -> TokenLine:
    """The tokens of a line; covered positions of merged cells are none.

    A paragraph is one token, unless it is a label with its values behind spaces
    (行政许可 0) or several heads with spaces between (自然人 总计).
    """
    if line.grid is not None or len(line.cells) != 1:
        return TokenLine([cell for cell in line.cells if cell is not None], line.words)
    cell = line.cells[0]
    return TokenLine(_tokens_in(cell, is_head) if cell is not None else ())


def _tokens_in(cell: GridCell, is_head: Callable[[str], bool]) -> list[Token]:
    text = cell.text.strip()
    words = text.split() if 2 < len(text) <= 160 and "。" not in text else [text]
    if len(words) < 2:
        return [cell]
    first_value = next((index for index, word in enumerate(words) if is_value(word)), len(words))
    has_values = first_value and all(is_value(word) for word in words[first_value:]) and len(text) <= 80
    if has_values and first_value < len(words):
        words = [" ".join(words[:first_value]), *words[first_value:]]
    elif not _is_head_line(words, is_head):
        words = [word.strip() for word in _WIDE_GAP.split(text)]
        if not _is_head_line(words, is_head):
            return [cell]
    return [cell._replace(text=word) for word in words]


def _is_head_line(words: Sequence[str], is_head: Callable[[str], bool]) -> bool:
    """Whether all words are heads, or all of several but one: that one is a head in other words."""
    heads = sum(map(is_head, words))
    return len(words) > 1 and (heads == len(words) or (heads > 1 and heads == len(words) - 1))


def filled(tokens: Iterable[Token]) -> list[Token]:
    """The tokens of a row's data that are not blank."""
    return [token for token in tokens if token.text]
