"""Tables drawn with style sheets: ``<div>`` rows of ``<div>`` cells, of which an empty one is a cell too."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from lxml import etree

from parser.reading.whitespace import collapse

# A table has so many cells, and so many elements in all; a page with fewer holds none.
_FEWEST_CELLS, _FEWEST_ROWS, _FEWEST_ELEMENTS = 12, 3, 60
# This share of the cells are numbers, signs or blanks, and some are filled: columns of words or of pictures
# are a page's layout.
_SHARE_OF_VALUES, _FEWEST_VALUES = 0.25, 3
_VALUE = re.compile(r"[\d,.\s/—－-]*[件条元]?|无")
_LONGEST_CELL = 200
_IN_A_CELL = frozenset({"div", "span", "p", "b", "strong", "br", "font"})
_DIVS_OF_A_CELL = 2


def may_hold(markup: bytes) -> bool:
    """Whether a page has so many ``<div>`` that a table may be among them, and no other table."""
    return b"<table" not in markup and markup.count(b"<div") >= _FEWEST_ELEMENTS


def mark_tables(root: etree._Element) -> None:
    """Rename the elements of such tables to those of any other table."""
    for parent in list(root.iter("body", "div", "section", "article", "main", "form")):
        for is_row, group in groupby(parent, key=_is_row):
            rows = list(group)
            if is_row and _is_table(rows):
                _rename(parent, rows)


def _is_row(element: etree._Element) -> bool:
    """Whether the element holds several cells and nothing else."""
    if element.tag != "div" or len(element) < 2 or _says(element.text):
        return False
    return all(cell.tag == "div" and not _says(cell.tail) and _is_cell(cell) for cell in element)


def _is_cell(element: etree._Element) -> bool:
    """Whether the element holds the words of one cell, within one further ``<div>`` at most."""
    tags = [child.tag for child in element.iter()]
    return tags.count("div") <= _DIVS_OF_A_CELL and _IN_A_CELL.issuperset(tags)


def _is_table(rows: Sequence[etree._Element]) -> bool:
    texts = [collapse("".join(map(str, cell.itertext()))) for row in rows for cell in row]
    if len(rows) < _FEWEST_ROWS or len(texts) < _FEWEST_CELLS or max(map(len, texts)) > _LONGEST_CELL:
        return False
    values = [text for text in texts if _VALUE.fullmatch(text)]
    return len(values) >= _SHARE_OF_VALUES * len(texts) and sum(map(bool, values)) >= _FEWEST_VALUES


def _rename(parent: etree._Element, rows: Sequence[etree._Element]) -> None:
    table = etree.Element("table")
    table.sourceline = rows[0].sourceline
    parent.insert(parent.index(rows[0]), table)
    for row in rows:
        row.tag = "tr"
        row.tail = None
        table.append(row)
        for cell in row:
            cell.tag = "td"


def _says(text: str | None) -> bool:
    return text is not None and bool(text.strip())
