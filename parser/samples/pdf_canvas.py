"""A sheet of paper to write on: just enough PDF for reports, with the Chinese fonts every viewer knows."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field

SONGTI, HEITI = "STSong-Light", "STHeiti-Regular"
_HALF = 0.5
"""Width of a Latin character in heights of the type; a Chinese one is as wide as high."""


def width_of(text: str, size: float) -> float:
    """The printed width of ``text`` in points."""
    return sum(_HALF if " " <= character <= "~" else 1.0 for character in text) * size


def wrapped(text: str, width: float, size: float, first: float = 0.0) -> list[str]:
    """The text cut into lines of at most ``width`` points, the first one shorter by ``first``."""
    lines, line, room = [], "", width - first
    for character in text:
        if line and width_of(line + character, size) > room + 1e-6:
            lines.append(line)
            line, room = "", width
        line += character
    return [*lines, line]


@dataclass
class Canvas:
    """Pages of one size in points; heights are measured from the top."""

    width: float
    height: float
    font: str = SONGTI
    thin_boxes: bool = False
    """Ruling lines as filled rectangles, as Word makes them, instead of strokes."""

    pages: list[list[str]] = field(default_factory=lambda: [[]])

    def new_page(self) -> None:
        """Go on with a fresh page."""
        self.pages.append([])

    def write(self, x: float, top: float, text: str, size: float) -> None:
        """One line of text with its left upper corner at ``x``, ``top``."""
        code = text.encode("utf-16-be").hex()
        self.pages[-1].append(
            f"BT /F {size:g} Tf {x:.2f} {self.height - top - 0.88 * size:.2f} Td <{code}> Tj ET"
        )

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """A ruling line."""
        top, bottom = self.height - y0, self.height - y1
        if self.thin_boxes:
            box = f"{x0 - 0.25:.2f} {bottom - 0.25:.2f} {x1 - x0 + 0.5:.2f} {top - bottom + 0.5:.2f}"
            self.pages[-1].append(f"{box} re f")
        else:
            self.pages[-1].append(f"0.5 w {x0:.2f} {top:.2f} m {x1:.2f} {bottom:.2f} l S")

    def to_bytes(self, title: str = "", rotation: int = 0) -> bytes:
        """The finished file; ``rotation`` is how viewers are to turn the pages, in degrees clockwise."""
        font = (
            "<< /Type /Font /Subtype /Type0 /BaseFont /{0} /Encoding /UniGB-UCS2-H "
            "/DescendantFonts [4 0 R] >>",
            "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /{0} /DW 1000 /W [1 95 500 814 907 500] "
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /FontDescriptor 5 0 R >>",
            "<< /Type /FontDescriptor /FontName /{0} /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 "
            "/Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>",
        )
        numbers = [6 + 2 * index for index in range(len(self.pages))]
        kids = " ".join(f"{number} 0 R" for number in numbers)
        name = ("\ufeff" + title).encode("utf-16-be").hex()
        objects = [
            "<< /Type /Catalog /Pages 2 0 R >>",
            f"<< /Type /Pages /Kids [{kids}] /Count {len(numbers)} >>",
            *(part.replace("{0}", self.font) for part in font),
        ]
        streams: dict[int, bytes] = {}
        for number, page in zip(numbers, self.pages, strict=True):
            streams[number + 1] = zlib.compress("\n".join(page).encode())
            objects += [
                f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {self.width:g} {self.height:g}] "
                f"/Rotate {rotation} /Resources << /Font << /F 3 0 R >> >> /Contents {number + 1} 0 R >>",
                f"<< /Length {len(streams[number + 1])} /Filter /FlateDecode >>",
            ]
        return _file([*objects, f"<< /Title <{name}> >>"], streams)


def _file(objects: list[str], streams: dict[int, bytes]) -> bytes:
    out = bytearray(b"%PDF-1.5\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        body = content.encode()
        if number in streams:
            body += b"\nstream\n" + streams[number] + b"\nendstream"
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    last = len(objects)
    out += b"trailer\n<< /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        last + 1,
        last,
        start,
    )
    return bytes(out)
