"""White space as a reader of the page would see it."""

from __future__ import annotations

import re

_RUN = re.compile(r"\s+")
_ODD = re.compile(r"[^\S ]|  ")
# From here on characters are as wide as a Chinese one and need no space between them.
_WIDE = "\u2e80"


def collapse(text: str) -> str:
    """One line without leading, trailing and repeated white space.

    A line break in the source joins Chinese characters directly and other words by a
    space. Tabs inside a line separate cells of pasted tables: they are kept.
    """
    text = text.strip()
    return _RUN.sub(_join, text) if _ODD.search(text) else text


def _join(run: re.Match[str]) -> str:
    space = run.group()
    if "\n" in space or "\r" in space:
        wide = run.string[run.start() - 1] >= _WIDE and run.string[run.end()] >= _WIDE
        return "" if wide else " "
    return "\t" * space.count("\t") or " "
