"""White space as a reader of the page would see it."""

from __future__ import annotations

import re

BREAK = "\x1e"
"""Stands in source text where the page begins a new line; white space like others."""

_RUN = re.compile(r"\s+")
# From here on characters are as wide as a Chinese one and need no space between them.
_WIDE = "\u2e80"


def collapse(text: str) -> str:
    """One line without leading, trailing and repeated white space.

    A line break joins Chinese characters directly and other words by a
    space. Tabs inside a line separate cells of pasted tables: they are kept.
    """
    words = text.split()
    if len(words) < 2:
        return words[0] if words else ""
    text = text.strip()
    return text if text == " ".join(words) else _RUN.sub(_join, text)


def _join(run: re.Match[str]) -> str:
    space = run.group()
    if "\n" in space or "\r" in space or BREAK in space:
        wide = run.string[run.start() - 1] >= _WIDE and run.string[run.end()] >= _WIDE
        return "" if wide else " "
    return "\t" * space.count("\t") or " "
