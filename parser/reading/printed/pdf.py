"""PDF → paragraphs and grids with page and box; pages that are pictures go to text recognition."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass, field

import pypdfium2 as pdfium

from parser.document import Document, Place, Unread
from parser.reading.errors import Damaged, EmptyFile, TooLarge, ToolMissing
from parser.reading.limits import PAGES
from parser.reading.pages.assembly import blocks_of
from parser.reading.pages.layout import PageLayout
from parser.reading.printed.page import Page, is_bare, read_page
from parser.reading.printed.pdfium import opened
from parser.reading.printed.streams import is_broken
from parser.reading.progress import begin_page

_TAIL_BYTES = 2048
_PROGRAM = re.compile(
    r"^(?:Microsoft Word|WPS 文字|Microsoft PowerPoint)\s*-\s*|\.(?:docx?|wps|pdf|rtf|html?)$", re.I
)


@dataclass
class _Pages:
    """The pages as they are read, and what could not be."""

    layouts: list[PageLayout] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    missing: ToolMissing | None = None


def read(data: bytes, name: str) -> tuple[Document, ...]:
    """The document in a PDF.

    Raises ``Encrypted`` when it needs a password, ``Damaged`` when no page can be
    opened or some of its text is lost, ``EmptyFile`` when nothing stands on its pages,
    ``TooLarge`` for a book, ``ToolMissing`` when all its text is in pictures and text
    recognition is not installed.
    """
    with opened(data) as pdf:
        if len(pdf) > PAGES:
            raise TooLarge
        if is_broken(data):
            raise Damaged
        pages = _read_pages(pdf, data, name)
        metadata = _metadata(pdf)
    if not any(layout.items for layout in pages.layouts):
        broken = any(part.kind == "damaged" for part in pages.unread)
        raise pages.missing or (Damaged if broken else EmptyFile)()
    if b"%%EOF" not in data[-_TAIL_BYTES:]:
        pages.unread.append(Unread("truncated", "%%EOF"))
    blocks, head = blocks_of(pages.layouts)
    metadata |= {"file_name": name} | ({"running_head": head} if head else {})
    return (Document(blocks, "pdf", metadata, tuple(pages.unread)),)


def _read_pages(pdf: pdfium.PdfDocument, data: bytes, name: str) -> _Pages:
    pages = _Pages()
    for index in range(len(pdf)):
        begin_page(name, index + 1, len(pdf))
        page = _page(pdf, data, index, pages)
        if page is not None:
            pages.layouts.append(page.layout)
            pages.unread += page.unread
    return pages


def _page(pdf: pdfium.PdfDocument, data: bytes, index: int, pages: _Pages) -> Page | None:
    """The page, or None with the reason noted."""
    place = Place(page=index + 1)
    try:
        page = pdf[index]
        try:
            if is_bare(page):
                pages.unread.append(Unread("unrecognised", "空白页", place))
            return read_page(page, index + 1) or _recognised(data, index + 1)
        finally:
            page.close()
    except pdfium.PdfiumError as error:
        pages.unread.append(Unread("damaged", str(error), place))
    except ToolMissing as error:
        pages.missing = error
        pages.unread.append(Unread("picture", error.message.zh, place))
    return None


def _recognised(data: bytes, number: int) -> Page:
    """A page that is a picture. Raises ``ToolMissing`` without text recognition."""
    from parser.reading.scanned.scan import read_pdf_page

    return Page(read_pdf_page(data, number))


def _metadata(pdf: pdfium.PdfDocument) -> dict[str, str]:
    """Title and date of making as the file's properties give them; damaged ones are left out."""
    found: dict[str, str] = {}
    for key, tag in (("title", "Title"), ("created", "CreationDate")):
        with suppress(UnicodeDecodeError):
            found[key] = _PROGRAM.sub("", _PROGRAM.sub("", pdf.get_metadata_value(tag).strip("\x00 ")))
    return {key: value for key, value in found.items() if value}
