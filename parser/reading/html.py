"""Web pages (and what other programs export as HTML) → ``Document``."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from lxml import etree

from parser.document import Block, Document, Paragraph, Place, Unread
from parser.reading import html_chrome, limits
from parser.reading.encoding import decode
from parser.reading.errors import Damaged, EmptyFile
from parser.reading.html_tables import Piece, TableCell, pieces_of, rows_of, span
from parser.reading.whitespace import collapse

_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*>")
_INVISIBLE = re.compile("[\x00\u200b-\u200d\u2060\ufeff\u00ad]")
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BREAKS = frozenset(
    "address article aside blockquote body br caption center dd div dl dt fieldset figcaption figure footer"
    " form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol p pre section table tbody td tfoot th"
    " thead tr ul xmp".split()
)
_PREFORMATTED = frozenset({"pre", "xmp", "listing"})
_WRAPPERS = frozenset("a b center div em font i o:p p section span strong u".split())
_BLANK = " \t\r\n\xa0\u3000"


def read(data: bytes, name: str) -> tuple[Document, ...]:
    """The one document of a web page; ``name`` is kept in ``metadata["file_name"]``.

    Raises ``EmptyFile``, ``UnknownFormat`` or ``TooLarge``.
    """
    return (read_markup(decode(data), name),)


def read_markup(text: str, name: str, format_name: str = "html") -> Document:
    """The document of markup that is decoded already."""
    root = parse(text)
    metadata = html_chrome.metadata(root)
    html_chrome.remove(root)
    blocks, unread = html_chrome.sift(_Walk().pieces(root))
    metadata.setdefault("published", html_chrome.published(blocks))
    kept = {key: value for key, value in metadata.items() if value}
    return Document(blocks, format_name, {**kept, "file_name": name}, unread)


def parse(text: str) -> etree._Element:
    """The tree of decoded markup, whatever encoding the markup claims."""
    text = _INVISIBLE.sub("", _DECLARATION.sub("", text, count=1))
    parser = etree.HTMLParser(
        encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, no_network=True
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as error:
        raise Damaged from error
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
            self._place = Place(line=element.sourceline)
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
            self._place = Place(line=(self._place.line or 0) + 1)
            self._words.append(line)

    def _break(self) -> None:
        """End the line."""
        if not self._words:
            return
        text = "".join(self._words)
        self._words.clear()
        text = text.rstrip().replace("\xa0", " ") if self._preformatted else collapse(text)
        if text.strip():
            self._pieces.append(Paragraph(text, self._place, self._level))

    def _table(self, element: etree._Element) -> bool:
        if self._depth >= limits.TABLE_DEPTH:
            return False
        rows = [[self._cell(cell) for cell in row] for row in rows_of(element)]
        self._pieces.extend(pieces_of(rows, self._place))
        return True

    def _cell(self, element: etree._Element) -> TableCell:
        columns, rows = span(element, "colspan"), span(element, "rowspan")
        place = Place(line=element.sourceline)
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
    """The text of a cell that holds one run of words, however wrapped; None when there is more to it."""
    element = cell
    while len(element) == 1 and not (element.text or "").strip(_BLANK):
        child = element[0]
        if child.tag not in _WRAPPERS or (child.tail or "").strip(_BLANK):
            return None
        element = child
    return None if len(element) else collapse(element.text or "")
