"""Tables of nothing but words, taken out of a page's markup before it is parsed.

They hold most of the page's elements, and asking each element for its words takes
longer than everything else in reading a page. A table that is in any way out of the
ordinary (pictures or links in it, tables within it, tags left open) is left to the
parser; what is read is the same either way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache, partial
from html import unescape
from itertools import pairwise, repeat

from parser.document import GridCell, Place
from parser.reading import limits
from parser.reading.errors import TooLarge
from parser.reading.grids import LABEL_LENGTH, AnyCell, cell_of
from parser.reading.web.chrome import CUT_ELEMENTS, CUT_LENGTH, is_chrome_name
from parser.reading.web.tables import span
from parser.reading.web.words import INLINE
from parser.reading.whitespace import BREAK

Rows = Sequence[Sequence[AnyCell]]
"""The cells of a table, row by row."""

NUMBER = "gongkai-table"
"""The attribute that numbers the tables taken out, in what is left in their place."""

# It holds an element still: an empty one would be taken for words.
_CONTENT = "<tr></tr>"
# Shorter tables are quickly parsed.
_SHORTEST = 1500
# More markup than this without a word between is not worth remembering what it means.
_MOST_MARKUP = 10_000

# What stands for the tags in the flat text of a table: characters that Unicode keeps free for such use.
_ROW, _ROW_END, _CELL, _CELL_END, _LINE, _LINE_END, _AROUND, _OTHER, _SPANS, _WORDS, _NEW_LINE = map(
    chr, range(0xFDD0, 0xFDDB)
)
_ANY_MARK = b"\xef\xb7"  # how all of them begin in UTF-8
_MARKS = {"tr": _ROW, "td": _CELL, "th": _CELL, "p": _LINE, "div": _LINE}
_MARKS |= dict.fromkeys(("thead", "tbody", "tfoot", "colgroup", "col"), _AROUND)
_MARKS |= dict.fromkeys(INLINE, _WORDS)
_ENDS = {_ROW: _ROW_END, _CELL: _CELL_END, _LINE: _LINE_END, _AROUND: _AROUND, _WORDS: _WORDS}

_TABLE_TAG = re.compile(rb"<table\b([^<>]*+)>", re.IGNORECASE)
_END_TAG = re.compile(rb"</table\s*+>", re.IGNORECASE)
_TEXT = re.compile(rb">([^<]++)<")
_NAME = re.compile(r"[a-z][a-z0-9:]*+", re.IGNORECASE)
_ATTRIBUTE = re.compile(
    r"""\s++([a-z_:][\w:.-]*+)(?:\s*+=\s*+("[^"]*+"|'[^']*+'|[^\s"'`=&<>]++))?+""", re.IGNORECASE
)
_ATTRIBUTES = re.compile(rf"(?:{_ATTRIBUTE.pattern})*+\s*+", re.IGNORECASE)
_ODD_ENTITY = re.compile(r"&(?!(?:nbsp|quot|amp|lt|gt|[lr][sd]quo|mdash|ndash|middot|ensp|emsp|hellip);)")

_SPACE = rf"[ \t\r\n{_NEW_LINE}]*+"
_SPACE_AROUND = rf"[ \t\r\n{_NEW_LINE}{_AROUND}]*+"
_SPAN = rf"(?:[\d,]++{_SPANS})?+"
_SAID = rf"[^{_ROW}-{_OTHER}]*+"
_SAID_IN_LINES = rf"{_SPACE}(?:{_LINE}{_SAID}{_LINE_END}{_SPACE})*+"
_PLAIN = re.compile(
    rf"{_SPACE_AROUND}(?:{_ROW}{_SPACE}(?:{_CELL}(?:{_SPAN}{_SAID}|{_SPAN}{_SAID_IN_LINES}){_CELL_END}{_SPACE})*+"
    rf"{_ROW_END}{_SPACE_AROUND})*+"
)
_OF_A_CELL = re.compile(rf"{_CELL}(?:([\d,]++){_SPANS})?+([^{_CELL_END}]*+){_CELL_END}")

_grid_cell = partial(tuple.__new__, GridCell)  # half the time of calling the class


def take_out(markup: bytes, lower: bytes) -> tuple[bytes, tuple[Rows, ...]]:
    """The markup (UTF-8) with its plain tables emptied and numbered, every line with its number, and they.

    ``lower`` is the markup in lower case.
    """
    if markup.rfind(NUMBER.encode()) >= 0:
        return markup, ()
    tables: list[Rows] = []
    left: list[bytes] = []
    end, line = 0, 1
    for start_tag, end_tag in _innermost(markup, lower):
        body = markup[start_tag.end() - 1 : end_tag.start() + 1]
        flat = _flat(body)
        if flat is None:
            continue
        size = f'{CUT_ELEMENTS}="{body.count(b"<") // 2}" {CUT_LENGTH}="{len(flat) // 2}"'
        before = markup[end : start_tag.end() - 1]
        line += before.count(b"\n")
        left += before, f' {NUMBER}="{len(tables)}" {size}>{_CONTENT}'.encode()
        tables.append(_rows(flat, line))
        new_lines = body.count(b"\n")
        left.append(b"\n" * new_lines)
        line += new_lines
        end = end_tag.start()
    return b"".join((*left, markup[end:])), tuple(tables)


