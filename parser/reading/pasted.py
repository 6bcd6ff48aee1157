"""Tables that were pasted as text into a page or a Word file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from parser.document import Paragraph
from parser.reading.grids import Piece
from parser.reading.text import blocks_from_lines

_SEPARATOR = re.compile(r"[|\t｜│┃┆]")
_FIGURES = re.compile(r"(?:(?:^|\s)[\d/—-]+(?=\s)){3}")


def with_pasted_tables(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """``pieces`` with runs of plain lines that hold such a table read as text is; blank lines dropped."""
    for is_line, group in groupby(pieces, lambda piece: isinstance(piece, Paragraph) and piece.level is None):
        run = list(group)
        if is_line and any(_is_pasted(piece.text) for piece in run if isinstance(piece, Paragraph)):
            yield from blocks_from_lines(
                (piece.text, piece.place) for piece in run if isinstance(piece, Paragraph)
            )
        else:
            yield from (piece for piece in run if not isinstance(piece, Paragraph) or piece.text.strip())


def _is_pasted(text: str) -> bool:
    """Whether a line looks like a row; three figures are three words at least, which is quickly counted."""
    return _SEPARATOR.search(text) is not None or (
        len(text.split()) >= 3 and _FIGURES.search(text) is not None
    )
