"""Findings of one report or of all current ones, with what was decided about them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from typing import Any

from db.queries.text_search import like
from db.rows import DecisionRow, FindingFilter, FindingRow, TermRow
from parser.bilingual import Bilingual

_WAIVED = (
    "EXISTS (SELECT 1 FROM decisions WHERE decisions.fingerprint = findings.fingerprint "
    "AND kind = 'waive' AND revoked_at IS NULL)"
)
_CONFIRMED = _WAIVED.replace("'waive'", "'confirm'")
_AGENCY = "coalesce(agencies.name, reports.source)"
_FROM = """
FROM findings JOIN summary USING (report_id) JOIN reports ON reports.id = findings.report_id
LEFT JOIN agencies ON agencies.id = summary.agency_id"""
_ROWS = f"""
SELECT findings.*, summary.year, {_AGENCY} AS agency,
  {_WAIVED} AS waived, {_CONFIRMED} AS confirmed {_FROM} WHERE """
_SEVERITY = "CASE findings.severity WHEN 'E' THEN 0 WHEN 'W' THEN 1 WHEN 'I' THEN 2 ELSE 3 END"
_ORDER = (
    f" ORDER BY {_SEVERITY}, summary.rank, summary.score, findings.report_id, findings.number "
    "LIMIT ? OFFSET ?"
)
_DECIDED = {"waived": _WAIVED, "confirmed": _CONFIRMED, "open": f"NOT {_WAIVED}"}
ALL = FindingFilter()


def findings(
    db: sqlite3.Connection, where: FindingFilter = ALL, limit: int = 1000, offset: int = 0
) -> list[FindingRow]:
    """Findings, errors and the worst reports first; of current reports unless one report is asked for."""
    condition, values = _condition(where)
    rows = db.execute(_ROWS + condition + _ORDER, (*values, limit, offset)).fetchall()
    return _with_decisions(db, rows)


def findings_count(db: sqlite3.Connection, where: FindingFilter = ALL) -> int:
    """How many findings ``findings`` has without its limit."""
    condition, values = _condition(where)
    return int(db.execute(f"SELECT count(*) {_FROM} WHERE {condition}", values).fetchone()[0])


def findings_of(db: sqlite3.Connection, report_id: int) -> tuple[FindingRow, ...]:
    """All findings of one report in the catalogue's order."""
    rows = db.execute(f"{_ROWS} findings.report_id = ? ORDER BY findings.number", (report_id,)).fetchall()
    return tuple(_with_decisions(db, rows))


def decisions(db: sqlite3.Connection, fingerprint: str) -> list[DecisionRow]:
    """Everything decided about a finding, oldest first, revoked decisions included."""
    return _decisions(db, [fingerprint]).get(fingerprint, [])


def _condition(where: FindingFilter) -> tuple[str, list[Any]]:
    parts = ["summary.current = 1" if where.report_id is None else "findings.report_id = ?"]
    values: list[Any] = [] if where.report_id is None else [where.report_id]
    for column, value in (
        ("summary.year", where.year),
        (_AGENCY, where.agency),
    ):
        if value is not None:
            parts.append(f"{column} = ?")
            values.append(value)
    if where.search:
        parts.append(f"({_AGENCY} LIKE ? ESCAPE '\\' OR findings.detail LIKE ? ESCAPE '\\')")
        values += [like(where.search)] * 2
    lists: dict[str, Sequence[str]] = {"findings.code": where.codes, "findings.severity": where.severities}
    lists |= {"findings.flag": where.flags, "coalesce(agencies.kind, 'other')": where.kinds}
    for column, wanted in lists.items():
        if wanted:
            parts.append(f"{column} IN ({','.join('?' * len(wanted))})")
            values += wanted
    if where.decided is not None:
        parts.append(_DECIDED[where.decided])
    return " AND ".join(parts), values


def _with_decisions(db: sqlite3.Connection, rows: list[sqlite3.Row]) -> list[FindingRow]:
    decided = _decisions(db, [row["fingerprint"] for row in rows])
    return [_finding(row, tuple(decided.get(row["fingerprint"], ()))) for row in rows]


def _decisions(db: sqlite3.Connection, fingerprints: Sequence[str]) -> dict[str, list[DecisionRow]]:
    rows = db.execute(
        "SELECT id, fingerprint, kind, reason, who, at, revoked_at FROM decisions "
        "WHERE fingerprint IN (SELECT value FROM json_each(?)) ORDER BY id",
        (json.dumps(list(fingerprints)),),
    )
    decided: dict[str, list[DecisionRow]] = {}
    for row in rows:
        decided.setdefault(row["fingerprint"], []).append(DecisionRow(**row))
    return decided


def _finding(row: sqlite3.Row, decided: tuple[DecisionRow, ...]) -> FindingRow:
    detail = json.loads(row["detail"])
    plain = (
        "fingerprint",
        "report_id",
        "agency",
        "year",
        "number",
        "code",
        "flag",
        "severity",
        "section",
        "row",
        "column",
    )
    same = ("page", "line", "reported", "expected", "difference", "quote", "values")
    return FindingRow(
        id=row["id"],
        **{name: row[name] for name in plain},
        **{name: detail[name] for name in same},
        label=Bilingual(*detail["label"]) if detail["label"] else None,
        message=Bilingual(*detail["message"]),
        left=tuple(_term(term) for term in detail["left"]),
        right=tuple(_term(term) for term in detail["right"]),
        waived=bool(row["waived"]),
        confirmed=bool(row["confirmed"]),
        decisions=decided,
        box=tuple(detail["box"]) if detail.get("box") else None,  # older records have none
    )


def _term(term: Sequence[Any]) -> TermRow:
    cell, zh, en, value, sign = term
    return TermRow(cell, Bilingual(zh, en), value, sign)
