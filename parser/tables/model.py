"""What a table is once it has been read: cells, and how its rows and columns differ from the form's."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from parser.document import NOWHERE, Line, Place
from parser.numerals import CellValue, Number


class Cell(NamedTuple):
    """One cell of the form as reported. ``confidence`` is below 1 only for recognised pictures."""

    id: str
    value: CellValue
    raw: str
    place: Place = NOWHERE
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Label:
    """A row or column label as found; ``row`` and ``column`` are the form's ids (None: not of the form)."""

    text: str
    place: Place
    row: str | None = None
    column: str | None = None
    expected: str | None = None


@dataclass(frozen=True)
class Table:
    """A table of the form as found in the file.

    ``edition`` is the edition whose labels it uses. ``unread_rows`` are rows whose
    cells stand there but cannot be told apart (fewer values than columns).
    ``outdated_labels`` are labels of the other edition found in a table of this one.
    ``claimed`` are the numbers of the document's lines that belong to the table.
    """

    section: str
    edition: int
    cells: dict[str, Cell]
    place: Place = NOWHERE
    missing_rows: tuple[str, ...] = ()
    missing_columns: tuple[str, ...] = ()
    extra: tuple[Label, ...] = ()
    altered: tuple[Label, ...] = ()
    outdated_labels: tuple[Label, ...] = ()
    unread_rows: tuple[Label, ...] = ()
    lines: tuple[Line, ...] = field(default=())
    claimed: frozenset[int] = frozenset()

    @cached_property
    def numbers(self) -> dict[str, int | Decimal]:
        """The numbers of the cells that hold one and nothing else, by cell id."""
        return {id_: cell.value.value for id_, cell in self.cells.items() if isinstance(cell.value, Number)}

    @cached_property
    def recognised(self) -> bool:
        """Whether the table was read from a picture."""
        return min([cell.confidence for cell in self.cells.values()], default=1.0) < 1.0
