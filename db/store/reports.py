"""Storing what a file holds: its bytes, its reports, their findings and summary rows."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from db.clock import now
from db.connection import transaction
from db.examine import ExaminedFile, Known
from db.facts import ReportFacts, plain_json
from db.queries import stored
from db.store.agencies import resolve
from db.store.judgement import write_judgement
from db.store.peers import mark_stale
from db.store.rows import insert, insert_many, update
from db.store.years import reconsider


@dataclass(frozen=True, slots=True)
class Stored:
    """What became of a file, or of one report in it; ``suggestions`` are roster names like the agency's."""

    status: str
    report_id: int | None = None
    suggestions: tuple[str, ...] = ()


def store_file(db: sqlite3.Connection, file: ExaminedFile, who: str = "") -> list[Stored]:
    """Store one examined file, all of it or nothing; bytes that are there already change nothing.

    A report of an agency and year that has one becomes its next revision, and the current one.
    """
    with transaction(db):
        if stored.stored_already(db, file.sha256):
            return record_unchanged(db, Known(file.name, file.sha256), who)
        write_file(db, file)
        if file.error is not None:
            items = [Stored("unreadable")]
        else:
            items = [write_report(db, file, part, facts, who) for part, facts in enumerate(file.reports)]
        _record_uploads(db, who, file.name, file.sha256, items)
    return items


def record_unchanged(db: sqlite3.Connection, file: Known, who: str = "") -> list[Stored]:
    """Note that bytes came again that are stored already."""
    with transaction(db):
        items = [Stored("unchanged", report_id) for report_id in stored.stored_already(db, file.sha256)]
        _record_uploads(db, who, file.name, file.sha256, items)
    return items


def write_file(db: sqlite3.Connection, file: ExaminedFile) -> None:
    """Keep a file's bytes, with the reason if it could not be read; known bytes get the new reason."""
    zh, en = file.error or (None, None)
    db.execute(
        "INSERT INTO files (sha256, size, error_kind, error_zh, error_en, content) VALUES (?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (sha256) DO UPDATE SET error_kind = excluded.error_kind, "
        "error_zh = excluded.error_zh, error_en = excluded.error_en",
        (file.sha256, file.size, file.error_kind, zh, en, file.content),
    )


def write_report(
    db: sqlite3.Connection, file: ExaminedFile, part: int, facts: ReportFacts, who: str
) -> Stored:
    """Add one report of a file, as the newest revision of its agency and year."""
    match = resolve(db, facts.agency, facts.kind, facts.level)
    revision = stored.next_revision(db, match.agency_id, facts.year)
    origin = {"sha256": file.sha256, "part": part, "source": file.name, "received_at": now(), "who": who}
    owner = {"agency_id": match.agency_id, "year": facts.year, "revision": revision, "current": 1}
    by_hand = {"corrected_agency": None, "corrected_year": facts.assumed_year}
    report_id = insert(db, "reports", origin | owner | by_hand | _answers(facts, file.profile_version))
    retire_others(db, match.agency_id, facts.year, report_id)
    write_judgement(db, report_id, facts)
    mark_stale(db, facts.year)
    reconsider(db, match.agency_id, facts.year)
    return Stored("revised" if revision > 1 else "new", report_id, match.suggestions)


def _answers(facts: ReportFacts, profile_version: str) -> dict[str, object]:
    return {
        "format": facts.format,
        "catalogue_version": facts.catalogue_version,
        "profile_version": profile_version,
        "outcomes": plain_json(facts.outcomes),
        "scorecard": facts.scorecard,
        "text": facts.text,
    }


def retire_others(db: sqlite3.Connection, agency_id: int | None, year: int | None, report_id: int) -> None:
    """Only ``report_id`` stays current among the files of that agency and year."""
    for table, key in (("reports", "id"), ("summary", "report_id")):
        db.execute(
            f"UPDATE {table} SET current = 0 WHERE agency_id = ? AND year = ? AND {key} <> ? AND current = 1",
            (agency_id, year, report_id),
        )


def replace_judgement(
    db: sqlite3.Connection, report_id: int, facts: ReportFacts, profile_version: str
) -> None:
    """Store the answers of a later catalogue, profile or correction for a report that is there."""
    update(db, "reports", _answers(facts, profile_version), id=report_id)
    write_judgement(db, report_id, facts)


def _record_uploads(db: sqlite3.Connection, who: str, name: str, sha256: str, items: list[Stored]) -> None:
    received = {"at": now(), "who": who, "name": name, "sha256": sha256}
    insert_many(
        db,
        "uploads",
        [
            received
            | {
                "status": item.status,
                "report_id": item.report_id,
                "suggestions": plain_json(item.suggestions),
            }
            for item in items
        ],
    )
