"""OFD, the national layout format (GB/T 33190: a zip of XML) → paragraphs and grids with page and box."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from lxml import etree

from parser.document import Document, Place, Unread
from parser.reading.errors import Damaged, EmptyFile, PicturesOnly, TooLarge
from parser.reading.limits import PAGES
from parser.reading.package import Package
from parser.reading.pages.assembly import blocks_of
from parser.reading.pages.glyphs import split_lines, text_line
from parser.reading.pages.lattice import find_lattices
from parser.reading.pages.layout import Box, PageLayout, PageTable, TextLine
from parser.reading.pages.limits import GLYPHS, RULINGS
from parser.reading.pages.ruled_tables import fill
from parser.reading.printed.ofd_objects import POINTS_A_MILLIMETRE, Drawn, draw, numbers

_A4 = (210.0, 297.0)
_TOLERANCE = 3.0
_LARGE_PICTURE = 0.1


def read(data: bytes, name: str) -> tuple[Document, ...]:
    """The first document of an OFD file.

    Raises ``Damaged``, ``EmptyFile``, ``Encrypted``, ``PicturesOnly`` or ``TooLarge``.
    """
    package = Package(data)
    root = package.xml("OFD.xml")
    location = None if root is None else _text(root, "DocRoot")
    if root is None or not location:
        raise Damaged
    document = _Document(package, location.lstrip("/"))
    pages = list(document.pages())
    if not any(page.items for page in pages):
        raise PicturesOnly if document.unread else EmptyFile
    blocks, head = blocks_of(pages)
    metadata = {"title": _text(root, "Title"), "running_head": head, "file_name": name}
    kept = {key: value for key, value in metadata.items() if value}
    return (Document(blocks, "ofd", kept, tuple(document.unread)),)


class _Document:
    """One document of the package; parts are found relative to the part that names them."""

    def __init__(self, package: Package, location: str) -> None:
        root = package.xml(location)
        if root is None:
            raise Damaged
        self._package = package
        self._root = root
        self._location = location
        self._size = _size(root) or _A4
        self._templates = {
            element.get("ID") or "": element.get("BaseLoc") or "" for element in _all(root, "TemplatePage")
        }
        self.unread: list[Unread] = []

    def pages(self) -> Iterator[PageLayout]:
        """Each page with its lines and tables."""
        pages = next(_all(self._root, "Pages"), None)
        listed = [] if pages is None else [page.get("BaseLoc") or "" for page in _all(pages, "Page")]
        if len(listed) > PAGES:
            raise TooLarge
        for number, location in enumerate(listed, 1):
            content = self._part(location)
            if content is None:
                self.unread.append(Unread("damaged", location, Place(page=number)))
            else:
                yield self._page(content, number)

    def _part(self, location: str) -> etree._Element | None:
        folder = posixpath.dirname(self._location)
        path = posixpath.normpath(posixpath.join("/", folder, location)).lstrip("/")
        return self._package.xml(path)

    def _page(self, content: etree._Element, number: int) -> PageLayout:
        width, height = (side * POINTS_A_MILLIMETRE for side in _size(content) or self._size)
        drawn = Drawn()
        for used in _all(content, "Template"):
            template = self._part(self._templates.get(used.get("TemplateID") or "", ""))
            if template is not None:
                draw(template, drawn)
        draw(content, drawn)
        page = PageLayout(number, width, height)
        self._note_unread(drawn, page)
        return PageLayout(number, width, height, _items(drawn, number))

    def _note_unread(self, drawn: Drawn, page: PageLayout) -> None:
        for picture in drawn.pictures:
            if picture.width * picture.height > _LARGE_PICTURE * page.width * page.height:
                self.unread.append(Unread("picture", place=page.place(picture)))
        if len(drawn.glyphs) > GLYPHS or len(drawn.rulings) > RULINGS:
            self.unread.append(Unread("truncated", place=page.place(page.whole)))


def _items(drawn: Drawn, number: int) -> tuple[TextLine | PageTable, ...]:
    lattices = find_lattices(drawn.rulings, _TOLERANCE)
    tables, outside = fill(lattices, drawn.glyphs[:GLYPHS], number)
    lines: list[TextLine | PageTable] = [text_line(line, number) for line in split_lines(outside)]
    return tuple(sorted([*lines, *tables], key=_top))


def _top(item: TextLine | PageTable) -> float:
    box: Box = item.box
    return box.top


def _size(root: etree._Element) -> tuple[float, float] | None:
    """Width and height of the page in millimetres, None when it is not stated here."""
    box = next(_all(root, "PhysicalBox"), None)
    found = numbers(box.text if box is not None else None)
    return (found[2], found[3]) if len(found) == 4 and found[2] > 0 and found[3] > 0 else None


def _all(root: etree._Element, name: str) -> Iterator[etree._Element]:
    return root.iter(f"{{*}}{name}")


def _text(root: etree._Element, name: str) -> str:
    element = next(_all(root, name), None)
    return "" if element is None else (element.text or "").strip()
