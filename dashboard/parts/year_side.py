"""What stands beside the year's grid: who is missing, what is wrong most often, how the years went."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard import address
from dashboard.parts.bars import ranking, stacked
from dashboard.parts.figures import number
from dashboard.parts.light import SEVERITY_LIGHT, SIGNS
from dashboard.parts.markup import Markup, tag
from dashboard.words import pick, t
from db.rows import Frequent, TrendPoint
from db.rows_workflow import MissingRow
from parser.checks.catalogue import CHECK

MISSING_SHOWN = 12


def frequent(failing: Sequence[Frequent], year: int) -> Markup:
    """The checks that fail at most agencies, each a link to its findings."""
    rows = [
        (
            tag(
                "a",
                pick(CHECK[row.code].title),
                href=address.link("findings", year=year, code=row.code),
                title=row.code,
            ),
            row.agencies,
            SEVERITY_LIGHT[row.severity],
        )
        for row in failing
        if row.code in CHECK
    ]
    inside = (
        ranking(rows, t("common.agencies_unit"))
        if rows
        else tag("p", t("overview.none_frequent"), class_="muted")
    )
    return tag("section", tag("h2", t("overview.frequent")), inside, class_="card")


def trend(points: Sequence[TrendPoint]) -> Markup:
    """Every year as a bar of its lights and a mean score."""
    lines = [_year_line(point) for point in sorted(points, key=lambda point: -point.year)]
    return tag("section", tag("h2", t("overview.trend")), lines, class_="card")


def _year_line(point: TrendPoint) -> Markup:
    shares = [("red", point.red), ("yellow", point.yellow), ("grey", point.grey), ("green", point.green)]
    words = t(
        "overview.trend_line",
        reports=point.reports,
        red=point.red,
        yellow=point.yellow,
        grey=point.grey,
        green=point.green,
    )
    return tag(
        "div",
        tag(
            "div",
            tag("a", point.year, href=address.link("overview", year=point.year)),
            tag("span", t("overview.trend_score", score=number(round(point.score, 1))), class_="muted small"),
            class_="row spread",
        ),
        stacked(shares, words),
        tag("p", _signs(shares), t("overview.trend_reports", count=point.reports), class_="muted small row"),
        style="margin-bottom:.5rem",
    )


def _signs(shares: list[tuple[str, int]]) -> list[Markup]:
    return [tag("span", SIGNS[light], " ", count, class_="nowrap") for light, count in shares if count]


def missing(rows: Sequence[MissingRow]) -> Markup | None:
    """Who has not sent a report yet; nothing when all have or there is no roster."""
    if not rows:
        return None
    lines = [
        tag(
            "div",
            tag("span", row.agency),
            tag(
                "span",
                t("overview.missing_overdue")
                if row.overdue
                else t("overview.missing_due", deadline=row.deadline),
                class_="badge red" if row.overdue else "small muted",
                title=t("overview.missing_due", deadline=row.deadline),
            ),
            class_="row spread unwrapped",
        )
        for row in rows[:MISSING_SHOWN]
    ]
    more = len(rows) - MISSING_SHOWN
    rest = tag("p", t("overview.missing_more", count=more), class_="muted small") if more > 0 else None
    head = tag("h2", t("overview.missing_list"), " ", tag("span", len(rows), class_="muted"))
    return tag("section", head, lines, rest, class_="card")
