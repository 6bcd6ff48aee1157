"""The labels of a table without ruling lines: which belong to one row, and where each ends."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from parser.reading.pages.glyphs import joined
from parser.reading.pages.layout import Box, TextLine, Word
from parser.reading.pages.paragraphs import begins_item

_PAGE = 1_000_000.0
"""Added to heights for each page, so that a table over a page break has one order."""

_SAME_CELL = 1.15
"""Times the smallest distance of two lines: nearer ones belong to one cell."""

_NEXT_LINE = 1.55
"""Heights of the type between a line and the next one of the same text, at most."""

_MOST_STEP = 2.0
"""Heights of the type between two lines of one text in the widest setting."""

_ONE_PLACE = 2.0
"""Points: labels that begin nearer to each other begin at one place."""

_CHARACTERS = 3
"""A label written downwards has at least so many."""

_FLUSH = 0.4
"""Share of the labels that begin at one place where they are set flush left."""

_COUNTED = re.compile(r"\d{1,2}[.、．]\D")

IsValue = Callable[[Word], bool]
Span = tuple[float, float]


class Columns:
    """Where the columns of values stand, left to right, and which of them a word stands in."""

    def __init__(self, spans: Sequence[Span], is_value: IsValue) -> None:
        self.spans, self.is_value = spans, is_value
        self._known: dict[int, int | None] = {}

    def of(self, word: Word) -> int | None:
        """The number of the column that a value stands in, None for words of a label."""
        if id(word) not in self._known:
            self._known[id(word)] = self._nearest(word.box) if self.is_value(word) else None
        return self._known[id(word)]

    def _nearest(self, box: Box) -> int | None:
        overlaps = [min(box.right, right) - max(box.left, left) for left, right in self.spans]
        most = max(overlaps, default=-1.0)
        return overlaps.index(most) if most >= 0 else None

    def under(self, box: Box) -> list[int]:
        """The numbers of the columns below a label in the head."""
        return [at for at, (left, right) in enumerate(self.spans) if box.left < right and left < box.right]


@dataclass(eq=False)
class Piece:
    """A word of a label or head, and the page on which it stands."""

    word: Word
    page: int
    height: float = field(init=False)
    """Where its middle stands, counted over all pages."""

    def __post_init__(self) -> None:
        self.height = self.word.box.middle + _PAGE * self.page

    def goes_on(self, above: Piece, step: float = 0.0) -> bool:
        """Whether this may be the next line of the text that ``above`` belongs to.

        ``step`` is the distance of two lines of one label, where it is known.
        """
        near = 0 < self.height - above.height <= max(_NEXT_LINE * above.word.size, _SAME_CELL * step)
        return near and self.is_under(above)

    def is_under(self, above: Piece) -> bool:
        """Whether the two share a place on the line."""
        return self.word.box.left < above.word.box.right and above.word.box.left < self.word.box.right


def line_step(pieces: Sequence[Piece]) -> float:
    """The least distance of two lines of labels, one under the other, the lower without a number; or 0."""
    ordered = sorted(pieces, key=lambda piece: piece.height)
    steps = []
    for index, piece in enumerate(ordered):
        above = next(filter(piece.is_under, reversed(ordered[:index])), None)
        if above is not None and not begins_item(piece.word.text):
            steps.append(piece.height - above.height)
    return min((step for step in steps if 0 < step <= _MOST_STEP * ordered[0].word.size), default=0.0)


@dataclass
class Cell:
    """Pieces, one below the other, that make one text."""

    pieces: list[Piece] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The pieces as one text."""
        return joined([piece.word.text for piece in self.pieces])

    def distance(self, height: float) -> tuple[float, float]:
        """How far a line at ``height`` is from the cell, and from its middle."""
        if not self.pieces:
            return float("inf"), float("inf")
        top, bottom = self.pieces[0].height, self.pieces[-1].height
        return max(top - height, height - bottom, 0.0), abs((top + bottom) / 2 - height)


def pieces_of(line: TextLine) -> list[Piece]:
    """The words of a line with their page."""
    return [Piece(word, line.page) for word in line.words]


