"""What changed between two files of the same agency and year: findings, cells, sentences."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.parts.decided import struck
from dashboard.parts.figures import figure, number
from dashboard.parts.light import severity_badge
from dashboard.parts.markup import Content, Markup, tag
from dashboard.words import pick, t
from db.queries.comparison import ABSENT
from db.rows import FindingRow
from db.rows_workflow import ChangedCell, Comparison

OPEN = 12  # rows shown unfolded
EDGES = {"corrected": "green", "remaining": "red", "added": "yellow"}
SIGNS = {"corrected": "✓", "remaining": "✕", "added": "!"}


def changes(found: Comparison) -> list[Content]:
    """Three counts; the findings of each; the cells and sentences that differ."""
    groups = {"corrected": found.corrected, "remaining": found.remaining, "added": found.added}
    return [
        tag("div", [_count(name, len(rows)) for name, rows in groups.items()], class_="cards three"),
        [_findings(name, rows) for name, rows in groups.items() if rows],
        _cells(found.cells),
        _sentences(found),
    ]


def _count(name: str, count: int) -> Markup:
    edge = EDGES[name] if count else "grey"
    title = tag("span", SIGNS[name], " ", t(f"changes.{name}"), class_=f"badge {edge}")
    words = tag("div", t(f"changes.{name}_note"), class_="small muted")
    return tag(
        "div", title, tag("div", figure(count, t("common.places_unit"))), words, class_=f"card {edge}-edge"
    )


def _card(title: str, count: int, *content: Content) -> Markup:
    head = tag("h3", title, " ", tag("span", count, class_="muted small"))
    return tag("section", head, content, class_="card")


def _findings(name: str, findings: Sequence[FindingRow]) -> Markup:
    done = name == "corrected"
    rows = [
        tag(
            "tr",
            tag("td", severity_badge(finding.severity), style="width:8rem"),
            tag("td", tag("span", finding.code, class_="code"), style="width:4rem"),
            tag("td", struck(pick(finding.message), waived=done or finding.waived)),
        )
        for finding in findings
    ]
    return _card(t(f"changes.{name}"), len(rows), _folded(rows))


def _folded(rows: Sequence[Markup]) -> list[Markup | None]:
    first, rest = rows[:OPEN], rows[OPEN:]
    more = tag("summary", t("agency.more", count=len(rest)))
    return [
        tag("table", tag("tbody", first), class_="list"),
        tag("details", more, tag("table", tag("tbody", rest), class_="list")) if rest else None,
    ]


def _cells(cells: Sequence[ChangedCell]) -> Markup | None:
    if not cells:
        return None
    rows = [
        tag(
            "tr",
            tag("td", pick(cell.label)),
            tag("td", _value(cell.before), class_="number", style="width:9rem"),
            tag("td", "→", class_="muted", style="width:2rem"),
            tag("td", tag("strong", _value(cell.after)), style="width:9rem"),
        )
        for cell in cells
    ]
    return _card(t("changes.cells"), len(rows), _folded(rows))


def _value(value: float | int | str | None) -> str:
    if value is None:
        return t("agency.cell_blank")
    return t("agency.cell_absent") if value == ABSENT else number(value)


def _sentences(found: Comparison) -> Markup | None:
    removed, added = found.removed_sentences, found.added_sentences
    if not removed and not added:
        return None
    lines = [tag("p", t("changes.sentence_removed"), tag("del", words)) for words in removed]
    lines += [tag("p", t("changes.sentence_added"), tag("ins", words)) for words in added]
    return _card(t("changes.sentences"), len(lines), tag("div", lines, class_="sentences"))
