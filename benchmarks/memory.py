"""How much memory a worker takes for heavy and hostile files: ``python -m benchmarks.memory``.

Each file is read and examined in a worker of its own, under the limits of the product. Prints what
became of it, and the most memory that the worker held (MB). Exit 1 when one held more than its bound.
"""

from __future__ import annotations

import io
import sys
import time
import zipfile
from collections.abc import Callable, Iterator

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from xlsxwriter import Workbook

from benchmarks.memory_of_worker import Answer, failed, measured
from parser.reading import limits
from parser.reading.isolation import in_order
from parser.samples import make_draft, write
from parser.samples.layouts import pieces_of
from parser.samples.pdf_layouts import PORTRAIT, paper
from parser.samples.scans import Scanner, as_file
from parser.samples.scans import scan as scanned

MEGABYTE = 2**20
SCANNED_PAGES = 12
_FONT = "STSong-Light"
_SENTENCE = "本年度主动公开政府信息，持续完善政府信息公开目录，依法办理政府信息公开申请。"


def book(pages: int) -> bytes:
    """A PDF with so many pages full of prose."""
    pdfmetrics.registerFont(UnicodeCIDFont(_FONT))
    out = io.BytesIO()
    canvas = Canvas(out)
    for _ in range(pages):
        canvas.setFont(_FONT, 10)
        for line in range(45):
            canvas.drawString(60, 790 - 16 * line, _SENTENCE)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def workbook(rows: int) -> bytes:
    """A sheet of a hundred columns."""
    out = io.BytesIO()
    with Workbook(out) as file:
        sheet = file.add_worksheet()
        for row in range(rows):
            sheet.write_row(row, 0, range(100))
    return out.getvalue()


def page(cells: int) -> bytes:
    """A web page that is one table."""
    return b"<table>" + (b"<tr>" + b"<td>1" * 100) * (cells // 100) + b"</table>"


def bomb() -> bytes:
    """A Word file whose text unpacks to a gigabyte."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        with package.open("word/document.xml", "w", force_zip64=True) as part:
            for _ in range(1024):
                part.write(bytes(MEGABYTE))
    return out.getvalue()


def scans() -> bytes:
    """Scanned pages in one PDF."""
    pieces, _ = pieces_of(make_draft(7, size="many"), "pdf")
    pages = scanned(paper(pieces, PORTRAIT), Scanner(200, 1.0))
    return as_file((pages * SCANNED_PAGES)[:SCANNED_PAGES], "pdf")


FILES: dict[str, Callable[[], bytes]] = {
    "a report (HTML)": lambda: write(make_draft(7, size="many"), "html-nested"),
    f"a book of {limits.PAGES} pages (PDF)": lambda: book(limits.PAGES),
    "a book of 500 pages (PDF)": lambda: book(500),
    "a sheet of 190,000 cells (XLSX)": lambda: workbook(1_900),
    "a sheet of 1,000,000 cells (XLSX)": lambda: workbook(10_000),
    "a page of 190,000 cells (HTML)": lambda: page(190_000),
    "a page of 1,000,000 cells (HTML)": lambda: page(1_000_000),
    "a text of 19 MB": lambda: (_SENTENCE + "\n").encode() * (19 * MEGABYTE // len(_SENTENCE.encode())),
    "a text of 60 MB": lambda: (_SENTENCE + "\n").encode() * (60 * MEGABYTE // len(_SENTENCE.encode())),
    "100,000 nested elements (HTML)": lambda: b"<div>" * 100_000,
    "a Word file that unpacks to 1 GB": bomb,
    f"{SCANNED_PAGES} scanned pages (PDF)": scans,
}


def runs() -> Iterator[tuple[str, Answer, float]]:
    """Each file with its answer and seconds, one worker each."""
    for name, make in FILES.items():
        data = make()
        started = time.monotonic()
        ((answer,),) = in_order(measured, [[(name, data)]], failed)
        yield name, answer, time.monotonic() - started


def main() -> int:
    """Prints a line a file."""
    worst = 0
    for name, (outcome, peak), seconds in runs():
        bound = limits.RECOGNITION_BYTES if "scanned" in name else limits.WORKER_BYTES
        worst |= peak > bound
        print(f"{name:36} {outcome:18} {peak / MEGABYTE:6.0f} MB  {seconds:6.1f} s", flush=True)
    return worst


if __name__ == "__main__":
    sys.exit(main())
