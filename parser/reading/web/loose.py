"""Markdown and plain text whose tables are HTML: each line outside a table is a paragraph."""

from __future__ import annotations

import re

_TABLE = re.compile(rb"<(/?)table\b", re.IGNORECASE)
# A page of its own has paragraphs, breaks or a body; a converter's text has only tables and inline tags.
_OF_A_PAGE = re.compile(
    rb"<(?:!doctype|html|head|body|p|div|br|h[1-6]|li|section|article|center|pre|xmp)\b", re.IGNORECASE
)
_HEADING = re.compile(rb"\s{0,3}(#{1,6})\s+(.+?)\s*#*$")


def with_paragraphs(markup: bytes) -> bytes:
    """``markup`` (UTF-8) with its lines marked up, as many as before; a page is returned as it is."""
    table = _TABLE.search(markup)
    if table is None or _OF_A_PAGE.search(markup, 0, table.start()):  # as nearly every page
        return markup
    lines = markup.split(b"\n")
    outside = _outside_tables(lines)
    if any(_OF_A_PAGE.search(lines[number]) for number in outside):
        return markup
    for number in outside:
        lines[number] = _paragraph(lines[number])
    return b"\n".join(lines)


def _outside_tables(lines: list[bytes]) -> list[int]:
    """The numbers of the lines that no table begins, ends or goes on in."""
    outside: list[int] = []
    depth = 0
    for number, line in enumerate(lines):
        tags = _TABLE.findall(line)
        if not depth and not tags:
            outside.append(number)
        depth = max(0, depth + sum(-1 if closing else 1 for closing in tags))
    return outside


def _paragraph(line: bytes) -> bytes:
    if not line.strip():
        return line
    if heading := _HEADING.match(line):
        return b"<h%d>%b</h%d>" % (len(heading[1]), heading[2], len(heading[1]))
    return b"<p>%b</p>" % line
