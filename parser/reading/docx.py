"""Word files (``.docx``, and ``.wps`` saved in that format) → ``Document``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree

from parser.document import Block, Document, Paragraph, Place, Unread
from parser.reading import limits
from parser.reading.docx_numbering import Numbering
from parser.reading.docx_styles import Style, Styles, value
from parser.reading.docx_text import Text, TextReader
from parser.reading.errors import Damaged
from parser.reading.grids import LABEL_LENGTH, Piece, TableCell, pieces_of
from parser.reading.package import Package
from parser.reading.pasted import with_pasted_tables
from parser.reading.whitespace import collapse

_OFFICE_DOCUMENT = "/officeDocument"
_WRAPPERS = frozenset(
    {"sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag", "AlternateContent", "Choice"}
)
# Twentieths of a point: 2 mm hold no character.
_SLIVER = 113


def read(data: bytes, name: str) -> tuple[Document, ...]:
    """The one document of a Word file.

    Tracked changes count as accepted; headers, footers, footnotes, comments and
    generated tables of contents are not part of the body. A place is the number of
    the paragraph (those in cells counted) and, when Word noted it, the page.
    Raises ``Damaged``, ``Encrypted`` or ``TooLarge``.
    """
    package = Package(data)
    main = _main_part(package)
    root = package.xml(main)
    if root is None:
        raise Damaged
    folder = main.rpartition("/")[0]
    styles = Styles(package.xml(f"{folder}/styles.xml"))
    body = _Body(root, styles, Numbering(package.xml(f"{folder}/numbering.xml")))
    pieces = list(with_pasted_tables(body.pieces(root, 0)))
    blocks: tuple[Block, ...] = tuple(piece for piece in pieces if not isinstance(piece, Unread))
    unread = tuple(piece for piece in pieces if isinstance(piece, Unread))
    return (Document(blocks, "docx", {"file_name": name}, unread),)


def _main_part(package: Package) -> str:
    relations = package.xml("_rels/.rels")
    for relation in relations if relations is not None else ():
        if (relation.get("Type") or "").endswith(_OFFICE_DOCUMENT):
            return (relation.get("Target") or "").lstrip("/")
    return "word/document.xml"


class _Body:
    """Walks the body in reading order; counts paragraphs, pages and list items on the way."""

    def __init__(self, root: etree._Element, styles: Styles, numbering: Numbering) -> None:
        self._w = root.tag.rpartition("}")[0] + "}"
        self._styles = styles
        self._numbering = numbering
        self._text = TextReader(root, self._w)
        self._count = 0
        self._carried = ""

    def pieces(self, container: etree._Element, depth: int) -> Iterator[Piece]:
        """Paragraphs, grids and unread parts below ``container``."""
        for child in container:
            tag = str(child.tag).rpartition("}")[2]
            if tag == "p":
                yield from self._paragraph(child, depth)
            elif tag == "tbl":
                yield from self._table(child, depth)
            elif tag in _WRAPPERS or tag == "body":
                yield from self.pieces(child, depth)

    def _paragraph(self, element: etree._Element, depth: int) -> Iterator[Piece]:
        self._count += 1
        properties = element.find(f"{self._w}pPr")
        style, label = self._style(properties)
        page = self._text.page
        text = self._text.read(element)
        place = Place(page, self._count)
        words = self._carried + text.words
        self._carried = ""
        if properties is not None and properties.find(f"{self._w}rPr/{self._w}del") is not None:
            self._carried = words  # its end is deleted: the next paragraph continues it
        elif not style.is_contents:
            level = self._level(properties, style)
            yield from _lines(label + words if words.strip() else words, place, level)
        yield from self._parts(text, place, depth)

    def _parts(self, text: Text, place: Place, depth: int) -> Iterator[Piece]:
        for box in text.boxes:
            if depth < limits.TABLE_DEPTH:
                yield from self.pieces(box, depth + 1)
        for detail in text.pictures:
            yield Unread("picture", detail, place)

    def _style(self, properties: etree._Element | None) -> tuple[Style, str]:
        """The paragraph's style and its generated numeral."""
        w = self._w
        if properties is None:
            return self._styles[""], ""
        identifier = value(properties, w, "pStyle") or ""
        style = self._styles[identifier]
        list_id = value(properties, w, "numPr", "numId") or style.numbered
        if not list_id or list_id == "0":
            return style, ""
        own = value(properties, w, "numPr", "ilvl")
        if own and own.isdigit():
            level = int(own)
        elif style.list_level is not None:
            level = style.list_level
        else:
            level = self._numbering.level_of_style(list_id, identifier)
        return style, self._numbering.label(list_id, level)

    def _level(self, properties: etree._Element | None, style: Style) -> int | None:
        outline = None if properties is None else value(properties, self._w, "outlineLvl")
        if outline is None or not outline.isdigit():
            return style.level
        return int(outline) + 1 if int(outline) < 9 else None

    def _table(self, table: etree._Element, depth: int) -> Iterator[Piece]:
        if depth >= limits.TABLE_DEPTH:
            return
        place = Place(self._text.page, self._count + 1)
        edges = _edges(table, self._w)
        rows: list[list[TableCell]] = []
        running: dict[int, TableCell] = {}
        for row in _below(table, "tr"):
            if row.find(f"{self._w}trPr/{self._w}del") is None:
                rows.append(self._row(row, running, edges, depth))
        yield from pieces_of(rows, place)

    def _row(
        self, row: etree._Element, running: dict[int, TableCell], edges: Sequence[int], depth: int
    ) -> list[TableCell]:
        """The row's cells; those that continue a vertical merge lengthen the cell above instead."""
        cells: list[TableCell] = []
        w = self._w
        end = _number(value(row, w, "trPr", "gridBefore"), 0)
        if end:
            cells.append(TableCell("", Place(), _edge(edges, end), is_gap=True))
        for element in _below(row, "tc"):
            start, end = end, end + max(1, _number(value(element, w, "tcPr", "gridSpan"), 1))
            column = _edge(edges, start)
            merge = element.find(f"{w}tcPr/{w}vMerge")
            continues = merge is not None and merge.get(f"{w}val", "continue") == "continue"
            cell = self._cell(element, _edge(edges, end) - column, depth)
            if cell.columns <= 0 and not cell.text:
                continue
            if continues and column in running:
                running[column].rows += 1
            else:
                cells.append(cell)
                running.pop(column, None)
                if merge is not None:
                    running[column] = cell
        return cells

    def _cell(self, element: etree._Element, columns: int, depth: int) -> TableCell:
        place = Place(self._text.page, self._count + 1)
        pieces = list(self.pieces(element, depth + 1))
        text = collapse("\n".join(piece.text for piece in pieces if isinstance(piece, Paragraph)))
        is_words = len(text) <= LABEL_LENGTH and all(isinstance(piece, Paragraph) for piece in pieces)
        return TableCell(text, place, columns, pieces=() if is_words else pieces)


