"""When a check can be made at all, and what it answers when it cannot."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Set
from functools import wraps
from typing import TYPE_CHECKING

from parser.bilingual import Bilingual
from parser.checks.check import Verdict, inapplicable
from parser.document import Place, Unread
from parser.form import EDITION_2019, SECTION, SECTIONS

if TYPE_CHECKING:
    from parser.checks.context import Context
    from parser.report import Report

Evaluate = Callable[["Report", "Context"], Verdict]

TABLE_SECTIONS = tuple(section.id for section in SECTIONS if section.has_table)
NO_COMMON_FORM = inapplicable(
    "2018年及以前年度没有全国统一的报告格式。", "There was no common form for report years up to 2018."
)
SHOWN_REASONS = 3
_LOST = frozenset({"damaged", "truncated", "unrecognised"})
_OPAQUE = _LOST | {"picture"}


def since_2019(evaluate: Evaluate) -> Evaluate:
    """The check as it is, but inapplicable to years before the first common form."""

    @wraps(evaluate)
    def guarded(report: Report, context: Context) -> Verdict:
        if report.year is not None and report.year < EDITION_2019:
            return NO_COMMON_FORM
        return evaluate(report, context)

    return guarded


def together(reasons: Iterable[Bilingual]) -> Bilingual | None:
    """Several reasons as one, the first few in words; None when there is none."""
    known = list(dict.fromkeys(reasons))
    if not known:
        return None
    shown, rest = known[:SHOWN_REASONS], len(known) - SHOWN_REASONS
    zh, en = "；".join(reason.zh for reason in shown), "; ".join(reason.en for reason in shown)
    if rest > 0:
        return Bilingual(f"{zh}；另有{rest}处同类情况。", f"{en}; and {rest} more.")
    return Bilingual(f"{zh}。", f"{en}.")


def tables_not_found(report: Report) -> Iterator[Bilingual]:
    """One reason for each of the three tables that was not found."""
    for section in TABLE_SECTIONS:
        if section not in report.tables:
            name = SECTION[section].name
            yield Bilingual(f"未读到“{name.zh}”的表格", f"the table of “{name.en}” was not found")


def rows_not_read(report: Report) -> Iterator[Bilingual]:
    """One reason for each row whose values could not be assigned to columns."""
    for table in report.tables.values():
        for label in table.unread_rows:
            yield Bilingual(
                f"“{label.text}”一行列数不足，无法核对",
                f"the row “{label.text}” has too few columns to tell them apart",
            )


def opaque_part(report: Report, section_id: str) -> Unread | None:
    """A part of the file that we could not read and that may hold that section's content."""
    return _part_of(report, _OPAQUE, *_surroundings(report, section_id))


def lost_rows(report: Report, section_id: str) -> Unread | None:
    """A part of the file that is lost and may have held rows of that section's table: no mere picture."""
    return _part_of(report, _LOST, *_surroundings(report, section_id))


def opaque_opening(report: Report) -> Unread | None:
    """A part of the file that we could not read above the first section's heading."""
    headings = (_heading_place(report, section.id) for section in SECTIONS)
    return _part_of(report, _OPAQUE, None, next(filter(None, headings), None))


def _part_of(report: Report, kinds: Set[str], start: Place | None, end: Place | None) -> Unread | None:
    for part in report.unread:
        if part.kind in kinds and _not_before(part.place, start) and _not_before(end, part.place):
            return part
    return None


def _surroundings(report: Report, section_id: str) -> tuple[Place | None, Place | None]:
    """Places of the headings between which the section stands, or would stand."""
    order = [section.id for section in SECTIONS]
    position = order.index(section_id)
    before = [_heading_place(report, known) for known in order[: position + 1]]
    after = [_heading_place(report, known) for known in order[position + 1 :]]
    return next((place for place in reversed(before) if place), None), next(
        (place for place in after if place), None
    )


def _heading_place(report: Report, section_id: str) -> Place | None:
    headings = report.sections[section_id].headings
    return headings[0].place if headings else None


def _not_before(later: Place | None, earlier: Place | None) -> bool:
    """Whether ``later`` may stand at or after ``earlier``; unknown places may stand anywhere."""
    if later is None or earlier is None:
        return True
    if later.page is not None and earlier.page is not None and later.page != earlier.page:
        return later.page > earlier.page
    if later.line is not None and earlier.line is not None:
        return later.line >= earlier.line
    return True
