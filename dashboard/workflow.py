"""What a supervisor does about findings: decides, compares what came again, hands out notices."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager

from dashboard import access
from dashboard.access import Right
from dashboard.settings import database_path
from db import queries, store
from db.connection import connect
from db.rows import DecisionKind, FindingFilter


@contextmanager
def _database() -> Iterator[sqlite3.Connection]:
    with closing(connect(database_path())) as db:
        yield db


def decide(fingerprints: Sequence[str], kind: DecisionKind, reason: str) -> None:
    """Confirm, waive or comment these findings. ``ValueError`` when a reason is due and missing."""
    person = access.require(Right.CHANGE)
    with _database() as db:
        store.decide(db, fingerprints, kind, reason, person.who)


def revoke(decisions: Iterable[int]) -> None:
    """Take these decisions back."""
    person = access.require(Right.CHANGE)
    with _database() as db:
        for decision in decisions:
            store.revoke_decision(db, decision, person.who)


def fingerprints(chosen: FindingFilter) -> list[str]:
    """Every finding that the filter leaves, by the name that survives a recheck."""
    with _database() as db:
        found = queries.findings(db, chosen, queries.findings_count(db, chosen))
    return [finding.fingerprint for finding in found]
