"""The numerals that Word generates in front of paragraphs (``一、``, ``（二）``, ``3.``)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import NamedTuple

from lxml import etree

_LEVELS = 9
_PLACEHOLDER = re.compile(r"%([1-9])")
_CHINESE = "零一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)


def chinese(number: int, digits: str = _CHINESE, units: str = "十百千") -> str:
    """A number from 0 to 9999 in Chinese numerals: 12 → 十二, 203 → 二百零三; others in digits."""
    if not 0 <= number <= 9999:
        return str(number)
    text = ""
    for position, digit in enumerate(map(int, reversed(str(number)))):
        unit = units[position - 1] if position and digit else ""
        if digit or not text.startswith(digits[0]):
            text = digits[digit] + unit + text
    text = text.rstrip(digits[0]) or digits[0]
    return text[1:] if text.startswith(digits[1] + units[0]) and digits is _CHINESE else text


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        text += letters * count
    return text


def _letter(number: int) -> str:
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _from(first: str, count: int) -> Callable[[int], str]:
    return lambda number: chr(ord(first) + number - 1) if 1 <= number <= count else str(number)


def _cycle(characters: str) -> Callable[[int], str]:
    return lambda number: characters[(number - 1) % len(characters)]


def _digit_by_digit(number: int) -> str:
    return "".join(("〇" + _CHINESE[1:])[int(digit)] for digit in str(number))


_FORMATS: Mapping[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02}",
    "decimalFullWidth": lambda number: "".join(chr(ord("０") + int(digit)) for digit in str(number)),
    "decimalEnclosedCircle": _from("①", 20),
    "decimalEnclosedCircleChinese": _from("①", 20),
    "decimalEnclosedParen": _from("⑴", 20),
    "decimalEnclosedFullstop": _from("⒈", 20),
    "ideographEnclosedCircle": _from("㊀", 10),
    "ideographTraditional": _cycle(_STEMS),
    "ideographZodiac": _cycle(_BRANCHES),
    "ideographDigital": _digit_by_digit,
    "japaneseDigitalTenThousand": _digit_by_digit,
    "chineseLegalSimplified": lambda number: chinese(number, _LEGAL, "拾佰仟"),
    "lowerLetter": _letter,
    "upperLetter": lambda number: _letter(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "none": lambda _: "",
    **dict.fromkeys(
        ("chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting"), chinese
    ),
    "taiwaneseCountingThousand": chinese,
}


class Level(NamedTuple):
    """One level of a list: how its number is written and what stands around it."""

    start: int
    format: str
    text: str
    style: str | None
    legal: bool


class Numbering:
    """Counts the paragraphs of every list of a file; ask for each numbered paragraph once, in order."""

    def __init__(self, root: etree._Element | None) -> None:
        self._lists: dict[str, str] = {}
        self._levels: dict[str, dict[int, Level]] = {}
        self._starts: dict[str, dict[int, int]] = {}
        self._counters: dict[str, list[int | None]] = defaultdict(lambda: [None] * _LEVELS)
        self._begun: set[str] = set()
        if root is not None:
            self._load(root, root.tag.rpartition("}")[0] + "}")

    def _load(self, root: etree._Element, w: str) -> None:
        for abstract in root.iter(f"{w}abstractNum"):
            levels = {_number(level.get(f"{w}ilvl")): _level(level, w) for level in abstract.iter(f"{w}lvl")}
            self._levels[abstract.get(f"{w}abstractNumId") or ""] = levels
        for num in root.iter(f"{w}num"):
            identifier = num.get(f"{w}numId") or ""
            self._lists[identifier] = _value(num, "abstractNumId", w) or ""
            self._starts[identifier] = {
                _number(override.get(f"{w}ilvl")): _number(start)
                for override in num.iter(f"{w}lvlOverride")
                if (start := _value(override, "startOverride", w)) is not None
            }

    def level_of_style(self, list_id: str, style: str) -> int:
        """The level that ``style`` is tied to in the list; 0 without such a tie."""
        levels = self._levels.get(self._lists.get(list_id, ""), {})
        return next((number for number, level in levels.items() if level.style == style), 0)

    def label(self, list_id: str, level_number: int) -> str:
        """What Word prints before the next paragraph of that list and level; blank for bullets."""
        abstract = self._lists.get(list_id, "")
        levels = self._levels.get(abstract, {})
        level = levels.get(level_number)
        if level is None:
            return ""
        counters = self._counters[abstract]
        if list_id not in self._begun:
            self._begun.add(list_id)
            for number, start in self._starts.get(list_id, {}).items():
                counters[number] = start - 1
        before = counters[level_number]
        counters[level_number] = level.start if before is None else before + 1
        counters[level_number + 1 :] = [None] * (_LEVELS - level_number - 1)
        if level.format == "bullet":
            return ""
        return _PLACEHOLDER.sub(lambda found: _count(levels, counters, int(found[1]) - 1, level), level.text)


def _count(levels: Mapping[int, Level], counters: list[int | None], number: int, shown: Level) -> str:
    level = levels.get(number)
    if level is None:
        return ""
    count = counters[number]
    value = level.start if count is None else count
    name = "decimal" if shown.legal else level.format
    return _FORMATS.get(name, str)(value)


def _level(level: etree._Element, w: str) -> Level:
    return Level(
        _number(_value(level, "start", w), 1),
        _value(level, "numFmt", w) or "decimal",
        _value(level, "lvlText", w) or "",
        _value(level, "pStyle", w),
        level.find(f"{w}isLgl") is not None,
    )


def _value(element: etree._Element, name: str, w: str) -> str | None:
    child = element.find(f"{w}{name}")
    return None if child is None else child.get(f"{w}val")


def _number(text: str | None, otherwise: int = 0) -> int:
    try:
        return max(0, min(int(text or ""), 10**6))
    except ValueError:
        return otherwise
