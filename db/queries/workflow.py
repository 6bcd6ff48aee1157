"""Uploads, access links and the event log."""

from __future__ import annotations

import json
import sqlite3

from db.rows_workflow import EventRow, FileLine, LinkRow, OpeningRow, UploadRow
from parser.bilingual import Bilingual

_UPLOADS = """
SELECT uploads.*, coalesce(agencies.name, reports.source) AS agency, agencies.name IS NOT NULL AS identified,
  reports.year, summary.light, coalesce(summary.errors + summary.warnings, 0) AS findings,
  files.error_kind, files.error_zh, files.error_en
FROM uploads JOIN files ON files.sha256 = uploads.sha256 LEFT JOIN reports ON reports.id = uploads.report_id
LEFT JOIN agencies ON agencies.id = reports.agency_id
LEFT JOIN summary ON summary.report_id = uploads.report_id
"""
_LINKS = """
SELECT links.*, (SELECT count(*) FROM openings WHERE link_id = links.id) AS openings,
  (SELECT max(at) FROM openings WHERE link_id = links.id) AS last_opened_at,
  (SELECT address FROM openings WHERE link_id = links.id ORDER BY id DESC LIMIT 1) AS last_opened_from
FROM links
"""


def uploads(db: sqlite3.Connection, limit: int = 200, who: str | None = None) -> list[UploadRow]:
    """The files received, newest first; of one person when ``who`` is given."""
    rows = db.execute(
        f"{_UPLOADS} WHERE ? IS NULL OR uploads.who = ? ORDER BY uploads.id DESC LIMIT ?", (who, who, limit)
    )
    return [_upload(row) for row in rows]


def _upload(row: sqlite3.Row) -> UploadRow:
    names = (
        "id",
        "at",
        "who",
        "name",
        "sha256",
        "status",
        "report_id",
        "agency",
        "year",
        "light",
        "findings",
        "error_kind",
    )
    return UploadRow(
        **{name: row[name] for name in names},
        identified=bool(row["identified"]),
        error=Bilingual(row["error_zh"], row["error_en"]) if row["error_zh"] else None,
        suggestions=tuple(json.loads(row["suggestions"])),
    )


_LINE = """
SELECT coalesce(agencies.name, reports.source) AS agency, agencies.name IS NOT NULL AS identified,
  reports.year, summary.light, summary.score, summary.errors, summary.warnings
FROM reports JOIN summary ON summary.report_id = reports.id
LEFT JOIN agencies ON agencies.id = reports.agency_id
WHERE reports.id = ?
"""
_REASON = """
SELECT error_kind, error_zh, error_en FROM files JOIN uploads USING (sha256) WHERE uploads.name = ?
ORDER BY uploads.id DESC LIMIT 1
"""


def file_line(
    db: sqlite3.Connection, name: str, status: str, report_id: int | None, suggestions: tuple[str, ...] = ()
) -> FileLine:
    """What became of the file of that name that was just stored."""
    if report_id is None:
        kind, zh, en = db.execute(_REASON, (name,)).fetchone()
        return FileLine(name, status, error_kind=kind, error=Bilingual(zh, en))
    row = db.execute(_LINE, (report_id,)).fetchone()
    found = dict(row) | {"identified": bool(row["identified"])}
    return FileLine(name, status, report_id, **found, suggestions=suggestions)


def links(db: sqlite3.Connection) -> list[LinkRow]:
    """Every access link ever made, newest first."""
    return [LinkRow(**row) for row in db.execute(f"{_LINKS} ORDER BY links.id DESC")]


def link_by_hash(db: sqlite3.Connection, token_hash: str) -> LinkRow | None:
    """The link whose token has that SHA-256, revoked and expired ones included."""
    row = db.execute(f"{_LINKS} WHERE links.token_hash = ?", (token_hash,)).fetchone()
    return LinkRow(**row) if row else None


def link(db: sqlite3.Connection, link_id: int) -> LinkRow | None:
    """The link of that id."""
    row = db.execute(f"{_LINKS} WHERE links.id = ?", (link_id,)).fetchone()
    return LinkRow(**row) if row else None


def openings(db: sqlite3.Connection, link_id: int, limit: int = 200) -> list[OpeningRow]:
    """Who came through a link, newest first."""
    rows = db.execute(
        "SELECT at, address FROM openings WHERE link_id = ? ORDER BY id DESC LIMIT ?", (link_id, limit)
    )
    return [OpeningRow(**row) for row in rows]


def events(db: sqlite3.Connection, limit: int = 200) -> list[EventRow]:
    """Who did what, newest first."""
    rows = db.execute(
        "SELECT id, at, who, action, subject, detail FROM events ORDER BY id DESC LIMIT ?", (limit,)
    )
    return [EventRow(**row) for row in rows]
