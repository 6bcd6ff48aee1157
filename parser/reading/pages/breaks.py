"""A table that goes on over a page break → one table: repeated head dropped, a row cut in two healed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from parser.reading.pages.glyphs import joined
from parser.reading.pages.layout import PageTable, TableCell
from parser.reading.pages.paragraphs import begins_item

_NEAR = 0.008
"""Share of the table's width within which two column borders are one."""

_SHARED = 0.6
"""Share of the borders of the table with fewer that the other must have too."""

_TEXTS_CUT = 3
"""So many texts going on side by side are no chance: the break runs through a head."""

_DIGITS = re.compile(r"[0-9０-９,，.]+")
_HAS_DIGIT = re.compile(r"[0-9０-９]")


def join_tables(first: PageTable, second: PageTable, head: int) -> PageTable | None:
    """The two as one table, or None when their columns do not fit.

    ``head`` is the number of rows at the top of ``first`` that ``second`` may repeat.
    """
    for frame in (second, first):
        # A row with a cell too many makes one part wider: then the columns fit where they stand.
        ours, theirs = _shares(first, first), _shares(second, frame)
        borders = _united(ours, theirs)
        shared = len(ours) + len(theirs) - len(borders)
        if shared >= 2 + _SHARED * (min(len(ours), len(theirs)) - 2) - 1e-9:
            break
    else:
        return None
    upper = _on_borders(first, ours, borders)
    lower = _without_head(upper, _on_borders(second, theirs, borders), head)
    return _heal(upper, lower) if lower.cells else upper


def head_rows(table: PageTable) -> int:
    """How many rows at the top hold no number: the most that a page may repeat as head."""
    rows = table.rows()
    count = 0
    while count < len(rows) and not any(_HAS_DIGIT.fullmatch(cell.text[:1]) for cell in rows[count]):
        count += 1
    return count


def _shares(table: PageTable, frame: PageTable) -> list[float]:
    left, right = frame.xs[0], frame.xs[-1]
    return [(x - left) / (right - left) for x in table.xs]


def _united(ours: Sequence[float], theirs: Sequence[float]) -> list[float]:
    borders: list[float] = []
    for border in sorted([*ours, *theirs]):
        if not borders or border - borders[-1] > _NEAR:
            borders.append(border)
    return borders


def _on_borders(table: PageTable, own: Sequence[float], borders: Sequence[float]) -> PageTable:
    """The same table with its columns counted in ``borders``."""
    new = [min(range(len(borders)), key=lambda index: abs(borders[index] - border)) for border in own]
    left, width = table.xs[0], table.xs[-1] - table.xs[0]
    cells = tuple(replace(cell, left=new[cell.left], right=new[cell.right]) for cell in table.cells)
    return replace(table, xs=tuple(left + border * width for border in borders), cells=cells)


def _without_head(upper: PageTable, lower: PageTable, head: int) -> PageTable:
    """``lower`` without the rows that repeat the first rows of ``upper``."""
    above, below = upper.rows(), lower.rows()
    repeated = 0
    for count in range(min(head, len(below)), 0, -1):
        if _texts(above[:count]) == _texts(below[:count]) and any(_texts(below[:count])):
            repeated = count
            break
    if not repeated:
        return lower
    kept = tuple(cell.shifted(-repeated) for cell in lower.cells if cell.top >= repeated)
    return replace(lower, cells=kept, row_count=lower.row_count - repeated)


def _texts(rows: Sequence[Sequence[TableCell]]) -> list[tuple[int, str]]:
    return [(cell.left, "".join(cell.text.split())) for row in rows for cell in row if cell.text]


def _heal(upper: PageTable, lower: PageTable) -> PageTable:
    """``lower`` set under ``upper``; what the page break cut is put together again."""
    last = {cell.left: cell for cell in upper.cells if cell.bottom == upper.row_count}
    cut = _row_is_cut(upper, lower)
    shift = upper.row_count - cut
    cells = {(cell.top, cell.left): cell for cell in upper.cells}
    for cell in lower.cells:
        above = last.get(cell.left) if cell.top == 0 else None
        if above is not None and (above.right == cell.right) and (cut or _goes_on(above, cell)):
            bottom = max(above.bottom, cell.bottom + shift)
            cells[above.top, above.left] = replace(
                above,
                text=joined([above.text, cell.text]),
                lines=above.lines + cell.lines,
                bottom=bottom,
                confidence=min(above.confidence, cell.confidence),
            )
        else:
            moved = cell.shifted(shift)
            cells.setdefault((moved.top, moved.left), moved)
    return replace(upper, cells=tuple(cells.values()), row_count=shift + lower.row_count)


