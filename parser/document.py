"""A file as read: paragraphs and grids in reading order, each with its place.

Readers (``parser/reading``) turn bytes into a ``Document``; nothing here knows
what a report is. Everything downstream works on ``Document.lines``: one line is
one paragraph or one row of a grid. What a report has by the hundred is a named
tuple: it is made twice as quickly as a frozen dataclass.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple


class Place(NamedTuple):
    """Where something stands in the file: page and line count from 1.

    ``line`` is the line of a text or web page, the paragraph number of a Word
    file, the row of a spreadsheet; ``box`` is (left, top, right, bottom) as
    fractions of the page (0 to 1), for formats that have pages.
    """

    page: int | None = None
    line: int | None = None
    box: tuple[float, float, float, float] | None = None


NOWHERE = Place()


class Paragraph(NamedTuple):
    """A run of prose. ``level`` is the heading level when the markup gives one."""

    text: str
    place: Place = NOWHERE
    level: int | None = None


class GridCell(NamedTuple):
    """One cell of a grid, without white space around its text.

    ``confidence`` is below 1 only for recognised pictures.
    """

    text: str
    place: Place = NOWHERE
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as found.

    ``rows`` holds one entry a column; ``None`` is a position that a merged cell
    covers (its text stands at the merge's first position), which is a different
    fact from a cell with an empty text. ``aligned`` says that equal indices of
    different rows are the same column (HTML, Word, spreadsheets, ruled PDF);
    otherwise rows were merely cut at separators and may drift.
    """

    rows: tuple[tuple[GridCell | None, ...], ...]
    place: Place = NOWHERE
    aligned: bool = True


Block = Paragraph | Grid


@dataclass(frozen=True, slots=True)
class Unread:
    """A part of the file that we could not read: our limit, never the agency's fault.

    ``kind`` is one of ``picture``, ``damaged``, ``attachment``, ``squeezed``,
    ``truncated``, ``unrecognised``; ``detail`` quotes what is known of it.
    """

    kind: str
    detail: str = ""
    place: Place = NOWHERE


@dataclass(slots=True, init=False)
class Line:
    """One paragraph (``grid`` is None) or one row of the grid with that number.

    ``words`` are its cells that are not blank, ``text`` is what they hold, joined by one space.
    Nothing changes a line; it is not frozen only because a frozen one takes three times as
    long to make.
    """

    cells: tuple[GridCell | None, ...]
    place: Place
    grid: int | None
    aligned: bool
    level: int | None
    words: tuple[GridCell, ...] = field(repr=False, compare=False)
    text: str = field(repr=False, compare=False)

    def __init__(
        self,
        cells: tuple[GridCell | None, ...],
        place: Place,
        grid: int | None = None,
        aligned: bool = True,
        level: int | None = None,
    ) -> None:
        """Tell the words from the blanks once, as everything downstream asks for them."""
        self.cells = cells
        self.place = place
        self.grid = grid
        self.aligned = aligned
        self.level = level
        self.words = words = tuple([cell for cell in cells if cell is not None and cell.text])
        self.text = words[0].text if len(words) == 1 else " ".join([cell.text for cell in words])

    @property
    def alone(self) -> bool:
        """Whether it is no row of several cells: some pages are one table, prose and all."""
        return self.grid is None or len(self.words) == 1


@dataclass(frozen=True)
class Document:
    """What a reader makes of one file.

    ``metadata`` may hold ``title``, ``agency``, ``published`` (as written in the
    page or file properties) and ``file_name``; ``format`` is the sniffed format.
    """

    blocks: tuple[Block, ...]
    format: str
    metadata: Mapping[str, str] = field(default_factory=dict)
    unread: tuple[Unread, ...] = ()

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Every paragraph and every grid row, in reading order."""
        return tuple(_lines(self.blocks))


def _lines(blocks: tuple[Block, ...]) -> Iterator[Line]:
    for number, block in enumerate(blocks):
        if isinstance(block, Paragraph):
            cell = GridCell(block.text, block.place)
            yield Line((cell,), block.place, level=block.level)
            continue
        for row in block.rows:
            place = next((cell.place for cell in row if cell is not None), block.place)
            yield Line(row, place, number, block.aligned)
