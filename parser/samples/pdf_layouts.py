"""Reports on paper: portrait and landscape, Songti and Heiti, with and without ruling lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from parser.samples.manuscript import Piece, Text
from parser.samples.pdf_canvas import HEITI, SONGTI, Canvas, width_of, wrapped
from parser.samples.pdf_tables import TablePrinter, TableStyle

A4 = (595.28, 841.89)
_SIZES = {"title": 18.0, "heading": 14.0, "prose": 12.0, "signature": 12.0}
_LEADING = 1.6


@dataclass(frozen=True)
class PaperStyle:
    """A printed report's look; lengths in points.

    ``lead`` is empty space before the title: it moves every page break. ``running_head``
    is printed on each page, ``page_number`` has a ``{}`` for the number.
    """

    landscape: bool = False
    font: str = SONGTI
    margin: float = 72.0
    lead: float = 0.0
    rotation: int = 0
    page_number: str = "- {} -"
    running_head: bool = False
    thin_boxes: bool = False
    table: TableStyle = field(default_factory=TableStyle)


PORTRAIT = PaperStyle()
LANDSCAPE = PaperStyle(landscape=True, font=HEITI, page_number="第{}页", thin_boxes=True)
UNRULED = PaperStyle(table=TableStyle(ruled=False, padding=4.0), page_number="{}")
CUT_ROWS = PaperStyle(table=TableStyle(cut_rows=True, repeat_head=True), running_head=True, margin=60.0)


def paper(pieces: Sequence[Piece], style: PaperStyle, title: str = "") -> bytes:
    """The report as a PDF."""
    width, height = A4[::-1] if style.landscape else A4
    canvas = Canvas(width, height, style.font, style.thin_boxes)
    left, column = style.margin, width - 2 * style.margin
    first, bottom = style.margin, height - style.margin
    top = first + style.lead
    for piece in pieces:
        if isinstance(piece, Text):
            top = _print_text(canvas, piece, top, (left, column), (first, bottom))
        else:
            printer = TablePrinter(canvas, piece, style.table, left, column)
            top = printer.print(top + 4.0, first, bottom) + 8.0
    _print_furniture(canvas, style, title)
    return canvas.to_bytes(title, style.rotation)


def _print_text(
    canvas: Canvas, piece: Text, top: float, column: tuple[float, float], page: tuple[float, float]
) -> float:
    size = _SIZES[piece.kind]
    left, width = column
    indent = 2 * size if piece.kind in ("heading", "prose") else 0.0
    for number, line in enumerate(wrapped(piece.text, width, size, indent)):
        if top + size > page[1]:
            canvas.new_page()
            top = page[0]
        free = width - width_of(line, size)
        shift = {"title": free / 2, "signature": free}.get(piece.kind, indent if number == 0 else 0.0)
        canvas.write(left + shift, top, line, size)
        top += size * _LEADING
    return top + (4.0 if piece.kind in ("title", "heading") else 0.0)


def _print_furniture(canvas: Canvas, style: PaperStyle, title: str) -> None:
    """Page numbers and the running head, on every page."""
    pages = canvas.pages
    for number, page in enumerate(pages, 1):
        canvas.pages = [page]
        text = style.page_number.format(number)
        canvas.write((canvas.width - width_of(text, 9.0)) / 2, canvas.height - 40.0, text, 9.0)
        if style.running_head:
            canvas.write(style.margin, 30.0, title, 9.0)
    canvas.pages = pages
