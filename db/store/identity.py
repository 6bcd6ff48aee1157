"""Correcting by hand whose report of which year a file is; deleting a report."""

from __future__ import annotations

import sqlite3
import zlib

from db.connection import transaction
from db.examine import Incoming, examine_file
from db.queries import stored
from db.queries.kept import kept_file
from db.queries.settings import profile
from db.store.filing import promote_newest, refile
from db.store.peers import mark_stale
from db.store.rows import update
from db.store.workflow import record_event
from db.store.years import reconsider


def correct_identity(
    db: sqlite3.Connection, report_id: int, agency: str | None, year: int | None, who: str = ""
) -> None:
    """File a report under the agency and year that a person says; None leaves what the file says.

    The kept original is read again, since the year decides the form. Raises ``KeyError``
    for an unknown report.
    """
    with transaction(db):
        before = stored.owner(db, report_id)
        kept = kept_file(db, report_id)
        incoming = Incoming(
            kept.source, zlib.decompress(kept.content), corrections={kept.part: (agency, year)}
        )
        file = examine_file(incoming, profile(db))
        update(db, "reports", {"corrected_agency": agency, "corrected_year": year}, id=report_id)
        refile(db, report_id, file.reports[kept.part], file.profile_version)
        record_event(db, who, "correct", f"{agency or before.key} {year or before.year or ''}", before.key)


def delete_report(db: sqlite3.Connection, report_id: int, who: str = "") -> None:
    """Remove a report, and its file when no other report is in it; the revision before becomes current."""
    with transaction(db):
        owner = stored.owner(db, report_id)
        db.execute("DELETE FROM reports WHERE id = ?", (report_id,))
        if not stored.stored_already(db, owner.sha256):
            db.execute("DELETE FROM uploads WHERE sha256 = ?", (owner.sha256,))
            db.execute("DELETE FROM files WHERE sha256 = ?", (owner.sha256,))
        mark_stale(db, owner.year)
        promote_newest(db, owner.agency_id, owner.year)
        reconsider(db, owner.agency_id, owner.year)
        record_event(db, who, "delete", f"{owner.key} {owner.year or ''}")
