"""Answering the checks that need more than the file: the year before, and the roster's deadline.

They are answered again whenever the report, its neighbour in time or its agency's
entry in the roster changes.
"""

from __future__ import annotations

import sqlite3

from db.queries import stored
from db.queries.roster import own_deadline
from db.queries.settings import profile
from db.store.merge import merge_outcomes
from parser.checks.catalogue import CATALOGUE, evaluate
from parser.checks.check import Check
from parser.checks.context import Context

YEARS = tuple(check for check in CATALOGUE if check.group == "YR")
TIMES = tuple(check for check in CATALOGUE if check.group == "TM")


def reconsider(
    db: sqlite3.Connection, agency_id: int | None, year: int | None, *, following: bool = True
) -> None:
    """Answer these checks again for the agency's report of ``year``, and of the year after."""
    if agency_id is None or year is None:
        return
    for affected in (year, year + 1) if following else (year,):
        current = stored.current_id(db, agency_id, affected)
        if current is not None:
            _reconsider(db, agency_id, affected, current)


def _reconsider(db: sqlite3.Connection, agency_id: int, year: int, report_id: int) -> None:
    previous_id = stored.current_id(db, agency_id, year - 1)
    deadline = own_deadline(db, agency_id, year)
    checks: list[Check] = []
    if previous_id is not None or stored.answered(db, report_id, YEARS):
        checks += YEARS
    if deadline is not None:
        checks += TIMES
    if not checks:
        return
    report = stored.recalled(db, report_id)
    previous = stored.recalled(db, previous_id) if previous_id is not None else None
    context = Context(profile=profile(db), previous=previous, deadline=deadline)
    merge_outcomes(db, report_id, report, [evaluate(check, report, context) for check in checks])
