"""Word files (``.docx``, and ``.wps`` saved in that format) → ``Document``."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Sequence

from lxml import etree

from parser.document import Block, Document, Paragraph, Place, Unread
from parser.reading import limits, mail
from parser.reading.errors import Damaged, EmptyFile, PicturesOnly, TooLarge
from parser.reading.grids import LABEL_LENGTH, Piece, TableCell, pieces_of
from parser.reading.package import Package
from parser.reading.pasted import with_pasted_tables
from parser.reading.pictures import with_pictures
from parser.reading.sniff import format_of
from parser.reading.web import html
from parser.reading.whitespace import collapse
from parser.reading.word.numbering import Numbering
from parser.reading.word.paragraphs import ParagraphReader, Reading
from parser.reading.word.styles import Styles, value

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
    Raises ``Damaged``, ``EmptyFile``, ``Encrypted``, ``PicturesOnly`` or ``TooLarge``.
    """
    package = Package(data)
    main = _main_part(package)
    root = package.xml(main)
    if root is None:
        raise Damaged
    folder = main.rpartition("/")[0]
    styles = Styles(package.xml(f"{folder}/styles.xml"))
    numbering = Numbering(package.xml(f"{folder}/numbering.xml"))
    relations = _Relations(package, folder, main)
    body = _Body(root, ParagraphReader(root, styles, numbering), relations)
    pieces = list(with_pasted_tables(body.pieces(root, 0)))
    if body.pictures:
        identifiers = {id(part): identifier for part, identifier in body.pictures}
        pieces = with_pictures(pieces, lambda part: relations.open(identifiers.get(id(part))))
    blocks: tuple[Block, ...] = tuple(piece for piece in pieces if not isinstance(piece, Unread))
    unread = tuple(piece for piece in pieces if isinstance(piece, Unread))
    if not blocks:
        raise PicturesOnly if unread else EmptyFile
    return (Document(blocks, "docx", {"file_name": name}, unread),)


def _main_part(package: Package) -> str:
    relations = package.xml("_rels/.rels")
    for relation in relations if relations is not None else ():
        if (relation.get("Type") or "").endswith(_OFFICE_DOCUMENT):
            return (relation.get("Target") or "").lstrip("/")
    return "word/document.xml"


class _Relations:
    """The parts of the file that the main part refers to by id; links to elsewhere are not followed."""

    def __init__(self, package: Package, folder: str, main: str) -> None:
        self._package = package
        self._folder = folder
        relations = package.xml(f"{folder}/_rels/{main.rpartition('/')[2]}.rels")
        self._targets = {
            item.get("Id"): item.get("Target") or ""
            for item in (() if relations is None else relations)
            if item.get("TargetMode") != "External"
        }

    def open(self, identifier: str | None) -> bytes | None:
        """The bytes of the part; None when it is not in the file."""
        target = self._targets.get(identifier)
        if not target:
            return None
        path = posixpath.normpath(posixpath.join("/", self._folder, target)).lstrip("/")
        return self._package.read(path)


class _Body:
    """Walks the body in reading order."""

    def __init__(self, root: etree._Element, paragraphs: ParagraphReader, relations: _Relations) -> None:
        self._w = w = root.tag.rpartition("}")[0] + "}"
        self._paragraphs = paragraphs
        self._relations = relations
        self.pictures: list[tuple[Unread, str | None]] = []
        self._p, self._tc_pr = f"{w}p", f"{w}tcPr"
        self._value, self._span, self._merge = f"{w}val", f"{w}gridSpan", f"{w}vMerge"

    def pieces(self, container: etree._Element, depth: int) -> Iterator[Piece]:
        """Paragraphs, grids and unread parts below ``container``."""
        for child in container:
            tag = str(child.tag).rpartition("}")[2]
            if tag == "p":
                yield from self._parts(self._paragraphs.read(child), depth)
            elif tag == "tbl":
                yield from self._table(child, depth)
            elif tag == "altChunk":
                yield from self._embedded(child)
            elif tag in _WRAPPERS or tag == "body":
                yield from self.pieces(child, depth)

    def _embedded(self, chunk: etree._Element) -> Iterator[Piece]:
        """A web page that stands in the file for its body, as programs put it there that know no Word."""
        identifier = next((str(value) for name, value in chunk.items() if str(name).endswith("}id")), None)
        data = self._relations.open(identifier)
        kind = format_of(data) if data else ""
        if data and kind in {"html", "mht"}:
            (document,) = (html if kind == "html" else mail).read(data, "")
            yield from (*document.blocks, *document.unread)

    def _parts(self, reading: Reading, depth: int) -> Iterator[Piece]:
        for line in reading.words.split("\n"):
            if words := collapse(line):
                yield Paragraph(words, reading.place, reading.level)
        for box in reading.boxes:
            if depth < limits.TABLE_DEPTH:
                yield from self.pieces(box, depth + 1)
        for picture in reading.pictures:
            part = Unread("picture", picture.description, reading.place)
            self.pictures.append((part, picture.relation))
            yield part

    def _table(self, table: etree._Element, depth: int) -> Iterator[Piece]:
        if depth >= limits.TABLE_DEPTH:
            return
        place = self._paragraphs.next_place
        edges = _edges(table, self._w)
        rows: list[list[TableCell]] = []
        running: dict[int, TableCell] = {}
        for row in _below(table, "tr"):
            properties = row.find(f"{self._w}trPr")
            if properties is None or properties.find(f"{self._w}del") is None:
                rows.append(self._row(row, properties, running, edges, depth))
            if len(rows) * len(rows[0] if rows else ()) > limits.CELLS:
                raise TooLarge
        yield from pieces_of(rows, place)

    def _row(
        self,
        row: etree._Element,
        properties: etree._Element | None,
        running: dict[int, TableCell],
        edges: Sequence[int],
        depth: int,
    ) -> list[TableCell]:
        """The row's cells; those that continue a vertical merge lengthen the cell above instead."""
        cells: list[TableCell] = []
        end = 0 if properties is None else _number(value(properties, self._w, "gridBefore"), 0)
        if end:
            cells.append(TableCell("", Place(), _edge(edges, end), is_gap=True))
        for element in _below(row, "tc"):
            columns, merge = self._spans(element)
            column, end = _edge(edges, end), end + columns
            cell = self._cell(element, _edge(edges, end) - column, depth)
            if cell.columns <= 0 and not cell.text:
                continue
            if merge == "continue" and column in running:
                running[column].rows += 1
            else:
                cells.append(cell)
                running.pop(column, None)
                if merge:
                    running[column] = cell
        return cells

    def _spans(self, cell: etree._Element) -> tuple[int, str | None]:
        """How many columns of the grid the cell spans, and its part in a vertical merge."""
        columns, merge = 1, None
        if len(cell) and cell[0].tag == self._tc_pr:
            for child in cell[0]:
                tag = child.tag
                if tag == self._span:
                    columns = max(1, _number(child.get(self._value), 1))
                elif tag == self._merge:
                    merge = child.get(self._value, "continue")
        return columns, merge

    def _cell(self, element: etree._Element, columns: int, depth: int) -> TableCell:
        if len(element) == 2 and element[1].tag == self._p:
            reading = self._paragraphs.read(element[1])
            text = collapse(reading.words)
            if len(text) <= LABEL_LENGTH and not (reading.boxes or reading.pictures):
                return TableCell(text, reading.place, columns)
            place, pieces = reading.place, list(self._parts(reading, depth + 1))
        else:
            place, pieces = self._paragraphs.next_place, list(self.pieces(element, depth + 1))
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
