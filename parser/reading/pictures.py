"""Pictures inside a document that hold its words: scans pasted page by page, tables as screenshots."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from parser.document import Block, Grid, GridCell, Paragraph, Place, Unread
from parser.reading.errors import UnreadableFile
from parser.reading.grids import Piece

# With fewer words of its own a document is a folder of pictures.
_FEW_WORDS = 300
_MOST_PICTURES = 30

Open = Callable[[Unread], bytes | None]
"""The picture's bytes, None when they are not in the file."""


def with_pictures(pieces: Sequence[Piece], open_picture: Open) -> list[Piece]:
    """``pieces`` with the words of its pictures in their places, where text recognition is installed.

    A picture without a table stays unread in a document that has words of its own: it
    is a photograph or an ornament.
    """
    from parser.reading.scanned import scan

    pictures = [piece for piece in pieces if isinstance(piece, Unread) and piece.kind == "picture"]
    if not pictures or len(pictures) > _MOST_PICTURES or not scan.available():
        return list(pieces)
    words = sum(len(piece.text) for piece in pieces if isinstance(piece, Paragraph))
    has_words = words > _FEW_WORDS or any(isinstance(piece, Grid) for piece in pieces)
    found: list[Piece] = []
    for piece in pieces:
        blocks = _recognised(piece, open_picture) if piece in pictures else ()
        if blocks and (not has_words or any(isinstance(block, Grid) for block in blocks)):
            found += blocks
        else:
            found.append(piece)
    return found


def _recognised(piece: Piece, open_picture: Open) -> tuple[Block, ...]:
    from parser.reading.scanned import scan

    data = open_picture(piece) if isinstance(piece, Unread) else None
    if data is None:
        return ()
    try:
        (document,) = scan.read(data, "")
    except UnreadableFile:
        return ()
    return tuple(_placed(document.blocks, piece.place))


def _placed(blocks: Sequence[Block], place: Place) -> Iterator[Block]:
    """The blocks at the place of the picture: their own would be a place inside it."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield Paragraph(block.text, place, block.level)
        else:
            rows = tuple(
                tuple(cell and GridCell(cell.text, place, cell.confidence) for cell in row)
                for row in block.rows
            )
            yield Grid(rows, place, block.aligned)
