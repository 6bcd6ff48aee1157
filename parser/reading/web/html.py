"""Web pages (and what other programs export as HTML) → ``Document``."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from lxml import etree

from parser.document import Document, Paragraph, Place, Unread
from parser.reading import limits
from parser.reading.errors import AttachedOnly, Damaged, EmptyFile, PicturesOnly, TooLarge
from parser.reading.grids import LABEL_LENGTH, AnyCell, Piece, TableCell, cell_of, pieces_of
from parser.reading.pasted import with_pasted_tables
from parser.reading.web import chrome, plain_tables
from parser.reading.web.div_tables import mark_tables, may_hold
from parser.reading.web.loose import with_paragraphs
from parser.reading.web.markup import markup_in
from parser.reading.web.signs import signs_in, without_styles
from parser.reading.web.tables import rows_of, span
from parser.reading.web.words import ATTACHMENT, unwrap, words_of
from parser.reading.whitespace import BREAK, collapse

_DECLARATION = re.compile(rb"\s*<\?xml[^>]*>")
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BREAKS = frozenset(
    "address article aside blockquote body br caption center dd div dl dt fieldset figcaption figure footer"  # noqa: SIM905 (a list of 45 quoted words is unreadable)
    " form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol p pre section table tbody td tfoot th"
    " thead tr ul xmp".split()
)
_PREFORMATTED = frozenset({"pre", "xmp", "listing"})
_LINES = frozenset({"p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "dd", "dt", "title"})


def read(data: bytes, name: str) -> tuple[Document, ...]:
    """The one document of a web page; ``name`` is kept in ``metadata["file_name"]``.

    Raises ``AttachedOnly``, ``PicturesOnly``, ``EmptyFile``, ``UnknownFormat`` or ``TooLarge``.
    """
    if len(data) > limits.TEXT_BYTES:
        raise TooLarge
    return (read_markup(with_paragraphs(markup_in(data)), name),)


def read_markup(markup: bytes, name: str, format_name: str = "html") -> Document:
    """The document of a page that is in UTF-8 already."""
    whole = markup
    if declaration := _DECLARATION.match(markup):
        markup = markup[declaration.end() :]  # it may claim any encoding
    lower = markup.lower()
    signs = signs_in(lower)
    tables: Sequence[plain_tables.Rows] = ()
    if not signs.hidden:
        markup, tables = plain_tables.take_out(markup, lower)
        markup = without_styles(markup)
    root = parse(markup)
    metadata = chrome.metadata(root)
    chrome.remove(root, hidden=signs.hidden)
    if may_hold(markup):
        mark_tables(root)
    unwrap(root)
    blocks, unread = chrome.sift(with_pasted_tables(_Walk(tables).pieces(root)))
    if unread and chrome.is_bare(blocks):
        attached = any(part.kind == "attachment" for part in unread)
        raise AttachedOnly if attached else PicturesOnly
    if signs.cut:
        end = Place(line=whole.count(b"\n") + 1)
        unread = (*unread, Unread("truncated", "</body>", end))
    metadata["published"] = metadata["published"] or chrome.published(blocks)
    kept = {key: value for key, value in metadata.items() if value}
    return Document(blocks, format_name, {**kept, "file_name": name}, unread)


def parse(markup: bytes) -> etree._Element:
    """The tree of UTF-8 markup, whatever encoding the markup claims."""
    parser = etree.HTMLParser(
        encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, no_network=True
    )
    try:
        root = etree.fromstring(markup, parser)
    except etree.XMLSyntaxError as error:
        raise Damaged from error
    last_error = parser.error_log.last_error
    if last_error is not None and last_error.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT:
        raise TooLarge
    if root is None:
        raise EmptyFile
    return root


class _Walk:
    """Walks a part of the page in reading order, without recursion except into table cells."""

    def __init__(self, plain_tables: Sequence[plain_tables.Rows], depth: int = 0) -> None:
        self._plain_tables = plain_tables
        self._depth = depth
        self._pieces: list[Piece] = []
        self._words: list[str] = []
        self._place = Place()
        self._level: int | None = None
        self._preformatted = 0

    def pieces(self, root: etree._Element) -> Sequence[Piece]:
        """Paragraphs, grids and unread parts under ``root``, in order."""
        stack: list[tuple[etree._Element, bool]] = [(root, False)]
        while stack:
            element, left = stack.pop()
            if left or not self._enter(element):
                self._leave(element, tail=element is not root)
            else:
                stack.append((element, True))
                stack.extend([(child, False) for child in reversed(element)])
        self._break()
        return self._pieces

    def _enter(self, element: etree._Element) -> bool:
        """Take what stands at the beginning of ``element``; whether its children are to be walked."""
        tag = element.tag
        if tag in _BREAKS:
            if self._words:
                self._break()
            self._place = _line(element.sourceline)
        special = _SPECIAL.get(tag)
        if special is not None and special(self, element):
            return False
        if tag in _LINES and self._line_of_words(element):
            return False
        self._level = _HEADINGS.get(tag, self._level)
        if element.text:
            self._add(element.text)
        return len(element) > 0

    def _line_of_words(self, element: etree._Element) -> bool:
        """Take a paragraph that holds words of one line and nothing else, as most do."""
        words = None if self._preformatted else words_of(element)
        if words is None or BREAK in words:
            return False
        if text := collapse(words):
            self._pieces.append(Paragraph(text, self._place, _HEADINGS.get(element.tag, self._level)))
        return True

    def _leave(self, element: etree._Element, *, tail: bool) -> None:
        tag = element.tag
        if self._words and tag in _BREAKS:
            self._break()
        if self._level is not None and tag in _HEADINGS:
            self._level = None
        if self._preformatted and tag in _PREFORMATTED:
            self._preformatted -= 1
        if tail and (text := element.tail) and (self._words or self._preformatted or not text.isspace()):
            self._add(text)

    def _add(self, text: str) -> None:
        if not self._preformatted or "\n" not in text:
            self._words.append(text)
            return
        first, *rest = text.split("\n")
        self._words.append(first)
        for line in rest:
            self._break()
            self._place = _line((self._place.line or 0) + 1)
            self._words.append(line)

    def _break(self) -> None:
        """End the line, if one has begun."""
        if not self._words:
            return
        text = "".join(self._words)
        self._words.clear()
        text = text.rstrip("\r\n").replace("\xa0", " ") if self._preformatted else collapse(text)
        if text or self._preformatted:
            self._pieces.append(Paragraph(text, self._place, self._level))

    def _table(self, element: etree._Element) -> bool:
        number = element.get(plain_tables.NUMBER)
        if number is not None:
            rows: plain_tables.Rows = self._plain_tables[int(number)]
        elif self._depth < limits.TABLE_DEPTH:
            rows = self._rows(element)
        else:
            return False
        self._pieces.extend(pieces_of(rows, self._place))
        return True

    def _rows(self, table: etree._Element) -> plain_tables.Rows:
        elements = list(rows_of(table))
        if sum(map(len, elements)) > limits.CELLS:
            raise TooLarge
        return [[self._cell(cell) for cell in row] for row in elements]

    def _cell(self, element: etree._Element) -> AnyCell:
        place = _line(element.sourceline)
        columns, rows = span(element.get("colspan")), span(element.get("rowspan"), limits.CELLS)
        words = words_of(element)
        if words is not None:
            return cell_of(words, place, columns, rows)
        pieces = _Walk(self._plain_tables, self._depth + 1).pieces(element)
        text = BREAK.join([piece.text for piece in pieces if isinstance(piece, Paragraph)])
        if len(text) <= 2 * LABEL_LENGTH:  # of a longer one only the length counts: it is a part of the page
            text = collapse(text)
        return TableCell(text, place, columns, rows, pieces=pieces)

    def _picture(self, element: etree._Element) -> bool:
        picture = chrome.picture(element, self._place)
        if picture is not None:
            self._break()
            self._pieces.append(picture)
        return True

    def _link(self, element: etree._Element) -> bool:
        self._pieces.append(chrome.attachment(element, self._place))
        return False

    def _frame(self, element: etree._Element) -> bool:
        if chrome.leads_to_document(element):
            self._link(element)
        return True

    def _preformat(self, _: etree._Element) -> bool:
        self._preformatted += 1
        return False


_SPECIAL: dict[str, Callable[[_Walk, etree._Element], bool]] = {
    "table": _Walk._table,
    "img": _Walk._picture,
    ATTACHMENT: _Walk._link,
    **dict.fromkeys(("iframe", "embed", "object"), _Walk._frame),
    **dict.fromkeys(_PREFORMATTED, _Walk._preformat),
}


@lru_cache(maxsize=4096)
def _line(number: int | None) -> Place:
    return Place(line=number)
