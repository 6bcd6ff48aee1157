"""What stands where on a page, before it becomes paragraphs and grids.

Shared by the readers of digital PDF and of pictures. All lengths are in the
page's own unit (points, or pixels of a scan), measured from the upright page's
top left corner.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import NamedTuple

from parser.document import Place

_WIDE_GAP = 0.75
"""Heights of the type."""


class Box(NamedTuple):
    """A rectangle; ``top`` is less than ``bottom``."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """Right minus left."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Bottom minus top."""
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """The height at which it is centred."""
        return (self.top + self.bottom) / 2


def around(boxes: Iterable[Box]) -> Box:
    """The smallest box that holds all ``boxes`` (at least one)."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return Box(min(lefts), min(tops), max(rights), max(bottoms))


@dataclass(frozen=True, slots=True)
class Word:
    """Characters of one line without a wide gap between them; ``size`` is the height of its type."""

    text: str
    box: Box
    size: float
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class TextLine:
    """Words side by side, left to right; the box around them and the height of their largest type."""

    words: tuple[Word, ...]
    page: int
    box: Box = field(init=False)
    size: float = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "box", around([word.box for word in self.words]))
        object.__setattr__(self, "size", max([word.size for word in self.words]))

    @property
    def text(self) -> str:
        """The words, with a space where the gap between them is wide."""
        text = self.words[0].text
        for before, word in pairwise(self.words):
            text += (" " if word.box.left - before.box.right > _WIDE_GAP * self.size else "") + word.text
        return text


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell over the rows ``top`` to ``bottom`` and columns ``left`` to ``right`` (ends excluded).

    ``open_top`` and ``open_bottom`` say that no line closes it there, as where a
    page break cuts through it. ``lines`` counts the lines of its text, where that is known.
    """

    text: str
    top: int
    bottom: int
    left: int
    right: int
    box: Box
    page: int
    confidence: float = 1.0
    open_top: bool = False
    open_bottom: bool = False
    lines: int = 1

    def shifted(self, rows: int) -> TableCell:
        """The same cell ``rows`` further down."""
        return replace(self, top=self.top + rows, bottom=self.bottom + rows)


@dataclass(frozen=True, slots=True)
class PageTable:
    """A table on one page, or on several once joined. ``xs`` are the borders of its columns."""

    xs: tuple[float, ...]
    row_count: int
    cells: tuple[TableCell, ...]
    box: Box
    page: int
    ruled: bool = True

    def rows(self) -> list[list[TableCell]]:
        """For each row the cells that begin in it, left to right."""
        rows: list[list[TableCell]] = [[] for _ in range(self.row_count)]
        for cell in sorted(self.cells, key=lambda cell: (cell.top, cell.left)):
            rows[cell.top].append(cell)
        return rows


@dataclass(frozen=True, slots=True)
class PageLayout:
    """One upright page; ``turns`` quarter turns clockwise bring its boxes onto the page as shown."""

    number: int
    width: float
    height: float
    items: tuple[TextLine | PageTable, ...] = ()
    turns: int = 0

    @property
    def whole(self) -> Box:
        """The page's own box."""
        return Box(0.0, 0.0, self.width, self.height)

    def place(self, box: Box) -> Place:
        """The place of ``box`` as fractions of the page as shown."""
        left, top, right, bottom = box
        shown = (left / self.width, top / self.height, right / self.width, bottom / self.height)
        for _ in range(self.turns % 4):
            left, top, right, bottom = shown
            shown = (1 - bottom, left, 1 - top, right)
        left, top, right, bottom = (round(min(1.0, max(0.0, edge)), 4) for edge in shown)
        return Place(page=self.number, box=(left, top, right, bottom))


def quarter_turns(radians: float) -> int:
    """The nearest number of quarter turns, 0 to 3."""
    return round(radians / (math.pi / 2)) % 4
