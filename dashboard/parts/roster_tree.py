"""The roster as a tree of who is whose, folded below each parent."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from dashboard import address
from dashboard.parts.markup import Content, Markup, tag
from dashboard.words import label, t
from db.rows_workflow import AgencyRow
from parser.names import KIND_NAMES, LEVEL_NAMES

OPEN_BRANCHES = 12  # branches below the top that are shown unfolded when there are no more of them


def roster_tree(rows: Sequence[AgencyRow]) -> Markup:
    """The tree; an agency whose parent is not on the roster stands at the top."""
    names = {row.agency for row in rows}
    below: dict[str | None, list[AgencyRow]] = defaultdict(list)
    for row in rows:
        below[row.parent if row.parent in names and not _in_circle(row, rows) else None].append(row)
    return tag("div", _branch(below[None], below), class_="card")


def _in_circle(row: AgencyRow, rows: Sequence[AgencyRow]) -> bool:
    """Whether the chain of parents leads back to the agency itself."""
    parents = {other.agency: other.parent for other in rows}
    seen = {row.agency}
    parent = row.parent
    while parent in parents:
        if parent in seen:
            return True
        seen.add(parent)
        parent = parents[parent]
    return False


def _branch(rows: Sequence[AgencyRow], below: Mapping[str | None, Sequence[AgencyRow]]) -> list[Markup]:
    return [_node(row, below, len(rows) <= OPEN_BRANCHES) for row in rows]


def _node(row: AgencyRow, below: Mapping[str | None, Sequence[AgencyRow]], unfolded: bool) -> Markup:
    children = below.get(row.agency, ())
    if not children:
        return tag("div", _line(row), style="padding:0.15rem 0 0.15rem 1.1rem")
    count = tag("span", " ", t("roster.tree_children", count=len(children)), class_="muted small")
    inside = tag("div", _branch(children, below), style="padding-left:1.1rem")
    return tag("details", tag("summary", _line(row), count), inside, open=unfolded)


def _line(row: AgencyRow) -> Content:
    years = ", ".join(map(str, sorted(row.years, reverse=True)))
    reported = t("roster.tree_years", years=years) if years else t("roster.tree_none")
    name: Content = row.agency
    if row.years:
        name = tag("a", row.agency, href=address.link("agency", agency=row.agency), class_="link")
    kind = f"{label(LEVEL_NAMES, row.level)} · {label(KIND_NAMES, row.kind)}"
    facts = " · ".join(filter(None, (kind, row.region, row.deadline, row.contact, reported)))
    return name, tag("span", "　", facts, class_="muted small")
