"""Which lines are headings, and of which section of the form."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from parser.document import Line, Place
from parser.form import SECTION, SECTIONS
from parser.labels import normalised

_SPACES = " \t\r\n\v\f\xa0\u2002\u2003\u3000"
_LEADING = f"{_SPACES}?？*#＊•·◆●■▲【〖［[「『"
_TRAILING = f"{_SPACES}*＊#】〗］]」』"
# 二、主动公开政府信息情况（见下表）, （单位：件）: a remark behind the name.
_REMARK = re.compile(r"\s*[（(](?:[^（）()]{0,6}表[^（）()]{0,6}|单位\s*[:：][^（）()]{1,6})[）)]$")
_NUMERAL = re.compile(
    r"^(?:第\s*(?P<part>[一二三四五六七八九十])\s*(?:部分|章|节)\s*[、.．:：]?"
    r"|(?P<bracket>[(（]\s*[一二三四五六七八九十\d]{1,2}\s*[)）])[、.．]?"
    r"|(?P<chinese>[一二三四五六七八九十壹贰叁肆伍陆ⅠⅡⅢⅣⅤⅥ]{1,2})\s*[、､﹑丶.．,，:：?？]"
    r"|(?P<spaced>[一二三四五六七八九十])[\s　]+"
    r"|(?P<arabic>\d{1,2})\s*[、.．](?!\d))\s*"
)
_DIGITS = {
    digit: value
    for digits in ("一二三四五六七八九十", "壹贰叁肆伍陆", "ⅠⅡⅢⅣⅤⅥ")
    for value, digit in enumerate(digits, 1)
}
_CONTENTS_TAIL = re.compile(r"[\s.．…·。]{2,}\d{0,3}\s*$|\s+\d{1,3}$")
_ENDS_OF_CONTENTS = frozenset("0123456789.．…·。")  # all that such a tail may end with
_LONGEST = 40

_INFORMATION = "(?:政府|政务)?(?:政府)?信息(?:公开)?"
_NAMES: dict[str, re.Pattern[str]] = {
    "overview": re.compile(
        "(?:(?:政府|政务)?信息公开(?:工作)?)?(?:年度)?(?:工作)?(?:的)?"
        "(?:总体(?:工作)?(?:情况|概况|状况|概述)?|基本情况|概述|概况|综述|工作概述|整体情况)"
    ),
    "proactive": re.compile(
        f"(?:本?行政机关)?(?:{_INFORMATION})?主动公开(?:{_INFORMATION})?(?:工作)?的?(?:情况|工作情况|数据|统计)?(?:统计|汇总|一览)?表?"
    ),
    "requests": re.compile(
        f"(?:本?行政机关)?(?:收到和?处理|收到及处理|收到与处理|办理|受理|处理)(?:{_INFORMATION})?(?:依)?申请(?:公开)?(?:政府信息)?的?(?:情况|办理情况)?(?:统计|汇总|一览)?表?"
        f"|(?:{_INFORMATION})?(?:的)?依申请公开(?:{_INFORMATION})?(?:申请)?(?:工作)?(?:的)?(?:办理|处理|受理|收到和处理|收到及处理)?(?:的)?情况"
        f"|(?:{_INFORMATION})申请(?:的)?(?:收到和处理|收到及处理|办理|处理|受理)(?:的)?情况"
    ),
    "disputes": re.compile(
        f"(?:因)?(?:{_INFORMATION})?(?:公开)?(?:工作)?(?:被)?(?:申请|提起|引发|引起|发生)?(?:的)?(?:行政)?复议(?:和|与|及|、)?"
        "(?:被)?(?:提起|发生)?(?:行政)?(?:诉讼|应诉)(?:的)?(?:情况)?(?:统计|汇总|一览)?表?"
    ),
    "problems": re.compile(
        f"(?:{_INFORMATION}(?:公开)?(?:工作)?(?:中)?)?(?:工作)?(?:目前)?(?:中)?(?:存在|面临)?的?(?:主要)?(?:问题|不足|困难)"
        "(?:和不足|与不足|和困难|与困难|及困难|及不足)?(?:(?:以)?及|和|与)?(?:下一步|下步)?(?:整改|改进|工作)(?:的)?(?:情况|措施|打算|计划|意见|方向|思路|安排)?"
    ),
    "other": re.compile(
        "(?:需要)?(?:其他|其它)?需(?:要)?(?:报告|说明|公开)的?(?:其他|其它)?(?:事项|情况|内容|问题)|(?:其他|其它)(?:报告)?事项"
    ),
}
_EXACT = {normalised(section.name.zh): section.id for section in SECTIONS}
_GLUED = re.compile(
    "(?P<numeral>[一二三四五六])[、.．]\\s*(?P<name>"
    + "|".join(re.escape(section.name.zh) for section in SECTIONS)
    + ")"
)

# What stands between a heading and the words of its section on the same line.
_CLOSES = re.compile(r"[：:。\s]|20\d\d年")
# What stands between the names of the sections in a sentence that lists them.
_LISTED = re.compile(r"\s*[；;，,、](?:以?及|和)?\s*|\s*(?:以?及|和)\s*")


class Strength(IntEnum):
    """How sure it is that a line is that section's heading."""

    VARIANT_LOWER = 1  # （一）主动公开情况, 1. …: a sub-heading unless the whole report is numbered so
    EXACT_LOWER = 2
    VARIANT = 3
    EXACT = 4
    NUMBERED_VARIANT = 5
    NUMBERED = 6


@dataclass(frozen=True)
class Heading:
    """A heading as written. ``numeral`` is 1 for 一、 and so on, None without one; ``name`` is the rest."""

    text: str
    name: str
    numeral: int | None
    place: Place
    index: int  # of its line in the document


