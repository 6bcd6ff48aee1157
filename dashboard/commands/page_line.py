"""The line on a terminal that says which page of which file is being read."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePath
from typing import TextIO
from unicodedata import east_asian_width

from parser.bilingual import Bilingual, Language

PAGE = Bilingual(
    "正在识别 {name}：第{page}页，共{pages}页",
    "Reading {name}: page {page} of {pages}",
)
_NARROW = 40  # columns of a name at most, so that the line never wraps


class PageLine:
    """One line, written over with each page; ``clear`` it before anything else is said."""

    def __init__(self, out: TextIO, language: Language) -> None:
        self._out = out
        self._language = language
        self._shown = False

    def show(self, name: str, page: int, pages: int) -> None:
        """Say which page is being read."""
        columns = shutil.get_terminal_size().columns
        short = _shortened(PurePath(name).name, min(_NARROW, columns - 40))
        sentence = PAGE.filled(name=short, page=page, pages=pages).in_language(self._language)
        self._write(sentence + " " * (columns - 1 - _width(sentence)))
        self._shown = True

    def clear(self) -> None:
        """Leave the line empty."""
        if self._shown:
            self._write(" " * (shutil.get_terminal_size().columns - 1) + "\r")
            self._shown = False

    def _write(self, words: str) -> None:
        self._out.write("\r" + words)  # spaces, not control sequences: every terminal knows them
        self._out.flush()


@contextmanager
def page_line(language: Language) -> Iterator[PageLine | None]:
    """The line on stderr, None where no person watches; it is empty at the end."""
    line = PageLine(sys.stderr, language) if sys.stderr.isatty() else None
    try:
        yield line
    finally:
        if line is not None:
            line.clear()


def _shortened(name: str, room: int) -> str:
    """The name without signs that would move the cursor, its middle left out when it is long."""
    name = "".join(sign for sign in name if sign.isprintable())
    if _width(name) <= room:
        return name
    kept = max(len(name) // 2, 1)
    while kept > 1 and _width(name[:kept] + name[-kept:]) + 1 > room:
        kept -= 1
    return f"{name[:kept]}…{name[-kept:]}"


def _width(words: str) -> int:
    """Columns that the words take; Chinese characters take two."""
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in words)
