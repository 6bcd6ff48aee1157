"""One door to pdfium: it is not safe for threads, and its errors are translated here."""

from __future__ import annotations

import ctypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeAlias

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from parser.reading.errors import Damaged, Encrypted
from parser.reading.printed.blank_font import blank_font

_ONE_AT_A_TIME = threading.RLock()

_Buffer: TypeAlias = "ctypes._Pointer[ctypes.c_ubyte]"


class _Fonts(pdfium.PdfSysfontBase):  # type: ignore[misc]
    """Answers pdfium when a font is not in the file: from the system to draw, else with the blank font.

    The names of the methods are pdfium's.
    """

    reading = False

    def __init__(self) -> None:
        super().__init__()
        self.data, self.name = ctypes.create_string_buffer(blank_font()), b"blank\x00"
        self.handle = ctypes.addressof(self.data)

    def MapFont(self, own: object, weight: int, italic: int, charset: int, *about: object) -> int | None:
        if self.reading:
            # pdfium brings Latin fonts along, with their true widths.
            return None if charset == pdfium_c.FXFONT_ANSI_CHARSET else self.handle
        found: int | None = super().MapFont(own, weight, italic, charset, *about)
        return found

    def GetFont(self, own: object, face: object) -> int | None:
        found: int | None = self.handle if self.reading else super().GetFont(own, face)
        return found

    def GetFontData(self, own: object, font: int, table: int, buffer: _Buffer, size: int) -> int:
        if font != self.handle:
            return int(super().GetFontData(own, font, table, buffer, size))
        return 0 if table else _copied(self.data.raw, buffer, size)

    def GetFaceName(self, own: object, font: int, buffer: _Buffer, size: int) -> int:
        if font != self.handle:
            return int(super().GetFaceName(own, font, buffer, size))
        return _copied(self.name, buffer, size)

    def GetFontCharset(self, own: object, font: int) -> int:
        other = font != self.handle
        return int(super().GetFontCharset(own, font) if other else pdfium_c.FXFONT_GB2312_CHARSET)

    def DeleteFont(self, own: object, font: int) -> None:
        if font != self.handle:
            super().DeleteFont(own, font)


def _copied(data: bytes, buffer: _Buffer, size: int) -> int:
    """The length of ``data``; it is copied into ``buffer`` if there is one and it fits."""
    if buffer and size >= len(data):
        ctypes.memmove(buffer, data, len(data))
    return len(data)


_FONTS = _Fonts()
_FONTS.setup()


@contextmanager
def opened(data: bytes, *, to_draw: bool = False) -> Iterator[pdfium.PdfDocument]:
    """The PDF in ``data``; an empty password is tried. Raises ``Encrypted`` or ``Damaged``.

    Fonts that are not in the file are looked for in the system only ``to_draw`` its pages.
    """
    with _ONE_AT_A_TIME, _reading(not to_draw):
        try:
            document = pdfium.PdfDocument(data)
        except pdfium.PdfiumError as error:
            locked = getattr(error, "err_code", None) in (
                pdfium_c.FPDF_ERR_PASSWORD,
                pdfium_c.FPDF_ERR_SECURITY,
            )
            raise (Encrypted() if locked else Damaged()) from error
        try:
            yield document
        finally:
            document.close()


@contextmanager
def _reading(reading: bool) -> Iterator[None]:
    before, _FONTS.reading = _FONTS.reading, reading
    try:
        yield
    finally:
        _FONTS.reading = before
