"""Putting a kept file's new answers in place of its old ones, and saying what changed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from db.connection import transaction
from db.examine import ExaminedFile
from db.queries import stored
from db.queries.kept import parts
from db.store.change import Change
from db.store.filing import refile
from db.store.reports import write_file, write_report


def recheck_file(db: sqlite3.Connection, file: ExaminedFile) -> list[Change]:
    """Store what a kept file says now. Reports that can no longer be read keep their last answers."""
    with transaction(db):
        write_file(db, file)
        return list(_recheck_parts(db, file))


def _recheck_parts(db: sqlite3.Connection, file: ExaminedFile) -> Iterator[Change]:
    known = parts(db, file.sha256)
    for part, facts in enumerate(file.reports):
        report_id, before = known.get(part), None
        if report_id is None:
            report_id = write_report(db, file, part, facts, "").report_id
            assert report_id is not None
        else:
            before = stored.snapshot(db, report_id)
            refile(db, report_id, facts, file.profile_version)
        after = stored.snapshot(db, report_id)
        if after != before:
            yield Change(report_id, before, after)
