"""Samples as other programs print them: web pages by a browser, Word files by LibreOffice."""

from __future__ import annotations

import io
import re
import tempfile
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from parser.reading import libreoffice
from parser.reading.errors import UnreadableFile

if TYPE_CHECKING:
    from playwright.sync_api import Browser, PdfMargins

_BORDERS = ("1px solid", "1px solid #ccc", "0.5pt solid", "2px solid", "1px dotted", "1px dashed")
_PADDINGS = ("1px", "3px 6px", "0 8px")
_STYLE = "<style>table{{border-collapse:collapse}}td,th{{border:{};padding:{}}}</style>"
_FOR_FURNITURE: PdfMargins = {"top": "15mm", "bottom": "15mm", "left": "20mm", "right": "20mm"}
_LINES = ("single", "dotted", "dashed")
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_MARGIN = 1300
_PAPER = (11906, 16838)
"""A4 in twentieths of a point, as Word counts."""


@dataclass(frozen=True)
class Sheet:
    """How a web page is printed; ``furniture`` is the browser's own line with date, title and number."""

    landscape: bool
    scale: float
    furniture: bool
    style: str


def some_sheet(rng: Random) -> Sheet:
    """One of the ways in which people print web pages with ruled tables."""
    style = _STYLE.format(rng.choice(_BORDERS), rng.choice(_PADDINGS))
    return Sheet(rng.random() < 0.3, rng.choice((0.6, 0.75, 0.9, 1.0, 1.2)), rng.random() < 0.5, style)


def print_page(browser: Browser, page: bytes, sheet: Sheet) -> bytes:
    """The web page as PDF."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "page.html")
        source.write_bytes(page + sheet.style.encode("ascii"))
        tab = browser.new_page()
        tab.goto(source.as_uri())
        data = tab.pdf(
            format="A4",
            landscape=sheet.landscape,
            scale=sheet.scale,
            display_header_footer=sheet.furniture,
            margin=_FOR_FURNITURE if sheet.furniture else None,
        )
        tab.close()
    return data


def print_word_files(files: Mapping[str, bytes]) -> dict[str, bytes | UnreadableFile]:
    """Word files by name, as PDF."""
    return libreoffice.convert({name: ("docx", data) for name, data in files.items()}, "pdf")


def for_paper(word_file: bytes, rng: Random) -> bytes:
    """A Word sample with ruled tables as wide as the page, its rows whole or cut, upright or landscape."""
    width, height = _PAPER if rng.random() < 0.7 else _PAPER[::-1]
    line = rng.choice(_LINES)
    borders = "".join(f'<w:{side} w:val="{line}" w:sz="4" w:space="0" w:color="auto"/>' for side in _SIDES)
    changes = (
        (r"<w:del .*?</w:del>|</?w:ins[^>]*>", ""),
        (r"<w:tblGrid>.*?</w:tblGrid>", lambda grid: _columns(grid[0], width - 2 * _MARGIN)),
        ("</w:tblPr>", f'<w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr>'),
        ("</w:tcPr>", f'<w:vAlign w:val="{rng.choice(("top", "center"))}"/></w:tcPr>'),
        ("<w:tr>", rng.choice(("<w:tr>", "<w:tr><w:trPr><w:cantSplit/></w:trPr>"))),
        (r"<w:pgSz [^>]*/>", f'<w:pgSz w:w="{width}" w:h="{height}"/>{_margins()}'),
    )
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word_file)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "word/document.xml":
                text = part.decode()
                for pattern, replacement in changes:
                    text = re.sub(pattern, replacement, text, flags=re.S)
                part = text.encode()
            new.writestr(name, part)
    return out.getvalue()


def _margins() -> str:
    sides = "".join(f'w:{side}="{_MARGIN}" ' for side in ("top", "bottom", "left", "right"))
    return f'<w:pgMar {sides}w:header="700" w:footer="700" w:gutter="0"/>'


def _columns(grid: str, width: int) -> str:
    """A table's columns over the whole ``width``; three columns of labels are wider than the values."""
    count = grid.count("<w:gridCol ")
    labels = [600, 1500, 2000] if count == 10 else []
    each = (width - sum(labels)) // (count - len(labels))
    widths = [*labels, *[each] * (count - len(labels))]
    columns = "".join(f'<w:gridCol w:w="{wide}"/>' for wide in widths)
    return f"<w:tblGrid>{columns}</w:tblGrid>"
