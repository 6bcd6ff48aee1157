"""Stored settings and the office's profile."""

from __future__ import annotations

import json
import sqlite3

from parser.profile import DEFAULT_PROFILE, Profile

PROFILE = "profile"


def setting(db: sqlite3.Connection, key: str, default: str = "") -> str:
    """A stored setting, or ``default``."""
    row = db.execute("SELECT value FROM settings WHERE key = ?", (key,)).fetchone()
    return str(row["value"]) if row else default


def profile(db: sqlite3.Connection) -> Profile:
    """The office's profile; the defaults until one is stored."""
    stored = setting(db, PROFILE)
    if not stored:
        return DEFAULT_PROFILE
    values = json.loads(stored)
    return Profile(**values | {"switched_off": frozenset(values["switched_off"])})


def stamp(db: sqlite3.Connection) -> int:
    """A number that grows with every write: the key of whatever is cached."""
    return int(db.execute("SELECT value FROM stamp").fetchone()["value"])
