"""Finding an agency by its name: exactly, by former or short name, or by likeness."""

from __future__ import annotations

import re
import sqlite3
import unicodedata

SIMILAR, SUGGESTIONS = 80.0, 3
_SPACES = re.compile(r"\s+")


def tidy(name: str) -> str:
    """An agency's name without spaces and with full-width brackets, so that equal names are equal."""
    plain = _SPACES.sub("", unicodedata.normalize("NFKC", name))
    return plain.replace("(", "（").replace(")", "）")


def find(db: sqlite3.Connection, name: str) -> int | None:
    """The agency of that name, former name or short name."""
    name = tidy(name)
    row = db.execute(
        "SELECT id FROM agencies WHERE name = ? UNION ALL SELECT agency_id FROM aliases WHERE alias = ?",
        (name, name),
    ).fetchone()
    return int(row["id"]) if row else None


def similar(db: sqlite3.Connection, name: str) -> tuple[str, ...]:
    """Names of the roster that ``name`` may be meant for, likeliest first."""
    roster = [row["name"] for row in db.execute("SELECT name FROM agencies WHERE on_roster = 1")]
    if not roster:
        return ()
    from rapidfuzz import fuzz, process

    found = process.extract(name, roster, scorer=fuzz.ratio, score_cutoff=SIMILAR, limit=SUGGESTIONS)
    return tuple(str(choice) for choice, _, _ in found)
