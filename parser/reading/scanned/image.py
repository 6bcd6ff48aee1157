"""The picture of a page made ready: upright, straight, its ink and its ruling lines told apart."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from parser.reading.pages.layout import Box
from parser.reading.pages.ruling_lines import Rulings

Image = npt.NDArray[np.uint8]

_PAPER_WIDTH = 8.27
"""Inches: the shorter side of A4, from which the resolution is estimated."""

_MOST_DPI = 300
_LEAST_DPI = 110
_SKEW = 5.0
"""Degrees: the largest skew that is straightened."""

_SPECK = 0.013
"""Inches: ink smaller than this in both directions is dust."""

_SPECKLE, _ALONE, _STREWN = 70, 2, 0.001
"""Greys by which a speck differs, specks in a square of nine pixels, and the share of a page to act on."""

_BARE = 0.93
"""Share of the usual grey of the paper from which nothing is printed near."""

_DARKEST, _PAPER = 0.2, 80
"""Per cent of the page that is as dark as ink, and that is as dark as paper."""

_INKED, _GRAIN = 10, 3
"""Greys, and times the grain of the paper, by which something on a page is darker than its paper."""

_PALE, _PALE_STRETCHED = 90, 220
"""Greys between ink and paper of a page that is too pale, and what they are made."""


@dataclass(frozen=True)
class Sheet:
    """A straightened page in grey, its ink without ruling lines (255 is ink), and the lines."""

    grey: Image
    ink: Image
    rulings: Rulings
    dpi: float

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels."""
        return self.grey.shape[1], self.grey.shape[0]

    @cached_property
    def marks(self) -> list[Box]:
        """The box of each connected piece of ink that is more than dust."""
        least = _SPECK * self.dpi
        _, _, stats, _ = cv2.connectedComponentsWithStats(self.ink, connectivity=8)
        return [
            Box(float(x), float(y), float(x + width), float(y + height))
            for x, y, width, height, area in stats[1:].tolist()
            if max(width, height) >= least and area >= least * least / 2
        ]


def sheet_of(grey: Image, dpi: float | None = None) -> Sheet:
    """The page in ``grey`` (0 is black), brought to a workable size and straightened.

    ``dpi`` is its resolution; not given, the picture is taken for a sheet of A4.
    """
    grey, dpi = _workable(cleaned(grey), dpi or min(grey.shape) / _PAPER_WIDTH)
    angle = skew(grey)
    if abs(angle) >= 0.05:
        grey = _rotated(grey, angle)
    ink = _ink(grey, dpi)
    level, upright = _lines(ink, int(0.3 * dpi), int(0.19 * dpi))
    rulings = Rulings()
    for mask in (level, upright):
        _, _, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
        for x, y, width, height, _ in stats[1:].tolist():
            rulings.add(x, y, x + width, y + height)
    lines = cv2.dilate(cv2.bitwise_or(level, upright), np.ones((3, 3), np.uint8))
    text = np.asarray(cv2.bitwise_and(ink, cv2.bitwise_not(lines)), np.uint8)
    return Sheet(grey, text, rulings, dpi)


def cleaned(grey: Image) -> Image:
    """The page without salt and pepper, where it is strewn with them, and not paler than others."""
    grey = _without_specks(grey)
    smooth = cv2.blur(grey, (3, 3))
    dark, paper = np.percentile(smooth, (_DARKEST, _PAPER))
    grain = float(np.median(cv2.absdiff(grey, np.asarray(smooth, np.uint8))))
    if not max(_INKED, _GRAIN * grain) < paper - dark < _PALE:
        return grey
    stretched = (grey.astype(np.float32) - dark) * (_PALE_STRETCHED / (paper - dark))
    return np.asarray(np.clip(stretched, 0, 255), np.uint8)


def _without_specks(grey: Image) -> Image:
    """A speck differs from all around it; the pixels of the thinnest line have each other.

    Only specks on bare paper tell that a page is strewn with them: the tips of strokes look alike.
    """
    smooth = np.asarray(cv2.medianBlur(grey, 3), np.uint8)
    speckled = (cv2.absdiff(grey, smooth) > _SPECKLE).astype(np.uint8)
    alone = (speckled > 0) & (cv2.boxFilter(speckled, -1, (3, 3), normalize=False) <= _ALONE)
    bare = cv2.GaussianBlur(smooth, (15, 15), 0) > _BARE * np.percentile(smooth, 60)
    if np.count_nonzero(alone & bare) < _STREWN * grey.size:
        return grey
    return np.where(alone, smooth, grey)


def turned(grey: Image, quarters: int) -> Image:
    """``grey`` turned clockwise by quarter turns."""
    return np.ascontiguousarray(np.rot90(grey, -quarters % 4))


def skew(grey: Image) -> float:
    """The angle in degrees by which turning the page makes its lines level: they then part most sharply."""
    scale = 700 / max(grey.shape)
    small = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    ink: Any = cv2.adaptiveThreshold(small, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 25, 12)
    best = 0.0
    for reach, step in ((_SKEW, 0.5), (0.5, 0.1), (0.1, 0.025)):
        angles = np.arange(best - reach, best + reach + step / 2, step)
        best = float(max(angles, key=lambda angle: _sharpness(ink, float(angle))))
    return best


def _sharpness(ink: Image, angle: float) -> float:
    profile = _rotated(ink, angle, paper=0).sum(axis=1, dtype=np.float64)
    return float(np.square(np.diff(profile)).sum())


def _rotated(image: Image, angle: float, paper: int = 255) -> Image:
    height, width = image.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    return np.asarray(
        cv2.warpAffine(image, matrix, (width, height), flags=cv2.INTER_CUBIC, borderValue=(paper,)), np.uint8
    )


def _workable(grey: Image, dpi: float) -> tuple[Image, float]:
    """A page between the resolutions at which characters are read well, and its resolution."""
    wanted = min(_MOST_DPI, max(_LEAST_DPI, dpi))
    if wanted == dpi:
        return grey, dpi
    scale = wanted / dpi
    how = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(grey, None, fx=scale, fy=scale, interpolation=how), np.uint8), wanted


def _ink(grey: Image, dpi: float) -> Image:
    """What is darker than the paper around it, whatever shade falls over the page."""
    block = int(0.25 * dpi) | 1
    smooth = cv2.GaussianBlur(grey, (3, 3), 0)
    return np.asarray(
        cv2.adaptiveThreshold(smooth, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, block, 18),
        np.uint8,
    )


def _lines(ink: Image, level: int, upright: int) -> tuple[Image, Image]:
    """Level and upright lines of at least those lengths in pixels."""
    wide, high = np.ones((1, level), np.uint8), np.ones((upright, 1), np.uint8)
    thick = cv2.dilate(ink, np.ones((3, 1), np.uint8)), cv2.dilate(ink, np.ones((1, 3), np.uint8))
    return (
        np.asarray(cv2.morphologyEx(thick[0], cv2.MORPH_OPEN, wide), np.uint8),
        np.asarray(cv2.morphologyEx(thick[1], cv2.MORPH_OPEN, high), np.uint8),
    )
