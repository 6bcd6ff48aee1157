"""Looking after a database: a copy while it is in use, its soundness, and checking everything again."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from db.examine import Incoming, Known
from db.ingest import Options, examined
from db.queries.integrity import inconsistencies
from db.queries.kept import kept_digests, kept_incoming
from db.queries.peers import stale_years
from db.queries.settings import profile
from db.store.change import Change
from db.store.peers import answer_peers
from db.store.recheck import recheck_file
from db.store.workflow import record_event


@dataclass(frozen=True, slots=True)
class RecheckSummary:
    """How many files were checked again, and which reports came out otherwise."""

    checked: int = 0
    changed: list[Change] = field(default_factory=list)


def backup(db: sqlite3.Connection, destination: Path) -> None:
    """A consistent copy, whole or not at all, also while others write."""
    unfinished = destination.with_name(destination.name + ".part")
    copy = sqlite3.connect(unfinished)
    try:
        db.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")  # so that the copy is one file
    finally:
        copy.close()
    unfinished.replace(destination)


def integrity(db: sqlite3.Connection) -> list[str]:
    """What is wrong with the database; empty when it is sound."""
    problems = [str(row[0]) for row in db.execute("PRAGMA integrity_check") if row[0] != "ok"]
    orphans = db.execute("PRAGMA foreign_key_check")
    problems += [f"foreign key: {table} {rowid} → {parent}" for table, rowid, parent, _ in orphans]
    return problems + inconsistencies(db)


def recheck(
    db: sqlite3.Connection,
    *,
    workers: int = 1,
    scheduler: str | None = None,
    progress: Callable[[int, int], None] | None = None,
    who: str = "",
) -> RecheckSummary:
    """Examine every kept original again with today's catalogue and profile, and say what changed.

    Killed half-way, running again completes it. Decisions stay with their findings.
    """
    digests = kept_digests(db)
    summary: list[Change] = []
    options = Options(workers=workers, scheduler=scheduler)
    tasks = (_incoming(db, sha256) for sha256 in digests)
    for checked, file in enumerate(examined(tasks, profile(db), options), 1):
        if not isinstance(file, Known):
            summary += recheck_file(db, file)
        if progress is not None:
            progress(checked, len(digests))
    for year in stale_years(db):
        summary += answer_peers(db, year)
    record_event(db, who, "recheck", str(len(digests)), str(len(summary)))
    return RecheckSummary(len(digests), summary)


def _incoming(db: sqlite3.Connection, sha256: str) -> Incoming:
    name, data, corrections = kept_incoming(db, sha256)
    return Incoming(name, data, corrections=corrections)