def _row_is_cut(upper: PageTable, lower: PageTable) -> bool:
    """Whether the page break runs through a row and not between two.

    Then the two parts complete each other: no column holds a value in both. A row
    of blank cells looks alike, so where the borders are closed at the break the
    part below must also lack the number with which the labels of its column begin.
    """
    last = {cell.left: cell for cell in upper.cells if cell.bottom == upper.row_count}
    simple = [cell for cell in lower.cells if cell.top == 0 and cell.bottom == 1]
    begins = max((cell.top for cell in last.values()), default=0)
    if not simple or any(cell.left not in last or last[cell.left].right != cell.right for cell in simple):
        return False
    pairs = [(last[cell.left], cell) for cell in simple if last[cell.left].top == begins]
    beside = [cell for cell in simple if last[cell.left].top != begins]
    if not pairs or any(cell.text for cell in beside):
        return False
    if _ends_of_numbers(pairs):
        return True
    if any(
        above.text and cell.text and (_is_value(above.text) or begins_item(cell.text))
        for above, cell in pairs
    ):
        return False
    if all(above.open_bottom or cell.open_top for above, cell in pairs):
        return True
    indented = not min(simple, key=lambda cell: cell.left).text
    return (indented and _in_head(pairs)) or _completes(pairs, [*upper.cells, *lower.cells])


def _ends_of_numbers(pairs: Sequence[tuple[TableCell, TableCell]]) -> bool:
    """Whether nothing stands below but digits that a narrow cell had no room for, in some of the columns."""
    below = [(above.text, cell.text) for above, cell in pairs if cell.text]
    return 0 < len(below) < sum(bool(above.text) for above, _ in pairs) and all(
        _DIGITS.fullmatch(upper) and _DIGITS.fullmatch(lower) for upper, lower in below
    )


def _completes(pairs: Sequence[tuple[TableCell, TableCell]], cells: Sequence[TableCell]) -> bool:
    """Whether the part below is no row of its own.

    It is empty, has no label, has a label without its number, or nothing but the rest of
    a label that is then no longer than others of its column.
    """
    filled = [(above, cell) for above, cell in pairs if cell.text]
    if not filled:
        return True
    if sum(_is_words(above.text) and _is_words(cell.text) for above, cell in filled) >= _TEXTS_CUT:
        return True
    label_above, label = filled[0]
    if _is_value(label.text):
        return not label_above.text and any(above.text and not _is_value(above.text) for above, _ in pairs)
    if not label_above.text:
        return False
    column = [cell for cell in cells if cell.left == label.left and cell.text and not _is_value(cell.text)]
    numbered = sum(begins_item(cell.text) for cell in column)
    others = [cell.lines for cell in column if cell not in (label_above, label) and cell.right == label.right]
    as_long = label_above.lines + label.lines <= max(others, default=0)
    return 2 * numbered > len(column) or (as_long and len(filled) == 1)


def _in_head(pairs: Sequence[tuple[TableCell, TableCell]]) -> bool:
    """Whether the row above the break holds words alone, over several columns, that those below go on."""
    above = [upper.text for upper, _ in pairs if upper.text]
    below = [(upper.text, cell.text) for upper, cell in pairs if cell.text]
    words = len(above) >= _TEXTS_CUT and all(map(_is_words, above))
    return words and all(_is_words(upper) and _is_words(lower) for upper, lower in below)


def _goes_on(above: TableCell, cell: TableCell) -> bool:
    """Whether a cell over several rows goes on below the page break."""
    if above.open_bottom and cell.open_top:
        return True
    over_rows = above.bottom - above.top > 1 or cell.bottom - cell.top > 1
    return over_rows and (
        not cell.text or (bool(above.text) and not begins_item(cell.text) and not _is_value(cell.text))
    )


def _is_words(text: str) -> bool:
    return bool(text) and not _is_value(text)


def _is_value(text: str) -> bool:
    return _HAS_DIGIT.match(text.lstrip("-－−+")) is not None and not begins_item(text)
