"""The arithmetic of the form (勾稽关系) as rows of data: which cells must add up to which."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from parser.form import APPLICANT_COLUMNS, FORMS, REQUESTS_2019, REQUESTS_2021, TableForm


@dataclass(frozen=True)
class Balance:
    """left = right (or left ≥ right), once for every row or column of the section that has these cells.

    ``along`` is ``column`` when the terms are rows of one column, ``row`` when they
    are columns of one row. ``minus`` is taken off the right side.
    """

    code: str
    section: str
    along: str
    left: tuple[str, ...]
    right: tuple[str, ...]
    minus: tuple[str, ...] = ()
    at_least: bool = False


_OUTCOMES = tuple(
    dict.fromkeys(
        row.id
        for form in (REQUESTS_2021, REQUESTS_2019)
        for row in form.rows
        if row.heads and row.id != "processed"
    )
)

BALANCES: tuple[Balance, ...] = (
    Balance("BA01", "requests", "column", ("received", "brought_forward"), ("processed", "carried_forward")),
    Balance("BA02", "requests", "column", ("processed",), _OUTCOMES),
    Balance("BA03", "requests", "row", ("total",), APPLICANT_COLUMNS),
    Balance("BA04", "disputes", "row", ("total",), ("upheld", "corrected", "other", "pending")),
    Balance("BA05", "proactive", "row", ("in_force",), ("issued",), minus=("repealed",), at_least=True),
)


class BalanceLine(NamedTuple):
    """One row or column on which a balance is drawn, with the ids of its cells."""

    row: str | None
    column: str | None
    left: tuple[str, ...]
    right: tuple[str, ...]
    minus: tuple[str, ...]

    @property
    def cells(self) -> tuple[str, ...]:
        """The ids of all its cells."""
        return (*self.left, *self.right, *self.minus)


def lines_of(balance: Balance, form: TableForm) -> Iterator[BalanceLine]:
    """Every row or column of ``form`` that has the balance's left side."""
    across = balance.along == "row"
    keys = [row.id for row in form.rows] if across else [column.id for column in form.rows[0].columns]
    for key in keys:
        sides = [
            tuple(cell for term in side if (cell := _cell_id(form, key, term, across)) in form.cells)
            for side in (balance.left, balance.right, balance.minus)
        ]
        if len(sides[0]) == len(balance.left):
            yield BalanceLine(key if across else None, None if across else key, *sides)


def _cell_id(form: TableForm, key: str, term: str, across: bool) -> str:
    return f"{form.section}.{key}.{term}" if across else f"{form.section}.{term}.{key}"


def holds(balance: Balance, line: BalanceLine, numbers: Mapping[str, int | Decimal]) -> bool:
    """Whether plain numbers stand in all cells of the line and balance: the common case, told quickly."""
    try:
        left = sum(map(numbers.__getitem__, line.left))
        right = sum(map(numbers.__getitem__, line.right))
        if line.minus:
            right -= sum(map(numbers.__getitem__, line.minus))
    except KeyError:
        return False
    return left >= right if balance.at_least else left == right


DRAWN: Mapping[int, tuple[tuple[Balance, BalanceLine], ...]] = {
    edition: tuple(
        (balance, line) for balance in BALANCES for line in lines_of(balance, form[balance.section])
    )
    for edition, form in FORMS.items()
}
"""Every line of every balance, by edition of the form."""
