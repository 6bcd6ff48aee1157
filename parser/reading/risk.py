"""Which files are read in a process of their own."""

from __future__ import annotations

from parser.reading.errors import UnreadableFile
from parser.reading.sniff import format_of

HARMLESS = frozenset({"txt", "html", "mht", "eml", "docx", "xlsx", "ods"})  # read by bounded code of our own


def is_risky(data: bytes) -> bool:
    """Whether reading it takes a library or program that may hang or break."""
    try:
        return format_of(data) not in HARMLESS
    except UnreadableFile:
        return False