def _innermost(markup: bytes, lower: bytes) -> Iterator[tuple[re.Match[bytes], re.Match[bytes]]]:
    """The start and end tags of the tables that hold no other and are worth the trouble."""
    before, end = 0, lower.find(b"</table")
    while end >= 0:
        start = lower.rfind(b"<table", before, end)
        if end - start >= _SHORTEST and start >= 0:
            start_tag, end_tag = _TABLE_TAG.match(markup, start), _END_TAG.match(markup, end)
            if start_tag and end_tag and _ATTRIBUTES.fullmatch(start_tag[1].decode()):
                yield start_tag, end_tag
        before, end = end, lower.find(b"</table", end + 1)


def _flat(body: bytes) -> str | None:
    """The text of a table with marks for its tags; None when the table is not plain.

    ``body`` begins with the last bracket of its first tag and ends with the first of its
    last. Raises ``TooLarge``.
    """
    parts = _TEXT.split(body)
    texts = b"".join(parts[1::2])
    if b">" in texts or _ANY_MARK in texts or max(map(len, parts[::2])) > _MOST_MARKUP:
        return None
    parts[::2] = map(_marks, parts[::2])
    flat = b"".join(parts).decode()
    if flat.count(_CELL) > limits.CELLS:
        raise TooLarge
    if not _PLAIN.fullmatch(flat):
        return None
    if "&" in flat:
        if _ODD_ENTITY.search(flat):
            return None
        flat = unescape(flat)
    return flat.replace(_WORDS, "").replace(_LINE, BREAK).replace(_LINE_END, BREAK)


@lru_cache(maxsize=4096)
def _marks(tags: bytes) -> bytes:
    """What stands for the tags between two texts, given without the first and the last bracket.

    Few of a page are different from each other.
    """
    written = [tag for tag in tags.decode().split("><") if tag]
    marks = "".join([_NEW_LINE * tag.count("\n") + _mark(tag) for tag in written])
    return marks.encode()


def _mark(tag: str) -> str:
    if tag.startswith("!--") and tag.endswith("--") and "<" not in tag and ">" not in tag:
        return ""
    closing = tag.startswith("/")
    name = _NAME.match(tag, closing)
    if name is None:
        return _OTHER
    if name[0].lower() == "br":
        return BREAK if _stated(tag[name.end() :].removesuffix("/")) is not None and not closing else _OTHER
    mark, stated = _MARKS.get(name[0].lower(), _OTHER), _stated(tag[name.end() :])
    if closing:
        return _OTHER if tag[name.end() :].strip() else _ENDS.get(mark, _OTHER)
    if stated is None or "href" in stated or is_chrome_name(stated.get("class"), stated.get("id")):
        return _OTHER
    return _cell_mark(stated) if mark == _CELL else mark


def _stated(attributes: str) -> dict[str, str] | None:
    """What the attributes say; None when they are malformed."""
    if not _ATTRIBUTES.fullmatch(attributes):
        return None
    return {key.lower(): value.strip("\"'") for key, value in reversed(_ATTRIBUTE.findall(attributes))}


def _cell_mark(stated: dict[str, str]) -> str:
    written = stated.get("colspan", ""), stated.get("rowspan", "")
    if "&" in "".join(written):
        return _OTHER
    columns, rows = span(written[0]), span(written[1], limits.CELLS)
    return _CELL if columns == rows == 1 else f"{_CELL}{columns},{rows}{_SPANS}"


def _rows(flat: str, line: int) -> list[Sequence[AnyCell]]:
    """The cells of each row of a table that begins on that line."""
    parts = _OF_A_CELL.split(flat)
    gaps, words = parts[::3], parts[2::3]
    # Where no cell goes over several lines, only what stands between cells begins a new one.
    broken = _new_lines("".join(words)) > 0
    turns = range(len(gaps)) if broken else [n for n, gap in enumerate(gaps) if gap]
    places: list[Place] = []
    starts: list[int] = []
    for number in turns:
        places += [Place(line=line)] * (number - len(places))
        begun, passed = _between(gaps[number])
        starts += [number] * begun
        line += passed + (_new_lines(words[number - 1]) if broken and number else 0)
    cells = _cells(list(map(str.strip, words)), parts[1::3], places)
    return [cells[start:end] for start, end in pairwise([*starts, len(cells)])]


@lru_cache(maxsize=1024)
def _between(gap: str) -> tuple[int, int]:
    """How many rows and how many lines begin in what stands between two cells."""
    return gap.count(_ROW), _new_lines(gap)


def _new_lines(flat: str) -> int:
    return flat.count("\n") + flat.count(_NEW_LINE)


def _cells(texts: list[str], spans: Sequence[str | None], places: Sequence[Place]) -> list[AnyCell]:
    """The cells, made all at once: most hold nothing but a number."""
    cells: list[AnyCell] = list(map(_grid_cell, zip(texts, places, repeat(1.0), strict=False)))
    for number, (text, spanned) in enumerate(zip(texts, spans, strict=True)):
        if spanned is None and (not text or (text.isalnum() and len(text) <= LABEL_LENGTH)):
            continue
        columns, rows = _spans(spanned) if spanned else (1, 1)
        cells[number] = cell_of(text.replace(_NEW_LINE, ""), places[number], columns, rows)
    return cells


@lru_cache(maxsize=256)
def _spans(written: str) -> tuple[int, int]:
    columns, rows = written.split(",")
    return int(columns), int(rows)
