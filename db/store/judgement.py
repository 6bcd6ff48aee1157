"""Writing what was found in a report, and the summary row that the overview reads."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

from db.connection import transaction
from db.facts import FindingFacts, ReportFacts, plain_json
from db.queries import stored
from db.standing import RANKS, Standing, fingerprints, stand
from db.store.rows import insert, insert_many, update

LATE = "TM01"


def write_judgement(db: sqlite3.Connection, report_id: int, facts: ReportFacts) -> None:
    """Replace the report's findings and its summary row by those of ``facts``."""
    owner = stored.owner(db, report_id)
    write_findings(db, report_id, owner, facts.findings)
    db.execute("DELETE FROM summary WHERE report_id = ?", (report_id,))
    report = {
        "report_id": report_id,
        "agency_id": owner.agency_id,
        "year": owner.year,
        "current": owner.current,
    }
    shown = {"sections_present": facts.sections_present, "fee": facts.fee, "published": facts.published}
    insert(db, "summary", report | shown | _standing(db, report_id))


def write_findings(
    db: sqlite3.Connection, report_id: int, owner: stored.Owner, findings: Sequence[FindingFacts]
) -> None:
    """Replace the report's findings."""
    places = [(found.code, found.section, found.row, found.column, found.quote) for found in findings]
    names = fingerprints(owner.key, owner.year, places)
    db.execute("DELETE FROM findings WHERE report_id = ?", (report_id,))
    insert_many(
        db,
        "findings",
        [
            {
                "report_id": report_id,
                "number": number,
                "fingerprint": name,
                "code": found.code,
                "flag": found.flag,
                "severity": found.severity,
                "section": found.section,
                "row": found.row,
                "column": found.column,
                "detail": found.detail,
            }
            for number, (name, found) in enumerate(zip(names, findings, strict=True), 1)
        ],
    )


def refresh_standing(db: sqlite3.Connection, report_ids: Iterable[int]) -> None:
    """Recompute the summary rows from the stored answers and the decisions in force."""
    with transaction(db):
        for report_id in report_ids:
            update(db, "summary", _standing(db, report_id), report_id=report_id)


def _standing(db: sqlite3.Connection, report_id: int) -> dict[str, object]:
    judged = stored.judged(db, report_id)
    waived = stored.waived_of(db, report_id)
    standing = stand(stored.outcomes(db, report_id), judged, waived)
    late = any(finding.code == LATE and finding.fingerprint not in waived for finding in judged)
    return {"late": late, **_columns(standing)}


def _columns(standing: Standing) -> dict[str, object]:
    return {
        "rank": RANKS[standing.light],
        "light": standing.light,
        "score": standing.score,
        "errors": standing.severities.get("E", 0),
        "warnings": standing.severities.get("W", 0),
        "notes": standing.severities.get("I", 0),
        "limits": standing.severities.get("-", 0),
        "waived": standing.waived,
        "flags": plain_json({flag: [state.light, state.count] for flag, state in standing.flags.items()}),
    }