def label_edge(lines: Sequence[TextLine], columns: Columns) -> float:
    """What ends left of this is a label merged over several rows, for another label stands beside it."""
    ends: list[float] = []
    starts: list[float] = []
    counted: list[float] = []
    for line in lines:
        words = [word for word in line.words if columns.of(word) is None]
        labels = [word.box for word in words]
        ends += [labels[-2].right] if len(labels) > 1 else []
        starts += [labels[-1].left] if labels and len(labels) < len(line.words) else []
        counted += [word.box.left for word in words if _COUNTED.match(word.text)]
    if len(counted) > 1:
        # What ends left of all rows counted 1, 2, 3 is beside them.
        ends.append(min(counted) - 1.0)
    for start in sorted(set(starts)):
        # Labels set flush left show where their column begins; centred ones do not.
        if sum(abs(start - other) < _ONE_PLACE for other in starts) > _FLUSH * len(starts):
            return max([start, *ends]) + 1.0
    return max(ends) + 1.0 if ends else float("-inf")


def anchors_of(lines: Sequence[TextLine], columns: Columns) -> list[Piece]:
    """The labels beside values: certainly labels of one row."""
    anchors = []
    for line in lines:
        labels = [piece for piece in pieces_of(line) if columns.of(piece.word) is None]
        if labels and len(labels) < len(line.words):
            anchors.append(labels[-1])
    return anchors


def merged_labels(labels: Sequence[Piece], edge: float, anchors: Sequence[Piece]) -> list[Piece]:
    """The pieces of labels that are merged over several rows."""
    beside = [piece for piece in labels if piece.word.box.right <= edge or _stands_beside(piece, anchors)]
    own = [piece for piece in labels if piece not in beside]
    merged, step = [], line_step(labels)
    for piece in sorted(beside, key=lambda piece: piece.height):
        rest = not begins_item(piece.word.text) and not _is_upright(piece, beside)
        if rest and any(piece.goes_on(other, step) for other in own):
            own.append(piece)  # the next line of a label that reaches over the merged ones too
        else:
            merged.append(piece)
    return merged


def _is_upright(piece: Piece, beside: Sequence[Piece]) -> bool:
    """Whether a piece is one character of a label that is written downwards."""
    column = [other for other in beside if abs(other.word.box.left - piece.word.box.left) < _ONE_PLACE]
    return len(piece.word.text) == 1 and sum(len(other.word.text) == 1 for other in column) >= _CHARACTERS


def _stands_beside(piece: Piece, anchors: Sequence[Piece]) -> bool:
    """Whether a piece ends left of the labels of the rows around it: the rest of one would stand under it."""
    around_it = sorted(anchors, key=lambda anchor: abs(anchor.height - piece.height))[:2]
    return bool(around_it) and all(
        anchor is not piece and anchor.word is not piece.word and piece.word.box.right <= anchor.word.box.left
        for anchor in around_it
    )


def cells_of(pieces: Sequence[Piece], anchors: Sequence[Piece] = (), step: float = 0.0) -> list[Cell]:
    """Labels made whole: where most begin with a number, that tells; else the distance of the lines does.

    Two labels beside values are of two rows, numbered or not. ``step`` is the distance of
    two lines of one label, where it is known.
    """
    beside_values = {id(anchor.word) for anchor in anchors}
    has_values = False
    ordered = sorted(pieces, key=lambda piece: piece.height)
    numbered = 2 * sum(begins_item(piece.word.text) for piece in ordered) > len(ordered) / 2
    distances = [below.height - above.height for above, below in pairwise(ordered)]
    near = _SAME_CELL * min((step for step in distances if step > 0.5), default=0.0)
    cells: list[Cell] = []
    for index, piece in enumerate(ordered):
        if index == 0:
            starts = True
        elif numbered:
            starts = begins_item(piece.word.text)
        else:
            starts = distances[index - 1] > min(near, max(_NEXT_LINE * piece.word.size, _SAME_CELL * step))
        if starts or (has_values and id(piece.word) in beside_values):
            cells.append(Cell())
            has_values = False
        has_values = has_values or id(piece.word) in beside_values
        cells[-1].pieces.append(piece)
    return cells
