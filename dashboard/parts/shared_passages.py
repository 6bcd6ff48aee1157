"""What a report shares with another agency's: their sentences side by side, like beside like."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard import address
from dashboard.parts.markup import Markup, tag
from dashboard.words import t
from db.rows import ReportRow
from parser.similarity import SharedPassage

OPEN = 3


def shared_passages(report: ReportRow, other: str, passages: Sequence[SharedPassage]) -> Markup:
    """Both agencies by name, the other one as a link, and the longest passages that they share."""
    link = tag("a", other, href=address.link("agency", agency=other, year=report.year), class_="link")
    head = tag("thead", tag("tr", tag("th", report.agency, scope="col"), tag("th", link, scope="col")))
    rows = [tag("tr", tag("td", passage.own), tag("td", passage.theirs)) for passage in passages]
    rest = rows[OPEN:]
    more = tag("summary", t("agency.more", count=len(rest)))
    fold = tag("details", more, tag("table", tag("tbody", rest), class_="list halves")) if rest else None
    table = tag("table", head, tag("tbody", rows[:OPEN]), class_="list halves")
    return tag("div", table, fold, class_="passages")
