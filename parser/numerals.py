"""What stands in a table cell: a number, nothing, or something else.

The three are different facts and none is ever turned into another.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Number:
    """A number as reported. ``full_width`` is true for digits written ０–９."""

    value: int | Decimal
    full_width: bool = False


@dataclass(frozen=True, slots=True)
class Blank:
    """An empty cell."""


@dataclass(frozen=True, slots=True)
class NotANumber:
    """Something else, as written: ``/``, ``—``, ``无``, ``0件``.

    ``meaning`` is the number that it states all the same (``0件`` states 0), or None.
    """

    text: str
    meaning: int | Decimal | None = None


CellValue = Number | Blank | NotANumber

# What is longer is no count, and no longer fits a database integer.
_MOST_DIGITS = 18
_GROUPED = re.compile(r"[+-]?\d{1,3}(?:,\d{3}){1,5}(?:\.\d{1,18})?")
_PLAIN = re.compile(r"[+-]?\d{1,18}(?:\.\d{1,18})?")
_WITH_UNIT = re.compile(
    r"(?P<number>[+-]?\d[\d,]*(?:\.\d+)?|[零〇一二三四五六七八九十百千万两]+)\s*(?P<unit>件次|人次|件|条|宗|份|次|起|例|个|项|部|万元|元)"
)
# 12* and 12①: NFKC would make 121 of the latter.
_FOOTNOTE = re.compile(
    r"(?P<number>[\d０-９][\d０-９,，.．]*)(?:[*＊※†‡#①-⑳⑴-⒇¹²³⁴-⁹]+|[\[［【(（]注?\d{0,2}[\]］】)）])"
)
_CHANGE = re.compile(r"(?P<direction>[增减])(?:加|少)?\s*(?P<number>\d+)")
_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_FORMAL = str.maketrans("壹贰貳叁肆伍陆柒捌玖拾佰仟", "一二二三四五六七八九十百千")  # as on cheques
_UNITS = {"十": 10, "百": 100, "千": 1000}
_SPACES = re.compile(r"[\s\u200b\u200c\u200d\ufeff\u00ad]+")
_MINUS = str.maketrans("−－﹣", "---")


@lru_cache(maxsize=8192)
def parse_cell(raw: str, *, signed: bool = False, unit: bool = False) -> CellValue:
    """The fact that a cell states.

    ``signed`` accepts 减4 as −4 (the 2019 form's 本年增/减); ``unit`` accepts
    251000元 (the 2019 form's 采购总金额). Digits split by spaces or line breaks
    (``2 0``) are one number.
    """
    if raw.isdecimal() and raw.isascii() and len(raw) <= _MOST_DIGITS:  # as nearly every cell
        return Number(int(raw))
    text = _SPACES.sub("", raw)
    return _fact(text, signed=signed, unit=unit) if text else Blank()


def _fact(text: str, *, signed: bool, unit: bool) -> Number | NotANumber:
    marked = _FOOTNOTE.fullmatch(text)
    plain = unicodedata.normalize("NFKC", text).translate(_MINUS)
    full_width = plain != text and any("０" <= character <= "９" for character in text)
    if not marked and (number := _decimal(plain)) is not None:
        return Number(number, full_width)
    if signed and (change := _CHANGE.fullmatch(plain)):
        sign = -1 if change["direction"] == "减" else 1
        return Number(sign * int(change["number"]), full_width)
    if measured := _WITH_UNIT.fullmatch(plain):
        meaning = _decimal(measured["number"])
        if meaning is None:
            meaning = chinese_number(measured["number"])
        if unit and measured["unit"] in {"元", "万元"} and meaning is not None:
            return Number(meaning, full_width)
        return NotANumber(text, meaning)
    meaning = _decimal(unicodedata.normalize("NFKC", marked["number"])) if marked else chinese_number(plain)
    return NotANumber(text, meaning)


def _decimal(text: str) -> int | Decimal | None:
    if not (_PLAIN.fullmatch(text) or _GROUPED.fullmatch(text)):
        return None
    try:
        number = Decimal(text.replace(",", ""))
    except InvalidOperation:
        return None
    return int(number) if number == number.to_integral_value() else number


def chinese_number(text: str) -> int | None:
    """十二 → 12, 两 → 2, 一百零三 → 103, 壹拾 → 10, 二〇二二 → 2022; None for anything else."""
    text = text.translate(_FORMAL)
    if not text or any(c not in _DIGITS and c not in _UNITS and c != "万" for c in text):
        return None
    if all(c in _DIGITS for c in text):
        return int("".join(str(_DIGITS[c]) for c in text))
    total = section = digit = 0
    for character in text:
        if character in _DIGITS:
            digit = _DIGITS[character]
        elif character == "万":
            total, section, digit = (total + section + digit) * 10_000, 0, 0
        else:
            section += (digit or 1) * _UNITS[character]
            digit = 0
    return total + section + digit
