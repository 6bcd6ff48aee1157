"""Plain text and Markdown → paragraphs and grids.

Text carries tables in many ways: rows cut by TABs, one cell a line behind a TAB,
rows between pipes, values and pipes on alternating lines, columns of spaces.
Each run of such lines becomes a ``Grid``; every other line is a ``Paragraph``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from parser.document import Block, Document, Grid, GridCell, Paragraph, Place
from parser.reading.encoding import decode
from parser.reading.errors import TooLarge
from parser.reading.limits import TEXT_BYTES
from parser.reading.separated import with_tabs

_HEADING = re.compile(r"^\s{0,3}(#{1,6})\s+(.*?)\s*#*$")
_RULE = re.compile(r"^[\s|:+\-=—─]*[-=─]{3,}[\s|:+\-=—─]*$|^[\s|]*─[\s|─]*$")
# Drawn boxes: every upright and corner cuts cells, every level line is one kind of rule.
_BOX = str.maketrans(dict.fromkeys("｜│┃┆┊║├┤┼┌┐└┘┬┴┝┥┿┏┓┗┛┳┻╋┣┫╔╗╚╝╠╣╦╩╬", "|") | dict.fromkeys("━═┄┈", "─"))
# What Markdown tables borrow of the web's language: a break and a space within a cell.
_INLINE = re.compile(r"<br\s*/?>|&nbsp;", re.IGNORECASE)
# The level line of a box drawn with typewriter signs: +----+----+.
_LEVEL = re.compile(r"^\s*\+[-=+]{3,}\+\s*$")
_VALUE = re.compile(
    r"[+\-－−]?[\d０-９]+(?:[,，.．][\d０-９]+)*(?:[件条宗份次个项元]|万元)?|[/／—–\-－]{1,2}|[无零〇OＯ]"
)
_PAGE_NUMBER = re.compile(r"[-—–－]+\s*\d{1,3}\s*[-—–－]+")
# In a table of one cell a line, at most this share of lines holds several.
_STRAY_ROWS = 0.05
# Columns of spaces: this many values in a line make it a row of a table.
_VALUES_OF_A_ROW = 3


class _Source(NamedTuple):
    """A line as it stands in the file."""

    text: str
    place: Place


def read(data: bytes, name: str) -> tuple[Document, ...]:
    """The document in a text file. Raises ``EmptyFile``, ``UnknownFormat`` or ``TooLarge``."""
    if len(data) > TEXT_BYTES:
        raise TooLarge
    lines = with_tabs(decode(data).replace("\f", "\n").splitlines())
    blocks = blocks_from_lines((line, Place(line=number)) for line, number in lines)
    return (Document(tuple(blocks), "txt", {"file_name": name}),)


def blocks_from_lines(lines: Iterable[tuple[str, Place]]) -> list[Block]:
    """Paragraphs and grids of consecutive text lines, each given with its place."""
    sources = [_Source(_INLINE.sub("", text.translate(_BOX)), place) for text, place in lines]
    blocks: list[Block] = []
    for kind, run in _runs(sources):
        if kind == "pipes":
            blocks += _pipe_grid(run)
        elif kind == "tabs":
            blocks += _tab_grid(run)
        else:
            blocks += [paragraph for line in run if (paragraph := _plain(line))]
    return blocks


def _kind(line: _Source) -> str:
    """``pipes``, ``tabs`` or ``plain``; ``blank`` for a line without words."""
    if "|" in line.text or _LEVEL.match(line.text):
        return "pipes"
    if "\t" in line.text:
        return "tabs" if line.text.strip() or line.text.count("\t") else "blank"
    return "plain" if line.text.strip() else "blank"


def _runs(lines: Sequence[_Source]) -> Iterable[tuple[str, list[_Source]]]:
    """Runs of one kind. Blank lines, and words between two lines of a table's kind, stay within its run."""
    kinds = [_kind(line) for line in lines]
    kinds = _with_loose_lines(lines, kinds)
    position = 0
    for kind, group in groupby(kinds):
        length = len(list(group))
        yield kind, list(lines[position : position + length])
        position += length


def _with_loose_lines(lines: Sequence[_Source], kinds: list[str]) -> list[str]:
    """Give blank lines, and lines that continue a cell, the kind of the table around them."""
    settled = list(kinds)
    following = _following(lines, kinds)
    previous = "plain"
    for index, kind in enumerate(kinds):
        if kind in {"pipes", "tabs"}:
            previous = kind
        elif kind == "blank":
            settled[index] = previous if previous == kinds[following[index]] else "plain"
        elif _continues_a_cell(lines, kinds, index, following[index]):
            settled[index] = previous = kinds[index - 1] if kinds[index - 1] == "tabs" else "pipes"
        else:
            previous = "plain"
    return settled


def _following(lines: Sequence[_Source], kinds: list[str]) -> list[int]:
    """For each line the index of the next one that is not blank (the last line where there is none)."""
    following, next_one = [0] * len(lines), len(lines) - 1
    for index in range(len(lines) - 1, -1, -1):
        following[index] = next_one
        if kinds[index] != "blank":
            next_one = index
    return following


