"""What the pages ask of the database: the queries of ``db``, remembered until something is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import date
from typing import Any

import streamlit as st

from dashboard.settings import database_path
from db import queries, store
from db.connection import connect
from db.rows import (
    FindingFilter,
    FindingRow,
    Frequent,
    OverviewFilter,
    OverviewRow,
    ReportRow,
    RevisionRow,
    Tiles,
    TrendPoint,
)
from db.rows_workflow import AgencyRow, Comparison, FileLine, MissingRow, UploadRow, YearRow
from parser.profile import Profile
from parser.reading.progress import Watch
from parser.similarity import SharedPassage

PAGE = 100  # rows drawn at once
Arguments = tuple[object, ...]


@st.cache_data(show_spinner=False, max_entries=300)
def _remembered(path: str, stamp: int, today: date, name: str, arguments: Arguments) -> Any:  # noqa: ANN401, ARG001
    """``stamp`` and ``today`` are part of the key: a write or a new day asks again."""
    with closing(connect(path)) as db:
        return getattr(queries, name)(db, *arguments)


def _ask(name: str, *arguments: object) -> Any:  # noqa: ANN401 (each caller names the type of its query)
    path = str(database_path())
    with closing(connect(path)) as db:
        stamp = queries.stamp(db)
    return _remembered(path, stamp, date.today(), name, arguments)


def years() -> list[int]:
    """The years that there are reports of, newest first."""
    found: list[int] = _ask("years")
    return found


def tiles(year: int) -> Tiles:
    """The figures at the head of the overview."""
    figures: Tiles = _ask("tiles", year)
    return figures


def overview(year: int, chosen: OverviewFilter, page: int = 1) -> list[OverviewRow]:
    """One page of the year's grid, worst first."""
    rows: list[OverviewRow] = _ask("overview", year, chosen, PAGE, (page - 1) * PAGE)
    return rows


def overview_count(year: int, chosen: OverviewFilter) -> int:
    """How many rows the year's grid has with that filter."""
    count: int = _ask("overview_count", year, chosen)
    return count


def flag_totals(year: int) -> dict[str, dict[str, int]]:
    """How many reports of the year stand at each light, by flag."""
    totals: dict[str, dict[str, int]] = _ask("flag_totals", year)
    return totals


def unidentified() -> list[OverviewRow]:
    """Reports whose agency or year could not be recognised."""
    rows: list[OverviewRow] = _ask("unidentified")
    return rows


def frequent(year: int, limit: int = 10) -> list[Frequent]:
    """The checks that fail most often in the year; notes, which ask for nothing, are left out."""
    rows: list[Frequent] = _ask("frequent", year, 3 * limit)
    return [row for row in rows if row.severity in {"E", "W"}][:limit]


def trend() -> list[TrendPoint]:
    """All years in numbers."""
    points: list[TrendPoint] = _ask("trend")
    return points


def missing(year: int) -> list[MissingRow]:
    """Agencies of the roster without a report."""
    rows: list[MissingRow] = _ask("missing", year)
    return rows


def agencies(search: str = "", limit: int = PAGE) -> list[AgencyRow]:
    """Agencies of reports and roster by name, those whose name holds ``search``."""
    rows: list[AgencyRow] = _ask("agencies", search, limit)
    return rows


def agency_years(agency: str) -> list[YearRow]:
    """The agency's current report of every year, newest first."""
    rows: list[YearRow] = _ask("agency_years", agency)
    return rows


def current_report(agency: str, year: int | None) -> ReportRow | None:
    """The agency's current report of the year, or of its newest year."""
    report: ReportRow | None = _ask("current_report", agency, year)
    return report


def report(report_id: int) -> ReportRow | None:
    """One report, whatever its revision."""
    found: ReportRow | None = _ask("report", report_id)
    return found


def revisions(agency: str, year: int | None) -> list[RevisionRow]:
    """The files received for that agency and year, newest first."""
    rows: list[RevisionRow] = _ask("revisions", agency, year)
    return rows


def comparison(older: int, newer: int) -> Comparison:
    """What changed between two files of the same agency and year."""
    found: Comparison = _ask("comparison", older, newer)
    return found


def passages(report_id: int, other: str) -> tuple[SharedPassage, ...]:
    """The passages that a report shares with that of another agency."""
    found: tuple[SharedPassage, ...] = _ask("passages", report_id, other)
    return found


def findings(chosen: FindingFilter, page: int = 1) -> list[FindingRow]:
    """One page of the findings over all current reports."""
    rows: list[FindingRow] = _ask("findings", chosen, PAGE, (page - 1) * PAGE)
    return rows


def findings_count(chosen: FindingFilter) -> int:
    """How many findings there are with that filter."""
    count: int = _ask("findings_count", chosen)
    return count


def findings_file(format_: str, chosen: FindingFilter) -> bytes:
    """All findings that the filter leaves, as ``csv`` or ``xlsx``."""
    from db.export import render_findings  # the writers of spreadsheets are slow to import and seldom needed

    with closing(connect(database_path())) as db:
        return render_findings(db, format_, chosen)


def workbook(year: int) -> bytes:
    """The year's workbook for the circular: 汇总, 明细, 三表数据."""
    from db.export import render

    with closing(connect(database_path())) as db:
        return render(db, "workbook", "xlsx", year)


def profile() -> Profile:
    """The office's severities, weights and switched-off checks."""
    found: Profile = _ask("profile")
    return found


def original_file(sha256: str) -> bytes:
    """The bytes of a file as it was received; not remembered, since it may be large."""
    with closing(connect(database_path())) as db:
        kept = queries.original(db, sha256)
    return kept[1] if kept else b""


@st.cache_data(show_spinner=False, max_entries=60)
def page_picture(sha256: str, page: int, width: int = 1100) -> bytes:
    """A page of a PDF or a scan as PNG. Raises ``IndexError`` and what reading the file raises."""
    from parser.reading.printed.page_image import render_page

    return render_page(original_file(sha256), page, width)


def uploads(who: str | None = None, limit: int = 200) -> list[UploadRow]:
    """The files received, newest first; of one person where ``who`` is given."""
    rows: list[UploadRow] = _ask("uploads", limit, who)
    return rows


def receive(
    files: Iterable[tuple[str, bytes]], year: int | None, who: str, watch: Watch
) -> Iterator[FileLine]:
    """Read, check and store the files; a line as each is done, several for an archive or a workbook.

    ``watch`` is told of each page of a PDF or a scan that is begun.
    """
    from db.ingest import ingest_many  # the readers are needed only here

    with closing(connect(database_path())) as db:
        yield from ingest_many(db, files, year=year, who=who, watch=watch)


def correct_identity(report_id: int, agency: str, year: int, who: str) -> None:
    """A person says whose report it is, and of which year."""
    with closing(connect(database_path())) as db:
        store.correct_identity(db, report_id, agency, year, who)
