"""Findings of one check cell by cell, folded to one line a row of the form."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from dashboard.parts.decided import struck
from dashboard.parts.markup import Markup, tag
from dashboard.words import pick, t
from db.rows import FindingRow
from parser.form import FORMS, edition_of

FROM = 4  # as many findings of the same kind are folded


def foldable(findings: Sequence[FindingRow]) -> bool:
    """Whether these findings are single cells that say nothing but where they are."""
    return len(findings) >= FROM and all(
        finding.row and finding.column and not finding.left and finding.expected is None
        for finding in findings
    )


def folded(findings: Sequence[FindingRow]) -> list[Markup]:
    """One line a row: its label, then the columns, each a link to its cell."""
    ordered = sorted(findings, key=lambda finding: finding.number)
    return [_row(list(cells)) for _, cells in groupby(ordered, key=lambda finding: finding.row)]


def _row(findings: list[FindingRow]) -> Markup:
    first = findings[0]
    table = FORMS[edition_of(first.year) or max(FORMS)][str(first.section)]
    row = table.row(str(first.row))
    labels = {column.id: pick(column.label) for column in row.columns}
    cells = [
        tag(
            "a",
            struck(labels.get(str(finding.column), finding.column), waived=finding.waived),
            f"“{finding.reported}”" if finding.reported is not None else None,
            href=f"#cell-{finding.section}.{finding.row}.{finding.column}",
            id=f"finding-{finding.id}",
            class_="link",
            title=pick(finding.message),
        )
        for finding in findings
    ]
    return tag(
        "li",
        tag("strong", pick(row.label)),
        t("agency.colon"),
        [(t("agency.comma") if index else None, cell) for index, cell in enumerate(cells)],
        tag("span", " ", t("agency.cell_count", count=len(cells)), class_="muted small"),
    )
