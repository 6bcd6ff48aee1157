"""Storing a roster, joining an agency to the one it is meant for, and keeping two similar ones apart."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from db.connection import transaction
from db.queries import stored
from db.queries.names import find
from db.queries.overview import years
from db.queries.roster import reports_of
from db.roster_entry import Entry
from db.store.filing import file_under
from db.store.peers import mark_stale
from db.store.rows import insert, insert_many, update
from db.store.workflow import record_event
from db.store.years import reconsider

FROM_ROSTER, DECIDED = "roster", "decided"


def replace_roster(db: sqlite3.Connection, entries: Sequence[Entry], who: str = "") -> None:
    """Make these agencies the roster in force; reports filed under a former or short name move there."""
    with transaction(db):
        db.execute("UPDATE agencies SET on_roster = 0, deadline = NULL")
        db.execute("DELETE FROM aliases WHERE origin = ?", (FROM_ROSTER,))
        for entry in entries:
            _write_entry(db, entry)
        db.execute(
            "DELETE FROM agencies WHERE on_roster = 0 AND id NOT IN "
            "(SELECT agency_id FROM reports WHERE agency_id IS NOT NULL) "
            "AND id NOT IN (SELECT agency_id FROM aliases)"
        )
        for year in years(db):
            mark_stale(db, year)
        record_event(db, who, "roster", str(len(entries)))


def _write_entry(db: sqlite3.Connection, entry: Entry) -> None:
    facts: dict[str, object] = {
        "kind": entry.kind,
        "level": entry.level,
        "region": entry.region,
        "parent": entry.parent,
    }
    facts |= {"contact": entry.contact, "deadline": entry.deadline, "on_roster": 1}
    agency_id = _named(db, entry.name)
    if agency_id is None:
        agency_id = insert(db, "agencies", {"name": entry.name} | facts)
    else:
        update(db, "agencies", facts, id=agency_id)
    aliases = {alias for alias in (*entry.former, *entry.short) if alias != entry.name}
    for alias in sorted(aliases):
        earlier = _named(db, alias)
        if earlier is not None and earlier != agency_id:
            _merge(db, earlier, agency_id)
    db.execute(f"DELETE FROM aliases WHERE alias IN ({','.join('?' * len(aliases))})", tuple(aliases))
    made = {"agency_id": agency_id, "origin": FROM_ROSTER}
    insert_many(db, "aliases", [{"alias": alias} | made for alias in sorted(aliases)])
    for report_id in reports_of(db, agency_id):
        owner = stored.owner(db, report_id)
        reconsider(db, owner.agency_id, owner.year, following=False)


def _named(db: sqlite3.Connection, name: str) -> int | None:
    row = db.execute("SELECT id FROM agencies WHERE name = ?", (name,)).fetchone()
    return int(row["id"]) if row else None


def join_agency(db: sqlite3.Connection, name: str, into: str, who: str = "") -> None:
    """The supervisor's answer "the same": reports under ``name`` belong to ``into``, later ones too.

    Raises ``KeyError`` for an unknown agency.
    """
    with transaction(db):
        source, target = find(db, name), find(db, into)
        if source is None or target is None:
            raise KeyError(name if source is None else into)
        if source != target:
            _merge(db, source, target)
            insert(db, "aliases", {"alias": name, "agency_id": target, "origin": DECIDED})
            record_event(db, who, "join", into, name)


def keep_apart(db: sqlite3.Connection, name: str, who: str = "") -> None:
    """The supervisor's answer "another one": ``name`` stands for itself and is not asked about again."""
    with transaction(db):
        agency_id = find(db, name)
        if agency_id is None:
            raise KeyError(name)
        insert(db, "aliases", {"alias": name, "agency_id": agency_id, "origin": DECIDED})
        record_event(db, who, "keep_apart", name)


def _merge(db: sqlite3.Connection, source: int, target: int) -> None:
    """Move the reports of one agency to another, and the agency's names with them."""
    for report_id in reports_of(db, source):
        owner = stored.owner(db, report_id)
        file_under(db, report_id, target, owner.year)
        reconsider(db, target, owner.year)
    update(db, "aliases", {"agency_id": target}, agency_id=source)
    db.execute("DELETE FROM agencies WHERE id = ?", (source,))
