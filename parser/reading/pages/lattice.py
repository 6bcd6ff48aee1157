"""Ruling lines → tables with merged cells; the unit is the page's own (points or pixels)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from parser.reading.pages.layout import Box
from parser.reading.pages.ruling_lines import Interval, Lines, Rulings, lines_of_tables


@dataclass(frozen=True, slots=True)
class Slot:
    """A cell: rows ``top`` to ``bottom`` and columns ``left`` to ``right``, ends excluded."""

    top: int
    bottom: int
    left: int
    right: int
    open_top: bool
    open_bottom: bool


@dataclass
class Lattice:
    """A ruled table: its column borders, row borders and cells."""

    xs: list[float]
    ys: list[float]
    slots: list[Slot] = field(default_factory=list)
    _at: dict[tuple[int, int], int] = field(default_factory=dict)

    @property
    def box(self) -> Box:
        """The outer border."""
        return Box(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    def box_of(self, slot: Slot) -> Box:
        """The rectangle of one cell."""
        return Box(self.xs[slot.left], self.ys[slot.top], self.xs[slot.right], self.ys[slot.bottom])

    def slot_at(self, x: float, y: float) -> int | None:
        """The number of the cell around a point, or None outside the table."""
        if not (self.xs[0] <= x < self.xs[-1] and self.ys[0] <= y < self.ys[-1]):
            return None
        return self._at[bisect_right(self.ys, y) - 1, bisect_right(self.xs, x) - 1]

    def add(self, slot: Slot) -> None:
        """One more cell."""
        for row in range(slot.top, slot.bottom):
            for column in range(slot.left, slot.right):
                self._at[row, column] = len(self.slots)
        self.slots.append(slot)


def find_lattices(rulings: Rulings, tolerance: float) -> list[Lattice]:
    """Every ruled table with at least two columns, from the top.

    ``tolerance``: lines nearer than this are one line, and gaps up to it are closed.
    """
    found = [_Walls(*lines, tolerance).lattice() for lines in lines_of_tables(rulings, tolerance)]
    return sorted(
        (lattice for lattice in found if lattice is not None), key=lambda lattice: lattice.box[1::-1]
    )


class _Walls:
    """The lines of one table, asked which neighbouring positions they part."""

    def __init__(self, level: Lines, upright: Lines, tolerance: float) -> None:
        self.xs = _positions(
            [line[0] for line in upright], [edge for line in level for edge in line[1:]], tolerance
        )
        self.ys = _positions(
            [line[0] for line in level], [edge for line in upright for edge in line[1:]], tolerance
        )
        self.level = _walls(level, self.ys, self.xs)
        self.upright = _walls(upright, self.xs, self.ys)

    def lattice(self) -> Lattice | None:
        if len(self.xs) < 3 or len(self.ys) < 2:
            return None
        lattice = Lattice(self.xs, self.ys)
        for region in self._regions():
            top, left = min(row for row, _ in region), min(column for _, column in region)
            bottom, right = max(row for row, _ in region) + 1, max(column for _, column in region) + 1
            if len(region) == (bottom - top) * (right - left):
                lattice.add(self._slot(top, bottom, left, right))
                continue
            # Lines are missing and the region is no rectangle: its positions stand alone.
            for row, column in sorted(region):
                lattice.add(self._slot(row, row + 1, column, column + 1))
        return lattice

    def _slot(self, top: int, bottom: int, left: int, right: int) -> Slot:
        across = (self.xs[left], self.xs[right])
        above, below = self.level[top], self.level[bottom]
        return Slot(
            top, bottom, left, right, not _covers(above.pieces, across), not _covers(below.pieces, across)
        )

    def _regions(self) -> Iterator[list[tuple[int, int]]]:
        """Positions that no line parts, from the top left."""
        seen: set[tuple[int, int]] = set()
        rows, columns = len(self.ys) - 1, len(self.xs) - 1
        for start in ((row, column) for row in range(rows) for column in range(columns)):
            if start in seen:
                continue
            region, waiting = [], [start]
            seen.add(start)
            while waiting:
                position = waiting.pop()
                region.append(position)
                fresh = [near for near in self._open_neighbours(*position) if near not in seen]
                seen.update(fresh)
                waiting += fresh
            yield region

    def _open_neighbours(self, row: int, column: int) -> Iterator[tuple[int, int]]:
        if column > 0 and not self.upright[column].parts[row]:
            yield row, column - 1
        if column + 2 < len(self.xs) and not self.upright[column + 1].parts[row]:
            yield row, column + 1
        if row > 0 and not self.level[row].parts[column]:
            yield row - 1, column
        if row + 2 < len(self.ys) and not self.level[row + 1].parts[column]:
            yield row + 1, column


def _positions(lines: Iterable[float], ends: Sequence[float], tolerance: float) -> list[float]:
    """Where the lines stand, and the outermost ends of the crossing lines: a side may be left open."""
    positions = sorted(set(lines))
    outer = [end for end in (min(ends, default=None), max(ends, default=None)) if end is not None]
    loose = [end for end in outer if all(abs(end - position) > 2 * tolerance for position in positions)]
    return sorted({*positions, *loose})


class _Wall(NamedTuple):
    """The pieces of line at one position, and whether they part the neighbours at each place along it."""

    pieces: list[Interval]
    parts: list[bool]


def _walls(lines: Lines, positions: Sequence[float], crossing: Sequence[float]) -> list[_Wall]:
    found: dict[float, list[Interval]] = {}
    for position, start, end in lines:
        found.setdefault(position, []).append((start, end))
    spans = list(pairwise(crossing))
    walls = []
    for position in positions:
        pieces = found.get(position, [])
        walls.append(_Wall(pieces, [_covers(pieces, span) for span in spans]))
    return walls


def _covers(pieces: Sequence[Interval], wanted: Interval) -> bool:
    """Whether the pieces of a line run along more than half of ``wanted``."""
    start, end = wanted
    covered = 0.0
    for left, right in pieces:
        if left < end and right > start:
            covered += min(end, right) - max(start, left)
    return 2 * covered > end - start
