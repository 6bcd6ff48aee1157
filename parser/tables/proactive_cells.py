"""The rows of the table of section 二 → cells, under the head of their block."""

from __future__ import annotations

from dataclasses import dataclass, field

from parser.form import EDITION_2019, Column, Row, TableForm
from parser.labels import normalised
from parser.tables.model import Cell, Label
from parser.tables.proactive_words import COLUMN_INDEX, OTHER_EDITION, column_of
from parser.tables.requests import cell_of
from parser.tables.segments import Segment
from parser.tables.tokens import Token
from parser.tables.windows import learned_offsets, shape_of, window


@dataclass
class Block:
    """The rows under one head."""

    head: list[Token] = field(default_factory=list)
    segments: list[Segment] = field(default_factory=list)


def _collapse_repeated(block: Block, segment: Segment, width: int) -> None:
    """A merged cell that a converter wrote once a column (585 | 585 | 585) is one cell, as its head tells."""
    if len(segment.data) <= width:
        return
    heads = [column[1] for token in block.head if (column := column_of(token.text))]
    if len(segment.data) != len(heads) or len(heads) <= width or len(set(heads)) != width:
        return
    first: dict[str, Token] = {}
    for head, token in zip(heads, segment.data, strict=True):
        if first.setdefault(head, token).text != token.text:
            return
    segment.data = list(first.values())


class Reading:
    """Collects the cells of one proactive table and what deviates in it."""

    def __init__(self, form: TableForm) -> None:
        self._form = form
        self._rows = {row.id: row for row in form.rows}
        self.cells: dict[str, Cell] = {}
        self.missing_columns: list[str] = []
        self.extra: list[Label] = []
        self.altered: list[Label] = []
        self.unread: list[Label] = []

    def take(self, block: Block, segment: Segment) -> None:
        """Read one row under its block's head."""
        row = self._rows.get(segment.match.id) if segment.match else None
        if row is None:
            if segment.has_values:
                self.extra.append(Label(segment.label, segment.place))
            return
        if (segment.match and not segment.match.exact) or self._is_older_name(row, segment):
            self._alter(Label(segment.label, segment.place, row.id, None, row.label.zh))
        columns = self._columns(block, row, segment)
        _collapse_repeated(block, segment, len(columns))
        drifts = len(segment.data) != len(columns)
        learned = learned_offsets(block.segments, len(columns)) if drifts else {}
        data = window(segment.data, len(columns), learned.get(shape_of(segment)))
        if data is None:
            self.unread.append(Label(segment.label, segment.place, row.id))
            return
        for position, column in enumerate(columns):
            id_ = f"{self._form.section}.{row.id}.{column.id}"
            token = data[position] if position < len(data) else None
            cell = cell_of(id_, token, segment, signed=column.signed, unit=not column.counts and self._older)
            self.cells.setdefault(id_, cell)

    @property
    def _older(self) -> bool:
        return self._form.edition == EDITION_2019

    def _is_older_name(self, row: Row, segment: Segment) -> bool:
        return (
            row.id == "normative_documents" and not self._older and normalised(segment.label) == "规范性文件"
        )

    def _alter(self, label: Label) -> None:
        if normalised(label.text) != normalised(label.expected or ""):
            self.altered.append(label)

    def _columns(self, block: Block, row: Row, segment: Segment) -> tuple[Column, ...]:
        """The columns behind the label: those of the block's head when it lacks some and the row too."""
        found = {}
        for token in block.head:
            match = COLUMN_INDEX[self._form.edition].find(token.text)
            if match:
                found[match.id] = token
                self._note_altered_column(row, match.id, match.exact, token)
        here = tuple(column for column in row.columns if column.id in found)
        values = len([token for token in segment.data if token.text])
        if not here or len(here) == len(row.columns) or values > len(here):
            return row.columns
        self.missing_columns += [column.id for column in row.columns if column.id not in found]
        return here

    def _note_altered_column(self, row: Row, column_id: str, exact: bool, token: Token) -> None:
        known = {column.id: column.label.zh for column in row.columns}
        other = COLUMN_INDEX[OTHER_EDITION[self._form.edition]].exact(token.text)
        if exact or other or column_id not in known:
            return
        label = Label(token.text, token.place, None, column_id, known[column_id])
        if label not in self.altered:
            self.altered.append(label)
