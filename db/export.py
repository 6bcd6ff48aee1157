"""What leaves the database: reports, findings, cells, the workbook for the circular, notices."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from db import queries
from db.rows import FindingFilter
from db.tables import Sheet, cells_sheet, findings_sheet, reports_sheet
from db.writers import as_objects, to_csv, to_json, to_jsonl, to_parquet, to_xlsx

Writer = Callable[[sqlite3.Connection, int | None, str | None], bytes]


def export(  # noqa: PLR0913, PLR0917 - the options of one command
    db: sqlite3.Connection,
    what: str,
    format_: str,
    out: Path,
    year: int | None = None,
    agency: str | None = None,
) -> None:
    """Write the file at once and whole; ``ValueError`` when ``what`` has no such format."""
    data = render(db, what, format_, year, agency)
    unfinished = out.with_name(out.name + ".part")
    try:
        unfinished.write_bytes(data)
        unfinished.replace(out)
    finally:
        with suppress(FileNotFoundError):
            unfinished.unlink()


def render(
    db: sqlite3.Connection, what: str, format_: str, year: int | None = None, agency: str | None = None
) -> bytes:
    """The bytes of a file over current reports, of a year or an agency where given.

    ``what`` is reports, findings, cells, workbook or notices; ``ValueError`` when it has no such format.
    """
    write = _WRITERS.get((what, format_))
    if write is None:
        raise ValueError(f"{what} has no format {format_}")
    return write(db, year, agency)


def render_findings(db: sqlite3.Connection, format_: str, where: FindingFilter) -> bytes:
    """The findings that a filter leaves, in any format of ``findings``."""
    sheet = findings_sheet(db, where, people=format_ == "xlsx")
    return to_xlsx([sheet]) if format_ == "xlsx" else _FLAT_WRITERS[format_](sheet)


def _sheet(db: sqlite3.Connection, what: str, year: int | None, agency: str | None, *, people: bool) -> Sheet:
    if what == "reports":
        return reports_sheet(db, year, agency, people=people)
    if what == "findings":
        return findings_sheet(db, FindingFilter(year=year, agency=agency), people=people)
    return cells_sheet(db, year, agency)


def _flat(what: str, write: Callable[[Sheet], bytes]) -> Writer:
    return lambda db, year, agency: write(_sheet(db, what, year, agency, people=False))


def _workbook(*contents: str) -> Writer:
    return lambda db, year, agency: to_xlsx(_sheet(db, what, year, agency, people=True) for what in contents)


def _cards(write: Callable[[Iterable[Mapping[str, object]]], bytes]) -> Writer:
    return lambda db, year, agency: write(queries.reports_json(db, year, agency))


def _notices(db: sqlite3.Connection, year: int | None, agency: str | None) -> bytes:
    from db.notices import notices_zip

    return notices_zip(db, year, agency)


_FLAT_WRITERS: Mapping[str, Callable[[Sheet], bytes]] = {
    "csv": to_csv,
    "json": lambda sheet: to_json(as_objects(sheet)),
    "jsonl": lambda sheet: to_jsonl(as_objects(sheet)),
    "parquet": to_parquet,
}
_WHAT = ("reports", "findings", "cells")
_WRITERS: Mapping[tuple[str, str], Writer] = {
    **{(what, name): _flat(what, write) for what in _WHAT for name, write in _FLAT_WRITERS.items()},
    **{(what, "xlsx"): _workbook(what) for what in _WHAT},
    ("reports", "json"): _cards(to_json),  # the objects that `gongkai check` prints
    ("reports", "jsonl"): _cards(to_jsonl),
    ("workbook", "xlsx"): _workbook(*_WHAT),
    ("notices", "docx"): _notices,
}
