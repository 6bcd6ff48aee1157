"""The files received for one agency and year, newest first."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard import address
from dashboard.parts.figures import moment
from dashboard.parts.light import badge
from dashboard.parts.markup import Markup, tag
from dashboard.words import t
from db.rows import RevisionRow

COLUMNS = ("revision", "received", "file", "who", "errors", "warnings", "light", "score")
NUMBERS = frozenset({"errors", "warnings", "score"})


def revision_rows(rows: Sequence[RevisionRow]) -> Markup:
    """The table; each file leads to its own result."""
    head = [
        tag("th", t(f"agency.history_{name}"), scope="col", class_="number" if name in NUMBERS else None)
        for name in COLUMNS
    ]
    body = tag("tbody", [_row(row) for row in rows])
    return tag("div", tag("table", tag("thead", tag("tr", head)), body, class_="list"), class_="card sheet")


def _row(row: RevisionRow) -> Markup:
    number = t("agency.history_number", revision=row.revision)
    current = t("agency.history_current") if row.current else None
    return tag(
        "tr",
        tag(
            "td", tag("a", number, href=address.link("agency", report=row.report_id), class_="link"), current
        ),
        tag("td", moment(row.received_at), class_="nowrap"),
        tag("td", row.source),
        tag("td", row.who),
        tag("td", row.errors, class_="number"),
        tag("td", row.warnings, class_="number"),
        tag("td", badge(row.light)),
        tag("td", row.score, class_="number"),
    )
