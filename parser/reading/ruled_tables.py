"""A page's characters put into the cells of its ruled tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from parser.reading.glyphs import Glyph, joined, split_lines, words_of
from parser.reading.lattice import Lattice
from parser.reading.layout import Box, PageTable, TableCell


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
    for lattice, texts in zip(lattices, held, strict=True):
        if len(texts) < 2:
            outside += [glyph for text in texts.values() for glyph in text]
            continue
        tables.append(_table(lattice, {slot: cell_text(text) for slot, text in texts.items()}, page))
    return tables, outside


def cell_text(glyphs: Sequence[Glyph]) -> str:
    """The text of one cell, its lines joined without spaces."""
    return joined([" ".join(word.text for word in words_of(line)) for line in split_lines(glyphs)])


def _table(lattice: Lattice, texts: dict[int, str], page: int) -> PageTable:
    cells = tuple(
        TableCell(
            text=texts.get(number, ""),
            top=slot.top,
            bottom=slot.bottom,
            left=slot.left,
            right=slot.right,
            box=lattice.box_of(slot),
            page=page,
            open_top=slot.open_top,
            open_bottom=slot.open_bottom,
        )
        for number, slot in enumerate(lattice.slots)
    )
    return PageTable(tuple(lattice.xs), len(lattice.ys) - 1, cells, Box(*lattice.box), page)
