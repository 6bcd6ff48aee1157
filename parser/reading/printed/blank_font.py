"""A font of one shape, for reading text whose own font is not in the file.

Where characters stand follows from the widths in the file; a shape is needed only
because pdfium passes over text that covers nothing. Fonts of the system would take
tens of megabytes for each file and make the reading depend on what is installed.
"""

from __future__ import annotations

import struct
from itertools import accumulate

_EM, _ASCENT, _DESCENT = 1000, 880, -120
_SHAPE = (100, 0, 400, 700)
"""Left, bottom, right, top: within the width of any character."""

_LAST_NARROW, _LAST = 0x7F, 0x10FFFF


def blank_font() -> bytes:
    """The font as a TrueType file: every character has the shape, ASCII is half as wide as the rest."""
    shape = _shape()
    tables = {
        b"cmap": _characters(),
        b"glyf": 2 * shape,
        b"head": struct.pack(
            ">LLLLHHQQ4hHHhhh", 0x10000, 0x10000, 0, 0x5F0F3CF5, 0, _EM, 0, 0, *_SHAPE, 0, 8, 2, 0, 0
        ),
        b"hhea": struct.pack(">L3hH11hH", 0x10000, _ASCENT, _DESCENT, 0, _EM, 100, 600, 400, 1, *[0] * 7, 3),
        b"hmtx": struct.pack(">HhHhHh", _EM, 0, _EM // 2, _SHAPE[0], _EM, _SHAPE[0]),
        b"loca": struct.pack(">4H", 0, 0, len(shape) // 2, len(shape)),
        b"maxp": struct.pack(">LH13H", 0x10000, 3, 4, 1, 0, 0, 1, *[0] * 8),
    }
    return _file(tables)


def _shape() -> bytes:
    left, bottom, right, top = _SHAPE
    outline = struct.pack(">h4hHH", 1, *_SHAPE, 3, 0) + b"\x01" * 4
    outline += struct.pack(">8h", left, right - left, 0, left - right, bottom, 0, top - bottom, 0)
    return outline + bytes(-len(outline) % 4)


def _characters() -> bytes:
    """The table that gives many characters one shape (format 13)."""
    groups = struct.pack(">3L", 0, _LAST_NARROW, 1) + struct.pack(">3L", _LAST_NARROW + 1, _LAST, 2)
    return struct.pack(">4HL", 0, 1, 3, 10, 12) + struct.pack(">HH3L", 13, 0, 40, 0, 2) + groups


def _file(tables: dict[bytes, bytes]) -> bytes:
    padded = [content + bytes(-len(content) % 4) for content in tables.values()]
    places = accumulate(map(len, padded), initial=12 + 16 * len(tables))
    head = struct.pack(">L4H", 0x10000, len(tables), 64, 2, 16 * len(tables) - 64)
    for (name, content), place in zip(tables.items(), places, strict=False):
        head += name + struct.pack(">3L", 0, place, len(content))
    return head + b"".join(padded)
