"""Characters with their boxes → words and lines.

Producers write text in any order and in any pieces ("187" in two, every
character of a title twice for boldness), so nothing but the boxes is trusted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import attrgetter
from statistics import median
from typing import NamedTuple

from parser.reading.pages.layout import Box, TextLine, Word, around

# Widths of gaps in heights of the type.
_GAP_OF_WORDS = 0.3
_GAP_OF_DIGITS = 0.25
_GAP_OF_ITEMS = 0.12
_GAP_OF_TYPED = 1.2
_SPLIT = 0.65
_GAP_OF_LETTERS = 0.12
_SAME_BASELINE = 0.25
_AFTER_NUMBERS = ".、．"
_LETTER = re.compile("[A-Za-z]")

_TAB = 2.5
"""Heights of the type."""

_ITEM = re.compile(r"[（(]?[一二三四五六七八九十]{1,3}[）)、.．]|\d{1,2}[.、．]")

_TOUCHING = 2.5
"""So many times as many characters of labels touch as stand at the beginning of one."""

_SAME_HEIGHT = 0.85
"""Share of the lower line's height."""

_LEAST_SIZE = 1.0
"""Points: what a damaged font calls smaller is not."""

_PRINTED_TWICE = 0.35


class Glyph(NamedTuple):
    """One character; its box takes in the space that the font gives it, ``baseline`` is what it stands on."""

    left: float
    top: float
    right: float
    bottom: float
    baseline: float
    text: str
    spaced: bool = False
    """Whether a space was typed before it: then the gap parts no columns."""


def split_lines(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """The glyphs of each line, from the top, each line from the left.

    Boxes of commas and dashes may be tiny and those of neighbouring cells may
    overlap by half a line: only the baseline tells lines apart.
    """
    if not glyphs:
        return []
    near = _SAME_BASELINE * median(glyph.bottom - glyph.top for glyph in glyphs)
    lines: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=_baseline):
        if lines and glyph.baseline - lines[-1][0].baseline <= near:
            lines[-1].append(glyph)
        else:
            lines.append([glyph])
    return [_without_doubles(sorted(line)) for line in lines]


_baseline = attrgetter("baseline")


def _without_doubles(line: list[Glyph]) -> list[Glyph]:
    kept: list[Glyph] = []
    for glyph in line:
        text = glyph.text
        for other in kept[-2:]:
            if other.text == text and glyph.left - other.left < _PRINTED_TWICE * (glyph.right - glyph.left):
                break
        else:
            kept.append(glyph)
    return kept


def type_size(line: Sequence[Glyph]) -> float:
    """The height of the type of a line: a Chinese character is as wide as it is high."""
    wide = [glyph.right - glyph.left for glyph in line if glyph.text >= "\u2e80"]
    size = median(wide) if wide else max(glyph.bottom - glyph.top for glyph in line) * 0.8
    return max(size, _LEAST_SIZE)


def words_of(line: Sequence[Glyph]) -> tuple[Word, ...]:
    """The words of one line with their boxes."""
    size = type_size(line)
    pieces = (label for piece in _pieces(line, size) for label in _labels(piece, size))
    return tuple(Word(_spelled(piece, size), _around(piece), size) for piece in pieces)


def _labels(piece: Sequence[Glyph], size: float) -> Iterator[Sequence[Glyph]]:
    """A piece cut where labels nearly touch: at several gaps, while most of its characters leave none."""
    gaps = [
        (index, glyph.left - before.right)
        for index, (before, glyph) in enumerate(pairwise(piece), 1)
        if _is_ideograph(before.text) and _is_ideograph(glyph.text)
    ]
    parts = [index for index, gap in gaps if gap > _GAP_OF_ITEMS * size]
    if len(parts) < 2 or _TOUCHING * len(parts) > len(gaps):
        parts = []
    for start, end in pairwise((0, *parts, len(piece))):
        yield piece[start:end]


def _is_ideograph(text: str) -> bool:
    return "\u4e00" <= text <= "\u9fff"


def _around(piece: Sequence[Glyph]) -> Box:
    lefts, tops, rights, bottoms, *_ = zip(*piece, strict=True)
    return Box(min(lefts), min(tops), max(rights), max(bottoms))


def text_of(line: Sequence[Glyph]) -> str:
    """The words of one line with a space between them."""
    size = type_size(line)
    return " ".join(_spelled(piece, size) for piece in _pieces(line, size))


