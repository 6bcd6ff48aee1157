"""Dates in a report: the period reported on, the signature's date, the page's date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from parser.document import NOWHERE, Line, Place
from parser.numerals import chinese_number
from parser.plain_text import plain_text

_PERIOD = re.compile(
    r"(?:(?P<year>(?:19|20)\d{2})年(?:度)?)?(?P<month>\d{1,2})月(?P<day>\d{1,2})日(?:起)?(?:开始)?[,，]?(?:至|到|—+|-+|－+|~|～|–)"
    r"(?:(?P<end_year>(?:19|20)\d{2}|同|当)年(?:度)?)?(?P<end_month>\d{1,2})月(?P<end_day>\d{1,2})日"
)
_ARABIC = re.compile(
    r"(?P<year>(?:19|20)\d{2})\s*[年./\-]\s*(?P<month>\d{1,2}|元)\s*[月./\-]\s*(?P<day>\d{1,2})(?:\s*日)?(?!\d)"
)
_CHINESE = re.compile(
    r"(?P<year>二[〇○零O0][〇○零O0一二三四五六七八九]{2})年(?P<month>[一二三四五六七八九十]{1,2}|元)月(?P<day>[一二三四五六七八九十]{1,3})日"
)
_STATED = re.compile(
    r"(?:发布|公布|公开|生成|成文|发文|印发|更新|信息)(?:时间|日期)\s*[:：]?\s*|(?:日期|时间)\s*[:：]\s*"
)
_DOTTED = re.compile(r"((?:19|20)\d{2})[./-](\d{1,2})[./-](\d{1,2})(?!\d)")
_YEAR_END = re.compile(r"日|12[./-]31")
_WIDE = str.maketrans("０１２３４５６７８９", "0123456789")
_FIRST_MONTH = "元"  # 元月 is January
_SHORT = 40


@dataclass(frozen=True)
class Period:
    """The statistical period stated in the text."""

    start: date
    end: date
    quote: str
    place: Place


@dataclass(frozen=True)
class Dated:
    """A date of publication or signature. ``source`` is ``signature``, ``text`` or ``metadata``."""

    date: date
    source: str
    quote: str
    place: Place


def find_period(lines: Sequence[Line], year: int | None) -> Period | None:
    """The statistical period (…1月1日至12月31日); ``year`` completes one that names none."""
    for line in lines:
        if not _YEAR_END.search(line.text):
            continue
        text = _DOTTED.sub(_in_words, plain_text(line.text))
        for match in _PERIOD.finditer(text):
            period = _period(match, year, line.place)
            if period:
                return period
    return None


def _in_words(dotted: re.Match[str]) -> str:
    return f"{dotted[1]}年{dotted[2]}月{dotted[3]}日"


def _period(match: re.Match[str], year: int | None, place: Place) -> Period | None:
    begin_year = int(match["year"]) if match["year"] else year
    if begin_year is None:
        return None
    end_year = int(match["end_year"]) if (match["end_year"] or "").isdigit() else begin_year
    start = _date(begin_year, int(match["month"]), int(match["day"]))
    end = _date(end_year, int(match["end_month"]), int(match["end_day"]))
    if not start or not end or (end - start).days < 300:
        return None
    return Period(start, end, match[0], place)


def dates_in(text: str) -> Iterator[date]:
    """Every full date written in ``text``, in Arabic or Chinese numerals."""
    text = text.translate(_WIDE)
    for match in _ARABIC.finditer(text):
        month = 1 if match["month"] == _FIRST_MONTH else int(match["month"])
        if found := _date(int(match["year"]), month, int(match["day"])):
            yield found
    for match in _CHINESE.finditer(text):
        year = chinese_number(match["year"].translate(str.maketrans("○零O0", "〇〇〇〇")))
        written, day = match["month"], chinese_number(match["day"])
        first = chinese_number("一" if written == _FIRST_MONTH else written)
        if year and first and day and (found := _date(year, first, day)):
            yield found


def find_published(lines: Sequence[Line], title_end: int, metadata_date: str) -> Dated | None:
    """The date of the signature, else one stated around the report, else that of the file's metadata."""
    for line in reversed(lines[-25:]):
        text = line.text.strip()
        if len(text) <= _SHORT and not _STATED.search(text) and _is_signature_date(text):
            return Dated(next(dates_in(text)), "signature", text, line.place)
    for line in (*lines[: max(title_end, 0) + 15], *lines[-12:]):
        stated = _STATED.search(line.text)
        found = next(dates_in(line.text[stated.end() :][:24]), None) if stated else None
        if found and stated:
            return Dated(found, "metadata", line.text.strip()[:80], line.place)
    found = next(dates_in(metadata_date), None)
    return Dated(found, "metadata", metadata_date, NOWHERE) if found else None


def _is_signature_date(text: str) -> bool:
    """A date alone, or behind the name of the body that signs."""
    text = text.translate(_WIDE)
    match = _ARABIC.search(text) or _CHINESE.search(text)
    rest = text[: match.start()] + text[match.end() :] if match else ""
    return match is not None and not re.search(r"[，。；：:、,;《》\d]", rest)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
