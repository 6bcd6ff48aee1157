"""A broken balance with every term on both sides, their sums, and the difference."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.parts.figures import number, signed
from dashboard.parts.marks import total
from dashboard.parts.markup import Content, Markup, tag
from dashboard.words import pick, t
from db.rows import FindingRow, TermRow
from parser.bilingual import JOINT


def equation(finding: FindingRow) -> Markup:
    """Both sides of a balance; a row that all terms stand in is named by the sentence above alone.

    Where words are held against the table there is no left side: the sentence above says it.
    """
    row = _shared_row((*finding.left, *finding.right))
    left: Content = (_side(finding.left, row), " ≠ ") if finding.left else t("agency.in_table")
    difference = total(finding.left) - total(finding.right) if finding.left else finding.difference
    shown = None if difference is None else t("agency.difference", value=signed(difference))
    badge = tag("span", shown, class_="difference badge red") if shown else None
    return tag("div", left, _side(finding.right, row), badge, class_="equation")


def _shared_row(terms: Sequence[TermRow]) -> str:
    """What the labels of several terms have in common before the column; nothing where they differ."""
    rows = {pick(term.label).rpartition(JOINT)[0] for term in terms}
    return rows.pop() + JOINT if len(rows) == 1 < len(terms) else ""


def _side(terms: Sequence[TermRow], row: str) -> Markup:
    """Its terms; zeros beyond the third are only counted, so that a long sum stays readable."""
    shown = [term for term in terms if len(terms) <= 4 or term.value not in (0, None)] or list(terms[:1])
    hidden = len(terms) - len(shown)
    words: list[Content] = []
    for index, term in enumerate(shown):
        joint = " − " if term.sign < 0 else " + " if index else ""
        value = t("agency.cell_blank") if term.value is None else number(term.value)
        words.append((joint, tag("span", pick(term.label).removeprefix(row), class_="muted"), " ", value))
    if hidden:
        words.append(tag("span", t("agency.zeros", count=hidden), class_="muted small"))
    if len(terms) > 1:
        words.append((" = ", tag("strong", number(total(terms)))))
    return tag("span", words)
