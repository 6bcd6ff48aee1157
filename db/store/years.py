"""Holding a report against the year before: when either of the two arrives or changes."""

from __future__ import annotations

import sqlite3

from db.queries import stored
from db.queries.settings import profile
from db.store.merge import merge_outcomes
from parser.checks.catalogue import CATALOGUE, evaluate
from parser.checks.check import Result
from parser.checks.context import Context

CHECKS_ACROSS_YEARS = tuple(check for check in CATALOGUE if check.group == "YR")


def reconsider_years(
    db: sqlite3.Connection, agency_id: int | None, year: int | None, *, following: bool = True
) -> None:
    """Answer the checks across years again for the agency's report of ``year``, and of the year after."""
    if agency_id is None or year is None:
        return
    for affected in (year, year + 1) if following else (year,):
        current = stored.current_id(db, agency_id, affected)
        if current is not None:
            _reconsider(db, current, stored.current_id(db, agency_id, affected - 1))


def _reconsider(db: sqlite3.Connection, report_id: int, previous_id: int | None) -> None:
    if previous_id is None and _none_answered(db, report_id):
        return
    report = stored.recalled(db, report_id)
    previous = stored.recalled(db, previous_id) if previous_id is not None else None
    context = Context(profile=profile(db), previous=previous)
    merge_outcomes(db, report_id, report, [evaluate(check, report, context) for check in CHECKS_ACROSS_YEARS])


def _none_answered(db: sqlite3.Connection, report_id: int) -> bool:
    answers = stored.outcomes(db, report_id)
    none = [Result.INAPPLICABLE.value]
    return all(answers.get(check.code, none)[0] == Result.INAPPLICABLE for check in CHECKS_ACROSS_YEARS)
