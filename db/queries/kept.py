"""The kept originals."""

from __future__ import annotations

import sqlite3
import zlib
from dataclasses import dataclass

from db.examine import Correction


@dataclass(frozen=True, slots=True)
class KeptFile:
    """The original of a report, compressed as kept, and which report in it."""

    source: str
    part: int
    content: bytes


def kept_file(db: sqlite3.Connection, report_id: int) -> KeptFile:
    """The original of a report."""
    row = db.execute(
        "SELECT source, part, content FROM reports JOIN files USING (sha256) WHERE reports.id = ?",
        (report_id,),
    ).fetchone()
    return KeptFile(*row)


def kept_digests(db: sqlite3.Connection) -> list[str]:
    """The names of all kept files, in the order they came."""
    return [row["sha256"] for row in db.execute("SELECT sha256 FROM files ORDER BY rowid")]


def kept_incoming(db: sqlite3.Connection, sha256: str) -> tuple[str, bytes, dict[int, Correction]]:
    """A kept file's name, its bytes and what was corrected by hand, by report in it."""
    row = db.execute(
        "SELECT content, coalesce((SELECT name FROM uploads WHERE uploads.sha256 = files.sha256), '') "
        "AS name FROM files WHERE sha256 = ?",
        (sha256,),
    ).fetchone()
    corrections = db.execute(
        "SELECT part, corrected_agency, corrected_year FROM reports WHERE sha256 = ?", (sha256,)
    )
    return (
        row["name"],
        zlib.decompress(row["content"]),
        {part: (who, year) for part, who, year in corrections},
    )


def parts(db: sqlite3.Connection, sha256: str) -> dict[int, int]:
    """The reports of a file: position in it → id."""
    rows = db.execute("SELECT part, id FROM reports WHERE sha256 = ?", (sha256,))
    return dict(rows.fetchall())