def _edges(table: etree._Element, w: str) -> list[int]:
    """The number of the column that begins at each edge of the table's grid.

    Files that were converted have columns too narrow to hold anything, where edges of
    different rows missed each other by a hair: such edges are one.
    """
    edges, column, since = [0], 0, 0
    for position in table.findall(f"{w}tblGrid/{w}gridCol"):
        since += _number(position.get(f"{w}w"), _SLIVER, most=10**6)
        if since >= _SLIVER:
            column, since = column + 1, 0
        edges.append(column)
    return edges


def _edge(edges: Sequence[int], position: int) -> int:
    """The column at the grid's edge ``position``, also when the grid states too few."""
    return edges[position] if position < len(edges) else edges[-1] + position - len(edges) + 1


def _lines(text: str, place: Place, level: int | None) -> Iterator[Paragraph]:
    for line in text.split("\n"):
        words = collapse(line)
        if words:
            yield Paragraph(words, place, level)


def _below(element: etree._Element, wanted: str) -> Iterator[etree._Element]:
    """The rows of a table or the cells of a row, inside content controls too."""
    for child in element:
        tag = str(child.tag).rpartition("}")[2]
        if tag == wanted:
            yield child
        elif tag in _WRAPPERS:
            yield from _below(child, wanted)


def _number(text: str | None, otherwise: int, most: int = limits.COLUMNS) -> int:
    return min(int(text), most) if text and text.isdigit() and len(text) < 10 else otherwise
