"""Web pages (and what other programs export as HTML) → ``Document``."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from lxml import etree

from parser.document import Document, Paragraph, Place
from parser.reading import html_chrome, limits
from parser.reading.encoding import decode
from parser.reading.errors import Damaged, EmptyFile, TooLarge
from parser.reading.grids import Piece, TableCell, pieces_of
from parser.reading.html_tables import rows_of, span
from parser.reading.pasted import with_pasted_tables
from parser.reading.whitespace import collapse

_DECLARATION = re.compile(r"\s*<\?xml[^>]*>")
_INVISIBLE = "\x00\u200b\u200c\u200d\u2060\ufeff\u00ad"
# Whether anything is hidden at all, told from lower-case bytes: looking at each element costs more.
_HIDDEN = re.compile(rb"""style=["'][^"'>]*(?:display:\s*none|visibility:\s*hidden)""")
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BREAKS = frozenset(
    "address article aside blockquote body br caption center dd div dl dt fieldset figcaption figure footer"  # noqa: SIM905 (a list of 45 quoted words is unreadable)
    " form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol p pre section table tbody td tfoot th"
    " thead tr ul xmp".split()
)
_PREFORMATTED = frozenset({"pre", "xmp", "listing"})
_INLINE = frozenset(
    {"b", "big", "em", "font", "i", "ins", "o:p", "small", "span", "strong", "sub", "sup", "u"}
)
_FLOW = frozenset({"br", "center", "div", "p"})
# Deeper than any editor nests the words of one cell.
_WORD_DEPTH = 20


def read(data: bytes, name: str) -> tuple[Document, ...]:
    """The one document of a web page; ``name`` is kept in ``metadata["file_name"]``.

    Raises ``EmptyFile``, ``UnknownFormat`` or ``TooLarge``.
    """
    if len(data) > limits.TEXT_BYTES:
        raise TooLarge
    return (read_markup(decode(data), name),)


def read_markup(text: str, name: str, format_name: str = "html") -> Document:
    """The document of markup that is decoded already."""
    markup = _clean(text)
    root = parse(markup)
    metadata = html_chrome.metadata(root)
    html_chrome.remove(root, hidden=b" hidden" in markup or _HIDDEN.search(markup.lower()) is not None)
    blocks, unread = html_chrome.sift(with_pasted_tables(_Walk().pieces(root)))
    metadata["published"] = metadata["published"] or html_chrome.published(blocks)
    kept = {key: value for key, value in metadata.items() if value}
    return Document(blocks, format_name, {**kept, "file_name": name}, unread)


def _clean(text: str) -> bytes:
    """UTF-8 without characters that have no width, and without a claim to be anything else."""
    if declaration := _DECLARATION.match(text):
        text = text[declaration.end() :]
    for character in _INVISIBLE:
        text = text.replace(character, "")
    return text.encode("utf-8", "replace")


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

    def __init__(self, depth: int = 0) -> None:
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
            self._break()
            self._place = _line(element.sourceline)
        special = _SPECIAL.get(tag)
        if special is not None and special(self, element):
            return False
        self._level = _HEADINGS.get(tag, self._level)
        if element.text:
            self._add(element.text)
        return len(element) > 0

    def _leave(self, element: etree._Element, *, tail: bool) -> None:
        tag = element.tag
        if tag in _BREAKS:
            self._break()
        if tag in _HEADINGS:
            self._level = None
        elif tag in _PREFORMATTED:
            self._preformatted -= 1
        if tail and element.tail:
            self._add(element.tail)

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
        """End the line."""
        if not self._words:
            return
        text = "".join(self._words)
        self._words.clear()
        text = text.rstrip("\r\n").replace("\xa0", " ") if self._preformatted else collapse(text)
        if text or self._preformatted:
            self._pieces.append(Paragraph(text, self._place, self._level))

    def _table(self, element: etree._Element) -> bool:
        if self._depth >= limits.TABLE_DEPTH:
            return False
        rows = [[self._cell(cell) for cell in row] for row in rows_of(element)]
        self._pieces.extend(pieces_of(rows, self._place))
        return True

    def _cell(self, element: etree._Element) -> TableCell:
        columns, rows = span(element, "colspan"), span(element, "rowspan")
        place = _line(element.sourceline)
        text = _plain_text(element)
        if text is not None:
            return TableCell(text, place, columns, rows)
        pieces = _Walk(self._depth + 1).pieces(element)
        text = collapse("\n".join(piece.text for piece in pieces if isinstance(piece, Paragraph)))
        return TableCell(text, place, columns, rows, pieces)

    def _picture(self, element: etree._Element) -> bool:
        picture = html_chrome.picture(element, self._place)
        if picture is not None:
            self._break()
            self._pieces.append(picture)
        return True

    def _link(self, element: etree._Element) -> bool:
        attachment = html_chrome.attachment(element, self._place)
        if attachment is not None:
            self._pieces.append(attachment)
        return False

    def _preformat(self, _: etree._Element) -> bool:
        self._preformatted += 1
        return False


_SPECIAL: dict[str, Callable[[_Walk, etree._Element], bool]] = {
    "table": _Walk._table,
    "img": _Walk._picture,
    "a": _Walk._link,
    **dict.fromkeys(_PREFORMATTED, _Walk._preformat),
}


def _plain_text(cell: etree._Element) -> str | None:
    """The words of a cell that holds nothing but words; None when there is more to it."""
    words: list[str] = []
    if not _collect(cell, words, _WORD_DEPTH):
        return None
    return collapse("".join(words))


def _collect(element: etree._Element, words: list[str], depth: int) -> bool:
    """Append the words under ``element``, line breaks between blocks; False when it holds more."""
    if element.text:
        words.append(element.text)
    for child in element:
        tag = child.tag
        is_block = tag in _FLOW
        if not (is_block or tag in _INLINE) or depth == 0:
            return False
        if is_block:
            words.append("\n")
        if not _collect(child, words, depth - 1):
            return False
        if is_block:
            words.append("\n")
        if child.tail:
            words.append(child.tail)
    return True


@lru_cache(maxsize=4096)
def _line(number: int | None) -> Place:
    return Place(line=number)
