"""Ruling lines as they are found → the lines of each table; the unit is the page's own (points or pixels)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

Interval = tuple[float, float]
Lines = list[tuple[float, float, float]]
"""Each with its position and, along it, where it starts and ends."""


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


def lines_of_tables(rulings: Rulings, tolerance: float) -> list[tuple[Lines, Lines]]:
    """The level and the upright lines of each table.

    ``tolerance``: lines nearer than this are one line, and gaps up to it are closed.
    """
    level = _on_common_lines(rulings.level, tolerance / 4, tolerance)
    upright = _on_common_lines(rulings.upright, tolerance / 4, tolerance)
    # Tables are parted before lines are brought together: one table's lines must not move another's.
    groups = _with_side_lines([*_connected(level, upright, tolerance)], tolerance)
    return [
        (_on_common_lines(level, tolerance, tolerance), _on_common_lines(upright, tolerance, tolerance))
        for level, upright in groups
    ]


def _on_common_lines(lines: Lines, near: float, gap: float) -> Lines:
    """Lines nearer than ``near`` are put on one position; pieces less than ``gap`` apart become one."""
    merged: Lines = []
    group: Lines = []
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


def _connected(level: Lines, upright: Lines, tolerance: float) -> Iterator[tuple[Lines, Lines]]:
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
    groups: dict[int, tuple[Lines, Lines]] = {}
    for index, line in enumerate([*level, *upright]):
        groups.setdefault(root(index), ([], []))[index >= len(level)].append(line)
    yield from groups.values()


def _with_side_lines(groups: list[tuple[Lines, Lines]], tolerance: float) -> list[tuple[Lines, Lines]]:
    """The tables, each with the upright lines that are as tall and meet none of its level lines.

    So stands the side of a cell over all rows of a page, cut by page breaks above and below.
    """
    tables = [group for group in groups if all(group)]
    for line in (line for level, upright in groups if not level for line in upright):
        for _, upright in tables:
            top, bottom = min(other[1] for other in upright), max(other[2] for other in upright)
            if abs(line[1] - top) <= tolerance and abs(line[2] - bottom) <= tolerance:
                upright.append(line)
                break
    return tables
