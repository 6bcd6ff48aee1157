"""The characters of a PDF page, upright, as Unicode that people type."""

from __future__ import annotations

import ctypes
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from parser.reading.glyphs import Glyph
from parser.reading.layout import quarter_turns

# Fonts share one shape between a character and the radical of the same look, and
# some producers write the radical; compatibility normalisation knows only U+2F00 to U+2FDF.
_RADICALS = str.maketrans(
    "⺁⺓⺟⺠⺫⺬⺶⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻳",
    "厂幺母民目示羊虎西见角贝车长门青韦页风飞食马骨鬼鱼鸟卤麦黄黾齐齿龙龟",
)
_ANGLE_SAMPLES = 24
_WIDE_SPACE = 0x3000


def upright_turns(text_page: pdfium.PdfTextPage) -> int:
    """How many quarter turns clockwise bring most of the page's characters upright."""
    count = text_page.count_chars()
    step = max(1, count // _ANGLE_SAMPLES)
    angles = Counter(
        quarter_turns(pdfium_c.FPDFText_GetCharAngle(text_page.raw, index))
        for index in range(0, count, step)
        if pdfium_c.FPDFText_GetUnicode(text_page.raw, index) > ord(" ")
    )
    return angles.most_common(1)[0][0] if angles else 0


def glyphs_of(text_page: pdfium.PdfTextPage, bounds: tuple[float, ...], turns: int) -> Iterator[Glyph]:
    """Every visible character of the page, its box measured from the top left of the upright page.

    ``bounds`` are left, bottom, right, top of the page in PDF's own coordinates.
    """
    turned = Turner(bounds, turns)
    raw, rectangle = text_page.raw, pdfium_c.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    get_unicode, get_box = pdfium_c.FPDFText_GetUnicode, pdfium_c.FPDFText_GetLooseCharBox
    get_origin = pdfium_c.FPDFText_GetCharOrigin
    spaced = False
    for index in range(text_page.count_chars()):
        code = get_unicode(raw, index)
        if code <= ord(" ") or code == _WIDE_SPACE or not get_box(raw, index, rectangle):
            spaced = code in (ord(" "), _WIDE_SPACE) and pdfium_c.FPDFText_IsGenerated(raw, index) == 0
            continue
        text = _visible(code)
        if text:
            get_origin(raw, index, x, y)
            baseline = turned(x.value, y.value, x.value, y.value)[1]
            box = turned(rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)
            yield Glyph(*box, baseline, text, spaced)
        spaced = False


@lru_cache(maxsize=8192)
def _visible(code: int) -> str:
    """The character as people type it; nothing for a space or a sign that steers."""
    text = as_typed(chr(code))
    return "" if text.isspace() or unicodedata.category(text[0]) in ("Cc", "Cf") else text


def as_typed(character: str) -> str:
    """A radical as the character that it stands for; anything else as it is."""
    if "\u2f00" <= character <= "\u2fdf":
        return unicodedata.normalize("NFKC", character)
    return character.translate(_RADICALS)


class Turner:
    """Turns a rectangle of the page by quarter turns, and from bottom-up to top-down."""

    def __init__(self, bounds: tuple[float, ...], turns: int) -> None:
        self.left, self.bottom, self.right, self.top = bounds
        self.turns = turns

    def __call__(
        self, left: float, bottom: float, right: float, top: float
    ) -> tuple[float, float, float, float]:
        """Left, top, right, bottom on the upright page."""
        if self.turns == 0:
            return left - self.left, self.top - top, right - self.left, self.top - bottom
        if self.turns == 1:
            return bottom - self.bottom, left - self.left, top - self.bottom, right - self.left
        if self.turns == 2:
            return self.right - right, bottom - self.bottom, self.right - left, top - self.bottom
        return self.top - top, self.right - right, self.top - bottom, self.right - left


def mapped_share(glyphs: list[Glyph]) -> float:
    """Which share of the characters means something (0 to 1); a font without a map gives few."""
    if not glyphs:
        return 0.0
    return sum(
        unicodedata.category(glyph.text[0]) not in ("Co", "Cn") and glyph.text != "\ufffd" for glyph in glyphs
    ) / len(glyphs)


def upright_size(bounds: tuple[float, ...], turns: int) -> tuple[float, float]:
    """Width and height of the upright page."""
    width, height = bounds[2] - bounds[0], bounds[3] - bounds[1]
    return (width, height) if turns % 2 == 0 else (height, width)
