"""The overview of a year: read from the summary rows alone."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from datetime import date
from typing import Any

from db.queries.roster import deadline_of, missing
from db.queries.settings import profile
from db.queries.text_search import like
from db.rows import FlagState, Frequent, OverviewFilter, OverviewRow, Tiles, TrendPoint
from parser.profile import Profile

_AGENCY = "coalesce(agencies.name, reports.source)"
_FROM = """
FROM summary JOIN reports ON reports.id = summary.report_id
LEFT JOIN agencies ON agencies.id = summary.agency_id WHERE """
_ROWS = f"""
SELECT summary.*, {_AGENCY} AS agency, agencies.name IS NOT NULL AS identified,
  coalesce(agencies.kind, 'other') AS kind, coalesce(agencies.level, 'unknown') AS level,
  coalesce(agencies.region, '') AS region, agencies.deadline, reports.revision, reports.received_at {_FROM}"""
_COUNT = f"SELECT count(*) {_FROM}"
_UNIDENTIFIED = "summary.current = 1 AND (summary.year IS NULL OR summary.agency_id IS NULL)"
_WORST_FIRST = " ORDER BY summary.rank, summary.score, summary.report_id LIMIT ? OFFSET ?"
NO_FILTER = OverviewFilter()


def years(db: sqlite3.Connection) -> list[int]:
    """The years that have a report, newest first."""
    rows = db.execute(
        "SELECT DISTINCT year FROM summary WHERE current = 1 AND year IS NOT NULL ORDER BY year DESC"
    )
    return [int(row["year"]) for row in rows]


def overview(
    db: sqlite3.Connection,
    year: int | None,
    where: OverviewFilter = NO_FILTER,
    limit: int = 1000,
    offset: int = 0,
) -> list[OverviewRow]:
    """The current reports of the year (None: of all years, those without a year too), worst first."""
    condition, values = _condition(year, where)
    rows = db.execute(f"{_ROWS}{condition}{_WORST_FIRST}", (*values, limit, offset))
    rules = profile(db)
    return [_row(row, rules) for row in rows]


def overview_count(db: sqlite3.Connection, year: int | None, where: OverviewFilter = NO_FILTER) -> int:
    """How many reports ``overview`` has without its limit."""
    condition, values = _condition(year, where)
    return int(db.execute(f"{_COUNT}{condition}", values).fetchone()[0])


def unidentified(db: sqlite3.Connection, limit: int = 1000) -> list[OverviewRow]:
    """Reports whose file names no agency or no year: to be corrected by hand."""
    rows = db.execute(f"{_ROWS}{_UNIDENTIFIED}{_WORST_FIRST}", (limit, 0))
    rules = profile(db)
    return [_row(row, rules) for row in rows]


def _condition(year: int | None, where: OverviewFilter) -> tuple[str, list[Any]]:
    parts: list[str] = ["summary.current = 1"]
    values: list[Any] = []
    if year is not None:
        parts.append("summary.year = ?")
        values.append(year)
    if where.search:
        parts.append(f"{_AGENCY} LIKE ? ESCAPE '\\'")
        values.append(like(where.search))
    columns = {_AGENCY: (where.agency,) if where.agency else (), "agencies.kind": where.kinds}
    columns |= {"agencies.level": where.levels, "agencies.region": where.regions}
    columns |= {"summary.light": where.lights}
    for column, wanted in columns.items():
        _one_of(column, wanted, parts, values)
    if where.flag is not None:
        values.append(f"$.{where.flag}[0]")
        _one_of("json_extract(summary.flags, ?)", where.flag_lights, parts, values)
    if where.code is not None:
        parts.append("summary.report_id IN (SELECT report_id FROM findings WHERE code = ?)")
        values.append(where.code)
    return " AND ".join(parts), values


def _one_of(column: str, wanted: Sequence[str], parts: list[str], values: list[Any]) -> None:
    if wanted:
        parts.append(f"{column} IN ({','.join('?' * len(wanted))})")
        values.extend(wanted)


def flags_of(stored: str) -> dict[str, FlagState]:
    """The squares of the grid as stored in a summary row."""
    return {flag: FlagState(*state) for flag, state in json.loads(stored).items()}


def _row(row: sqlite3.Row, rules: Profile) -> OverviewRow:
    names = (
        "report_id",
        "agency",
        "kind",
        "level",
        "region",
        "year",
        "light",
        "score",
        "errors",
        "warnings",
        "notes",
    )
    more = ("limits", "waived", "sections_present", "fee", "revision", "published", "received_at")
    return OverviewRow(
        **{name: row[name] for name in (*names, *more)},
        identified=bool(row["identified"]),
        late=bool(row["late"]),
        flags=flags_of(row["flags"]),
        deadline=_deadline(row, rules),
    )


def _deadline(row: sqlite3.Row, rules: Profile) -> str | None:
    if row["year"] is None:
        return None
    return deadline_of(row["deadline"], row["kind"], row["year"], rules).isoformat()


def tiles(db: sqlite3.Connection, year: int, today: date | None = None) -> Tiles:
    """The figures at the head of the year; ``today`` decides which missing reports are overdue."""
    lights = _by_light(db, year)
    late = (
        db.execute("SELECT sum(late) FROM summary WHERE current = 1 AND year = ?", (year,)).fetchone()[0] or 0
    )
    expected = int(db.execute("SELECT count(*) FROM agencies WHERE on_roster = 1").fetchone()[0])
    absent = missing(db, year, today)
    unknown = f"SELECT count(*) FROM summary WHERE {_UNIDENTIFIED}"
    return Tiles(
        expected=expected or None,
        submitted=sum(lights.values()),
        missing=len(absent) if expected else None,
        passed=lights.get("green", 0),
        to_correct=lights.get("red", 0),
        to_verify=lights.get("yellow", 0),
        cannot_tell=lights.get("grey", 0),
        overdue=int(late) + sum(row.overdue for row in absent),
        unidentified=int(db.execute(unknown).fetchone()[0]),
    )


def _by_light(db: sqlite3.Connection, year: int) -> dict[str, int]:
    rows = db.execute(
        "SELECT light, count(*) FROM summary WHERE current = 1 AND year = ? GROUP BY light", (year,)
    )
    return dict(rows.fetchall())


def flag_totals(db: sqlite3.Connection, year: int) -> dict[str, dict[str, int]]:
    """How many reports have each light, flag by flag."""
    rows = db.execute(
        "SELECT flag.key, json_extract(flag.value, '$[0]') AS light, count(*) "
        "FROM summary, json_each(summary.flags) AS flag "
        "WHERE summary.current = 1 AND summary.year = ? GROUP BY 1, 2",
        (year,),
    )
    totals: dict[str, dict[str, int]] = {}
    for flag, light, count in rows:
        totals.setdefault(flag, {})[light] = count
    return totals


def frequent(db: sqlite3.Connection, year: int, limit: int = 10) -> list[Frequent]:
    """The findings that most agencies have, our own limits left out."""
    rows = db.execute(
        "SELECT code, min(severity) AS severity, count(*) AS findings, count(DISTINCT report_id) AS agencies "
        "FROM findings JOIN summary USING (report_id) WHERE current = 1 AND year = ? AND severity <> '-' "
        "AND fingerprint NOT IN "
        "(SELECT fingerprint FROM decisions WHERE kind = 'waive' AND revoked_at IS NULL) "
        "GROUP BY code ORDER BY agencies DESC, findings DESC, code LIMIT ?",
        (year, limit),
    )
    return [Frequent(**row) for row in rows]


def trend(db: sqlite3.Connection) -> list[TrendPoint]:
    """Every year in numbers, oldest first."""
    rows = db.execute(
        "SELECT year, count(*) AS reports, sum(light = 'green') AS green, sum(light = 'yellow') AS yellow, "
        "sum(light = 'red') AS red, sum(light = 'grey') AS grey, avg(score) AS score, "
        "sum(errors + warnings) AS findings "
        "FROM summary WHERE current = 1 AND year IS NOT NULL GROUP BY year ORDER BY year"
    )
    return [TrendPoint(**row) for row in rows]
