"""The title of a report: on one line or broken over several, agency first or year first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from parser.agency_names import chinese_brackets, is_agency_name, is_place_name
from parser.document import Line, Place
from parser.headings import Candidate
from parser.numerals import chinese_number
from parser.plain_text import plain_text

_NOUN = (
    r"(?P<noun>(?:政府信息公开|政务信息公开|政务公开|信息公开|政府信息主动公开)(?:和政务公开)?"
    r"(?:工作)?(?:情况)?(?:的)?(?:年度)?(?:工作)?(?:情况)?(?:的)?(?:总结)?(?:报告|年报|总结|自查报告))"
)
_YEAR = r"(?P<year>(?:19|20)\d{2}|二[〇○零O0][一二三四五六七八九〇○零]{2})年?(?:度)?(?:的)?"
_PREFIX = (
    r"^(?:【[^【】]{1,8}】|\[[^\[\]]{1,8}\])?"
    r"(?:[（(]?(?:标题|名称|题目|文件名称|信息名称)[）)]?[:：])?(?:关于)?[《\"“]?"
)
_SUFFIX = (
    r"(?:的报告)?[》\"”]?(?:[（(](?:"
    + _YEAR.replace("<year>", "<year_behind>")
    + r"|[^（）()]{0,20})[）)])?$"
)
# 二〇二三年某县人民政府… begins with its year: no agency's name does.
_AGENCY_FIRST = re.compile(
    _PREFIX
    + r"(?P<agency>(?:(?!"
    + _YEAR.replace("?P<year>", "?:")
    + r")[^，。；：:、,;《》\d]{1,40}?)??)(?:关于)?(?:[（(]?(?:"
    + _YEAR
    + r")[）)]?)?"
    + _NOUN
    + _SUFFIX
)
_YEAR_FIRST = re.compile(
    _PREFIX
    + r"[（(]?(?:"
    + _YEAR
    + r")[）)]?(?P<agency>[^，。；：:、,;《》\d]{2,40}?)(?:关于)?"
    + _NOUN
    + _SUFFIX
)
# 政府信息公开工作2021年年度报告 is 2021年政府信息公开工作年度报告
_YEAR_INSIDE = re.compile(rf"(?P<work>(?:政府)?信息公开(?:工作)?){_YEAR}(?=年度|工作|报告|年报)")
# 报告, 年报, 总结 and what may close a title behind them.
_LAST = frozenset('告报结》"＂”)）')
# Behind a whole title only these go on with it: （2023年度）, or 告 of a 报告 that was cut.
_ENDED = re.compile("公开.*(?:报告|年报|总结)$")
_GOES_ON = frozenset('（([【告》”"')
_CLOSED = re.compile(r"[^()]+(?:\([^()]+\)[^()]*)?")
STANDARD_NOUN = "政府信息公开工作年度报告"
# A title is broken over at most this many lines, each at most so long.
_LINES, _LONGEST = 4, 60
_SEARCHED = 120


@dataclass(frozen=True)
class Title:
    """The title as written, on one line. ``noun`` is what it calls itself, e.g. 政府信息公开工作年度报告.

    ``end`` is the number of its last line.
    """

    text: str
    place: Place
    agency: str | None
    year: int | None
    noun: str
    end: int = -1

    @property
    def standard(self) -> bool:
        """Whether it calls itself what the regulation calls it."""
        return self.noun == STANDARD_NOUN


def find_title(lines: Sequence[Line], candidates: Sequence[Candidate]) -> Title | None:
    """The title before the first section, the most complete one where several lines could be it."""
    end = _first_heading(lines, candidates)
    titles = [
        title
        for start in range(end)
        for title in _titles_from(lines[start : min(start + _LINES, end)], start)
    ]
    return max(titles, key=_quality, default=None)


def _first_heading(lines: Sequence[Line], candidates: Sequence[Candidate]) -> int:
    """The first section heading; a title never stands behind it."""
    early = [c for c in candidates if c.heading.index < _SEARCHED and c.section and c.heading.numeral]
    overview = [c for c in early if c.section == "overview" and c.heading.numeral == 1]
    first = overview or [c for c in early if c.section != "other"]
    return first[0].heading.index if first else min(len(lines), 40)


def _titles_from(lines: Sequence[Line], start: int) -> Iterator[Title]:
    """The titles that the first of the lines, the first two and so on may be; ``start`` is its number."""
    text = ""
    for number, line in enumerate(lines, start):
        words = line.text.strip()
        if not words or len(words) > _LONGEST or (_ENDED.search(text) and words[0] not in _GOES_ON):
            return
        text += line.text
        if title := parse_title(text, lines[0].place, number):
            yield title


def parse_title(text: str, place: Place, end: int = -1) -> Title | None:
    """The title that ``text`` is, or None."""
    if text.rstrip()[-1:] not in _LAST or "公" not in text:  # quickly: most lines are no title
        return None
    said = _said(text)
    return Title(_shown(text), place, *said, end) if said else None


@lru_cache(maxsize=256)  # a page shows its title several times
def _said(text: str) -> tuple[str | None, int | None, str] | None:
    """The agency, the year and the noun of a title; None when the text is none."""
    plain = plain_text(text).lstrip("#*")
    if "信息公开" not in plain and "政务公开" not in plain:
        return None
    match = _match(plain) or _match(_YEAR_INSIDE.sub(_year_first, plain))
    if match is None:
        return None
    written = match["year"] or match["year_behind"]
    agency = _unquoted(match["agency"]) or None
    if agency and not (is_agency_name(agency) or is_place_name(agency)):
        if not written:
            return None
        agency = None
    year = _year(written)
    if year is None and agency is None and match["noun"] != STANDARD_NOUN:
        return None
    return agency, year, match["noun"]


def _year_first(inside: re.Match[str]) -> str:
    return f"{inside['year']}年{inside['work']}"


def _match(plain: str) -> re.Match[str] | None:
    return _AGENCY_FIRST.match(plain) or _YEAR_FIRST.match(plain)


def _unquoted(name: str) -> str:
    """The name without quotes, hyphens and brackets around it; 某局（某办） keeps the brackets it closes."""
    bare = name.strip('《》"“”- ').lstrip(")")
    return chinese_brackets(bare if _CLOSED.fullmatch(bare) else bare.strip("()"))


def _year(text: str | None) -> int | None:
    if not text:
        return None
    return int(text) if text.isdigit() else chinese_number(text.translate(str.maketrans("○零O0", "〇〇〇〇")))


def _shown(text: str) -> str:
    return re.sub(r"(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])", "", text.strip().lstrip("#* "))


def _quality(title: Title) -> tuple[bool, bool, bool, int, int]:
    """Agency and year beat their absence, the standard noun any other, fewer words more, later earlier."""
    return (
        title.agency is not None,
        title.year is not None,
        title.noun == STANDARD_NOUN,
        -len(title.text),
        title.end,
    )
