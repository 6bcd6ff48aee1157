"""The words of an element of a web page that holds nothing but words: most cells and paragraphs."""

from __future__ import annotations

from lxml import etree

from parser.reading.html_chrome import is_attachment
from parser.reading.whitespace import BREAK

_INLINE = frozenset(
    {"b", "big", "em", "font", "i", "ins", "o:p", "small", "span", "strong", "sub", "sup", "u"}
)
_FLOW = frozenset({"br", "center", "div", "p"})
# Deeper than any editor nests the words of one cell.
_DEPTH = 20


def words_of(element: etree._Element) -> str | None:
    """The words under ``element`` with a ``BREAK`` between lines; None when it holds more than words."""
    run = _single_run(element)
    if run is not None:
        return run
    words: list[str] = []
    return "".join(words) if _collect(element, words, _DEPTH) else None


def _single_run(element: etree._Element) -> str | None:
    """The words when they are one run, however deep it is wrapped (td > p > span): several times as quick."""
    broken = False
    for _ in range(_DEPTH):
        text, children = element.text, len(element)
        if not children:
            return BREAK + (text or "") if broken else text or ""
        if text or children > 1:
            return None
        element = element[0]
        tag = element.tag
        if tag in _FLOW:
            broken = True
        elif tag not in _INLINE and (tag != "a" or is_attachment(element)):
            return None
        if element.tail:
            return None
    return None


def _collect(element: etree._Element, words: list[str], depth: int) -> bool:
    """Append the words under ``element``; False when it holds more than words."""
    if depth == 0:
        return False
    if text := element.text:
        words.append(text)
    for child in element:
        tag = child.tag
        if tag in _INLINE:
            if not _collect(child, words, depth - 1):
                return False
        elif tag in _FLOW:
            words.append(BREAK)
            if not _collect(child, words, depth - 1):
                return False
            words.append(BREAK)
        elif tag != "a" or is_attachment(child) or not _collect(child, words, depth - 1):
            return False
        if tail := child.tail:
            words.append(tail)
    return True
