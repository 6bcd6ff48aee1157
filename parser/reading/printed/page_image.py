"""A page of an original as a picture, so that a finding's place can be shown on it."""

from __future__ import annotations

import io

from PIL import Image, ImageOps, ImageSequence

from parser.reading.errors import Damaged, TooLarge
from parser.reading.pages.limits import PIXELS
from parser.reading.printed.pdfium import opened

_PDF = b"%PDF-"


def render_page(data: bytes, page: int, width: int) -> bytes:
    """Page ``page`` (from 1) of a PDF or picture as PNG, ``width`` pixels wide.

    The boxes of ``Place`` are fractions of exactly this picture. Raises
    ``IndexError`` for a page that is not there, and what reading the file raises.
    """
    image = _pdf_page(data, page, width) if _PDF in data[:1024] else _picture(data, page, width)
    out = io.BytesIO()
    image.convert("L" if image.mode in ("1", "L") else "RGB").save(out, "PNG")
    return out.getvalue()


def _pdf_page(data: bytes, page: int, width: int) -> Image.Image:
    with opened(data, to_draw=True) as pdf:
        if not 1 <= page <= len(pdf):
            raise IndexError(page)
        shown = pdf[page - 1]
        image: Image.Image = shown.render(scale=width / shown.get_width()).to_pil()
        return image


def draw_page(data: bytes, page: int, dpi: int) -> Image.Image:
    """Page ``page`` (from 1) of a PDF in grey, ``dpi`` dots an inch."""
    with opened(data, to_draw=True) as pdf:
        image: Image.Image = pdf[page - 1].render(scale=dpi / 72, grayscale=True).to_pil()
        return image


def _picture(data: bytes, page: int, width: int) -> Image.Image:
    for number, frame in enumerate(frames(data), 1):
        if number == page:
            return frame.resize((width, max(1, round(frame.height * width / frame.width))))
    raise IndexError(page)


def frames(data: bytes) -> list[Image.Image]:
    """Every page of a picture file, upright as its camera noted. Raises ``Damaged`` or ``TooLarge``."""
    try:
        with Image.open(io.BytesIO(data)) as image:
            if image.width * image.height > PIXELS:
                raise TooLarge
            return [ImageOps.exif_transpose(frame.copy()) for frame in ImageSequence.Iterator(image)]
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise Damaged from error