def _pieces(line: Sequence[Glyph], size: float) -> Iterator[Sequence[Glyph]]:
    """A line cut at its gaps: digits of one number stand closer, a new item begins sooner."""
    apart = _numbers_apart(line, size)
    start = 0
    reach = line[0].right
    touching = _GAP_OF_ITEMS * size  # no kind of gap is narrower: most characters need no closer look
    for index in range(1, len(line)):
        glyph = line[index]
        gap = glyph.left - reach
        if gap <= touching or gap <= _gap(line, index, apart) * size:
            reach = max(reach, glyph.right)
            continue
        yield line[start:index]
        start, reach = index, glyph.right
    yield line[start:]


def _numbers_apart(line: Sequence[Glyph], size: float) -> bool:
    """Whether typed spaces part numbers: one in a number splits it (2 0), several in a row part columns."""
    if not any(glyph.spaced for glyph in line):
        return False
    chain = 0
    for before, glyph in pairwise(line):
        if not (before.text.isdigit() and glyph.text.isdigit()) or glyph.left - before.right > _SPLIT * size:
            chain = 0
        elif glyph.spaced:
            chain += 1
        if chain > 1:
            return True
    return False


def _gap(line: Sequence[Glyph], index: int, apart: bool) -> float:
    """The widest gap within a word before a glyph; ``apart`` says that spaces between digits part numbers."""
    before, glyph = line[index - 1], line[index]
    if before.text.isdigit() and glyph.text.isdigit():
        return _SPLIT if glyph.spaced and not apart else _GAP_OF_DIGITS
    if glyph.spaced and not glyph.text.isdigit():
        return _GAP_OF_TYPED
    if glyph.text.isdigit() and index + 1 < len(line) and line[index + 1].text in _AFTER_NUMBERS:
        return _GAP_OF_ITEMS
    return _GAP_OF_ITEMS if glyph.text in "（(" else _GAP_OF_WORDS


def text_line(line: Sequence[Glyph], page: int) -> TextLine:
    """One line of free text; a number of its own (二、) is one word with what it counts, behind a tab too."""
    words: list[Word] = []
    for word in words_of(line):
        before = words[-1] if words else None
        gap = word.box.left - before.box.right if before else 0.0
        if before and _ITEM.fullmatch(before.text) and gap < _TAB * word.size and _is_ideograph(word.text[0]):
            words[-1] = Word(before.text + word.text, around((before.box, word.box)), word.size)
        else:
            words.append(word)
    return TextLine(tuple(words), page)


def side_by_side(lines: Sequence[TextLine]) -> list[TextLine]:
    """The lines from the top; those at one height are one, whatever the baselines of their fonts."""
    found: list[TextLine] = []
    for line in sorted(lines, key=lambda line: line.box.top):
        if found and _at_one_height(found[-1], line):
            words = sorted((*found[-1].words, *line.words), key=lambda word: word.box.left)
            found[-1] = TextLine(tuple(words), line.page)
        else:
            found.append(line)
    return found


def _at_one_height(above: TextLine, line: TextLine) -> bool:
    one, other = above.box, line.box
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    if shared < _SAME_HEIGHT * min(one.height, other.height):
        return False
    return not any(
        word.box.left < beside.box.right and beside.box.left < word.box.right
        for word in line.words
        for beside in above.words
    )


def joined(pieces: Sequence[str]) -> str:
    """Pieces of one text that stood on several lines: no space, except between two Latin words."""
    text = ""
    for piece in (piece.strip() for piece in pieces):
        latin = text[-1:].isascii() and text[-1:].isalpha() and piece[:1].isascii() and piece[:1].isalpha()
        text += f" {piece}" if latin else piece
    return text


def _spelled(glyphs: Sequence[Glyph], size: float) -> str:
    text = "".join([glyph.text for glyph in glyphs])
    if not (_LETTER.search(text) or any(glyph.spaced for glyph in glyphs)):
        return text
    text = glyphs[0].text
    for before, glyph in pairwise(glyphs):
        letters = before.text.isascii() and glyph.text.isascii()
        letters = letters and (before.text.isalpha() or glyph.text.isalpha())
        wide = letters and glyph.left - before.right > _GAP_OF_LETTERS * size
        split = glyph.spaced and before.text.isdigit() and glyph.text.isdigit()
        text += f" {glyph.text}" if wide or split else glyph.text
    return text
