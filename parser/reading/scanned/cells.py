"""The cells of a scanned table read one by one: a cell with ink in it is never taken for a blank."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import cv2
import numpy as np

from parser.reading.pages.glyphs import joined
from parser.reading.pages.lattice import Lattice
from parser.reading.pages.layout import Box, PageTable, TableCell, around
from parser.reading.pages.ruled_tables import without_phantoms
from parser.reading.scanned.image import Image, Sheet
from parser.reading.scanned.strokes import as_dash, told_from_slash
from parser.reading.scanned.text import DOUBTFUL, Reading, Recogniser

UNREADABLE = "?"
"""Stands in a cell that holds ink of which nothing could be made out."""

_ONE_LINE = 1.25
"""Times the height of the type: marks within this height are one line."""

_MARGIN = 0.22
"""Times the height of a line: the white kept around it."""

_LOOKS_LIKE_ZERO = frozenset("OoQＯ〇○。°DД")

_LOOKS_LIKE_STROKES = frozenset("一二三十丨丿")
"""Numerals that nobody writes alone in a cell: a dash or a digit with dirt about it."""


def read_table(
    lattice: Lattice, seen: Iterable[Box], sheet: Sheet, recogniser: Recogniser, page: int
) -> PageTable | None:
    """The table with the text and confidence of each cell, or None for a frame around one text.

    Where a line of text was ``seen`` but none of its marks told from the paper, the cell is unreadable.
    """
    held: dict[int, list[Box]] = {}
    for mark in sheet.marks:
        at = lattice.slot_at((mark.left + mark.right) / 2, mark.middle)
        if at is not None:
            held.setdefault(at, []).append(mark)
    if len(held) < 2:
        return None
    faded = {
        lattice.slot_at((box.left + box.right) / 2, box.middle)
        for box in seen
        if not _inked(box, sheet.marks)
    }
    size = _type_size([mark for cell in held.values() for mark in cell])
    cells = []
    for number, slot in enumerate(lattice.slots):
        box = lattice.box_of(slot)
        reading = Reading(UNREADABLE, 0.0) if number in faded else Reading("", 1.0)
        if number in held:
            reading = read_cell(held[number], box, size, sheet, recogniser)
        span = (slot.top, slot.bottom, slot.left, slot.right)
        certainty = (reading.confidence, slot.open_top, slot.open_bottom)
        cells.append(TableCell(reading.text, *span, box, page, *certainty))
    return without_phantoms(
        PageTable(tuple(lattice.xs), len(lattice.ys) - 1, tuple(cells), lattice.box, page)
    )


def _inked(seen: Box, marks: Iterable[Box]) -> bool:
    return any(
        seen.left < (mark.left + mark.right) / 2 < seen.right and seen.top < mark.middle < seen.bottom
        for mark in marks
    )


def read_cell(marks: Sequence[Box], box: Box, size: float, sheet: Sheet, recogniser: Recogniser) -> Reading:
    """The text of one cell, line by line."""
    lines = mark_lines(marks, size)
    dash = as_dash(lines, box, size)
    if dash is not None:
        return dash
    readings = [read_mark_line(line, box, size, sheet, recogniser) for line in lines]
    text = joined([reading.text for reading in readings])
    if not text:
        return Reading(UNREADABLE, 0.0)
    return Reading(text, min(reading.confidence for reading in readings if reading.text))


def read_mark_line(line: Box, box: Box, size: float, sheet: Sheet, recogniser: Recogniser) -> Reading:
    """One line of marks. A value is read again in thinner strokes and must come out the same.

    Thinned, a 6 that a blot closed or an 8 that a fold opened loses what made it look sound.
    """
    crop = _crop(sheet.grey, line, box, _MARGIN)
    reading = recogniser.read_line(crop)
    text = reading.text.strip()
    if text in _LOOKS_LIKE_ZERO:
        return Reading("0", DOUBTFUL)
    if text in _LOOKS_LIKE_STROKES:
        return Reading(text, min(DOUBTFUL, reading.confidence))
    if len(text) > _VALUE_LENGTH or any(character > "\u2e80" for character in text):
        return Reading(text, reading.confidence)
    again = recogniser.read_line(_thinner(crop, line.height))
    if again.text.strip() != text or not _FIGURE.fullmatch(text):
        reading = Reading(text or again.text.strip(), min(DOUBTFUL, reading.confidence))
    else:
        reading = Reading(text, min(reading.confidence, again.confidence))
    return told_from_slash(reading, line, size, sheet.ink)


_VALUE_LENGTH = 14
_FIGURE = re.compile(r"(?!0\d)[\d,，.．%％+＋\-－—–/／]+")
"""What stands in a cell for a value; a letter, or a zero ahead, is likelier a digit that was misread."""

_STROKE = 12
"""Heights of a line: the part of it that is taken off the strokes."""


def _thinner(crop: Image, height: float) -> Image:
    width = max(2, round(height / _STROKE))
    return np.asarray(cv2.dilate(crop, np.ones((width, width), np.uint8)), np.uint8)


def mark_lines(marks: Sequence[Box], size: float) -> list[Box]:
    """The boxes of the lines that the marks form, from the top; a character may be several marks high."""
    lines: list[list[Box]] = []
    for mark in sorted(marks, key=lambda mark: mark.top):
        if lines:
            line = around(lines[-1])
            near = max(line.bottom, mark.bottom) - line.top <= _ONE_LINE * size
            # Of two lines neither reaches the middle of the other; a broken stroke and its character do.
            if near or mark.middle < line.bottom or line.middle > mark.top:
                lines[-1].append(mark)
                continue
        lines.append([mark])
    return [around(line) for line in lines]


def _type_size(marks: Sequence[Box]) -> float:
    """The height of the type: that of the taller marks, since commas and strokes are marks too."""
    return float(np.percentile([max(mark.height, 0.0) for mark in marks], 90))


def _crop(grey: Image, line: Box, box: Box, margin: float) -> Image:
    """The line with white around it; neighbours and ruling lines beyond the cell are painted over."""
    pad = max(3, round(margin * line.height))
    left, top = (
        max(round(line.left) - pad, round(box.left) + 2),
        max(round(line.top) - pad, round(box.top) + 2),
    )
    right = min(round(line.right) + pad, round(box.right) - 2)
    bottom = min(round(line.bottom) + pad, round(box.bottom) - 2)
    inside = grey[max(top, 0) : max(bottom, top + 1), max(left, 0) : max(right, left + 1)]
    paper = int(np.percentile(inside, 90))
    canvas = np.full((round(line.height) + 2 * pad, round(line.width) + 2 * pad), paper, np.uint8)
    y, x = top - (round(line.top) - pad), left - (round(line.left) - pad)
    piece = inside[: canvas.shape[0] - y, : canvas.shape[1] - x]
    canvas[y : y + piece.shape[0], x : x + piece.shape[1]] = piece
    return canvas
