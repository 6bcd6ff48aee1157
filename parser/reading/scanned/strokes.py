"""Cells that hold a single stroke: a dash or a slash, which a model of characters takes for 一 or 1."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from parser.reading.pages.layout import Box
from parser.reading.scanned.image import Image
from parser.reading.scanned.text import DOUBTFUL, Reading

_BY_SHAPE = 0.95
"""The confidence of a stroke told by its shape: plain, though 一 and 丿 have nearly the same."""

_FLAT = 0.3
_WIDE = 0.25
_LONG = 0.6
_CENTRED = 0.2
"""Heights of the type: a dash is lower and wider than these, and so near the middle of its cell."""

_SLANTED = 0.28
_UPRIGHT = 0.13
"""Width over height from head to foot: a slash leans more than the first, a digit 1 less than the second."""

_TALL = 0.8
"""Heights of the type: what leans and is lower may be what is left of a 7."""

_LIKE_A_SLASH = frozenset("1/／丿ノIl|")


def as_dash(lines: Sequence[Box], box: Box, size: float) -> Reading | None:
    """The dash that the only line of marks in the cell is, if it is one."""
    if len(lines) != 1:
        return None
    (line,) = lines
    if line.height > _FLAT * size or line.width < max(_WIDE * size, 1.5 * line.height):
        return None
    centred = abs(line.middle - box.middle) <= _CENTRED * size  # else it may be what is left of a digit
    return Reading("—" if line.width > _LONG * size else "-", _BY_SHAPE if centred else DOUBTFUL)


def told_from_slash(reading: Reading, line: Box, size: float, ink: Image) -> Reading:
    """The reading of one upright stroke, by how far it leans; doubtful where shape and reading differ."""
    if reading.text not in _LIKE_A_SLASH:
        return reading
    lean = _lean(line, ink)
    if lean >= _SLANTED:
        return Reading("/", _BY_SHAPE if line.height >= _TALL * size else DOUBTFUL)
    if reading.text != "1" or lean > _UPRIGHT:
        return Reading(reading.text, min(DOUBTFUL, reading.confidence))
    return reading


def _lean(line: Box, ink: Image) -> float:
    """How far the head of the ink stands to the right of its foot, in its height."""
    left, top, right, bottom = (round(edge) for edge in line)
    piece = ink[top:bottom, left:right].astype(np.float64)
    third = max(1, piece.shape[0] // 3)
    head, foot = _centre(piece[:third]), _centre(piece[-third:])
    return float((head - foot) / max(1, piece.shape[0] - third))


def _centre(piece: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> float:
    weight = piece.sum()
    return float((piece.sum(axis=0) * np.arange(piece.shape[1])).sum() / weight) if weight else 0.0
