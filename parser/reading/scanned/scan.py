"""Scans and photographs → paragraphs and grids, by text recognition (extra ``ocr``)."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

from parser.bilingual import Bilingual
from parser.document import Document
from parser.reading.errors import EmptyFile, TooLarge, ToolMissing
from parser.reading.limits import PAGES
from parser.reading.pages.assembly import blocks_of
from parser.reading.pages.layout import PageLayout
from parser.reading.printed.page_image import draw_page, frames
from parser.reading.progress import begin_page

if TYPE_CHECKING:
    from PIL import Image

_NEEDED = ("rapidocr", "onnxruntime", "cv2", "numpy")
_HOW_TO_GET_IT = Bilingual(
    "文件是扫描件或图片，需要文字识别组件才能读取，请运行 pip install 'gongkai[ocr]' 安装后重试。",
    "The file is a picture and takes text recognition: run pip install 'gongkai[ocr]', then try again.",
)
_DPI = 200
"""Dots an inch at which the page of a PDF is drawn for recognition."""


def available() -> bool:
    """Whether text recognition is installed."""
    return all(find_spec(module) for module in _NEEDED)


def read(data: bytes, name: str) -> tuple[Document, ...]:
    """The document in a picture file (PNG, JPEG, TIFF with any number of pages, BMP).

    Raises ``ToolMissing``, ``Damaged``, ``TooLarge``, or ``EmptyFile`` when no text is found.
    """
    pages = frames(data)
    if len(pages) > PAGES:
        raise TooLarge
    layouts = []
    for number, picture in enumerate(pages, 1):
        begin_page(name, number, len(pages))
        layouts.append(_read_page(picture, number))
    if not any(layout.items for layout in layouts):
        raise EmptyFile
    blocks, head = blocks_of(layouts)
    metadata = {"file_name": name} | ({"running_head": head} if head else {})
    return (Document(blocks, "scan", metadata),)


def read_pdf_page(data: bytes, number: int) -> PageLayout:
    """The lines and tables of page ``number`` of a PDF, as a picture. Raises ``ToolMissing``."""
    return _read_page(draw_page(data, number, _DPI), number)


def _read_page(picture: Image.Image, number: int) -> PageLayout:
    if not available():
        raise ToolMissing(_HOW_TO_GET_IT)
    import numpy as np

    from parser.reading.scanned.page import read_picture

    return read_picture(np.array(picture.convert("L")), number)
