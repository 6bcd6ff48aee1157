"""Findings of many agencies as a table, one row each."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard import address
from dashboard.parts.figures import number, signed
from dashboard.parts.finding_card import proof
from dashboard.parts.light import severity_badge
from dashboard.parts.markup import Markup, tag
from dashboard.words import pick, t
from db.rows import FindingRow
from parser.checks.catalogue import CHECK
from parser.form import SECTION

COLUMNS = ("agency", "severity", "finding", "reported", "expected", "difference", "place")
NUMBERS = frozenset({"reported", "expected", "difference"})
WIDTHS = ("15%", "7.5rem", "auto", "5rem", "5rem", "4.5rem", "20%")


def finding_rows(findings: Sequence[FindingRow]) -> Markup:
    """The table; the agency leads to its page, at this finding."""
    head = [
        tag("th", t(f"findings.column_{name}"), scope="col", class_="number" if name in NUMBERS else None)
        for name in COLUMNS
    ]
    widths = tag("colgroup", [tag("col", style=f"width:{width}") for width in WIDTHS])
    body = tag("tbody", [_row(finding) for finding in findings])
    table = tag("table", widths, tag("thead", tag("tr", head)), body, class_="list fixed")
    return tag("div", table, class_="card sheet")


def _row(finding: FindingRow) -> Markup:
    href = address.link("agency", f"finding-{finding.id}", report=finding.report_id)
    title = pick(CHECK[finding.code].title) if finding.code in CHECK else finding.code
    what = tag(
        "td",
        tag("div", tag("strong", title), " ", tag("span", finding.code, class_="code")),
        tag("div", pick(finding.message), class_="muted"),
        proof(finding),
    )
    difference = signed(finding.difference) if finding.difference is not None else ""
    return tag(
        "tr",
        tag("td", tag("a", finding.agency, href=href, class_="link")),
        tag("td", severity_badge(finding.severity)),
        what,
        tag("td", _value(finding.reported), class_="number"),
        tag("td", _value(finding.expected), class_="number"),
        tag("td", difference, class_="number"),
        tag(
            "td",
            _where(finding),
            tag("div", _line(finding), class_="muted small"),
        ),
    )


def _where(finding: FindingRow) -> str:
    """The place in the form's own words; only the section where the sentence names the rest already."""
    label = pick(finding.label)
    if finding.section and label and label in pick(finding.message):
        return pick(SECTION[finding.section].name)
    return label


def _line(finding: FindingRow) -> str:
    if finding.page and finding.line:
        return t("findings.page_line", page=finding.page, line=finding.line)
    if finding.page:
        return t("findings.page", page=finding.page)
    return t("findings.line", line=finding.line) if finding.line else ""


def _value(value: float | int | str | None) -> str:
    """A number; words stand in the sentence already."""
    return "" if isinstance(value, str) else number(value)
