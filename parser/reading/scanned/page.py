"""The picture of one page → its lines and tables."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from parser.reading.pages.lattice import Lattice, find_lattices
from parser.reading.pages.layout import Box, PageLayout, PageTable, TextLine, Word
from parser.reading.scanned.cells import read_table
from parser.reading.scanned.image import Image, Sheet, sheet_of, turned
from parser.reading.scanned.text import Recogniser, recogniser

_TOLERANCE = 0.035
"""Inches: lines nearer than this are one line."""

_LEAST_TABLE = 0.15
"""Share of the page's width: a smaller lattice is a character made of strokes."""

_SAMPLE = 4
_SAMPLE_WIDTH = 6
"""Lines, and heights of a line, by which the two ways up are told apart."""

_CLEARLY = 0.1

_LENGTHY = 1.5
"""Long side over short side of what counts as a line of text."""

_LINE = 0.17
"""Inches: the usual height of a line of text as the model marks it out, between table and title."""

_LARGE_TYPE = 1.5
"""Times the usual height, from which the picture is not taken for a sheet of A4."""


def read_picture(grey: Image, number: int) -> PageLayout:
    """The page in ``grey``, whichever way up it lies and a little askew."""
    models = recogniser()
    sheet, boxes, quarters = _upright_sheet(grey, models)
    width, height = sheet.size
    items: list[TextLine | PageTable] = []
    for lattice in _tables(sheet):
        table = read_table(lattice, boxes, sheet, models, number)
        if table is not None:
            items.append(table)
            boxes = [box for box in boxes if not _within(box, lattice.box)]
    items += _free_lines(sheet.grey, boxes, models, number)
    return PageLayout(
        number, width, height, tuple(sorted(items, key=lambda item: item.box.top)), turns=-quarters
    )


def _tables(sheet: Sheet) -> list[Lattice]:
    least = _LEAST_TABLE * sheet.size[0]
    return [
        found for found in find_lattices(sheet.rulings, _TOLERANCE * sheet.dpi) if found.box.width >= least
    ]


def _within(box: Box, table: Box) -> bool:
    x = (box.left + box.right) / 2
    return table.left < x < table.right and table.top < box.middle < table.bottom


def _upright_sheet(grey: Image, models: Recogniser) -> tuple[Sheet, list[Box], int]:
    """The straightened page, its lines of text, and the quarter turns that it took to stand upright."""
    sheet = sheet_of(grey)
    boxes = models.find_lines(sheet.grey)
    quarters, dpi = 0, _dpi_by_type(grey, sheet, boxes)
    if dpi is not None:
        sheet = sheet_of(grey, dpi)
        boxes = models.find_lines(sheet.grey)
    if lies_on_its_side(boxes):
        quarters = 1
        sheet = sheet_of(turned(grey, quarters), dpi)
        boxes = models.find_lines(sheet.grey)
    longest = [_beginning(box) for box in sorted(boxes, key=lambda box: -box.width)[:_SAMPLE]]
    if (
        longest
        and _certainty(sheet.grey, longest, models, 2) > _certainty(sheet.grey, longest, models, 0) + _CLEARLY
    ):
        quarters += 2
        sheet = sheet_of(turned(grey, quarters), dpi)
        boxes = models.find_lines(sheet.grey)
    return sheet, boxes, quarters


def lies_on_its_side(boxes: Sequence[Box]) -> bool:
    """Whether most text runs up or down the page. Digits, each taller than wide, count by their height."""
    upright = sum(box.height for box in boxes if box.height > _LENGTHY * box.width)
    level = sum(box.width for box in boxes if box.width > _LENGTHY * box.height)
    return upright > level


def _dpi_by_type(grey: Image, sheet: Sheet, boxes: Sequence[Box]) -> float | None:
    """The resolution of ``grey`` by the height of its lines; None when it passes for a sheet of A4.

    A piece cut out of a page or a screen is no sheet: taken for one, its type is
    so large that the strokes of digits pass for ruling lines.
    """
    if not boxes:
        return None
    larger = median(min(box.width, box.height) for box in boxes) / (_LINE * sheet.dpi)
    return None if larger < _LARGE_TYPE else larger * sheet.dpi * grey.shape[0] / sheet.grey.shape[0]


def _beginning(box: Box) -> Box:
    return box._replace(right=min(box.right, box.left + _SAMPLE_WIDTH * box.height))


def _certainty(grey: Image, boxes: list[Box], models: Recogniser, quarters: int) -> float:
    return sum(models.read_line(turned(_cut(grey, box), quarters)).confidence for box in boxes) / len(boxes)


def _cut(grey: Image, box: Box) -> Image:
    left, top, right, bottom = (max(0, round(edge)) for edge in box)
    return grey[top : max(bottom, top + 1), left : max(right, left + 1)]


def _free_lines(grey: Image, boxes: Sequence[Box], models: Recogniser, number: int) -> list[TextLine]:
    """The lines of text outside the tables; boxes side by side are one line."""
    words = []
    for box in boxes:
        reading = models.read_line(_cut(grey, box))
        if reading.text.strip():
            words.append(Word(reading.text.strip(), box, box.height, reading.confidence))
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda word: word.box.middle):
        if lines and word.box.middle < lines[-1][0].box.bottom - 0.25 * lines[-1][0].box.height:
            lines[-1].append(word)
        else:
            lines.append([word])
    return [TextLine(tuple(sorted(line, key=lambda word: word.box.left)), number) for line in lines]
