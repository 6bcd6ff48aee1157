"""Lines → the six sections with their status.

Headings are chosen among all lines that no table claims: the surest candidate of
each section wins, lists of contents and sub-headings lose. A section whose heading
is lost is still found by its table or by what its text is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import takewhile

from parser.agency_names import is_agency_name, names_region
from parser.document import Line
from parser.form import SECTION, SECTIONS
from parser.heading_choice import Choice, choose_headings
from parser.headings import Candidate, Heading
from parser.lost_headings import find_lost_sections
from parser.sentences import Sentence, sentences
from parser.tables.model import Table

__all__ = ["Heading", "Section", "SectionStatus", "find_sections"]

_NOTHING = re.compile(r"^[（(]?(?:暂?无|略|没有|空|/|—+|-+)[）)]?[。．.]?$")
_RESIDUE = re.compile(r"^[（(][^（）()]*(?:文字描述|以表格形式|在此处)[^（）()]*[）)][。]?$")
_DATE = re.compile(
    r"^[\d〇○零一二三四五六七八九十]{2,4}\s*[年\-./]\s*[\d一二三四五六七八九十]{1,3}\s*[月\-./]\s*[\d一二三四五六七八九十]{1,3}\s*日?$"
)
_SIGNATURE = re.compile(
    r"^[\u4e00-\u9fff（）()·\s]{2,30}(?:局|委|委员会|办|办公室|厅|政府|处|中心|院|校|街道|管委会|公司)$"
)
_PAGE_WORDS = re.compile(
    r"^(?:附件|附：|上一篇|下一篇|打印|关闭|分享|扫一扫|版权所有|(?:主办|承办)(?:单位)?[:：]|网站地图|责任编辑"
    r"|(?:来源|浏览次数|发布时间|编辑)[:：])"
    r"|备案|ICP|公网安备|网站标识码"
)
# The heads of a page's lists of other papers, behind the report.
_PAGE_LIST = re.compile(
    r"^【?(?:相关(?:链接|阅读|文章|信息|内容|新闻|推荐|专题|文档)|友情链接|推荐阅读|历年年报|上一[篇条]|下一[篇条])(?:】|\s*[:：]|$)"
)


class SectionStatus(StrEnum):
    """How a section of the form stands in the report; the worst that applies is reported."""

    PRESENT = "present"
    UNNUMBERED = "unnumbered"
    MISNUMBERED = "misnumbered"
    RENAMED = "renamed"
    DUPLICATED = "duplicated"
    EMPTY = "empty"
    HEADING_MISSING = "heading_missing"
    MISSING = "missing"


@dataclass(frozen=True)
class Section:
    """One of the six sections. ``lines`` is its body without the heading, tables included.

    ``prose`` leaves the rows of tables out. ``empty`` says that nothing stands under
    the heading; ``renamed`` that the heading is not in the form's words.
    """

    id: str
    headings: tuple[Heading, ...]
    lines: tuple[Line, ...]
    prose: tuple[Line, ...]
    status: SectionStatus
    renamed: bool = False
    empty: bool = False

    @property
    def present(self) -> bool:
        """Whether heading or content is there."""
        return self.status is not SectionStatus.MISSING

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of its prose."""
        return tuple(sentences(self.prose, self.id))


def find_sections(
    lines: Sequence[Line], tables: Mapping[str, Table], candidates: Sequence[Candidate], start: int = 0
) -> tuple[dict[str, Section], tuple[Heading, ...]]:
    """The six sections by id, and further level-1 headings that the form does not have.

    ``candidates`` are all lines that could be headings, ``start`` is the number of the
    first line behind the title.
    """
    claimed = {number: table.section for table in tables.values() for number in table.claimed}
    choice = choose_headings(candidates, claimed, start)
    begins = {id_: candidate.heading.index for id_, candidate in choice.chosen.items()}
    lost = find_lost_sections(lines, claimed, begins, start)
    bodies = _bodies(lines, choice, lost, claimed)
    sections = {
        form.id: _section(form.id, choice, bodies.get(form.id, []), claimed, form.id in lost)
        for form in SECTIONS
    }
    return sections, choice.extra


