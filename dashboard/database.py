"""The database of this process, opened for one piece of work."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager

from dashboard.settings import database_path
from db.connection import connect


@contextmanager
def database() -> Iterator[sqlite3.Connection]:
    """A connection to the database that this process serves, closed after the block."""
    with closing(connect(database_path())) as db:
        yield db
