"""The agencies: those of the roster, those that reported, and those that did not."""

from __future__ import annotations

import sqlite3
from datetime import date

from db.queries.names import similar
from db.queries.settings import profile
from db.rows_workflow import AgencyRow, MissingRow, Question
from parser.profile import DEFAULT_PROFILE, Profile


def agencies(db: sqlite3.Connection, search: str = "", limit: int = 100_000) -> list[AgencyRow]:
    """Every agency by name, with its former and short names and the years it reported on."""
    years, aliases = _grouped(db, _YEARS), _grouped(db, _ALIASES)
    rows = db.execute(
        "SELECT * FROM agencies WHERE (on_roster = 1 OR id IN (SELECT agency_id FROM reports)) "
        "AND (instr(name, ?) OR ? = '') ORDER BY name LIMIT ?",
        (search, search, limit),
    )
    return [
        AgencyRow(
            agency=row["name"],
            kind=row["kind"],
            level=row["level"],
            region=row["region"],
            parent=row["parent"] or None,
            on_roster=bool(row["on_roster"]),
            aliases=tuple(aliases.get(row["id"], ())),
            contact=row["contact"],
            deadline=row["deadline"],
            years=tuple(int(year) for year in years.get(row["id"], ())),
        )
        for row in rows
    ]


_YEARS = "SELECT agency_id, year FROM summary WHERE current = 1 AND year IS NOT NULL ORDER BY year DESC"
_ALIASES = "SELECT agency_id, alias FROM aliases ORDER BY alias"


def _grouped(db: sqlite3.Connection, query: str) -> dict[int, list[str]]:
    groups: dict[int, list[str]] = {}
    for agency_id, value in db.execute(query):
        groups.setdefault(agency_id, []).append(value)
    return groups


def missing(db: sqlite3.Connection, year: int, today: date | None = None) -> list[MissingRow]:
    """未报: the roster's agencies without a report of the year, the earliest deadline first."""
    today = today or date.today()
    rules = profile(db)
    rows = db.execute(
        "SELECT * FROM agencies WHERE on_roster = 1 AND id NOT IN "
        "(SELECT agency_id FROM summary WHERE year = ? AND current = 1 AND agency_id IS NOT NULL)",
        (year,),
    )
    return sorted(
        (_missing(row, year, today, rules) for row in rows), key=lambda row: (row.deadline, row.agency)
    )


def _missing(row: sqlite3.Row, year: int, today: date, rules: Profile) -> MissingRow:
    deadline = deadline_of(row["deadline"], row["kind"], year, rules)
    return MissingRow(
        agency=row["name"],
        kind=row["kind"],
        level=row["level"],
        region=row["region"],
        contact=row["contact"],
        deadline=deadline.isoformat(),
        overdue=today > deadline,
    )


def deadline_of(stored: str | None, kind: str, year: int, rules: Profile) -> date:
    """The roster's date (full, or a month-day of the following year), else the profile's by kind."""
    if stored is None:
        return rules.deadline(kind, year)
    return date.fromisoformat(stored if len(stored) == len("2023-01-31") else f"{year + 1}-{stored}")


def own_deadline(db: sqlite3.Connection, agency_id: int, year: int) -> date | None:
    """The roster's own date for an agency's report of ``year``."""
    row = db.execute("SELECT deadline, kind FROM agencies WHERE id = ?", (agency_id,)).fetchone()
    if row is None or row["deadline"] is None:
        return None
    return deadline_of(row["deadline"], row["kind"], year, DEFAULT_PROFILE)


def reports_of(db: sqlite3.Connection, agency_id: int) -> list[int]:
    """All reports of an agency, in the order they came."""
    rows = db.execute("SELECT id FROM reports WHERE agency_id = ? ORDER BY id", (agency_id,))
    return [int(row["id"]) for row in rows]


def questions(db: sqlite3.Connection) -> list[Question]:
    """Agencies that reported and are not on the roster, with the roster's names that they resemble."""
    rows = db.execute(
        "SELECT name, id FROM agencies WHERE on_roster = 0 AND id IN (SELECT agency_id FROM reports) "
        "AND name NOT IN (SELECT alias FROM aliases) AND EXISTS (SELECT 1 FROM agencies WHERE on_roster = 1) "
        "ORDER BY name"
    ).fetchall()
    return [Question(row["name"], similar(db, row["name"]), tuple(reports_of(db, row["id"]))) for row in rows]


def regions(db: sqlite3.Connection) -> list[str]:
    """The regions that any agency has."""
    rows = db.execute("SELECT DISTINCT region FROM agencies WHERE region <> '' ORDER BY region")
    return [row["region"] for row in rows]
