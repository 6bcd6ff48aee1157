"""What the store has to know before it writes."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from db.facts import FindingFacts, unpack
from db.standing import Judged
from db.text import recall
from parser.checks.check import Check, Result
from parser.report import Report


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose report it is: the agency's name as the roster has it, or the file where none is known."""

    agency_id: int | None
    name: str | None
    year: int | None
    current: bool
    sha256: str

    @property
    def key(self) -> str:
        """What fingerprints are made with."""
        return self.name or f"file:{self.sha256}"


def stored_already(db: sqlite3.Connection, sha256: str) -> list[int]:
    """The reports that these bytes gave; empty for unknown bytes and for a file that could not be read."""
    rows = db.execute("SELECT id FROM reports WHERE sha256 = ? ORDER BY part", (sha256,))
    return [int(row["id"]) for row in rows]


def next_revision(db: sqlite3.Connection, agency_id: int | None, year: int | None) -> int:
    """The number of the next file of that agency and year; 1 where either is unknown."""
    row = db.execute(
        "SELECT max(revision) AS latest FROM reports WHERE agency_id = ? AND year = ?", (agency_id, year)
    ).fetchone()
    return int(row["latest"] or 0) + 1


def owner(db: sqlite3.Connection, report_id: int) -> Owner:
    """Whose report it is; ``KeyError`` for an unknown report."""
    row = db.execute(
        "SELECT reports.agency_id, agencies.name, reports.year, reports.current, reports.sha256 "
        "FROM reports LEFT JOIN agencies ON agencies.id = reports.agency_id WHERE reports.id = ?",
        (report_id,),
    ).fetchone()
    if row is None:
        raise KeyError(report_id)
    return Owner(row["agency_id"], row["name"], row["year"], bool(row["current"]), row["sha256"])


def judged(db: sqlite3.Connection, report_id: int) -> list[Judged]:
    """The report's findings, as far as its standing depends on them."""
    rows = db.execute(
        "SELECT code, severity, fingerprint FROM findings WHERE report_id = ? ORDER BY number", (report_id,)
    )
    return [Judged(*row) for row in rows]


def finding_facts(db: sqlite3.Connection, report_id: int) -> list[FindingFacts]:
    """The report's findings as they were stored."""
    rows = db.execute(
        "SELECT code, flag, severity, section, row, column, json_extract(detail, '$.quote') AS quote, detail "
        "FROM findings WHERE report_id = ? ORDER BY number",
        (report_id,),
    )
    return [FindingFacts(*row) for row in rows]


def outcomes(db: sqlite3.Connection, report_id: int) -> dict[str, list[Any]]:
    """The stored answers by code: [result, severity, weight, reason zh, reason en]."""
    row = db.execute("SELECT outcomes FROM reports WHERE id = ?", (report_id,)).fetchone()
    stored: dict[str, list[Any]] = json.loads(row["outcomes"])
    return stored


def answered(db: sqlite3.Connection, report_id: int, checks: Sequence[Check]) -> bool:
    """Whether any of the checks was answered with more than "inapplicable"."""
    answers = outcomes(db, report_id)
    return any(check.code in answers and answers[check.code][0] != Result.INAPPLICABLE for check in checks)


def passed(db: sqlite3.Connection, report_id: int, checks: Sequence[Check]) -> bool:
    """Whether each of the checks either passed or does not apply, the first one having been answered."""
    answers = outcomes(db, report_id)
    results = [answers[check.code][0] for check in checks if check.code in answers]
    return bool(results) and results[0] == Result.PASSED and Result.FAILED not in results


def waived_of(db: sqlite3.Connection, report_id: int) -> set[str]:
    """The fingerprints of the report's waived findings."""
    rows = db.execute(
        "SELECT decisions.fingerprint FROM decisions JOIN findings USING (fingerprint) "
        "WHERE findings.report_id = ? AND decisions.kind = 'waive' AND decisions.revoked_at IS NULL",
        (report_id,),
    )
    return {row["fingerprint"] for row in rows}


def reports_with(db: sqlite3.Connection, fingerprints: Sequence[str]) -> list[int]:
    """The reports that hold a finding of one of these fingerprints."""
    rows = db.execute(
        "SELECT DISTINCT report_id FROM findings WHERE fingerprint IN (SELECT value FROM json_each(?))",
        (json.dumps(list(fingerprints)),),
    )
    return [int(row["report_id"]) for row in rows]


def current_id(db: sqlite3.Connection, agency_id: int | None, year: int | None) -> int | None:
    """The current report of that agency and year."""
    row = db.execute(
        "SELECT id FROM reports WHERE agency_id = ? AND year = ? AND current = 1", (agency_id, year)
    ).fetchone()
    return int(row["id"]) if row else None


def newest_id(db: sqlite3.Connection, agency_id: int | None, year: int | None) -> int | None:
    """The report of the highest revision of that agency and year."""
    row = db.execute(
        "SELECT id FROM reports WHERE agency_id = ? AND year = ? ORDER BY revision DESC LIMIT 1",
        (agency_id, year),
    ).fetchone()
    return int(row["id"]) if row else None


def stored_card(db: sqlite3.Connection, report_id: int) -> tuple[dict[str, Any], dict[str, Any]]:
    """The report's JSON of design.md §3 and its text as kept."""
    row = db.execute("SELECT scorecard, text FROM reports WHERE id = ?", (report_id,)).fetchone()
    return unpack(row["scorecard"]), unpack(row["text"])


def content(db: sqlite3.Connection, report_id: int) -> tuple[bytes, dict[str, Any]]:
    """What the file says, whatever was made of it: its text as kept and its cells."""
    row = db.execute("SELECT scorecard, text FROM reports WHERE id = ?", (report_id,)).fetchone()
    return row["text"], unpack(row["scorecard"])["cells"]


def versions(db: sqlite3.Connection, report_id: int) -> tuple[str, str]:
    """The versions of the catalogue and of the profile that the report was checked with."""
    row = db.execute(
        "SELECT catalogue_version, profile_version FROM reports WHERE id = ?", (report_id,)
    ).fetchone()
    return row["catalogue_version"], row["profile_version"]


def recalled(db: sqlite3.Connection, report_id: int) -> Report:
    """The report rebuilt from what is stored, of the kind and level that its agency has now."""
    row = db.execute(
        "SELECT kind, level FROM agencies WHERE id = (SELECT agency_id FROM reports WHERE id = ?)",
        (report_id,),
    ).fetchone()
    return recall(*stored_card(db, report_id), kind=row["kind"], level=row["level"])


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What a report says of its agency at a glance, for telling what a recheck changed."""

    agency: str
    year: int | None
    light: str
    score: int
    codes: frozenset[str]


def snapshot(db: sqlite3.Connection, report_id: int) -> Snapshot:
    """The report as it stands now."""
    row = db.execute(
        "SELECT coalesce(agencies.name, reports.source) AS agency, reports.year, light, score "
        "FROM reports JOIN summary ON summary.report_id = reports.id "
        "LEFT JOIN agencies ON agencies.id = reports.agency_id WHERE reports.id = ?",
        (report_id,),
    ).fetchone()
    codes = frozenset(finding.code for finding in judged(db, report_id))
    return Snapshot(row["agency"], row["year"], row["light"], row["score"], codes)
