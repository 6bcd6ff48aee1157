"""OFD files: lines of text and ruled tables at their positions on A4 pages."""

from __future__ import annotations

from html import escape

from parser.samples.grid import GridDraft, unrolled
from parser.samples.manuscript import Piece, Text
from parser.samples.word_layouts import zipped

_OFD = "http://www.ofdspec.org/2016"
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_WIDTH, _HEIGHT, _MARGIN = 210.0, 297.0, 25.0
_SIZE, _SMALL, _LEADING = 5.6, 3.0, 9.0
_LINE = 26
"""Chinese characters of body text in a line."""
_PADDING = 1.0


def ofd_file(pieces: list[Piece]) -> bytes:
    """The report as an OFD file."""
    press = _Press()
    for piece in pieces:
        if isinstance(piece, Text):
            press.paragraph(piece)
        else:
            press.table(piece)
    pages = press.finished()
    parts = {"OFD.xml": _entry(), "Doc_0/Document.xml": _document(len(pages))}
    for number, objects in enumerate(pages):
        parts[f"Doc_0/Pages/Page_{number}/Content.xml"] = (
            f'{_HEAD}<ofd:Page xmlns:ofd="{_OFD}"><ofd:Content><ofd:Layer ID="1">'
            f"{''.join(objects)}</ofd:Layer></ofd:Content></ofd:Page>"
        )
    return zipped({name: part.encode() for name, part in parts.items()})


class _Press:
    """Sets lines and tables from the top of a page to its bottom."""

    def __init__(self) -> None:
        self._pages: list[list[str]] = [[]]
        self._top = _MARGIN

    def finished(self) -> list[list[str]]:
        """The objects of each page."""
        return self._pages

    def paragraph(self, text: Text) -> None:
        """The lines of a paragraph; titles are centred, others indented."""
        if text.kind == "title":
            self._room(_LEADING)
            left = (_WIDTH - len(text.text) * _SIZE) / 2
            self._text(max(left, _MARGIN), self._top, text.text, _SIZE)
            self._top += _LEADING
            return
        words = text.text
        indent = 2
        while words:
            count = _fitting_characters(words, (_LINE - indent) * _SIZE)
            self._room(_LEADING)
            self._text(_MARGIN + indent * _SIZE, self._top, words[:count], _SIZE)
            self._top += _LEADING
            words, indent = words[count:], 0

    def table(self, grid: GridDraft) -> None:
        """A ruled table; rows that are merged into the next ones stay on its page."""
        column = (_WIDTH - 2 * _MARGIN) / grid.width
        rows = unrolled(grid)
        heights = [self._row_height(grid, number, column) for number in range(len(rows))]
        for number, positions in enumerate(rows):
            self._room(heights[number])
            for index, position in enumerate(positions):
                if position.first:
                    cell = position.cell
                    bottom = min(number + cell.rows, len(rows))
                    fits = self._fitting(heights, number, bottom)
                    self._cell(_MARGIN + index * column, cell.columns * column, fits, cell.text)
            self._top += heights[number]
        self._top += _LEADING / 2

    def _fitting(self, heights: list[float], start: int, end: int) -> float:
        """The height of rows ``start`` to ``end`` as far as they stand on this page."""
        height = 0.0
        for number in range(start, end):
            if number > start and self._top + height + heights[number] > _HEIGHT - _MARGIN:
                break
            height += heights[number]
        return height

    def _row_height(self, grid: GridDraft, number: int, column: float) -> float:
        lines = [
            -(-len(cell.text) // _characters(cell.columns * column))
            for cell in grid.rows[number]
            if cell.rows == 1
        ]
        return max([*lines, 1]) * _SMALL * 1.4 + 2 * _PADDING

    def _cell(self, left: float, width: float, height: float, text: str) -> None:
        boundary = f"{left:.2f} {self._top:.2f} {width:.2f} {height:.2f}"
        self._pages[-1].append(
            f'<ofd:PathObject ID="2" Boundary="{boundary}" LineWidth="0.2">'
            f"<ofd:AbbreviatedData>M 0 0 L {width:.2f} 0 L {width:.2f} {height:.2f} L 0 {height:.2f} C"
            "</ofd:AbbreviatedData></ofd:PathObject>"
        )
        count = _characters(width)
        for number, start in enumerate(range(0, len(text), count)):
            top = self._top + _PADDING + number * _SMALL * 1.4
            self._text(left + _PADDING, top, text[start : start + count], _SMALL)

    def _text(self, left: float, top: float, text: str, size: float) -> None:
        steps = " ".join(f"{_width(character, size):g}" for character in text[:-1])
        delta = f' DeltaX="{steps}"' if steps else ""
        boundary = f"{left:.2f} {top:.2f} {len(text) * size:.2f} {size:g}"
        self._pages[-1].append(
            f'<ofd:TextObject ID="3" Boundary="{boundary}" Font="1" Size="{size:g}">'
            f'<ofd:TextCode X="0" Y="{size * 0.85:g}"{delta}>{escape(text)}</ofd:TextCode></ofd:TextObject>'
        )

    def _room(self, height: float) -> None:
        if self._top + height > _HEIGHT - _MARGIN:
            self._pages.append([])
            self._top = _MARGIN


def _width(character: str, size: float) -> float:
    return size if character >= "\u2e80" else size / 2


def _fitting_characters(text: str, width: float) -> int:
    """How many characters of body text fill a line."""
    for count, character in enumerate(text):
        width -= _width(character, _SIZE)
        if width < 0:
            return max(count, 1)
    return len(text)


def _characters(width: float) -> int:
    return max(1, int((width - 2 * _PADDING) / _SMALL))


def _entry() -> str:
    return (
        f'{_HEAD}<ofd:OFD xmlns:ofd="{_OFD}" Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocInfo>'
        "<ofd:DocID>0</ofd:DocID></ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>"
    )


def _document(count: int) -> str:
    pages = "".join(f'<ofd:Page ID="{9 + n}" BaseLoc="Pages/Page_{n}/Content.xml"/>' for n in range(count))
    return (
        f'{_HEAD}<ofd:Document xmlns:ofd="{_OFD}"><ofd:CommonData><ofd:PageArea>'
        f"<ofd:PhysicalBox>0 0 {_WIDTH:g} {_HEIGHT:g}</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData>"
        f"<ofd:Pages>{pages}</ofd:Pages></ofd:Document>"
    )
