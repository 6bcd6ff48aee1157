"""What the agency page offers before one is chosen: the year's agencies as links, worst first."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.parts.grid import agency_link
from dashboard.parts.light import badge
from dashboard.parts.markup import Markup, tag
from dashboard.words import t
from db.rows import OverviewRow


def agency_index(year: int, rows: Sequence[OverviewRow]) -> Markup:
    """A card with a line an agency: its name and its light."""
    lines = [
        tag(
            "div",
            tag("a", row.agency, href=agency_link(row), class_="link"),
            badge(row.light),
            class_="row spread unwrapped",
        )
        for row in rows
    ]
    head = tag("h2", t("agency.index", year=year))
    advice = tag("p", t("agency.pick_advice"), class_="muted small")
    return tag("section", head, advice, tag("div", lines, class_="columns"), class_="card")
