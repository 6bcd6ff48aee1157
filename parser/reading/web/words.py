"""The words of an element of a web page that holds nothing but words: most cells and paragraphs."""

from __future__ import annotations

from lxml import etree

from parser.reading.web.chrome import has_attachment, leads_to_document
from parser.reading.whitespace import BREAK

ATTACHMENT = "attachment"
"""What ``unwrap`` renames the links to documents to."""

INLINE = frozenset(
    {"a", "b", "big", "em", "font", "i", "ins", "o:p", "small", "span", "strong", "sub", "sup", "u"}
)
"""The elements that only dress the words in them."""
_FLOW = frozenset({"br", "center", "div", "p"})
_TABLE_PARTS = ("table", "thead", "tbody", "tfoot", "form", "caption", "tr")
# Told in one step, as few tables hold any.
_HAS_STRAYS = etree.XPath(
    "boolean(//tr/*[not(self::td or self::th)] | //tbody/*[not(self::tr)]"
    " | //table/*[not(self::tr or self::tbody)])"
)
# Deeper than any editor nests the lines of one cell.
_DEPTH = 20


def unwrap(root: etree._Element) -> None:
    """Put the words of inline elements into what is around them; looking at each element takes longer.

    Those that stand where a row or a cell belongs become elements of no meaning and
    stay, and so do links to documents, as ``ATTACHMENT``.
    """
    if has_attachment(root):
        for link in root.iter("a"):
            if leads_to_document(link):
                link.tag = ATTACHMENT
    if _HAS_STRAYS(root):
        for part in root.iter(*_TABLE_PARTS):
            for child in part:
                if child.tag in INLINE:
                    child.tag = "stray"
    etree.strip_tags(root, *INLINE)


def words_of(element: etree._Element) -> str | None:
    """The words under ``element`` with a ``BREAK`` between lines; None when it holds more than words."""
    text, children = element.text, len(element)
    if not children:
        return text or ""
    if children == 1 and not text:
        child = element[0]
        if not len(child) and child.tag in _FLOW and not child.tail:
            return child.text or ""
    words: list[str] = []
    return "".join(words) if _collect(element, words, _DEPTH) else None


def _collect(element: etree._Element, words: list[str], depth: int) -> bool:
    """Append the words under ``element``; False when it holds more than words."""
    if depth == 0:
        return False
    if text := element.text:
        words.append(text)
    for child in element:
        if child.tag not in _FLOW:
            return False
        words.append(BREAK)
        if not _collect(child, words, depth - 1):
            return False
        words.append(BREAK)
        if tail := child.tail:
            words.append(tail)
    return True
