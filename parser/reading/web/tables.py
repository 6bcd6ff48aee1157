"""The rows, cells and spans of HTML tables."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from parser.reading import limits

_GROUPS = frozenset({"thead", "tbody", "tfoot", "form", "caption"})
_IGNORED = frozenset({"col", "colgroup"})


def rows_of(table: etree._Element) -> Iterator[list[etree._Element]]:
    """The cells of each row of ``table``, those of tables inside it left out.

    What stands in the table outside any cell (a caption, stray text) comes as a
    row of its own.
    """
    for child in _row_elements(table):
        if child.tag == "tr":
            yield [cell for cell in child if cell.tag not in _IGNORED]
        else:
            yield [child]


def _row_elements(table: etree._Element) -> Iterator[etree._Element]:
    stack = list(reversed(table))
    while stack:
        element = stack.pop()
        if element.tag in _GROUPS and (len(element) or not (element.text or "").strip()):
            stack.extend(reversed(element))
        elif element.tag not in _IGNORED:
            yield element


def span(written: str | None, zero: int = 1) -> int:
    """What a ``rowspan`` or ``colspan`` says; 1 when it is absent or makes no sense, ``zero`` for 0."""
    value = (written or "").strip()
    if not (value.isascii() and value.isdigit() and len(value) < 9):
        return 1
    return min(int(value), limits.CELLS) or zero
