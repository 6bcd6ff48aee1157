"""A printed report put through a scanner: skewed, grey, noisy, compressed."""

from __future__ import annotations

import io
from dataclasses import dataclass
from random import Random
from typing import Literal

import pypdfium2 as pdfium
from PIL import Image, ImageChops, ImageFilter


@dataclass(frozen=True)
class Scanner:
    """How the pages come out: dots an inch, skew in degrees, spread of the noise, JPEG quality."""

    dpi: int = 200
    skew: float = 0.0
    noise: float = 12.0
    quality: int = 60
    quarters: int = 0
    """Quarter turns clockwise with which the sheets were laid on the glass."""


def scan(pdf: bytes, scanner: Scanner, seed: int = 0) -> list[Image.Image]:
    """Each page of ``pdf`` as a scanned picture in grey."""
    document = pdfium.PdfDocument(pdf)
    try:
        pages = [
            page.render(scale=scanner.dpi / 72, grayscale=True).to_pil().convert("L") for page in document
        ]
    finally:
        document.close()
    return [_scanned(page, scanner, Random(f"{seed}/{number}")) for number, page in enumerate(pages)]


def as_file(pages: list[Image.Image], form: Literal["tiff", "pdf", "png", "jpeg"]) -> bytes:
    """The pictures as one file; ``png`` and ``jpeg`` take the first page only."""
    out = io.BytesIO()
    if form in ("png", "jpeg"):
        pages[0].save(out, form.upper())
    else:
        pages[0].save(out, form.upper(), save_all=True, append_images=pages[1:])
    return out.getvalue()


def _scanned(page: Image.Image, scanner: Scanner, rng: Random) -> Image.Image:
    turned = page.rotate(scanner.skew, resample=Image.Resampling.BICUBIC, fillcolor=255)
    grey = turned.point([int(20 + 0.88 * value) for value in range(256)])
    if scanner.noise:
        grain = Image.frombytes("L", (256, 256), bytes(_grain(rng, scanner.noise) for _ in range(256 * 256)))
        grey = ImageChops.add(grey, _tiled(grain, grey.size), 1, -128)
    out = io.BytesIO()
    grey.filter(ImageFilter.GaussianBlur(0.4)).save(out, "JPEG", quality=scanner.quality)
    picture = Image.open(io.BytesIO(out.getvalue())).convert("L")
    return picture.rotate(-90 * scanner.quarters, expand=True) if scanner.quarters else picture


def _grain(rng: Random, spread: float) -> int:
    return min(255, max(0, round(rng.gauss(128, spread))))


def _tiled(grain: Image.Image, size: tuple[int, int]) -> Image.Image:
    sheet = Image.new("L", size)
    for left in range(0, size[0], grain.width):
        for top in range(0, size[1], grain.height):
            sheet.paste(grain, (left, top))
    return sheet