def _bodies(
    lines: Sequence[Line], choice: Choice, lost: Mapping[str, int], claimed: Mapping[int, str]
) -> dict[str, list[tuple[int, Line]]]:
    """Which numbered lines belong to which section: from each beginning to the next one."""
    begins = {candidate.heading.index: section for section, candidate in choice.chosen.items()}
    begins |= {index: section for section, index in lost.items() if index not in begins}
    headings = choice.heading_lines
    bodies: dict[str, list[tuple[int, Line]]] = {}
    current: str | None = None
    for number, line in enumerate(lines):
        if number in begins and number in headings:
            before, after = choice.remainder(number)
            if before and current:
                bodies[current].append((number, _with_text(line, before)))
            for section, text in after:
                current = section
                bodies.setdefault(section, [])
                if text:
                    bodies[section].append((number, _with_text(line, text)))
            continue
        if number in begins:
            current = begins[number]
            bodies.setdefault(current, [])
        owner = claimed.get(number, current)
        if owner and number not in headings:
            bodies.setdefault(owner, []).append((number, line))
    return bodies


def _with_text(line: Line, text: str) -> Line:
    cell = next(cell for cell in line.cells if cell is not None)
    return Line((cell._replace(text=text),), line.place, level=line.level)


def _section(
    id_: str,
    choice: Choice,
    body: Sequence[tuple[int, Line]],
    claimed: Mapping[int, str],
    lost: bool,
) -> Section:
    headings = choice.headings(id_)
    body = _without_page(body) if id_ == "other" else body
    prose = tuple([line for number, line in body if number not in claimed])
    has_table = id_ in claimed.values()
    own = _before_signature(prose) if id_ == "other" else prose
    empty = not has_table and not any(_is_content(line.text, id_) for line in own)
    renamed = bool(headings) and not choice.chosen[id_].exact
    empty = empty and bool(headings)
    return Section(
        id_,
        headings,
        tuple([line for _, line in body]),
        prose,
        _status(choice, id_, lost=lost, empty=empty, renamed=renamed),
        renamed,
        empty,
    )


def _without_page(body: Sequence[tuple[int, Line]]) -> Sequence[tuple[int, Line]]:
    """The last section up to the signature's date or a list of links; the page goes on behind."""
    for position, (_, line) in enumerate(body):
        words = line.text.strip()
        if _PAGE_LIST.match(words):
            return body[:position]
        if _DATE.match(words):
            return body[: position + 1]
    return body


def _before_signature(prose: Sequence[Line]) -> Iterator[Line]:
    """The lines up to the signature, its date or a list of links; what follows is the page around."""
    return takewhile(lambda line: not (_signs(line.text) or _PAGE_LIST.match(line.text.strip())), prose)


def _signs(text: str) -> bool:
    """Whether the words are a signature or its date."""
    words = text.strip()
    full_name = len(words) <= 30 and is_agency_name(words) and names_region(words)
    return full_name or bool(_DATE.match(words) or _SIGNATURE.match(words))


def _status(choice: Choice, id_: str, *, lost: bool, empty: bool, renamed: bool) -> SectionStatus:
    headings = choice.headings(id_)
    if not headings:
        return SectionStatus.HEADING_MISSING if lost else SectionStatus.MISSING
    numeral = choice.chosen[id_].heading.numeral
    reasons = (
        (empty, SectionStatus.EMPTY),
        (len(headings) > 1, SectionStatus.DUPLICATED),
        (renamed, SectionStatus.RENAMED),
        (numeral is None, SectionStatus.UNNUMBERED),
        (numeral != SECTION[id_].numeral, SectionStatus.MISNUMBERED),
    )
    return next((status for applies, status in reasons if applies), SectionStatus.PRESENT)


def _is_content(text: str, section: str) -> bool:
    """Whether the words are a section's own: no signature, date, page furniture or left-over instruction."""
    words = text.strip()
    if section == "problems" and _NOTHING.match(words):
        return False
    furniture = _RESIDUE.match(words) or _PAGE_WORDS.search(words[:40])
    return bool(words) and not furniture and not _signs(words)