def _continues_a_cell(lines: Sequence[_Source], kinds: list[str], index: int, following: int) -> bool:
    """Whether a plain line is the rest of a cell (``\t商业`` / ``企业``) or a value between pipe lines."""
    text = lines[index].text.strip()
    if index and kinds[index - 1] == "tabs" and _stacked(lines[index - 1]):
        return len(text) <= 12
    closed_by_pipe = kinds[following] == "pipes" and not lines[following].text.strip("| \t")
    return following > index and closed_by_pipe and len(text) <= (4 if "。" in text else 60)


def _stacked(line: _Source) -> bool:
    """Whether the line holds one cell behind one TAB."""
    return line.text.startswith("\t") and line.text.count("\t") == 1


def _plain(line: _Source) -> Block | None:
    text = line.text.strip()
    if not text:
        return None
    if heading := _HEADING.match(line.text):
        return Paragraph(heading[2], line.place, len(heading[1]))
    words = text.split()
    values = sum(bool(_VALUE.fullmatch(word)) for word in words)
    if values >= _VALUES_OF_A_ROW and 2 * values >= len(words) and not _PAGE_NUMBER.fullmatch(text):
        return Grid(
            (tuple(GridCell(word, line.place) for word in _columns(words)),), line.place, aligned=False
        )
    return Paragraph(text, line.place)


def _columns(words: list[str]) -> list[str]:
    """The cells of a row whose columns are spaces: values stand alone, words side by side are one label."""
    cells: list[str] = []
    for is_value, group in groupby(words, key=lambda word: bool(_VALUE.fullmatch(word))):
        together = list(group)
        cells += together if is_value else [" ".join(together)]
    return cells


# --- TABs ----------------------------------------------------------------------
def _tab_grid(run: list[_Source]) -> list[Block]:
    """Rows cut by TABs; or, when each line is one cell behind a TAB, rows between blank lines."""
    filled = [line for line in run if "\t" in line.text]
    if sum(_stacked(line) for line in filled) > len(filled) / 2:
        rows = [_stacked_row(list(group)) for is_row, group in groupby(run, key=_holds_cell) if is_row]
    else:
        rows = [_cut(line, line.text.split("\t")) for line in run if line.text.strip()]
    return _blocks_of_rows(rows)


def _holds_cell(line: _Source) -> bool:
    return "\t" in line.text or bool(line.text.strip())


def _stacked_row(lines: list[_Source]) -> tuple[GridCell, ...]:
    cells: list[GridCell] = []
    for line in lines:
        if "\t" in line.text or not cells:
            cells += _cut(line, line.text.removeprefix("\t").split("\t"))
        else:
            cells[-1] = GridCell(cells[-1].text + line.text.strip(), cells[-1].place)
    return tuple(cells)


def _cut(line: _Source, parts: Sequence[str]) -> tuple[GridCell, ...]:
    return tuple(GridCell(part.strip(), line.place) for part in parts)


def _blocks_of_rows(rows: Sequence[tuple[GridCell, ...]]) -> list[Block]:
    """One grid of consecutive rows; a row of a single cell before or between them is a paragraph."""
    blocks: list[Block] = []
    for is_row, group in groupby(rows, key=lambda row: len(row) > 1):
        found = list(group)
        if is_row:
            blocks.append(Grid(tuple(found), found[0][0].place, aligned=False))
        else:
            blocks += [Paragraph(row[0].text, row[0].place) for row in found if row and row[0].text]
    return blocks


# --- pipes ---------------------------------------------------------------------
def _pipe_grid(run: list[_Source]) -> list[Block]:
    """Rows between pipes; or, when pipes and values alternate over lines, one long row of cells."""
    filled = [line for line in run if line.text.strip() and not _RULE.match(line.text)]
    rows = sum(not _is_single(line) for line in filled)
    if rows <= len(filled) * _STRAY_ROWS:
        return _stream_of_cells(filled)
    closed = sum(line.text.rstrip().endswith("|") for line in filled) > len(filled) / 2
    return _blocks_of_rows([_pipe_row(line, closed) for line in filled])


def _is_single(line: _Source) -> bool:
    """Whether the line holds at most one cell and no row of its own: ``0 |``, ``|``, ``|||``, ``规章``."""
    text = line.text.strip()
    is_row = text.startswith("|") and text.endswith("|") and bool(text.strip("| \t"))
    return not is_row and sum(bool(part.strip()) for part in text.split("|")) <= 1


def _pipe_row(line: _Source, closed: bool) -> tuple[GridCell, ...]:
    """The cells of ``| a | b |`` or ``a | b``; ``closed`` says that rows end with a pipe of their own."""
    text = line.text.strip().removeprefix("|")
    return _cut(line, (text.removesuffix("|") if closed else text).split("|"))


def _stream_of_cells(lines: list[_Source]) -> list[Block]:
    """Cells in order, one a row, an empty one wherever two pipes meet; labels tell the rows later on."""
    cells: list[GridCell] = []
    pending: list[_Source] = []
    for line in lines:
        *closed, rest = line.text.split("|")
        for part in closed:
            words = [source.text.strip() for source in pending] + [part.strip()]
            place = pending[0].place if pending else line.place
            cells.append(GridCell("".join(words), place))
            pending = []
        if rest.strip():
            pending.append(_Source(rest, line.place))
    cells += [GridCell(source.text.strip(), source.place) for source in pending]
    if not cells:
        return []
    return [Grid(tuple((cell,) for cell in cells), cells[0].place, aligned=False)]
