"""Running text as sentences, clauses and quantities: what every check of the prose reads.

A sentence keeps its original words for the quote; ``plain`` is the same text
with full-width forms folded and all white space removed, for matching.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from parser.document import NOWHERE, Line, Place
from parser.numerals import chinese_number
from parser.plain_text import plain_text

_SENTENCE_END = re.compile(r"[。！？!?](?![”’」』）)\]])")
_STOP = re.compile(r"[。！？!?]")
_CLAUSE_END = re.compile(r"[;。!?,](?:(?<!,)|(?!\d{3}(?!\d))|(?<!\d,))")
_NUMBERING = re.compile(
    r"[（(【]?[一二三四五六七八九十\d]{1,3}[）)】、.．]|第[一二三四五六七八九十]+[章节条项]|[一二三四五六七八九十]是"
)
_CLOSED = "。！？!?；;：:”’」』）)】》"
_SHORTEST_WRAPPED_LINE = 18  # characters: a shorter line without a full stop is a heading, not a cut line
_HEADING = re.compile(r"[^。；;,，]{2,30}[:：]?")


class Sentence(NamedTuple):
    """One sentence. ``heading`` is the short line that stands directly above its paragraph, if any."""

    text: str
    plain: str
    place: Place = NOWHERE
    section: str | None = None
    heading: str = ""

    @property
    def clauses(self) -> tuple[str, ...]:
        """The parts of ``plain`` between commas, semicolons and full stops."""
        return split_clauses(self.plain)


def split_clauses(plain: str) -> tuple[str, ...]:
    """The parts of ``plain`` between commas, semicolons and full stops."""
    return tuple(filter(None, _CLAUSE_END.split(plain)))


def sentences(lines: Iterable[Line], section: str | None = None) -> Iterator[Sentence]:
    """The sentences of prose lines, in order; a sentence cut by a line break is healed.

    Rows of a grid with several filled cells are no prose and are left out.
    """
    heading = ""
    for text, place in _paragraphs(lines):
        if not _STOP.search(text):
            plain = plain_text(text)
            yield Sentence(text, plain, place, section, heading)
            heading = plain if _HEADING.fullmatch(text) else ""
            continue
        ends = [match.end() for match in _SENTENCE_END.finditer(text)]
        for begin, end in pairwise((0, *ends, len(text))):
            if stripped := text[begin:end].strip():
                yield Sentence(stripped, plain_text(stripped), place, section, heading)
        heading = plain_text(text) if _HEADING.fullmatch(text) else ""


def _paragraphs(lines: Iterable[Line]) -> Iterator[tuple[str, Place]]:
    pending, start = "", NOWHERE
    for line in lines:
        text = _prose(line)
        if pending and text and _continues(pending, text):
            pending += text
            continue
        if pending:
            yield pending, start
        pending, start = text, line.place
    if pending:
        yield pending, start


def _prose(line: Line) -> str:
    """The words of a paragraph, or of a row with a single filled cell."""
    return line.text.strip() if len(line.words) == 1 else ""


def _continues(before: str, after: str) -> bool:
    """Whether ``after`` is the rest of a sentence that a line break cut."""
    if before[-1] in _CLOSED or _NUMBERING.match(after):
        return False
    return before[-1] in "，,、" or len(before) >= _SHORTEST_WRAPPED_LINE


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit in ``plain`` text, at ``start`` to ``end``.

    ``unit`` is ``件`` (whatever word counts cases), ``元`` (万元 converted), or the unit
    as written, empty when there is none. ``exact`` is false for 约10件, 100余件, 3—5件.
    """

    value: Decimal
    unit: str
    start: int
    end: int
    exact: bool = True


CASE_UNITS = ("件次", "人次", "件", "条", "宗", "份", "次", "起", "例", "个", "张", "笔")
_CASE_UNIT = "|".join(CASE_UNITS)
_ARABIC = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
CHINESE_DIGITS = "零〇一二三四五六七八九十两壹贰貳叁肆伍陆柒捌玖拾"
CHINESE_NUMBER = rf"[{CHINESE_DIGITS}][{CHINESE_DIGITS}百千万佰仟]*"
_QUANTITY = re.compile(
    rf"(?P<about>约|近|超过|逾|不足|达到?近)?(?<![\d.第])(?:"
    rf"(?P<arabic>{_ARABIC})(?P<more>余|多|几)?(?P<scale>万|亿)?(?P<more2>余|多)?(?P<unit>{_CASE_UNIT}|元|%|年|月|日|项|页|人)?"
    rf"|(?P<chinese>{CHINESE_NUMBER})(?P<chinese_more>余|多|几)?(?P<chinese_unit>{_CASE_UNIT}|元)(?!般|样|直|定|性|龙))"
)
_SCALES = {"万": 10_000, "亿": 100_000_000}
_RANGE = re.compile(r"[0-9][-—~至到]$")


def quantities(plain: str) -> Iterator[Quantity]:
    """Every number of ``plain`` that has a unit or stands alone; years, dates and ordinals keep theirs."""
    for match in _QUANTITY.finditer(plain):
        if match["arabic"]:
            value: Decimal | None = Decimal(match["arabic"].replace(",", "")) * _SCALES.get(match["scale"], 1)
            unit, more = match["unit"] or "", match["more"] or match["more2"]
        else:
            number = chinese_number(match["chinese"])
            value = None if number is None else Decimal(number)
            unit, more = match["chinese_unit"], match["chinese_more"]
        if value is None or plain[max(0, match.start() - 1) : match.start()] == "第":
            continue
        ranged = _RANGE.search(plain[max(0, match.start() - 2) : match.start()])
        kind = "件" if unit in CASE_UNITS else unit
        yield Quantity(value, kind, match.start(), match.end(), not (match["about"] or more or ranged))
