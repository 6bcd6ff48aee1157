"""The lines of a table without ruling lines → its columns, and its rows with labels made whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from parser.reading.glyphs import joined
from parser.reading.layout import Box, PageTable, TableCell, TextLine, Word, around
from parser.reading.paragraphs import begins_item

_PAGE = 1_000_000.0
"""Added to heights for each page, so that a table over a page break has one order."""

_SAME_CELL = 1.15
"""Times the smallest distance of two lines: nearer ones belong to one cell."""

_NEXT_LINE = 1.45
"""Heights of the type between a line and the next one of the same text, at most."""

_FLUSH = 0.4
"""Share of the labels that begin at one place where they are set flush left."""

IsValue = Callable[[Word], bool]
_Span = tuple[float, float]


@dataclass
class _Piece:
    """A word of a label or head, and the page on which it stands."""

    word: Word
    page: int

    @property
    def height(self) -> float:
        return self.word.box.middle + _PAGE * self.page

    def goes_on(self, above: _Piece) -> bool:
        """Whether this may be the next line of the text that ``above`` belongs to."""
        box, other = self.word.box, above.word.box
        near = 0 < self.height - above.height <= _NEXT_LINE * above.word.size
        return near and box.left < other.right and other.left < box.right


@dataclass
class _Cell:
    """Pieces, one below the other, that make one text."""

    pieces: list[_Piece] = field(default_factory=list)

    @property
    def text(self) -> str:
        return joined([piece.word.text for piece in self.pieces])

    def distance(self, height: float) -> tuple[float, float]:
        """How far a line at ``height`` is from the cell, and from its middle."""
        if not self.pieces:
            return float("inf"), float("inf")
        top, bottom = self.pieces[0].height, self.pieces[-1].height
        return max(top - height, height - bottom, 0.0), abs((top + bottom) / 2 - height)


@dataclass
class _Row:
    label: _Cell = field(default_factory=_Cell)
    heads: dict[int, _Cell] = field(default_factory=dict)
    values: dict[int, _Piece] = field(default_factory=dict)


def table_of(head: Sequence[TextLine], lines: Sequence[TextLine], is_value: IsValue) -> PageTable:
    """The table whose column labels are in ``head`` and whose rows are in ``lines``.

    Its columns are those of merged labels, the rows' own label, and one for each value.
    """
    columns = _value_columns(head, lines, is_value)
    first = next(at for at, line in enumerate(lines) if any(map(is_value, line.words)))
    over = next((at for at, line in enumerate(lines[:first]) if line.box.left < columns[0][0]), first)
    head, lines = [*head, *lines[:over]], lines[over:]
    labels = [
        piece
        for line in lines
        for piece in _pieces(line)
        if _column_of(piece.word, columns, is_value) is None
    ]
    edge = _label_edge(lines, columns, is_value)
    merged = _merged_labels(labels, edge, _anchors(lines, columns, is_value))
    own = [piece for piece in labels if piece not in merged]
    rows = [_Row(cell) for cell in _cells(own)]
    for line in lines:
        _put_values(rows, line, columns, is_value, merged)
    levels = _spans(piece.word.box for piece in merged)
    _put_merged(rows, merged, levels)
    return _table(rows, [*_head_rows(head, columns)], len(levels), len(columns), lines[0].page)


def _pieces(line: TextLine) -> list[_Piece]:
    return [_Piece(word, line.page) for word in line.words]


def _spans(boxes: Iterable[Box]) -> list[_Span]:
    """The horizontal extents that the boxes cover, left to right."""
    spans: list[_Span] = []
    for box in sorted(boxes):
        if spans and box.left < spans[-1][1]:
            spans[-1] = (spans[-1][0], max(spans[-1][1], box.right))
        else:
            spans.append((box.left, box.right))
    return spans


def _value_columns(head: Sequence[TextLine], lines: Sequence[TextLine], is_value: IsValue) -> list[_Span]:
    """Where values stand; a column without any value is known by its label in the head."""
    columns = _spans(word.box for line in lines for word in line.words if is_value(word))
    labels = [word.box for line in lines for word in line.words if not is_value(word)]
    reach = max((box.right for box in labels), default=0.0)
    for line in reversed(head):
        for word in line.words:
            free = all(word.box.right <= left or word.box.left >= right for left, right in columns)
            if free and word.box.left >= reach:
                columns = sorted([*columns, (word.box.left, word.box.right)])
    return columns


def _column_of(word: Word, columns: Sequence[_Span], is_value: IsValue) -> int | None:
    if not is_value(word):
        return None
    overlaps = [min(word.box.right, right) - max(word.box.left, left) for left, right in columns]
    return max(range(len(columns)), key=overlaps.__getitem__)


def _label_edge(lines: Sequence[TextLine], columns: Sequence[_Span], is_value: IsValue) -> float:
    """What ends left of this is a label merged over several rows, for another label stands beside it."""
    ends: list[float] = []
    starts: list[float] = []
    for line in lines:
        labels = [word.box for word in line.words if _column_of(word, columns, is_value) is None]
        ends += [labels[-2].right] if len(labels) > 1 else []
        starts += [labels[-1].left] if labels and len(labels) < len(line.words) else []
    for start in sorted(set(starts)):
        # Labels set flush left show where their column begins; centred ones do not.
        if sum(abs(start - other) < 2.0 for other in starts) > _FLUSH * len(starts):
            return max([start, *ends]) + 1.0
    return max(ends) + 1.0 if ends else float("-inf")


def _anchors(lines: Sequence[TextLine], columns: Sequence[_Span], is_value: IsValue) -> list[_Piece]:
    """The labels beside values: certainly labels of one row."""
    anchors = []
    for line in lines:
        labels = [piece for piece in _pieces(line) if _column_of(piece.word, columns, is_value) is None]
        if labels and len(labels) < len(line.words):
            anchors.append(labels[-1])
    return anchors


def _merged_labels(labels: Sequence[_Piece], edge: float, anchors: Sequence[_Piece]) -> list[_Piece]:
    """The pieces of labels that are merged over several rows."""
    beside = [piece for piece in labels if piece.word.box.right <= edge or _stands_beside(piece, anchors)]
    own = [piece for piece in labels if piece not in beside]
    return [piece for piece in beside if piece.word.box.right <= edge or not any(map(piece.goes_on, own))]


def _stands_beside(piece: _Piece, anchors: Sequence[_Piece]) -> bool:
    """Whether a piece ends left of the labels of the rows around it: the rest of one would stand under it."""
    around_it = sorted(anchors, key=lambda anchor: abs(anchor.height - piece.height))[:2]
    return bool(around_it) and all(
        anchor is not piece and anchor.word is not piece.word and piece.word.box.right <= anchor.word.box.left
        for anchor in around_it
    )


def _cells(pieces: Sequence[_Piece]) -> list[_Cell]:
    """Labels made whole: where most begin with a number, that tells; else the distance of the lines does."""
    ordered = sorted(pieces, key=lambda piece: piece.height)
    numbered = 2 * sum(begins_item(piece.word.text) for piece in ordered) > len(ordered) / 2
    distances = [below.height - above.height for above, below in pairwise(ordered)]
    near = _SAME_CELL * min((step for step in distances if step > 0.5), default=0.0)
    cells: list[_Cell] = []
    for index, piece in enumerate(ordered):
        if index == 0:
            starts = True
        elif numbered:
            starts = begins_item(piece.word.text)
        else:
            starts = distances[index - 1] > min(near, _NEXT_LINE * piece.word.size)
        if starts:
            cells.append(_Cell())
        cells[-1].pieces.append(piece)
    return cells


def _put_values(
    rows: list[_Row], line: TextLine, columns: Sequence[_Span], is_value: IsValue, merged: list[_Piece]
) -> None:
    """The values of a line go to the row whose label it passes through, else to the nearest free one."""
    values = {
        column: piece
        for piece in _pieces(line)
        if (column := _column_of(piece.word, columns, is_value)) is not None
    }
    if not values:
        return
    height = next(iter(values.values())).height
    beside = [piece for piece in merged if piece.page == line.page and piece.word in line.words]
    apart = all(row.label.distance(height)[0] > line.size / 2 for row in rows)
    if beside and apart and begins_item(beside[-1].word.text):
        merged.remove(beside[-1])
        rows.append(_Row(_Cell([beside[-1]])))
    free = [row for row in rows if not row.values]
    if free:
        min(free, key=lambda row: row.label.distance(height)).values = values
    else:
        rows.append(_Row(_Cell(), values=values))
    rows.sort(key=lambda row: (row.label.pieces or list(row.values.values()))[0].height)


def _put_merged(rows: Sequence[_Row], merged: Sequence[_Piece], levels: Sequence[_Span]) -> None:
    """Each label over several rows goes to the row beside its first line."""
    named = [row for row in rows if row.label.pieces]
    for level, (left, right) in enumerate(levels):
        inside = [piece for piece in merged if left <= piece.word.box.left < right]
        for cell in _cells(inside):
            if named:
                nearest = min(named, key=lambda row: row.label.distance(cell.pieces[0].height))
                nearest.heads.setdefault(level, _Cell()).pieces.extend(cell.pieces)


def _head_rows(head: Sequence[TextLine], columns: Sequence[_Span]) -> list[dict[int, _Cell]]:
    """The head as two rows: labels over several columns, then those of one column (-1: over the labels)."""
    groups: dict[int, _Cell] = {}
    own: dict[int, _Cell] = {}
    for line in head:
        for piece in _pieces(line):
            box = piece.word.box
            under = [at for at, (left, right) in enumerate(columns) if box.left < right and left < box.right]
            target = groups if len(under) > 1 or (not under and box.left > columns[0][0]) else own
            place = under[0] if under else (-1 if target is own else len(columns) - 1)
            target.setdefault(place, _Cell()).pieces.append(piece)
    return [row for row in (groups, own) if row]


def _table(
    rows: Sequence[_Row], heads: Sequence[dict[int, _Cell]], levels: int, width: int, page: int
) -> PageTable:
    texts: list[dict[int, _Cell]] = [
        {max(0, levels * (at < 0)) if at < 0 else levels + 1 + at: cell for at, cell in row.items()}
        for row in heads
    ]
    for row in rows:
        values = {levels + 1 + at: _Cell([piece]) for at, piece in row.values.items()}
        # A row with a label and values has all its columns: the others are blank cells.
        blanks = {levels + 1 + at: _Cell() for at in range(width)} if row.values else {}
        texts.append({**row.heads, levels: row.label, **blanks, **values})
    cells = [_cell(cell, at, column, page) for at, row in enumerate(texts) for column, cell in row.items()]
    box = around(cell.box for cell in cells if cell.text)
    xs = tuple(float(border) for border in range(levels + 2 + width))
    return PageTable(xs, len(texts), tuple(cells), box, page, ruled=False)


def _cell(cell: _Cell, row: int, column: int, page: int) -> TableCell:
    box, confidence = Box(0.0, 0.0, 0.0, 0.0), 1.0
    if cell.pieces:
        page = cell.pieces[0].page
        box = around(piece.word.box for piece in cell.pieces if piece.page == page)
        confidence = min(piece.word.confidence for piece in cell.pieces)
    return TableCell(cell.text, row, row + 1, column, column + 1, box, page, confidence)