@dataclass(frozen=True)
class Candidate:
    """A line that could head a section (``section`` None: a numbered heading the form does not have).

    ``before`` and ``after`` are words of the same line that belong to the section
    before it and to its own body.
    """

    heading: Heading
    section: str | None
    strength: Strength
    before: str = ""
    after: str = ""
    in_contents: bool = False

    @property
    def exact(self) -> bool:
        """Whether the name is the form's, up to punctuation and spacing."""
        return self.section is not None and normalised(self.heading.name) == normalised(
            SECTION[self.section].name.zh
        )


def find_candidates(lines: Sequence[Line]) -> list[Candidate]:
    """The headings that the lines are or hold, in reading order."""
    return [candidate for index, line in enumerate(lines) for candidate in candidates_in(line, index)]


def candidates_in(line: Line, index: int) -> list[Candidate]:
    """The headings that a line is or holds; a row with several filled cells holds none."""
    if line.grid is not None and len(line.words) > 1:
        return []
    text = line.text.strip()
    if not text:
        return []
    whole = _whole_line(text, line, index) if len(text) <= 2 * _LONGEST else None
    return [whole] if whole else _glued(text, line, index)


def _whole_line(text: str, line: Line, index: int) -> Candidate | None:
    words = _words_of(text)
    if words is None:
        return None
    heading = Heading(text, words.name, words.numeral, line.place, index)
    if words.section is None:
        return Candidate(heading, None, Strength.NUMBERED, in_contents=words.in_contents)
    numbered = words.numeral is not None or line.level is not None
    exact = normalised(words.name) in _EXACT
    strength = _strength(exact, words.lower, numbered)
    return Candidate(heading, words.section, strength, in_contents=words.in_contents)


class _Words(NamedTuple):
    """What the words of a line make it, wherever it stands. ``lower``: numbered a level below 一、."""

    name: str
    section: str | None
    numeral: int | None
    lower: bool
    in_contents: bool


@lru_cache(maxsize=4096)
def _words_of(text: str) -> _Words | None:
    """The words as a heading, None when they are none; a report's lines are asked for several times."""
    bare = text.lstrip(_LEADING).rstrip(_TRAILING)
    if len(bare) > _LONGEST:
        return None
    contents = bare[-1:] in _ENDS_OF_CONTENTS and _CONTENTS_TAIL.search(bare) is not None
    if contents:
        bare = _CONTENTS_TAIL.sub("", bare).strip()
    bare = bare.rstrip("：:。；;")
    if bare.endswith(("）", ")")):
        bare = _REMARK.sub("", bare)
    match = _NUMERAL.match(bare)
    name = bare[match.end() :].strip() if match else bare
    numeral = _value(match) if match else None
    if section := section_named(name):
        lower = bool(match and (match["bracket"] or match["arabic"]))
        return _Words(name, section, numeral, lower, contents)
    glued = _GLUED.match(bare)
    if glued and _CLOSES.match(bare, glued.end()):
        return None
    if match and match["chinese"] and 2 <= len(name) <= 25 and not re.search("[。；;，,]", name):
        return _Words(name, None, numeral, False, contents)
    return None


def _strength(exact: bool, lower: bool, numbered: bool) -> Strength:
    if lower:
        return Strength.EXACT_LOWER if exact else Strength.VARIANT_LOWER
    if numbered:
        return Strength.NUMBERED if exact else Strength.NUMBERED_VARIANT
    return Strength.EXACT if exact else Strength.VARIANT


def section_named(name: str) -> str | None:
    """The section that ``name`` is a name of, in the form's words or common other ones."""
    words = normalised(name)
    if words in _EXACT:
        return _EXACT[words]
    return next((id_ for id_, pattern in _NAMES.items() if pattern.fullmatch(words)), None)


def _glued(text: str, line: Line, index: int) -> list[Candidate]:
    """Headings in the form's own words, numbered, at the beginning or the end of a paragraph or within it."""
    if not _GLUED.search(text):
        return []
    found = [match for match in _named_in(text) if _stands_alone(text, match)]
    candidates = []
    for number, match in enumerate(found):
        end = found[number + 1].start() if number + 1 < len(found) else len(text)
        heading = Heading(match[0], match["name"], _DIGITS[match["numeral"]], line.place, index)
        section = _EXACT[normalised(match["name"])]
        before = text[: match.start()].strip() if number == 0 else ""
        after = text[match.end() : end].lstrip("：:。.;； 　\t")
        candidates.append(Candidate(heading, section, Strength.NUMBERED, before, after.strip()))
    return candidates


def _named_in(text: str) -> list[re.Match[str]]:
    """The numbered names of sections in a paragraph, but for those that go on a list of names."""
    found = list(_GLUED.finditer(text))
    between = [text[one.end() : other.start()] for one, other in pairwise(found)]
    return found[:1] + [
        match for words, match in zip(between, found[1:], strict=True) if not _LISTED.fullmatch(words)
    ]


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    """Not one of a list of names in a sentence (全文包括一、总体情况，二、…) and not a quotation."""
    before = text[: match.start()].rstrip()
    after = text[match.end() :]
    opens = not before or before[-1] in '。：:！!；;）)”"' or before.endswith(("如下", "报告"))
    return opens and not after.startswith(("，", "、", ",", "；", ";", "和", "以及", "”", "》"))


def _value(match: re.Match[str]) -> int | None:
    text = (
        match["part"] or match["chinese"] or match["spaced"] or match["arabic"] or match["bracket"]
    ).strip("(（)） ")
    if text.isdigit():
        return int(text)
    if len(text) == 2:
        return 10 + _DIGITS[text[1]] if text[0] == "十" else None
    return _DIGITS.get(text)
