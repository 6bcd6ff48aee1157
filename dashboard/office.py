"""What the office itself decides: roster, profile, notice template; read and written for their pages."""

from __future__ import annotations

from collections.abc import Callable

from dashboard import access
from dashboard.access import Right
from dashboard.database import database
from db import queries, store
from db.maintenance import RecheckSummary, recheck
from db.notices import store_template, template
from db.roster import import_roster
from db.rows_workflow import AgencyRow, MissingRow, Question
from parser.profile import Profile


def roster() -> list[AgencyRow]:
    """The agencies that must report."""
    with database() as db:
        return [row for row in queries.agencies(db) if row.on_roster]


def questions() -> list[Question]:
    """The agencies that reported and are not on the roster."""
    with database() as db:
        return queries.questions(db)


def missing(year: int) -> list[MissingRow]:
    """The roster's agencies without a report of the year."""
    with database() as db:
        return queries.missing(db, year)


def replace_roster(data: bytes) -> int:
    """Make the file the roster in force; how many agencies it holds. Raises ``RosterError``."""
    person = access.require(Right.CHANGE)
    with database() as db:
        return import_roster(db, data, person.who)


def join(agency: str, into: str) -> None:
    """Both names are one agency."""
    person = access.require(Right.CHANGE)
    with database() as db:
        store.join_agency(db, agency, into, person.who)


def keep_apart(agency: str) -> None:
    """The agency is one of its own."""
    person = access.require(Right.CHANGE)
    with database() as db:
        store.keep_apart(db, agency, person.who)


def profile() -> Profile:
    """The profile in force."""
    with database() as db:
        return queries.profile(db)


def save_profile(changed: Profile) -> None:
    """Make the profile the office's; stored results follow with the next recheck."""
    person = access.require(Right.CHANGE)
    with database() as db:
        store.store_profile(db, changed, person.who)


def recheck_all(progress: Callable[[int, int], None]) -> RecheckSummary:
    """Every kept report again, by the rules and the profile in force."""
    person = access.require(Right.CHANGE)
    with database() as db:
        return recheck(db, progress=progress, who=person.who)


def notice_template() -> bytes:
    """The DOCX from which notices are made."""
    with database() as db:
        return template(db)


def save_notice_template(data: bytes) -> None:
    """Make the DOCX the office's template. Raises ``TemplateError`` naming the field."""
    person = access.require(Right.CHANGE)
    with database() as db:
        store_template(db, data, person.who)
