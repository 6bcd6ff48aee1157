"""Which cells of the official form a report's findings point at, and what is written beside them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dashboard.parts.figures import number
from dashboard.words import pick, t
from db.rows import FindingRow, TermRow
from parser.form import FORMS

_ORDER = "EWI-"


@dataclass(frozen=True)
class Mark:
    """One cell's mark: the worst severity, the computed value, all sentences, the finding to jump to."""

    severity: str
    computed: str
    sentences: tuple[str, ...]
    anchor: str


def marks(findings: Iterable[FindingRow], edition: int) -> dict[str, Mark]:
    """By cell id; waived findings mark nothing."""
    marked: dict[str, Mark] = {}
    for finding in findings:
        if finding.waived or finding.section not in FORMS[edition]:
            continue
        for cell, computed in _cells(finding, edition):
            mark = Mark(finding.severity, computed, (pick(finding.message),), f"finding-{finding.id}")
            marked[cell] = _merged(marked[cell], mark) if cell in marked else mark
    return marked


def _cells(finding: FindingRow, edition: int) -> list[tuple[str, str]]:
    """The cells that a finding marks, with the computed value at the one it belongs to."""
    if finding.left or finding.right:
        return _balance_cells(finding)
    table = FORMS[edition][str(finding.section)]
    if finding.row is None and finding.column is None:
        return []
    if finding.row is not None and finding.column is not None:
        computed = "" if finding.expected is None else _should_be(finding.expected)
        return [(f"{finding.section}.{finding.row}.{finding.column}", computed)]
    return [
        (cell, "")
        for cell, (row, column) in table.cells.items()
        if finding.row in (None, row.id) and finding.column in (None, column.id)
    ]


def _balance_cells(finding: FindingRow) -> list[tuple[str, str]]:
    left, right = finding.left, finding.right
    if len(left) == 1:
        return [(left[0].cell, _should_be(total(right)))]
    if len(right) == 1:
        return [(right[0].cell, _should_be(total(left)))]
    cells = [term.cell for term in (*left, *right)]
    return [(cell, "") for cell in cells[:-1]] + [
        (cells[-1], f"{number(total(left))} ≠ {number(total(right))}")
    ]


def _should_be(value: float | int | str) -> str:
    return t("agency.should_be", value=number(value))


def total(terms: Sequence[TermRow]) -> float | int:
    """The sum of one side of a balance; what is no number counts as nothing."""
    return sum(term.sign * term.value for term in terms if isinstance(term.value, int | float))


def _merged(first: Mark, second: Mark) -> Mark:
    worst = min(first, second, key=lambda mark: _ORDER.index(mark.severity))
    computed = "；".join(dict.fromkeys(filter(None, (first.computed, second.computed))))
    return Mark(worst.severity, computed, first.sentences + second.sentences, worst.anchor)
