"""Storing what a file holds: its bytes, its reports, their findings and summary rows."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from db.clock import now
from db.connection import transaction
from db.examine import ExaminedFile
from db.facts import ReportFacts, plain_json
from db.queries import stored
from db.store.agencies import resolve
from db.store.judgement import write_judgement
from db.store.years import reconsider_years


@dataclass(frozen=True, slots=True)
class Stored:
    """What became of a file or of one report in it. ``suggestions`` are roster names that resemble the agency."""

    status: str
    report_id: int | None = None
    suggestions: tuple[str, ...] = ()


def store_file(db: sqlite3.Connection, file: ExaminedFile, who: str = "") -> list[Stored]:
    """Store one examined file, all of it or nothing; bytes that are there already change nothing.

    A report of an agency and year that has one becomes its next revision, and the current one.
    """
    with transaction(db):
        known = stored.stored_already(db, file.sha256)
        if known:
            outcome = [Stored("unchanged", report_id) for report_id in known]
        elif file.error is not None:
            _write_file(db, file)
            outcome = [Stored("unreadable")]
        else:
            _write_file(db, file)
            outcome = [_write_report(db, file, part, facts, who) for part, facts in enumerate(file.reports)]
        for item in outcome:
            record_upload(db, who, file, item)
    return outcome


def _write_file(db: sqlite3.Connection, file: ExaminedFile) -> None:
    zh, en = file.error or (None, None)
    db.execute(
        "INSERT INTO files (sha256, size, error_kind, error_zh, error_en, content) VALUES (?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (sha256) DO UPDATE SET error_kind = excluded.error_kind, "
        "error_zh = excluded.error_zh, error_en = excluded.error_en",
        (file.sha256, file.size, file.error_kind, zh, en, file.content),
    )


def _write_report(db: sqlite3.Connection, file: ExaminedFile, part: int, facts: ReportFacts, who: str) -> Stored:
    match = resolve(db, facts.agency, facts.kind, facts.level)
    revision = stored.next_revision(db, match.agency_id, facts.year)
    report_id = db.execute(
        "INSERT INTO reports (sha256, part, agency_id, year, revision, current, source, format, received_at, who, "
        "catalogue_version, profile_version, outcomes, scorecard, text) VALUES (?, ?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (file.sha256, part, match.agency_id, facts.year, revision, file.name, facts.format, now(), who)
        + (facts.catalogue_version, file.profile_version, plain_json(facts.outcomes), facts.scorecard, facts.text),
    ).lastrowid
    assert report_id is not None
    retire_others(db, match.agency_id, facts.year, report_id)
    write_judgement(db, report_id, facts)
    reconsider_years(db, match.agency_id, facts.year)
    return Stored("revised" if revision > 1 else "new", report_id, match.suggestions)


def retire_others(db: sqlite3.Connection, agency_id: int | None, year: int | None, report_id: int) -> None:
    """Only ``report_id`` stays current among the files of that agency and year."""
    for table, key in (("reports", "id"), ("summary", "report_id")):
        db.execute(
            f"UPDATE {table} SET current = 0 WHERE agency_id = ? AND year = ? AND {key} <> ? AND current = 1",
            (agency_id, year, report_id),
        )


def replace_judgement(db: sqlite3.Connection, report_id: int, facts: ReportFacts, profile_version: str) -> None:
    """Store the answers of a later catalogue, profile or correction for a report that is there."""
    db.execute(
        "UPDATE reports SET format = ?, catalogue_version = ?, profile_version = ?, outcomes = ?, scorecard = ?, text = ? "
        "WHERE id = ?",
        (facts.format, facts.catalogue_version, profile_version, plain_json(facts.outcomes), facts.scorecard)
        + (facts.text, report_id),
    )
    write_judgement(db, report_id, facts)


def record_upload(db: sqlite3.Connection, who: str, file: ExaminedFile, item: Stored) -> None:
    """Note that the file was received and what became of it."""
    db.execute(
        "INSERT INTO uploads (at, who, name, sha256, status, report_id, suggestions) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (now(), who, file.name, file.sha256, item.status, item.report_id, plain_json(item.suggestions)),
    )
