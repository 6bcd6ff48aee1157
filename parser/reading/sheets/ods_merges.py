"""The merged cells of OpenDocument spreadsheets, of which calamine does not tell."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from parser.reading.package import Package

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
Range = tuple[tuple[int, int], tuple[int, int]]
"""First and last position of a merged cell, each as row and column, counted from 0."""


def merged_ranges(data: bytes) -> dict[str, list[Range]]:
    """The merged cells of every sheet, by its name. Raises what ``Package`` raises."""
    content = Package(data).xml("content.xml")
    if content is None:
        return {}
    return {sheet.get(f"{_TABLE}name", ""): list(_merged(sheet)) for sheet in content.iter(f"{_TABLE}table")}


def _merged(sheet: etree._Element) -> Iterator[Range]:
    top = 0
    for row in sheet.iter(f"{_TABLE}table-row"):
        left = 0
        for cell in row.iterchildren(*_CELLS):
            height, width = _count(cell, "number-rows-spanned"), _count(cell, "number-columns-spanned")
            if height > 1 or width > 1:
                yield (top, left), (top + height - 1, left + width - 1)
            left += _count(cell, "number-columns-repeated")
        top += _count(row, "number-rows-repeated")


def _count(element: etree._Element, name: str) -> int:
    value = element.get(_TABLE + name, "1")
    return max(1, int(value)) if value.isdecimal() and len(value) < 8 else 1
