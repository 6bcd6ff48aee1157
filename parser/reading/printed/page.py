"""One page of a PDF → its lines and tables, from its own text and ruling lines."""

from __future__ import annotations

from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from parser.document import Unread
from parser.reading.pages.glyphs import Glyph, side_by_side, split_lines, text_line
from parser.reading.pages.lattice import find_lattices
from parser.reading.pages.layout import PageLayout, PageTable, TextLine
from parser.reading.pages.limits import GLYPHS
from parser.reading.pages.ruled_tables import fill
from parser.reading.printed.drawings import Drawn, drawn_on
from parser.reading.printed.words import glyphs_of, mapped_share, upright_size, upright_turns

_TOLERANCE = 3.0
"""Points: lines nearer than this are one line."""

_MAPPED = 0.6
"""Below this share of meaningful characters a page is read as a picture."""

_WHOLE_PAGE = 0.5
_LARGE_PICTURE = 0.1
"""Shares of the page: a picture of text may be this large, a seal or an emblem is smaller."""


@dataclass(frozen=True)
class Page:
    """What was read of a page and what was not."""

    layout: PageLayout
    unread: tuple[Unread, ...] = ()


def read_page(page: pdfium.PdfPage, number: int) -> Page | None:
    """The page's lines and tables, or None when it must be read as a picture.

    Raises ``PdfiumError`` when it is damaged.
    """
    text_page = page.get_textpage()
    try:
        bounds, turns = page.get_bbox(), upright_turns(text_page)
        drawn = drawn_on(page, bounds, turns)
        glyphs = glyphs_of(text_page, bounds, turns, some_unseen=drawn.is_partly_unseen)
    finally:
        text_page.close()
    if _is_picture(glyphs, drawn, upright_size(bounds, turns)):
        return None
    return _digital(glyphs[:GLYPHS], drawn, PageLayout(
        number, *upright_size(bounds, turns), turns=page.get_rotation() // 90 - turns,
    ), len(glyphs) > GLYPHS)  # fmt: skip


def is_bare(page: pdfium.PdfPage) -> bool:
    """Whether nothing is drawn at all, not even a space: a blank page that was printed holds one at least.

    What stood there may be lost.
    """
    return bool(pdfium_c.FPDFPage_CountObjects(page) == 0)


def _is_picture(glyphs: list[Glyph], drawn: Drawn, size: tuple[float, float]) -> bool:
    """Whether its words must be recognised: no text, text without meaning, or a scan under a text layer."""
    if not glyphs:
        return bool(drawn.pictures)
    if mapped_share(glyphs) < _MAPPED:
        return True
    covered = max((picture.width * picture.height for picture in drawn.pictures), default=0.0)
    return covered > _WHOLE_PAGE * size[0] * size[1] and drawn.invisible_texts > drawn.visible_texts


def _digital(glyphs: list[Glyph], drawn: Drawn, page: PageLayout, cut: bool) -> Page:
    lattices = find_lattices(drawn.rulings, _TOLERANCE)
    tables, outside = fill(lattices, glyphs, page.number)
    lines = side_by_side([text_line(line, page.number) for line in split_lines(outside)])
    items: list[TextLine | PageTable] = sorted([*lines, *tables], key=lambda item: item.box.top)
    layout = PageLayout(page.number, page.width, page.height, tuple(items), page.turns)
    large = [
        picture for picture in drawn.pictures
        if picture.width * picture.height > _LARGE_PICTURE * page.width * page.height
    ]  # fmt: skip
    unread = [Unread("picture", place=layout.place(picture)) for picture in large]
    if cut or drawn.cut:
        unread.append(Unread("truncated", place=layout.place(layout.whole)))
    return Page(layout, tuple(unread))
