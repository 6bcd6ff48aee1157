"""Writing what was found in a report, and the summary row that the overview reads."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence

from db.connection import transaction
from db.facts import FindingFacts, ReportFacts, plain_json
from db.queries import stored
from db.standing import RANKS, Standing, fingerprints, stand

LATE = "TM01"


def write_judgement(db: sqlite3.Connection, report_id: int, facts: ReportFacts) -> None:
    """Replace the report's findings and its summary row by those of ``facts``."""
    owner = stored.owner(db, report_id)
    write_findings(db, report_id, owner, facts.findings)
    db.execute("DELETE FROM summary WHERE report_id = ?", (report_id,))
    db.execute(
        "INSERT INTO summary (report_id, agency_id, year, current, rank, light, score, errors, warnings, notes, limits, "
        "waived, late, sections_present, fee, published, flags) "
        "VALUES (?, ?, ?, ?, 0, '', 0, 0, 0, 0, 0, 0, 0, ?, ?, ?, '{}')",
        (report_id, owner.agency_id, owner.year, owner.current, facts.sections_present, facts.fee, facts.published),
    )
    refresh_standing(db, [report_id])


def write_findings(
    db: sqlite3.Connection, report_id: int, owner: stored.Owner, findings: Sequence[FindingFacts]
) -> None:
    """Replace the report's findings."""
    places = [(found.code, found.section, found.row, found.column, found.quote) for found in findings]
    names = fingerprints(owner.key, owner.year, places)
    db.execute("DELETE FROM findings WHERE report_id = ?", (report_id,))
    db.executemany(
        "INSERT INTO findings (report_id, number, fingerprint, code, flag, severity, section, row, column, detail) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (report_id, number, name, found.code, found.flag, found.severity)
            + (found.section, found.row, found.column, found.detail)
            for number, (name, found) in enumerate(zip(names, findings, strict=True), 1)
        ],
    )


def refresh_standing(db: sqlite3.Connection, report_ids: Iterable[int]) -> None:
    """Recompute the summary rows from the stored answers and the decisions in force."""
    with transaction(db):
        for report_id in report_ids:
            judged = stored.judged(db, report_id)
            waived = stored.waived_of(db, report_id)
            standing = stand(stored.outcomes(db, report_id), judged, waived)
            late = any(finding.code == LATE and finding.fingerprint not in waived for finding in judged)
            _update_summary(db, report_id, standing, late)


def _update_summary(db: sqlite3.Connection, report_id: int, standing: Standing, late: bool) -> None:
    counts: Mapping[str, int] = standing.severities
    db.execute(
        "UPDATE summary SET rank = ?, light = ?, score = ?, errors = ?, warnings = ?, notes = ?, limits = ?, waived = ?, "
        "late = ?, flags = ? WHERE report_id = ?",
        (RANKS[standing.light], standing.light, standing.score, counts.get("E", 0), counts.get("W", 0))
        + (counts.get("I", 0), counts.get("-", 0), standing.waived, late, plain_json(standing.flags), report_id),
    )
