"""Ruling lines → tables with merged cells; the unit is the page's own (points or pixels)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from parser.reading.layout import Box

Interval = tuple[float, float]


class Rulings:
    """Level and upright lines as they are found; thickness is forgotten."""

    def __init__(self) -> None:
        self.level: list[tuple[float, float, float]] = []  # height, left, right
        self.upright: list[tuple[float, float, float]] = []  # position, top, bottom

    def __len__(self) -> int:
        return len(self.level) + len(self.upright)

    def add(self, left: float, top: float, right: float, bottom: float) -> None:
        """A line given as a thin rectangle."""
        if right - left >= bottom - top:
            self.level.append(((top + bottom) / 2, left, right))
        else:
            self.upright.append(((left + right) / 2, top, bottom))


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
    level = _on_common_lines(rulings.level, tolerance / 4, tolerance)
    upright = _on_common_lines(rulings.upright, tolerance / 4, tolerance)
    # Tables are parted before lines are brought together: one table's lines must not move another's.
    found = [
        _Walls(
            _on_common_lines(of_table[0], tolerance, tolerance),
            _on_common_lines(of_table[1], tolerance, tolerance),
            tolerance,
        ).lattice()
        for of_table in _connected(level, upright, tolerance)
    ]
    return sorted(
        (lattice for lattice in found if lattice is not None), key=lambda lattice: lattice.box[1::-1]
    )


_Lines = list[tuple[float, float, float]]


def _on_common_lines(lines: _Lines, near: float, gap: float) -> _Lines:
    """Lines nearer than ``near`` are put on one position; pieces less than ``gap`` apart become one."""
    merged: _Lines = []
    group: _Lines = []
    for line in [*sorted(lines), None]:
        if group and (line is None or line[0] - group[-1][0] > near or line[0] - group[0][0] > 2 * near):
            position = (group[0][0] + group[-1][0]) / 2
            merged += [(position, *piece) for piece in _union([item[1:] for item in group], gap)]
            group = []
        if line is not None:
            group.append(line)
    return merged


def _union(pieces: Iterable[tuple[float, ...]], tolerance: float) -> list[Interval]:
    union: list[Interval] = []
    for start, end in sorted(pieces):
        if union and start <= union[-1][1] + tolerance:
            union[-1] = (union[-1][0], max(union[-1][1], end))
        else:
            union.append((start, end))
    return union


def _connected(level: _Lines, upright: _Lines, tolerance: float) -> Iterator[tuple[_Lines, _Lines]]:
    """Groups of lines that meet: each is one table."""
    group_of = list(range(len(level) + len(upright)))

    def root(index: int) -> int:
        while group_of[index] != index:
            group_of[index] = index = group_of[group_of[index]]
        return index

    for i, (y, left, right) in enumerate(level):
        for j, (x, top, bottom) in enumerate(upright, len(level)):
            if left - tolerance <= x <= right + tolerance and top - tolerance <= y <= bottom + tolerance:
                group_of[root(i)] = root(j)
    groups: dict[int, tuple[_Lines, _Lines]] = {}
    for index, line in enumerate([*level, *upright]):
        groups.setdefault(root(index), ([], []))[index >= len(level)].append(line)
    yield from groups.values()


class _Walls:
    """The lines of one table, asked which neighbouring positions they part."""

    def __init__(self, level: _Lines, upright: _Lines, tolerance: float) -> None:
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


def _walls(lines: _Lines, positions: Sequence[float], crossing: Sequence[float]) -> list[_Wall]:
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
