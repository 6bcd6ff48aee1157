"""Filing a report under an agency: known by name or alias, or new, with a question to the supervisor."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from db.queries.names import find, similar, tidy
from db.store.rows import insert


@dataclass(frozen=True, slots=True)
class Match:
    """The agency a report is filed under, and roster names it may be meant for instead."""

    agency_id: int | None
    suggestions: tuple[str, ...] = ()


def resolve(db: sqlite3.Connection, name: str | None, kind: str, level: str) -> Match:
    """The agency to file a report under: known, or new; names of the roster that resemble a new one."""
    if not name:
        return Match(None)
    known = find(db, name)
    if known is not None:
        return Match(known)
    suggestions = similar(db, tidy(name))
    known_facts = {"name": tidy(name), "kind": kind, "level": level}
    blank = {"region": "", "parent": "", "contact": "", "on_roster": 0}
    return Match(insert(db, "agencies", known_facts | blank), suggestions)
