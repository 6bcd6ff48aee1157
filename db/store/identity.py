"""Correcting by hand whose report of which year a file is; deleting a report."""

from __future__ import annotations

import sqlite3
import zlib

from db.connection import transaction
from db.examine import Incoming, examine_file
from db.facts import ReportFacts
from db.queries import stored
from db.queries.settings import profile
from db.store.agencies import resolve
from db.store.reports import replace_judgement, retire_others
from db.store.workflow import record_event
from db.store.years import reconsider_years


def correct_identity(
    db: sqlite3.Connection, report_id: int, agency: str | None, year: int | None, who: str = ""
) -> None:
    """File a report under the agency and year that a person says; None leaves what the file says.

    The kept original is read again, since the year decides the form. Decisions about
    its findings move along. Raises ``KeyError`` for an unknown report.
    """
    with transaction(db):
        before = stored.owner(db, report_id)
        facts, profile_version = _examined_again(db, report_id, agency, year)
        earlier = stored.judged(db, report_id)
        match = resolve(db, facts.agency, facts.kind, facts.level)
        _file_under(db, report_id, match.agency_id, facts.year)
        db.execute(
            "UPDATE reports SET corrected_agency = ?, corrected_year = ? WHERE id = ?",
            (agency, year, report_id),
        )
        replace_judgement(db, report_id, facts, profile_version)
        _move_decisions(db, [finding.fingerprint for finding in earlier], report_id)
        for year_changed in ((before.agency_id, before.year), (match.agency_id, facts.year)):
            reconsider_years(db, *year_changed)
        record_event(db, who, "correct", f"{facts.agency or before.key} {facts.year or ''}", before.key)


def _examined_again(
    db: sqlite3.Connection, report_id: int, agency: str | None, year: int | None
) -> tuple[ReportFacts, str]:
    kept = stored.kept_file(db, report_id)
    incoming = Incoming(kept.source, zlib.decompress(kept.content), corrections={kept.part: (agency, year)})
    file = examine_file(incoming, profile(db))
    return file.reports[kept.part], file.profile_version


def _file_under(db: sqlite3.Connection, report_id: int, agency_id: int | None, year: int | None) -> None:
    """Make the report the newest revision there, and the one before it current where it was."""
    before = stored.owner(db, report_id)
    if (before.agency_id, before.year) == (agency_id, year):
        return
    revision = stored.next_revision(db, agency_id, year)
    db.execute(
        "UPDATE reports SET agency_id = ?, year = ?, revision = ?, current = 1 WHERE id = ?",
        (agency_id, year, revision, report_id),
    )
    retire_others(db, agency_id, year, report_id)
    _promote_newest(db, before.agency_id, before.year)


def _promote_newest(db: sqlite3.Connection, agency_id: int | None, year: int | None) -> None:
    newest = stored.newest_id(db, agency_id, year)
    for table, key in (("reports", "id"), ("summary", "report_id")):
        db.execute(f"UPDATE {table} SET current = 1 WHERE {key} = ?", (newest,))


def _move_decisions(db: sqlite3.Connection, earlier: list[str], report_id: int) -> None:
    """Findings that stayed the same in order and number keep what was decided about them."""
    later = [finding.fingerprint for finding in stored.judged(db, report_id)]
    if len(earlier) == len(later):
        db.executemany(
            "UPDATE decisions SET fingerprint = ? WHERE fingerprint = ?",
            list(zip(later, earlier, strict=True)),
        )


def delete_report(db: sqlite3.Connection, report_id: int, who: str = "") -> None:
    """Remove a report, and its file when no other report is in it; the revision before it becomes current."""
    with transaction(db):
        owner = stored.owner(db, report_id)
        db.execute("DELETE FROM reports WHERE id = ?", (report_id,))
        if not stored.stored_already(db, owner.sha256):
            db.execute("DELETE FROM uploads WHERE sha256 = ?", (owner.sha256,))
            db.execute("DELETE FROM files WHERE sha256 = ?", (owner.sha256,))
        _promote_newest(db, owner.agency_id, owner.year)
        reconsider_years(db, owner.agency_id, owner.year)
        record_event(db, who, "delete", f"{owner.key} {owner.year or ''}")
