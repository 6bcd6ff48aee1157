"""Pages with lines and tables → the blocks of a document, in reading order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from parser.document import Block, Grid, GridCell
from parser.reading.pages.alignment import find_tables
from parser.reading.pages.breaks import head_rows, join_tables
from parser.reading.pages.furniture import without_furniture
from parser.reading.pages.layout import PageLayout, PageTable, TextLine, around
from parser.reading.pages.paragraphs import measure, reflow


def blocks_of(pages: Sequence[PageLayout]) -> tuple[tuple[Block, ...], str]:
    """Every paragraph and grid of the pages, and the running head that was left out, if any."""
    cleaned, head = without_furniture(pages)
    by_number = {page.number: page for page in cleaned}
    column = measure(cleaned)
    blocks: list[Block] = []
    for is_table, items in groupby(_joined(_items(cleaned)), key=lambda item: isinstance(item, PageTable)):
        if is_table:
            blocks += [_grid(item, by_number) for item in items if isinstance(item, PageTable)]
        else:
            blocks += reflow([item for item in items if isinstance(item, TextLine)], by_number, column)
    return tuple(blocks), head


def _items(pages: Sequence[PageLayout]) -> Iterator[TextLine | PageTable]:
    """All lines and tables; tables without ruling lines are found in runs of lines, over page breaks too."""
    stream = (item for page in pages for item in page.items)
    for is_table, items in groupby(stream, key=lambda item: isinstance(item, PageTable)):
        if is_table:
            yield from items
        else:
            yield from find_tables([item for item in items if isinstance(item, TextLine)])


def _joined(items: Iterator[TextLine | PageTable]) -> Iterator[TextLine | PageTable]:
    """The same with tables that go on over a page break made one."""
    table: PageTable | None = None
    last_page = 0
    for item in items:
        if isinstance(item, PageTable) and item.ruled and table is not None and last_page < item.page:
            whole = join_tables(table, item, head_rows(table))
            if whole is not None:
                table, last_page = whole, item.page
                continue
        if table is not None:
            yield table
            table = None
        if isinstance(item, PageTable) and item.ruled:
            table, last_page = item, item.page
        else:
            yield item
    if table is not None:
        yield table


def _grid(table: PageTable, pages: dict[int, PageLayout]) -> Grid:
    rows: list[list[GridCell | None]] = [[None] * (len(table.xs) - 1) for _ in range(table.row_count)]
    for cell in table.cells:
        place = pages[cell.page].place(cell.box)
        rows[cell.top][cell.left] = GridCell(cell.text, place, cell.confidence)
    page = pages[table.page]
    box = around(cell.box for cell in table.cells if cell.page == table.page and cell.box.width)
    return Grid(tuple(tuple(row) for row in rows), page.place(box), aligned=True)
