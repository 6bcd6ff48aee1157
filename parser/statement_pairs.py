"""Keywords with the numbers that belong to them: 予以公开5件、部分公开2件 · 5件予以公开 · …分别为5件、2件."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from parser import statement_words as words
from parser.statement_words import Fact

_LONGEST_GAP = 12  # characters between a keyword and its number
_RESPECTIVELY = re.compile(r"分别|依次")
_EACH = re.compile(r"均|各(?![类项种界方])|都|皆")


@dataclass(frozen=True)
class WordGroup:
    """Keywords of one kind of fact, the units that count it, and what may stand beside them.

    ``stems`` are in every keyword: looked for first, and much faster, as most texts hold none.
    """

    words: tuple[tuple[Fact, re.Pattern[str]], ...]
    units: str
    stems: re.Pattern[str]
    parts: bool = False  # a reason or channel named beside it may narrow the count
    between: re.Pattern[str] | None = None  # all that may stand between keyword and number

    @cached_property
    def keyword(self) -> re.Pattern[str]:
        """Any of the keywords, as a group that is named by its fact."""
        return re.compile("|".join(f"(?P<{fact}>{pattern.pattern})" for fact, pattern in self.words))


GROUPS = (
    WordGroup(
        words.OUTCOMES,
        "件宗份起例条",
        re.compile(r"不予|予以公开|同意公开|部分公开|无法提供|其[他它]处理"),
        parts=True,
    ),
    WordGroup(
        words.APPLICANTS,
        "件宗份起例条",
        re.compile(r"自然人|公民个人|商业企业|科研机构|社会公益|法律服务|法人"),
        parts=True,
        between=words.NEXT_TO_AN_APPLICANT,
    ),
    WordGroup(words.DISPUTES, "件宗起例次", re.compile(r"复议|诉讼")),
    WordGroup(
        words.DECISIONS,
        "件宗份起例个次",
        re.compile(r"行政许可|行政处罚|行政强制|规范性文件"),
        between=words.NEXT_TO_A_DECISION,
    ),
    WordGroup(
        words.DECIDED, "项", re.compile(r"行政许可|行政处罚|行政强制"), between=words.NEXT_TO_A_DECISION
    ),
)
_KINDS = {Fact.LITIGATION_DIRECT, Fact.LITIGATION_AFTER_RECONSIDERATION}
_BOTH_DISPUTES = {Fact.RECONSIDERATION, Fact.LITIGATION}
_Key = tuple[Fact, int, int]
_Number = re.Match[str]


def pairs(part: str, group: WordGroup) -> Iterator[tuple[Fact, str]]:
    """Each keyword's number as written; nothing where it is not plain which belongs to which."""
    keys = _keys(group, part)
    if not keys:
        return
    numbers = list(words.NUMBER_WITH_UNIT.finditer(part))
    tokens = sorted([(start, "k") for _, start, _ in keys] + [(number.start(), "n") for number in numbers])
    order = "".join(kind for _, kind in tokens)
    alternating = not ("kk" in order or "nn" in order)
    apart = not alternating and (_RESPECTIVELY.search(part) or _EACH.search(part))
    matched = _together(keys, numbers, order) if apart else _one_by_one(keys, numbers, order)
    for key, number in matched:
        if number["unit"][0] in group.units and (apart or _adjacent(key, number, part, group)):
            yield key[0], number["number"]
    if order == "kkn" and {fact for fact, _, _ in keys} == _BOTH_DISPUTES and not apart:
        yield Fact.DISPUTES, numbers[0]["number"]


def _together(keys: list[_Key], numbers: list[_Number], order: str) -> Iterable[tuple[_Key, _Number]]:
    """甲、乙分别为2件、1件 and 甲、乙均为0件: all keywords, then their numbers or one for all."""
    if order == "k" * len(keys) + "n" * len(keys):
        return zip(keys, numbers, strict=True)
    return ((key, numbers[0]) for key in keys) if order == "k" * len(keys) + "n" else ()


def _one_by_one(keys: list[_Key], numbers: list[_Number], order: str) -> Iterable[tuple[_Key, _Number]]:
    """甲2件、乙1件 or 2件甲、1件乙; in 共3件、甲2件、乙1件 the first number is the whole."""
    if "kk" in order or "nn" in order or not keys:
        return ()
    if order.startswith("n") and order.endswith("n"):
        return zip(keys, numbers[1:], strict=True)
    return zip(keys, numbers, strict=False)


def _keys(group: WordGroup, part: str) -> list[_Key]:
    """The group's keywords in the part, in order."""
    found = [(Fact(match.lastgroup or ""), *match.span()) for match in group.keyword.finditer(part)]
    return [
        key
        for key, following in zip(found, [*found[1:], None], strict=False)
        if not _names_the_whole(key, following, part)
    ]


def _names_the_whole(key: _Key, following: _Key | None, part: str) -> bool:
    """行政诉讼未经复议直接起诉2件: litigation is named only for the kind of it that is counted."""
    if following is None or key[0] is not Fact.LITIGATION or following[0] not in _KINDS:
        return False
    return not words.NUMBER_WITH_UNIT.search(part[key[2] : following[1]])


def _adjacent(key: _Key, number: _Number, part: str, group: WordGroup) -> bool:
    _, start, end = key
    between = part[end : number.start()] if number.start() >= end else part[number.end() : start]
    return len(between) <= _LONGEST_GAP and (group.between is None or bool(group.between.fullmatch(between)))
