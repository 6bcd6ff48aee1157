"""The characters of a PDF page, upright, as Unicode that people type."""

from __future__ import annotations

import ctypes
import math
import struct
import unicodedata
from collections import Counter
from functools import lru_cache

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from parser.reading.pages.glyphs import Glyph
from parser.reading.pages.layout import quarter_turns

# Fonts share one shape between a character and the radical of the same look, and
# some producers write the radical; compatibility normalisation knows only U+2F00 to U+2FDF.
_RADICALS = str.maketrans(
    "⺁⺓⺟⺠⺫⺬⺶⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻳",
    "厂幺母民目示羊虎西见角贝车长门青韦页风飞食马骨鬼鱼鸟卤麦黄黾齐齿龙龟",
)
_ANGLE_SAMPLES = 24
_SPACES = (" ", "\u3000")
_UNSEEN = ("Cc", "Cf", "Cs")
_LARGER = 1.1
"""Times the usual height: a slanted character's box holds its corners too."""

_SLANT = 0.1
"""Radians by which a line may be askew."""

_EDGES = struct.Struct("4f")


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


def glyphs_of(
    text_page: pdfium.PdfTextPage, bounds: tuple[float, ...], turns: int, *, some_unseen: bool = False
) -> list[Glyph]:
    """Every visible character of the page, its box measured from the top left of the upright page.

    ``bounds`` are left, bottom, right, top of the page in PDF's own coordinates; ``some_unseen``
    says that part of the text is invisible. Slanted characters are a watermark and left out.
    """
    turned = Turner(bounds, turns)
    raw, rectangle = text_page.raw, pdfium_c.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    get_box, get_origin = pdfium_c.FPDFText_GetLooseCharBox, pdfium_c.FPDFText_GetCharOrigin
    glyphs: dict[int, Glyph] = {}
    spaced = False
    for index, character in enumerate(_characters(text_page)):
        text = _visible(character)
        if text and get_box(raw, index, rectangle):
            get_origin(raw, index, x, y)
            left, top, right, bottom = _EDGES.unpack_from(rectangle)
            box = turned(left, bottom, right, top)
            glyphs[index] = Glyph(*box, turned.height(x.value, y.value), text, spaced)
            spaced = False
        else:
            spaced = character in _SPACES and pdfium_c.FPDFText_IsGenerated(raw, index) == 0
    left_out = _slanted(raw, glyphs) | (_unseen(raw, glyphs) if some_unseen else set())
    return [glyph for index, glyph in glyphs.items() if index not in left_out]


def _slanted(text_page: object, glyphs: dict[int, Glyph]) -> set[int]:
    """The characters that stand neither level nor upright; their boxes are larger than most."""
    heights = sorted(glyph.bottom - glyph.top for glyph in glyphs.values())
    usual = heights[len(heights) // 2] if heights else 0.0
    larger = (index for index, glyph in glyphs.items() if glyph.bottom - glyph.top > _LARGER * usual)
    angles = ((index, pdfium_c.FPDFText_GetCharAngle(text_page, index)) for index in larger)
    return {index for index, angle in angles if _SLANT < angle % (math.pi / 2) < math.pi / 2 - _SLANT}


def _unseen(text_page: object, glyphs: dict[int, Glyph]) -> set[int]:
    """The characters that are written but not painted."""
    return {
        index
        for index in glyphs
        if pdfium_c.FPDFTextObj_GetTextRenderMode(pdfium_c.FPDFText_GetTextObject(text_page, index))
        == pdfium_c.FPDF_TEXTRENDERMODE_INVISIBLE
    }


def _characters(text_page: pdfium.PdfTextPage) -> str:
    """The page's characters in pdfium's order, asked for all at once where none is left out then."""
    count = text_page.count_chars()
    buffer = (ctypes.c_ushort * (2 * count + 1))()
    pdfium_c.FPDFText_GetText(text_page.raw, 0, count, buffer)
    text = bytes(buffer).decode("utf-16-le", "surrogatepass").partition("\0")[0]
    if len(text) == count:
        return text
    return "".join(chr(pdfium_c.FPDFText_GetUnicode(text_page.raw, index)) for index in range(count))


@lru_cache(maxsize=8192)
def _visible(character: str) -> str:
    """The character as people type it; nothing for a space or a sign that steers."""
    text = as_typed(character)
    return "" if text.isspace() or unicodedata.category(text[0]) in _UNSEEN else text


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

    def height(self, x: float, y: float) -> float:
        """How far below the top of the upright page a point is."""
        return (self.top - y, x - self.left, y - self.bottom, self.right - x)[self.turns]


def mapped_share(glyphs: list[Glyph]) -> float:
    """Which share of the characters means something (0 to 1); a font without a map gives few."""
    if not glyphs:
        return 0.0
    counts = Counter(glyph.text for glyph in glyphs)
    unmapped = sum(
        count for text, count in counts.items()
        if text == "\ufffd" or unicodedata.category(text[0]) in ("Co", "Cn")
    )  # fmt: skip
    return 1 - unmapped / len(glyphs)


def upright_size(bounds: tuple[float, ...], turns: int) -> tuple[float, float]:
    """Width and height of the upright page."""
    width, height = bounds[2] - bounds[0], bounds[3] - bounds[1]
    return (width, height) if turns % 2 == 0 else (height, width)
