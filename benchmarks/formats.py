"""How long each format takes, beside its peer in the same run: ``python -m benchmarks.formats [--json]``.

DOCX against python-docx reading the same tables; HTML against lxml's own parse; old
Word files in one batch through LibreOffice. One process; the best of several runs.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import time
from collections.abc import Callable

import docx as python_docx
from lxml import html as lxml_html

from parser.reading import libreoffice, office, read
from parser.reading.printed import ofd
from parser.reading.sheets import spreadsheet
from parser.reading.web import html
from parser.reading.word import docx
from parser.samples import make_draft, write

RUNS = 15
BATCH = 100


def milliseconds(work: Callable[[], object], runs: int = RUNS) -> float:
    """The best time of ``runs``."""
    best = float("inf")
    for _ in range(runs):
        start = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - start)
    return best * 1000


def with_python_docx(data: bytes) -> list[list[list[str]]]:
    """Paragraphs and tables as python-docx gives them."""
    document = python_docx.Document(io.BytesIO(data))
    [paragraph.text for paragraph in document.paragraphs]
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]


def measure() -> dict[str, float]:
    """Every figure, in milliseconds a file or as a ratio."""
    draft = make_draft(1, year=2023)
    word, page = write(draft, "docx"), write(draft, "html-site-gb2312")
    book, layout = write(draft, "xlsx"), write(draft, "ofd")
    figures = {
        "docx ms": milliseconds(lambda: docx.read(word, "a.docx")),
        "python-docx ms": milliseconds(lambda: with_python_docx(word), 5),
        "html ms": milliseconds(lambda: html.read(page, "a.html")),
        "lxml parse ms": milliseconds(lambda: lxml_html.document_fromstring(page)),
        "xlsx ms": milliseconds(lambda: spreadsheet.read(book, "a.xlsx")),
        "ofd ms": milliseconds(lambda: ofd.read(layout, "a.ofd"), 5),
        "mht ms": milliseconds(lambda: read(write(draft, "mht"), "a.mht")),
    }
    figures["python-docx / docx"] = figures["python-docx ms"] / figures["docx ms"]
    figures["html / lxml parse"] = figures["html ms"] / figures["lxml parse ms"]
    return figures | old_word_files()


def old_word_files() -> dict[str, float]:
    """A batch of old Word files; nothing without LibreOffice."""
    if libreoffice.program() is None:
        return {}
    originals = {str(seed): ("docx", write(make_draft(seed, year=2023), "docx")) for seed in range(BATCH)}
    made = libreoffice.convert(originals, "doc")
    files = {f"{name}.doc": data for name, data in made.items() if isinstance(data, bytes)}
    before = processor_seconds()
    batch = milliseconds(lambda: office.read_many(files), 1)
    spent = 1000 * (processor_seconds() - before)
    count = max(len(files), 1)
    return {
        "doc batch size": float(count),
        "doc ms a file": batch / count,
        "doc cpu ms a file": spent / count,
    }


def processor_seconds() -> float:
    """What this process and the programs that it started have taken so far."""
    times = os.times()
    return sum(times[:4])


def main() -> None:
    """Print the figures."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--json", action="store_true")
    figures = measure()
    if arguments.parse_args().json:
        print(json.dumps(figures))
        return
    for name, figure in figures.items():
        print(f"{name:20} {figure:8.2f}")


if __name__ == "__main__":
    main()
