"""The head of a table without ruling lines → its rows: labels over several columns, then those of one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from parser.reading.pages.aligned_labels import Cell, Columns, pieces_of
from parser.reading.pages.layout import TextLine

_MOST = 4
"""So many words that begin a label for each that may go on with one."""


def head_rows(head: Sequence[TextLine], columns: Columns, step: float) -> list[dict[int, Cell]]:
    """The head as rows: labels over several columns by height, then those of one column (-1: the rows).

    ``step`` is the distance of two lines of one label.
    """
    groups: list[tuple[int, Cell]] = []
    stacks: dict[int, list[Cell]] = {}
    for line in head:
        over = [columns.under(word.box) for word in line.words]
        new_row = any(len(under) > 1 for under in over) or _begins_labels(over, stacks)
        for piece, under in zip(pieces_of(line), over, strict=True):
            if len(under) > 1 or (not under and piece.word.box.left > columns.spans[0][0]):
                groups.append((under[0] if under else len(columns.spans) - 1, Cell([piece])))
                continue
            stack = stacks.setdefault(under[0] if under else -1, [])
            if stack and (not under or (piece.goes_on(stack[-1].pieces[-1], step) and not new_row)):
                stack[-1].pieces.append(piece)
            else:
                stack.append(Cell([piece]))
    # What stands above a column's own label is the middle of a label over several columns.
    groups += [(place, cell) for place, stack in stacks.items() for cell in stack[:-1]]
    own = {place: stack[-1] for place, stack in stacks.items()}
    return [row for row in (*_levels(groups), own) if row]


def _begins_labels(over: Sequence[Sequence[int]], stacks: Mapping[int, object]) -> bool:
    """Whether most words of a line in the head are the first over their columns: then all begin labels."""
    first = sum(len(under) == 1 and under[0] not in stacks for under in over)
    return first >= _MOST * sum(len(under) == 1 and under[0] in stacks for under in over)


def _levels(labels: Iterable[tuple[int, Cell]]) -> list[dict[int, Cell]]:
    """Labels over several columns, those of one height in one row."""
    rows: list[dict[int, Cell]] = []
    reach = float("-inf")
    for place, cell in sorted(labels, key=lambda label: (label[1].pieces[0].height, label[0])):
        first = cell.pieces[0]
        if not rows or first.height > reach:
            rows.append({})
            reach = first.height + first.word.size / 2
        rows[-1].setdefault(place, Cell()).pieces.extend(cell.pieces)
    return rows
