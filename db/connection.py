"""The one place where a database is opened."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_BUSY_SECONDS = 60.0
_MEMORY = ":memory:"
_APPLIED = "SELECT count(*) FROM _sqlite_migrations WHERE migration_set = 'gongkai'"


class NotADatabase(Exception):
    """The file exists and is something else, or was written by a newer version of this program."""


def connect(path: Path | str) -> sqlite3.Connection:
    """Open the database, creating it or bringing its schema up to date where needed.

    The connection may change threads but serves one at a time. Reads go on while
    another connection writes (WAL); a writer waits up to a minute for another one.
    Raises ``NotADatabase``; ``OSError`` when the folder cannot be made.
    """
    if str(path) != _MEMORY:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
    db = sqlite3.connect(path, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    try:
        _prepare(db)
    except sqlite3.DatabaseError as error:
        db.close()
        if isinstance(error, sqlite3.OperationalError):
            raise
        raise NotADatabase(f"{path}: {error}") from error
    except NotADatabase as error:
        db.close()
        raise NotADatabase(f"{path}: {error}") from error
    return db


def _prepare(db: sqlite3.Connection) -> None:
    db.row_factory = sqlite3.Row
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = NORMAL")
    db.execute("PRAGMA foreign_keys = ON")
    from db.versions import VERSIONS

    applied = _applied(db)
    if applied > len(VERSIONS):
        raise NotADatabase("written by a newer version of this program")
    if applied < len(VERSIONS):
        from db.schema import migrate  # sqlite-utils costs nearly two seconds to import

        migrate(db)


def _applied(db: sqlite3.Connection) -> int:
    try:
        return int(db.execute(_APPLIED).fetchone()[0])
    except sqlite3.OperationalError as error:
        if "no such table" in str(error):
            return 0
        raise


@contextmanager
def transaction(db: sqlite3.Connection) -> Iterator[None]:
    """All of the block or nothing of it; nested blocks belong to the outer one."""
    if db.in_transaction:
        yield
        return
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.execute("UPDATE stamp SET value = value + 1")
    except BaseException:
        db.rollback()
        raise
    db.execute("COMMIT")
