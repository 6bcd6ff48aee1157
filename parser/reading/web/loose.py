"""Markdown and plain text whose tables are HTML: each line outside a table is a paragraph."""

from __future__ import annotations

import re

_TABLE = re.compile(r"<(/?)table\b", re.IGNORECASE)
# A page of its own has paragraphs, breaks or a body; a converter's text has only tables and inline tags.
_OF_A_PAGE = re.compile(
    r"<(?:!doctype|html|head|body|p|div|br|h[1-6]|li|section|article|center|pre|xmp)\b", re.IGNORECASE
)
_HEADING = re.compile(r"\s{0,3}(#{1,6})\s+(.+?)\s*#*$")


def with_paragraphs(text: str) -> str:
    """``text`` with its lines marked up, number of lines unchanged; a page is returned as it is."""
    table = _TABLE.search(text)
    if table is None or _OF_A_PAGE.search(text, 0, table.start()):  # as nearly every page
        return text
    lines = text.split("\n")
    outside = _outside_tables(lines)
    if any(_OF_A_PAGE.search(lines[number]) for number in outside):
        return text
    for number in outside:
        lines[number] = _paragraph(lines[number])
    return "\n".join(lines)


def _outside_tables(lines: list[str]) -> list[int]:
    """The numbers of the lines that no table begins, ends or goes on in."""
    outside: list[int] = []
    depth = 0
    for number, line in enumerate(lines):
        tags = _TABLE.findall(line)
        if not depth and not tags:
            outside.append(number)
        depth = max(0, depth + sum(-1 if closing else 1 for closing in tags))
    return outside


def _paragraph(line: str) -> str:
    if not line.strip():
        return line
    if heading := _HEADING.match(line):
        return f"<h{len(heading[1])}>{heading[2]}</h{len(heading[1])}>"
    return f"<p>{line}</p>"
