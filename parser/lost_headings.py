"""Sections whose heading is lost while their content is there."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from parser.document import Line
from parser.form import SECTIONS

_PREAMBLE = re.compile(
    r"编制|现将|现予公布|现公布|统计期限|统计时限|电子版|欢迎.{0,12}(?:联系|垂询|咨询)|联系电话|如对本|全文(?:包括|包含|由)"
)
_PROBLEMS = re.compile(
    r"存在.{0,20}(?:问题|不足|差距|短板|薄弱)|(?:问题|不足|差距).{0,6}(?:主要|有|是|表现|如下)|不足之处|下一步|改进"
)
_DISPUTES = re.compile(r"复议|诉讼|起诉|^注[:：]|^备注")
_OTHER = re.compile(r"信息处理费|收费通知|(?:其他|其它)?需要(?:报告|说明)的(?:其他|其它)?(?:事项|情况)")
_NUMBERED = re.compile(r"^\s*[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．]\s*\D")
_SENTENCE = re.compile(r"[。；！]")
# Prose shorter than this is a caption or a line of page furniture, not a section.
_SHORTEST = 20
_ORDER = [section.id for section in SECTIONS]


def find_lost_sections(
    lines: Sequence[Line], claimed: Mapping[int, str], begins: Mapping[str, int], start: int
) -> dict[str, int]:
    """For each section without heading whose content is there: the number of its first line.

    ``begins`` are the lines of the headings that were found, ``claimed`` the lines
    of tables, ``start`` the first line behind the title.
    """
    search = _Search(lines, claimed, dict(begins), start)
    for section in SECTIONS:
        if section.has_table and section.id not in begins:
            search.add(section.id, search.table(section.id))
    for section_id, find in (
        ("overview", search.overview),
        ("problems", search.problems),
        ("other", search.other),
    ):
        if section_id not in begins:
            search.add(section_id, find())
    return {section: number for section, number in search.begins.items() if section not in begins}


class _Search:
    """Looks for the first line of a section by its table or by what its text is about."""

    def __init__(
        self, lines: Sequence[Line], claimed: Mapping[int, str], begins: dict[str, int], start: int
    ) -> None:
        self._lines = lines
        self._claimed = claimed
        self._start = start
        self.begins = begins

    def add(self, section: str, number: int | None) -> None:
        """Note a section found."""
        if number is not None:
            self.begins[section] = number

    def table(self, section: str) -> int | None:
        """The first line of the section's table."""
        return min((number for number, owner in self._claimed.items() if owner == section), default=None)

    def overview(self) -> int | None:
        """Text before the first section that is more than a preamble."""
        end = min(self.begins.values(), default=0)
        found = [
            number for number in self._sentences(self._start, end) if not self._matches(_PREAMBLE, number)
        ]
        return self._with_sub_heading(found[0]) if found else None

    def _with_sub_heading(self, number: int) -> int:
        """The numbered sub-heading directly above that line (1.主动公开情况), or the line itself."""
        above = number - 1
        return above if above >= self._start and self._matches(_NUMBERED, above) else number

    def problems(self) -> int | None:
        """Text behind the table of disputes that is not about disputes, or that speaks of problems."""
        begin, end = self._between("problems")
        sentences = self._sentences(begin, end)
        if self.table("disputes") is not None:
            about = [n for n in sentences if not self._matches(_DISPUTES, n) and not self._matches(_OTHER, n)]
        else:
            about = [number for number in sentences if self._matches(_PROBLEMS, number)]
        return about[0] if about else None

    def other(self) -> int | None:
        """The last paragraphs, from the first that speaks of fees or of other matters."""
        begin, end = self._between("other")
        return next((number for number in range(begin, end) if self._matches(_OTHER, number)), None)

    def _between(self, section: str) -> tuple[int, int]:
        """The lines between the sections before and behind, without the heading and the tables before."""
        earlier = [self.begins[id_] for id_ in _ORDER[: _ORDER.index(section)] if id_ in self.begins]
        tables = [
            number for number in self._claimed if self._claimed[number] in _ORDER[: _ORDER.index(section)]
        ]
        begin = max([self._start - 1, *earlier, *tables]) + 1
        later = [number for number in self.begins.values() if number >= begin]
        return begin, min(later, default=len(self._lines))

    def _sentences(self, begin: int, end: int) -> list[int]:
        return [
            number
            for number in range(begin, end)
            if number not in self._claimed
            and len(self._lines[number].text) >= _SHORTEST
            and _SENTENCE.search(self._lines[number].text)
        ]

    def _matches(self, pattern: re.Pattern[str], number: int) -> bool:
        return number not in self._claimed and bool(pattern.search(self._lines[number].text))
