"""The table of section 二: blocks of 第二十条, each with a head of its own, in both editions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from parser.form import (
    EDITION_2019,
    EDITION_2021,
    FORMS,
    PROACTIVE_2019,
    PROACTIVE_2021,
    Column,
    Row,
    TableForm,
)
from parser.labels import LabelIndex, normalised
from parser.tables.blank_lines import restore_blank_cells
from parser.tables.model import Cell, Label, Table
from parser.tables.regions import Lines, anchored, extended, is_prose
from parser.tables.requests import cell_of
from parser.tables.segments import Segment, Segmenter
from parser.tables.tokens import Token
from parser.tables.windows import learned_offsets, shape_of, window

_BOTH = (PROACTIVE_2019, PROACTIVE_2021)
_ROWS = {row.id: row.label.zh for table in _BOTH for row in table.rows}
_ROW_INDEX = LabelIndex(_ROWS, {"规范性文件": "normative_documents"})


def _column_labels(table: TableForm) -> dict[str, str]:
    return {column.id: column.label.zh for row in table.rows for column in row.columns}


_COLUMN_INDEX = {table.edition: LabelIndex(_column_labels(table)) for table in _BOTH}
_HEADS = {normalised(head.zh) for table in _BOTH for row in table.rows for head in row.heads}
_HEADS |= {normalised(label) for table in _BOTH for label in _column_labels(table).values()} | {"信息内容"}
_OTHER_EDITION = {EDITION_2019: EDITION_2021, EDITION_2021: EDITION_2019}


@dataclass
class _Block:
    """The rows under one head."""

    head: list[Token] = field(default_factory=list)
    segments: list[Segment] = field(default_factory=list)


def is_head(text: str) -> bool:
    """Whether the words are a head of this table: a clause of 第二十条, 信息内容, a column."""
    words = normalised(text)
    return words in _HEADS or _column_of(text) is not None


def is_exact_head(text: str) -> bool:
    """Whether the words are a head of this table in the words of the form."""
    return normalised(text) in _HEADS


def is_anchor(text: str) -> bool:
    """Whether the words stand in no other table."""
    return 4 <= len(text) <= 40 and is_head(text) and normalised(text) != "信息内容"


def _is_head_fragment(text: str) -> bool:
    words = normalised(text)
    return is_head(text) or any(words and words in head for head in _HEADS)


@lru_cache(maxsize=4096)
def _column_of(text: str) -> tuple[int, str, bool] | None:
    """Edition, id and exactness of a column label; exact ones first."""
    if not 4 <= len(text) <= 40 or text.endswith(("。", "；")):
        return None
    found = [(edition, match) for edition, index in _COLUMN_INDEX.items() if (match := index.find(text))]
    for edition, match in sorted(found, key=lambda pair: not pair[1].exact):
        return edition, match.id, match.exact
    return None


def read_proactive(lines: Lines, free: Callable[[int], bool], edition: int | None) -> Table | None:
    """The table, or None when there is none. ``edition`` is the one that the report's year asks for."""
    cluster = anchored(lines, is_anchor, free)
    cluster = _with_rows(lines, cluster, free) if cluster else _rows_alone(lines, free)
    if not cluster:
        return None
    segmenter = Segmenter(_ROW_INDEX, is_head, frozenset())
    claimed: set[int] = set()
    blocks = [_Block()]
    for number in extended(lines, cluster, _is_head_fragment, free):
        if is_prose(lines[number]) or not free(number):
            segmenter.close()
            continue
        claimed.add(number)
        _feed(segmenter, lines[number], blocks)
    blocks = [block for block in blocks if block.segments]
    return _table(blocks, edition, frozenset(claimed)) if blocks else None


def _with_rows(lines: Lines, cluster: list[int], free: Callable[[int], bool]) -> list[int]:
    """The anchors and the rows between and shortly behind them."""
    end = cluster[-1]
    for number in range(end + 1, min(len(lines), end + 12)):
        if not free(number) or is_prose(lines[number]):
            break
        if any(_is_row(token.text) for token in lines[number]):
            end = number
    return [*cluster, end] if end > cluster[-1] else cluster


def _rows_alone(lines: Lines, free: Callable[[int], bool]) -> list[int]:
    """Without any head: at least four rows of the form with values on the same line."""
    found = [
        number
        for number, tokens in enumerate(lines)
        if free(number) and len(tokens) > 1 and any(_is_row(token.text) for token in tokens)
    ]
    return found if len(found) >= 4 and found[-1] - found[0] <= 40 else []


