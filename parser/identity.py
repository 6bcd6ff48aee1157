"""Who reports on which year, and when: title, agency, kind and level, year, period, dates."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from parser.agency import bare_name, find_agency
from parser.agency_names import AgencyKind, Level, chinese_brackets, is_agency_name, kind_of, level_of
from parser.dates import Dated, Period, find_period, find_published
from parser.document import NOWHERE, Line
from parser.headings import Candidate
from parser.plain_text import without_spaces
from parser.titles import Title, find_title, parse_title

__all__ = ["AgencyKind", "Dated", "Identity", "Level", "Period", "Title", "identify"]

_YEAR_OF_FACTS = re.compile(r"(?:^|[^\d\-./])((?:19|20)\d{2})\s*年(?:度)?(?!\d|\s*\d{1,2}\s*月\s*\d)")
_OTHER_KINDS = (
    ("interpretation", re.compile(r"解读[》”]?$|图解|一图读懂")),
    ("guide", re.compile(r"(?:公开|申请)指南$")),
    ("notice", re.compile(r"的?(?:通知|函|通报)[》”]?$")),
    (
        "other_report",
        re.compile(r"(?:19|20)\d{2}年(?:度)?(?!.*(?:信息公开|政务公开)).{2,30}(?:报告|总结|公报)$"),
    ),
    ("plan", re.compile(r"(?:工作要点|实施方案|工作方案|工作计划|工作安排)$")),
)
_TEMPLATE = re.compile(r"[×XxＸ]{2,}(?:年|局|市|县|区|单位)|[（(]文字描述")
_TEMPLATE_SIGNS = ("×", "X", "x", "Ｘ", "文字描述")  # told quickly: few reports hold any
_TAIL = 15
_LONGEST_SIGNATURE = 80  # with seal and date
_SEAL_AND_DATE = re.compile(r"[（(]?(?:盖章|公章)[）)]?|(?:19|20)\d{2}[年.\-/].*$|二[〇○零].*年.*$")


@dataclass(frozen=True)
class Identity:
    """``agency_source`` is ``title``, ``text``, ``signature``, ``metadata`` or ``file_name``.

    ``other_kind`` is set when the file is no annual report: ``interpretation``,
    ``guide``, ``notice``, ``plan``, ``other_report`` or ``template``.
    """

    title: Title | None
    agency: str | None
    agency_source: str | None
    kind: AgencyKind
    level: Level
    year: int | None
    period: Period | None
    published: Dated | None
    signature: str | None = None  # agency named in the signature
    other_kind: str | None = None


def identify(lines: Sequence[Line], metadata: Mapping[str, str], candidates: Sequence[Candidate]) -> Identity:
    """Who reports on what, from title, text, signature, metadata and file name, in that order of trust."""
    title = find_title(lines, candidates)
    signature = _signature(lines)
    hints = [parse_title(bare_name(metadata.get(key, "")), NOWHERE) for key in ("title", "file_name")]
    agency, source = find_agency(lines, title, signature, metadata, hints)
    published = find_published(lines, title.end if title else 0, metadata.get("published", ""))
    year = _year(lines, title, hints, published)
    return Identity(
        title,
        agency,
        source,
        kind_of(agency),
        level_of(agency),
        year,
        find_period(lines, year),
        published,
        signature,
        _other_kind(lines, title),
    )


def _signature(lines: Sequence[Line]) -> str | None:
    """The body that signs: a line of its own near the end, alone or before its date."""
    for line in reversed(lines[-min(_TAIL, len(lines) // 2) :]):
        text = without_spaces(line.text)
        if len(text) > _LONGEST_SIGNATURE:
            continue
        name = _SEAL_AND_DATE.sub("", text)
        if 4 <= len(name) <= 40 and is_agency_name(name) and line.alone and "情况" not in name:
            return chinese_brackets(name)
    return None


def _year(
    lines: Sequence[Line], title: Title | None, hints: Sequence[Title | None], published: Dated | None
) -> int | None:
    if title and title.year:
        return title.year
    if period := find_period(lines, None):
        return period.start.year
    # A line that is a title is none of this report: a link of the page to another one.
    facts = (line for line in lines if "年" in line.text and not parse_title(line.text, line.place))
    years = Counter(int(year) for line in facts for year in _YEAR_OF_FACTS.findall(line.text))
    hinted = next((hint.year for hint in hints if hint and hint.year), None)
    if hinted and (not years or years[hinted] or hinted > max(years)):
        return hinted
    if years:
        best = max(years.values())
        return max(year for year, count in years.items() if count == best)
    return published.date.year - 1 if published else None


def _other_kind(lines: Sequence[Line], title: Title | None) -> str | None:
    """What the file is when it is no annual report, told by its first lines and left-over blanks."""
    opening = [line.text.strip() for line in lines[:8] if line.text.strip()]
    if title is None:
        for text in opening:
            kind = next(
                (kind for kind, pattern in _OTHER_KINDS if len(text) <= 60 and pattern.search(text)), None
            )
            if kind:
                return kind
    words = "".join([line.text for line in lines])
    if not any(sign in words for sign in _TEMPLATE_SIGNS):
        return None
    marks = sum(bool(_TEMPLATE.search(line.text)) for line in lines)
    return "template" if marks >= 3 else None
