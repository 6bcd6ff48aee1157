"""A page's characters put into the cells of its ruled tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import accumulate

from parser.reading.pages.glyphs import Glyph, joined, split_lines, text_of
from parser.reading.pages.lattice import Lattice
from parser.reading.pages.layout import PageTable, TableCell

_COLUMNS_OF_A_TABLE = 4
"""A narrower table may well have a row of one empty cell."""


_WATERMARK = 2.5
"""Times the usual height of a table's characters."""


def fill(
    lattices: Sequence[Lattice], glyphs: Iterable[Glyph], page: int
) -> tuple[list[PageTable], list[Glyph]]:
    """The tables with their texts, and the characters that stand in none.

    A frame around a page or a picture is no table: with text in less than two
    cells the lines are decoration.
    """
    held: list[dict[int, list[Glyph]]] = [{} for _ in lattices]
    outside: list[Glyph] = []
    for glyph in glyphs:
        x, y = (glyph.left + glyph.right) / 2, (glyph.top + glyph.bottom) / 2
        for number, lattice in enumerate(lattices):
            slot = lattice.slot_at(x, y)
            if slot is not None:
                held[number].setdefault(slot, []).append(glyph)
                break
        else:
            outside.append(glyph)
    tables = []
    for lattice, found in zip(lattices, held, strict=True):
        texts = _without_large(found)
        if len(texts) < 2:
            outside += [glyph for text in texts.values() for glyph in text]
            continue
        tables.append(_table(lattice, {slot: split_lines(text) for slot, text in texts.items()}, page))
    return tables, outside


def _without_large(texts: dict[int, list[Glyph]]) -> dict[int, list[Glyph]]:
    """The cells without characters many times as large as the table's own: a watermark lies under it."""
    heights = sorted(glyph.bottom - glyph.top for text in texts.values() for glyph in text)
    most = _WATERMARK * heights[len(heights) // 2] if heights else 0.0
    if not heights or heights[-1] <= most:
        return texts
    kept = {
        slot: [glyph for glyph in text if glyph.bottom - glyph.top <= most] for slot, text in texts.items()
    }
    return {slot: text for slot, text in kept.items() if text}


def _table(lattice: Lattice, texts: dict[int, list[list[Glyph]]], page: int) -> PageTable:
    cells = tuple(
        TableCell(
            text=joined([text_of(line) for line in texts.get(number, ())]),
            top=slot.top,
            bottom=slot.bottom,
            left=slot.left,
            right=slot.right,
            box=lattice.box_of(slot),
            page=page,
            open_top=slot.open_top,
            open_bottom=slot.open_bottom,
            lines=len(texts.get(number, ())),
        )
        for number, slot in enumerate(lattice.slots)
    )
    return without_phantoms(PageTable(tuple(lattice.xs), len(lattice.ys) - 1, cells, lattice.box, page))


def without_phantoms(table: PageTable) -> PageTable:
    """The table without the strips that a page break leaves: one wide empty cell beside merged labels."""
    if len(table.xs) - 1 < _COLUMNS_OF_A_TABLE:
        return table
    phantom = [
        len(row) <= 2
        and not any(cell.text for cell in row)
        and any(cell.right - cell.left > 1 for cell in row)
        for row in table.rows()
    ]
    if not any(phantom):
        return table
    new = [*accumulate((not dropped for dropped in phantom), initial=0)]
    cells = (
        replace(cell, top=new[cell.top], bottom=new[cell.bottom])
        for cell in table.cells
        if new[cell.top] < new[cell.bottom]
    )
    return replace(table, cells=tuple(cells), row_count=new[-1])
