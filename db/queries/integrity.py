"""Whether the rows keep our own rules."""

from __future__ import annotations

import sqlite3

_RULES = {
    "reports without a summary row": (
        "SELECT count(*) FROM reports WHERE id NOT IN (SELECT report_id FROM summary)"
    ),
    "agencies and years with more than one current report": (
        "SELECT count(*) FROM (SELECT 1 FROM reports WHERE current = 1 AND agency_id IS NOT NULL "
        "AND year IS NOT NULL GROUP BY agency_id, year HAVING count(*) > 1)"
    ),
    "summary rows that disagree with their report": (
        "SELECT count(*) FROM summary JOIN reports ON reports.id = report_id "
        "WHERE summary.current <> reports.current OR summary.year IS NOT reports.year "
        "OR summary.agency_id IS NOT reports.agency_id"
    ),
}


def inconsistencies(db: sqlite3.Connection) -> list[str]:
    """Our own rules that the rows break, with how often; empty when they hold."""
    counts = {rule: int(db.execute(query).fetchone()[0]) for rule, query in _RULES.items()}
    return [f"{rule}: {count}" for rule, count in counts.items() if count]
