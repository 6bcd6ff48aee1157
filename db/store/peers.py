"""Holding the reports of a year against each other: copied text, and sums that do not roll up."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence

from db.connection import transaction
from db.queries import stored
from db.queries.peers import STALE, Prose, children_of_year, prose_of_year
from db.queries.settings import profile
from db.store.change import Change
from db.store.merge import merge_outcomes
from parser.checks.catalogue import CATALOGUE, evaluate
from parser.checks.context import Context, Neighbour
from parser.similarity import Copy, find_copies, shared_passages

PEERS = tuple(check for check in CATALOGUE if check.group == "PE")
LEAST_SHARE = 0.3  # less is never a finding
MOST_NEIGHBOURS = 5


def mark_stale(db: sqlite3.Connection, year: int | None) -> None:
    """Note that a report of the year came, went or changed."""
    if year is not None:
        db.execute("INSERT OR IGNORE INTO settings (key, value) VALUES (?, '1')", (f"{STALE}{year}",))


def answer_peers(db: sqlite3.Connection, year: int) -> list[Change]:
    """Answer the checks across agencies again for every current report of the year; what that changed.

    Killed half-way, the year stays marked and is answered anew the next time.
    """
    changes: list[Change] = []
    prose = prose_of_year(db, year)
    children = children_of_year(db, year)
    copies = find_copies({report_id: kept.sentences for report_id, kept in prose.items()}, LEAST_SHARE)
    neighbours = _neighbours(copies, prose)
    rules = profile(db)
    for report_id in prose:
        near = neighbours.get(report_id, ())
        if near or report_id in children or not stored.passed(db, report_id, PEERS):
            context = Context(profile=rules, neighbours=near, children=children.get(report_id))
            before = stored.snapshot(db, report_id)
            _answer(db, report_id, context)
            after = stored.snapshot(db, report_id)
            if after != before:
                changes.append(Change(report_id, before, after))
    with transaction(db):
        db.execute("DELETE FROM settings WHERE key = ?", (f"{STALE}{year}",))
    return changes


def _answer(db: sqlite3.Connection, report_id: int, context: Context) -> None:
    with transaction(db):
        report = stored.recalled(db, report_id)
        merge_outcomes(db, report_id, report, [evaluate(check, report, context) for check in PEERS])


def _neighbours(copies: Sequence[Copy[int]], prose: Mapping[int, Prose]) -> dict[int, tuple[Neighbour, ...]]:
    """Report id → the agencies that share most with it."""
    found: dict[int, list[tuple[float, int]]] = {}
    for copy in copies:
        found.setdefault(copy.first, []).append((copy.first_share, copy.second))
        found.setdefault(copy.second, []).append((copy.second_share, copy.first))
    return {
        report_id: tuple(
            _neighbour(prose[report_id], prose[other], share)
            for share, other in sorted(shares, reverse=True)[:MOST_NEIGHBOURS]
        )
        for report_id, shares in found.items()
    }


def _neighbour(own: Prose, other: Prose, share: float) -> Neighbour:
    return Neighbour(other.agency, share, shared_passages(own.sentences, other.sentences))
