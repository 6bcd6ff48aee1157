"""One report with everything that its page shows, its revisions and its agency's other years."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from db.facts import unpack
from db.queries.findings import findings_of
from db.queries.names import find
from db.queries.overview import flags_of
from db.rows import FindingRow, OutcomeRow, ReportRow, RevisionRow, TextLine
from db.rows_workflow import YearRow
from db.standing import Judged, stand
from parser.bilingual import Bilingual

_REPORT = """
SELECT reports.*, summary.light, summary.score, summary.flags, summary.errors, summary.warnings,
  coalesce(agencies.name, reports.source) AS agency, agencies.name IS NOT NULL AS identified,
  coalesce(agencies.kind, 'other') AS kind, coalesce(agencies.level, 'unknown') AS level,
  coalesce(agencies.region, '') AS region
FROM reports JOIN summary ON summary.report_id = reports.id
LEFT JOIN agencies ON agencies.id = reports.agency_id
WHERE """


def report(db: sqlite3.Connection, report_id: int) -> ReportRow | None:
    """The report of that id."""
    row = db.execute(f"{_REPORT} reports.id = ?", (report_id,)).fetchone()
    return _report(db, row) if row else None


def current_report(db: sqlite3.Connection, agency: str, year: int | None = None) -> ReportRow | None:
    """The agency's current report of ``year``, or of its newest year; former and short names are known."""
    row = db.execute(
        f"{_REPORT} reports.agency_id = ? AND reports.current = 1 AND (reports.year = ? OR ? IS NULL) "
        "ORDER BY reports.year DESC LIMIT 1",
        (find(db, agency), year, year),
    ).fetchone()
    return _report(db, row) if row else None


def reports_json(
    db: sqlite3.Connection, year: int | None = None, agency: str | None = None
) -> Iterator[dict[str, Any]]:
    """The JSON objects of design.md §3 of all current reports, by agency and year."""
    rows = db.execute(
        "SELECT scorecard FROM reports LEFT JOIN agencies ON agencies.id = reports.agency_id "
        "WHERE reports.current = 1 AND (? IS NULL OR reports.year = ?) AND (? IS NULL OR agencies.id = ?) "
        "ORDER BY agencies.name, reports.year, reports.id",
        (year, year, agency, find(db, agency) if agency else None),
    )
    return (unpack(row["scorecard"]) for row in rows)


def original(db: sqlite3.Connection, sha256: str) -> tuple[str, bytes] | None:
    """A received file as it came: its name and its bytes."""
    row = db.execute(
        "SELECT files.content, coalesce((SELECT source FROM reports WHERE reports.sha256 = files.sha256), "
        "(SELECT name FROM uploads WHERE uploads.sha256 = files.sha256), '') AS name "
        "FROM files WHERE files.sha256 = ?",
        (sha256,),
    ).fetchone()
    return (row["name"], zlib.decompress(row["content"])) if row else None


def revisions(db: sqlite3.Connection, agency: str, year: int) -> list[RevisionRow]:
    """Every file received for that agency and year, newest first."""
    rows = db.execute(
        f"{_REPORT} reports.agency_id = ? AND reports.year = ? ORDER BY reports.revision DESC",
        (find(db, agency), year),
    )
    names = ("revision", "light", "score", "errors", "warnings", "source", "received_at", "who")
    return [
        RevisionRow(report_id=row["id"], current=bool(row["current"]), **{name: row[name] for name in names})
        for row in rows
    ]


def agency_years(db: sqlite3.Connection, agency: str) -> list[YearRow]:
    """The agency's current report of every year, newest first."""
    rows = db.execute(
        f"{_REPORT} reports.agency_id = ? AND reports.current = 1 AND reports.year IS NOT NULL "
        "ORDER BY reports.year DESC",
        (find(db, agency),),
    )
    names = ("year", "light", "score", "errors", "warnings")
    return [
        YearRow(
            report_id=row["id"],
            cells=unpack(row["scorecard"])["cells"],
            **{name: row[name] for name in names},
        )
        for row in rows
    ]


_SAME = (
    *(
        "agency",
        "kind",
        "level",
        "region",
        "year",
        "revision",
        "light",
        "score",
        "source",
        "sha256",
        "format",
    ),
    *("received_at", "who", "catalogue_version", "profile_version"),
)


def _report(db: sqlite3.Connection, row: sqlite3.Row) -> ReportRow:
    found = findings_of(db, row["id"])
    text = unpack(row["text"])
    return ReportRow(
        report_id=row["id"],
        **{name: row[name] for name in _SAME},
        identified=bool(row["identified"]),
        current=bool(row["current"]),
        json=unpack(row["scorecard"]),
        flags=flags_of(row["flags"]),
        outcomes=_outcomes(json.loads(row["outcomes"]), found),
        findings=found,
        lines=text_lines(text),
        fee_quote=text["fee_quote"],
    )


def _outcomes(stored: Mapping[str, Sequence[Any]], found: Sequence[FindingRow]) -> dict[str, OutcomeRow]:
    judged = [Judged(finding.code, finding.severity, finding.fingerprint) for finding in found]
    points = stand(stored, judged, {finding.fingerprint for finding in found if finding.waived}).points
    return {
        code: OutcomeRow(
            code, result, severity, weight, points.get(code, 0), Bilingual(zh, en) if zh else None
        )
        for code, (result, severity, weight, zh, en) in stored.items()
    }


def text_lines(text: Mapping[str, Any]) -> tuple[TextLine, ...]:
    """The kept lines of a report."""
    return tuple(_text_line(*kept) for kept in text["lines"])


def _text_line(
    page: int | None, line: int | None, section: str | None, prose: int, words: str | list[str | None]
) -> TextLine:
    table = section is not None and not prose
    if isinstance(words, str):
        return TextLine(words, None, page, line, section, table)
    return TextLine(" ".join(word for word in words if word), tuple(words), page, line, section, table)