def _is_row(text: str) -> bool:
    match = _ROW_INDEX.find(text) if 2 <= len(text) <= 16 else None
    return match is not None


def _feed(segmenter: Segmenter, tokens: Sequence[Token], blocks: list[_Block]) -> None:
    known = len(segmenter.segments)
    segmenter.feed(tokens)
    heads = [token for token in tokens if token.text and is_head(token.text)]
    if heads and blocks[-1].segments:
        blocks.append(_Block())
    blocks[-1].head += heads
    blocks[-1].segments += segmenter.segments[known:]


def _table(blocks: Sequence[_Block], expected: int | None, claimed: frozenset[int]) -> Table:
    edition, outdated = _edition(blocks, expected)
    form = FORMS[edition]["proactive"]
    segments = [segment for block in blocks for segment in block.segments]
    for block in blocks:
        restore_blank_cells(block.segments, max(_widths(block, form), default=0))
    reading = _Reading(form)
    for block in blocks:
        for segment in block.segments:
            reading.take(block, segment)
    present = {segment.match.id for segment in segments if segment.match}
    return Table(
        "proactive",
        edition,
        {id_: reading.cells[id_] for id_ in form.cells if id_ in reading.cells},
        segments[0].place,
        missing_rows=tuple(row.id for row in form.rows if row.id not in present),
        missing_columns=tuple(dict.fromkeys(reading.missing_columns)),
        extra=tuple(reading.extra),
        altered=tuple(reading.altered),
        outdated_labels=tuple(outdated),
        unread_rows=tuple(reading.unread),
        claimed=claimed,
    )


def _widths(block: _Block, form: TableForm) -> list[int]:
    rows = {row.id: row for row in form.rows}
    return [len(rows[s.match.id].columns) for s in block.segments if s.match and s.match.id in rows]


def _edition(blocks: Sequence[_Block], expected: int | None) -> tuple[int, list[Label]]:
    """The edition most heads belong to, and the labels of the other one among them."""
    labels: dict[int, list[Label]] = {EDITION_2019: [], EDITION_2021: []}
    for block in blocks:
        for token in block.head:
            column = _column_of(token.text)
            if column:
                labels[column[0]].append(Label(token.text, token.place, None, column[1]))
        for segment in block.segments:
            if segment.match and segment.match.id not in {row.id for row in PROACTIVE_2021.rows}:
                labels[EDITION_2019].append(Label(segment.label, segment.place, segment.match.id))
    older, newer = len(labels[EDITION_2019]), len(labels[EDITION_2021])
    edition = expected or EDITION_2021 if older == newer else EDITION_2019 if older > newer else EDITION_2021
    return edition, labels[_OTHER_EDITION[edition]]


def _collapse_repeated(block: _Block, segment: Segment, width: int) -> None:
    """A merged cell that a converter wrote once a column (585 | 585 | 585) is one cell, as its head tells."""
    heads = [column[1] for token in block.head if (column := _column_of(token.text))]
    if len(segment.data) != len(heads) or len(heads) <= width or len(set(heads)) != width:
        return
    first: dict[str, Token] = {}
    for head, token in zip(heads, segment.data, strict=True):
        if first.setdefault(head, token).text != token.text:
            return
    segment.data = list(first.values())


class _Reading:
    """Collects the cells of one proactive table and what deviates in it."""

    def __init__(self, form: TableForm) -> None:
        self._form = form
        self._rows = {row.id: row for row in form.rows}
        self.cells: dict[str, Cell] = {}
        self.missing_columns: list[str] = []
        self.extra: list[Label] = []
        self.altered: list[Label] = []
        self.unread: list[Label] = []

    def take(self, block: _Block, segment: Segment) -> None:
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
        learned = learned_offsets(block.segments, len(columns))
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
            not self._older and normalised(segment.label) == "规范性文件" and row.id == "normative_documents"
        )

    def _alter(self, label: Label) -> None:
        if normalised(label.text) != normalised(label.expected or ""):
            self.altered.append(label)

    def _columns(self, block: _Block, row: Row, segment: Segment) -> tuple[Column, ...]:
        """The columns behind the label: those of the block's head when it lacks some and the row too."""
        found = {}
        for token in block.head:
            match = _COLUMN_INDEX[self._form.edition].find(token.text)
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
        other = _COLUMN_INDEX[_OTHER_EDITION[self._form.edition]].exact(token.text)
        if exact or other or column_id not in known:
            return
        label = Label(token.text, token.place, None, column_id, known[column_id])
        if label not in self.altered:
            self.altered.append(label)
