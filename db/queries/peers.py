"""The reports of a year side by side: their prose, and the sums of a government's agencies."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from db.facts import unpack
from db.queries.comparison import sentences
from db.queries.names import find
from parser.checks.context import Children
from parser.similarity import SharedPassage, shared_passages

STALE = "peers_stale:"
COMPARED = ("overview", "problems")  # the sections of free prose
MOST_PASSAGES = 20


@dataclass(frozen=True, slots=True)
class Prose:
    """One report's sentences and whose they are."""

    agency: str
    sentences: tuple[str, ...]


def prose_of_year(db: sqlite3.Connection, year: int) -> dict[int, Prose]:
    """Report id → the prose of every current report of the year that names its agency."""
    rows = db.execute(
        "SELECT reports.id, agencies.name, reports.text FROM reports "
        "JOIN agencies ON agencies.id = reports.agency_id WHERE reports.year = ? AND reports.current = 1",
        (year,),
    )
    return {row["id"]: Prose(row["name"], _prose(row["text"])) for row in rows}


def _prose(text: bytes) -> tuple[str, ...]:
    return tuple(sentences(unpack(text), COMPARED))


def passages(db: sqlite3.Connection, report_id: int, agency: str) -> tuple[SharedPassage, ...]:
    """The sentences that a report shares with another agency's of the same year, side by side."""
    row = db.execute(
        "SELECT own.text AS own, other.text AS other FROM reports AS own JOIN reports AS other "
        "ON other.year = own.year AND other.current = 1 WHERE own.id = ? AND other.agency_id = ?",
        (report_id, find(db, agency)),
    ).fetchone()
    return shared_passages(_prose(row["own"]), _prose(row["other"]), MOST_PASSAGES) if row else ()


_CHILDREN = """
SELECT parents.id AS parent, reports.scorecard FROM agencies
JOIN agencies AS governments ON governments.name = agencies.parent AND governments.kind = 'government'
JOIN reports AS parents ON parents.agency_id = governments.id AND parents.current = 1
JOIN reports ON reports.agency_id = agencies.id AND reports.current = 1 AND reports.year = parents.year
WHERE parents.year = ? AND agencies.on_roster = 1 AND governments.on_roster = 1
"""


def children_of_year(db: sqlite3.Connection, year: int) -> dict[int, Children]:
    """Report id of a government → the sums over the agencies that the roster puts under it."""
    sums: dict[int, Counter[str]] = {}
    agencies: Counter[int] = Counter()
    for row in db.execute(_CHILDREN, (year,)):
        agencies[row["parent"]] += 1
        sums.setdefault(row["parent"], Counter()).update(dict(_counts(unpack(row["scorecard"])["cells"])))
    return {report_id: Children(agencies[report_id], dict(counts)) for report_id, counts in sums.items()}


def _counts(cells: Mapping[str, Any]) -> Iterator[tuple[str, int]]:
    return ((cell, value) for cell, value in cells.items() if isinstance(value, int) and value > 0)


def stale_years(db: sqlite3.Connection) -> list[int]:
    """The years whose reports have not been held against each other since one of them changed."""
    rows = db.execute(
        "SELECT substr(key, ?) AS year FROM settings WHERE key LIKE ?", (len(STALE) + 1, f"{STALE}%")
    )
    return sorted(int(row["year"]) for row in rows)
