"""The database's schema as an ordered list of migrations, each recorded when applied.

A migration that has been released is never changed: what comes later is a new
function here and its name in ``versions.py``.
"""

from __future__ import annotations

import sqlite3
from typing import Any

from sqlite_utils import Database
from sqlite_utils.db import ForeignKey
from sqlite_utils.migrations import Migrations

MIGRATIONS = Migrations("gongkai")


def migrate(db: sqlite3.Connection) -> None:
    """Apply what is pending.

    Two processes may do so at once: the second waits, as long as its connection waits for
    any writer, and finds it done.
    """
    db.execute("BEGIN IMMEDIATE")
    try:
        MIGRATIONS.apply(Database(db, execute_plugins=False))
    except BaseException:
        db.rollback()
        raise
    db.execute("COMMIT")


def _create(  # noqa: PLR0913 - what a table is
    db: Database,
    name: str,
    columns: dict[str, Any],
    pk: str,
    *,
    optional: tuple[str, ...] = (),
    references: tuple[tuple[str, str, str, str], ...] = (),
) -> None:
    """A strict table; every column is NOT NULL but the ``optional`` ones and the key."""
    db.table(name).create(
        columns,
        pk=pk,
        strict=True,
        not_null=[column for column in columns if column not in {*optional, pk}],
        foreign_keys=[
            ForeignKey(name, column, table, other, on_delete=action)
            for column, table, other, action in references
        ],
    )


@MIGRATIONS(name="m001_reports")
def _m001(db: Database) -> None:
    _create(db, "stamp", {"id": int, "value": int}, "id")
    db.execute("INSERT INTO stamp VALUES (1, 0)")
    for create in (_files, _agencies, _reports, _findings, _summary):
        create(db)


def _files(db: Database) -> None:
    """The originals by their SHA-256, compressed; with the reason when one could not be read."""
    columns = {
        "sha256": str,
        "size": int,
        "error_kind": str,
        "error_zh": str,
        "error_en": str,
        "content": bytes,
    }
    _create(db, "files", columns, "sha256", optional=("error_kind", "error_zh", "error_en"))


def _agencies(db: Database) -> None:
    columns = {
        "id": int,
        "name": str,
        "kind": str,
        "level": str,
        "region": str,
        "parent": str,
        "contact": str,
    }
    _create(db, "agencies", columns | {"deadline": str, "on_roster": int}, "id", optional=("deadline",))
    db.table("agencies").create_index(["name"], unique=True)
    agency = (("agency_id", "agencies", "id", "CASCADE"),)
    _create(db, "aliases", {"alias": str, "agency_id": int, "origin": str}, "alias", references=agency)
    db.table("aliases").create_index(["agency_id"])


def _reports(db: Database) -> None:
    """One row a report in a file; the highest revision of an agency and year is the current one."""
    _create(
        db,
        "reports",
        {
            "id": int,
            "sha256": str,
            "part": int,
            "agency_id": int,
            "year": int,
            "revision": int,
            "current": int,
        }
        | {"source": str, "format": str, "received_at": str, "who": str, "corrected_agency": str}
        | {"corrected_year": int, "catalogue_version": str, "profile_version": str}
        | {"outcomes": str, "scorecard": bytes, "text": bytes},
        "id",
        optional=("agency_id", "year", "corrected_agency", "corrected_year"),
        references=(("sha256", "files", "sha256", "NO ACTION"), ("agency_id", "agencies", "id", "NO ACTION")),
    )
    reports = db.table("reports")
    reports.create_index(["sha256", "part"], unique=True)
    reports.create_index(["agency_id", "year", "revision"], unique=True)


_OF_A_REPORT = (("report_id", "reports", "id", "CASCADE"),)


def _findings(db: Database) -> None:
    """Findings to list and filter."""
    _create(
        db,
        "findings",
        {"id": int, "report_id": int, "number": int, "fingerprint": str, "code": str, "flag": str}
        | {"severity": str, "section": str, "row": str, "column": str, "detail": str},
        "id",
        optional=("section", "row", "column"),
        references=_OF_A_REPORT,
    )
    findings = db.table("findings")
    findings.create_index(["report_id", "number"], unique=True)
    findings.create_index(["fingerprint"])
    findings.create_index(["code", "report_id"])


def _summary(db: Database) -> None:
    """One row a report that feeds the overview."""
    _create(
        db,
        "summary",
        {"report_id": int, "agency_id": int, "year": int, "current": int, "rank": int, "light": str}
        | {"score": int, "errors": int, "warnings": int, "notes": int, "limits": int, "waived": int}
        | {"late": int, "sections_present": int, "fee": str, "published": str, "flags": str},
        "report_id",
        optional=("agency_id", "year", "published"),
        references=_OF_A_REPORT,
    )
    db.execute("CREATE INDEX summary_worst_first ON summary(year, rank, score, report_id) WHERE current = 1")
    db.table("summary").create_index(["agency_id", "year"])


@MIGRATIONS(name="m002_workflow")
def _m002(db: Database) -> None:
    for create in (_uploads, _decisions, _links):
        create(db)
    _create(
        db, "events", {"id": int, "at": str, "who": str, "action": str, "subject": str, "detail": str}, "id"
    )
    _create(db, "settings", {"key": str, "value": str}, "key")


def _uploads(db: Database) -> None:
    """Every file as it was received, and what became of it."""
    _create(
        db,
        "uploads",
        {"id": int, "at": str, "who": str, "name": str, "sha256": str, "status": str, "report_id": int}
        | {"suggestions": str},
        "id",
        optional=("report_id",),
        references=(("report_id", "reports", "id", "SET NULL"),),
    )
    db.table("uploads").create_index(["report_id"])
    db.table("uploads").create_index(["sha256"])


def _decisions(db: Database) -> None:
    """What was decided about a finding, by its fingerprint."""
    _create(
        db,
        "decisions",
        {"id": int, "fingerprint": str, "kind": str, "reason": str, "who": str, "at": str}
        | {"revoked_by": str, "revoked_at": str},
        "id",
        optional=("revoked_by", "revoked_at"),
    )
    db.table("decisions").create_index(["fingerprint"])


def _links(db: Database) -> None:
    """Access links by the hash of their token, and who came through them."""
    _create(
        db,
        "links",
        {"id": int, "token_hash": str, "role": str, "label": str, "created_by": str, "created_at": str}
        | {"expires_at": str, "revoked_at": str},
        "id",
        optional=("expires_at", "revoked_at"),
    )
    db.table("links").create_index(["token_hash"], unique=True)
    link = (("link_id", "links", "id", "CASCADE"),)
    _create(db, "openings", {"id": int, "link_id": int, "at": str, "address": str}, "id", references=link)
    db.table("openings").create_index(["link_id"])
