"""What befalls a scanned page: blur, specks, white spots, pale ink, faint lines, a slanted photograph."""

from __future__ import annotations

import io
from dataclasses import dataclass
from random import Random

import cv2
import numpy as np
import numpy.typing as npt
from PIL import Image, ImageFilter

Grey = npt.NDArray[np.uint8]

_INK = 140
"""Greys: what is darker is ink."""


@dataclass(frozen=True)
class Damage:
    """How much of each; nothing by default.

    ``tilt`` is the share of the page by which its corners are moved, ``shade`` what is left of the
    light at its dark edge, ``contrast`` what is left of the difference between ink and
    paper, ``blur`` a radius in pixels, ``salt`` the share of pixels turned white or black,
    ``spots`` white spots a square inch that eat characters and spare ruling
    lines, ``faint`` whether ruling lines are pale and broken, ``quality`` that of the JPEG at the end.
    """

    tilt: float = 0.0
    shade: float = 1.0
    contrast: float = 1.0
    blur: float = 0.0
    salt: float = 0.0
    spots: int = 0
    faint: bool = False
    quality: int = 0


NO_DAMAGE = Damage()


def damaged(page: Image.Image, damage: Damage, dpi: int, rng: Random) -> Image.Image:
    """The page as it comes out."""
    grey: Grey = np.array(page)
    chance = np.random.default_rng(rng.randrange(2**32))
    if damage.spots:
        grey = _spotted(grey, damage.spots, dpi, chance)
    if damage.faint:
        grey = _with_faint_lines(grey, dpi, chance)
    if damage.tilt:
        grey = _tilted(grey, damage.tilt, chance)
    shaded = grey * np.linspace(1.0, damage.shade, grey.shape[1])
    pale = 150 + (shaded - 150) * damage.contrast
    if damage.salt:
        fate = chance.random(grey.shape)
        pale = np.where(fate < damage.salt / 2, 0, np.where(fate > 1 - damage.salt / 2, 255, pale))
    picture = Image.fromarray(np.clip(pale, 0, 255).astype(np.uint8))
    if damage.blur:
        picture = picture.filter(ImageFilter.GaussianBlur(damage.blur))
    return _compressed(picture, damage.quality) if damage.quality else picture


def _spotted(grey: Grey, spots: int, dpi: int, chance: np.random.Generator) -> Grey:
    spotted = grey.copy()
    for _ in range(spots * grey.size // dpi**2):
        centre = int(chance.integers(grey.shape[1])), int(chance.integers(grey.shape[0]))
        cv2.circle(spotted, centre, int(chance.integers(1, 4)), (240,), -1)
    return np.where(_ruling_lines(grey, dpi), grey, spotted)


def _with_faint_lines(grey: Grey, dpi: int, chance: np.random.Generator) -> Grey:
    lines = _ruling_lines(grey, dpi)
    faint = np.where(lines, np.maximum(grey, 200), grey).astype(np.uint8)
    for _ in range(grey.size // dpi**2 // 2):
        y, x = int(chance.integers(grey.shape[0])), int(chance.integers(grey.shape[1]))
        gap = slice(y, y + dpi // 20), slice(x, x + dpi // 3)
        faint[gap] = np.where(lines[gap], 235, faint[gap])
    return faint


def _ruling_lines(grey: Grey, dpi: int) -> npt.NDArray[np.bool_]:
    ink = cv2.dilate((grey < _INK).astype(np.uint8), np.ones((1, 3), np.uint8))
    lines = np.zeros_like(grey, bool)
    for shape in ((1, dpi // 3), (dpi // 6, 1)):
        line = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones(shape, np.uint8))
        lines |= cv2.dilate(line, np.ones((5, 5), np.uint8)) > 0
    return lines


def _tilted(grey: Grey, tilt: float, chance: np.random.Generator) -> Grey:
    height, width = grey.shape
    corners = np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float32)
    outward = np.array([(-1, -1), (1, -1), (1, 1), (-1, 1)], np.float32)
    moved = corners - outward * chance.uniform(0, tilt, (4, 2)).astype(np.float32) * (width, height)
    matrix = cv2.getPerspectiveTransform(corners, moved.astype(np.float32))
    return np.asarray(cv2.warpPerspective(grey, matrix, (width, height), borderValue=(180,)), np.uint8)


def _compressed(picture: Image.Image, quality: int) -> Image.Image:
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=quality)
    return Image.open(io.BytesIO(out.getvalue())).convert("L")
