"""Writing rows that are given as column → value."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from typing import Any

Row = Mapping[str, Any]


def insert(db: sqlite3.Connection, table: str, row: Row) -> int:
    """Add one row; its rowid."""
    rowid = db.execute(_insert(table, row), tuple(row.values())).lastrowid
    assert rowid is not None
    return rowid


def insert_many(db: sqlite3.Connection, table: str, rows: Iterable[Row]) -> None:
    """Add rows that all have the same columns."""
    listed = list(rows)
    if listed:
        db.executemany(_insert(table, listed[0]), [tuple(row.values()) for row in listed])


def update(db: sqlite3.Connection, table: str, row: Row, **where: str | int | None) -> None:
    """Set the columns of ``row`` wherever all columns of ``where`` are equal."""
    changes = ", ".join(f"{column} = ?" for column in row)
    condition = " AND ".join(f"{column} = ?" for column in where)
    db.execute(f"UPDATE {table} SET {changes} WHERE {condition}", (*row.values(), *where.values()))


def _insert(table: str, row: Row) -> str:
    return f"INSERT INTO {table} ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})"
