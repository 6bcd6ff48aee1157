"""Findings of many agencies as a table, one row each."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard import address
from dashboard.parts.decided import decided, struck, waived_badge
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


def finding_rows(findings: Sequence[FindingRow], *, may_decide: bool = False) -> Markup:
    """The table; the agency leads to its page, at this finding. ``may_decide``: rows can be ticked."""
    head = [
        tag("th", t(f"findings.column_{name}"), scope="col", class_="number" if name in NUMBERS else None)
        for name in COLUMNS
    ]
    widths = [tag("col", style=f"width:{width}") for width in WIDTHS]
    if may_decide:
        head.insert(0, tag("th", _box(data_tick_all=True), class_="tick no-print"))
        widths.insert(0, tag("col", style="width:2.2rem"))
    body = tag("tbody", [_row(finding, may_decide=may_decide) for finding in findings])
    table = tag("table", tag("colgroup", widths), tag("thead", tag("tr", head)), body, class_="list fixed")
    return tag("div", table, class_="card sheet")


def _box(**attributes: str | bool) -> Markup:
    return tag("input", type="checkbox", aria_label=t("decide.tick"), **attributes)


def _row(finding: FindingRow, *, may_decide: bool) -> Markup:
    href = address.link("agency", f"finding-{finding.id}", report=finding.report_id)
    difference = signed(finding.difference) if finding.difference is not None else ""
    box = tag("td", _box(data_tick=finding.fingerprint), class_="tick no-print") if may_decide else None
    return tag(
        "tr",
        box,
        tag("td", tag("a", finding.agency, href=href, class_="link")),
        tag("td", waived_badge() if finding.waived else severity_badge(finding.severity)),
        _what(finding),
        tag("td", _value(finding.reported), class_="number"),
        tag("td", _value(finding.expected), class_="number"),
        tag("td", difference, class_="number"),
        tag(
            "td",
            _where(finding),
            tag("div", _line(finding), class_="muted small"),
        ),
    )


def _what(finding: FindingRow) -> Markup:
    title = pick(CHECK[finding.code].title) if finding.code in CHECK else finding.code
    return tag(
        "td",
        tag(
            "div",
            tag("strong", struck(title, waived=finding.waived)),
            " ",
            tag("span", finding.code, class_="code"),
        ),
        tag("div", struck(pick(finding.message), waived=finding.waived), class_="muted"),
        proof(finding),
        decided([finding], may_decide=False),
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
