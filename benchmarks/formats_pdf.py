"""How long a PDF takes beside pdfplumber's tables: ``python -m benchmarks.formats_pdf``.

The same reports from several producers: our own samples (no font embedded), a small
file of LibreOffice, and pages printed by Chromium with their fonts when it is
installed. Both readers run in one process; the best processor time of several runs
counts, and the numbers that each finds in the tables are held against the report's own.

pdfplumber looks for ruling lines unless told otherwise. Where there are none it finds no
table at all, so there it is told to find tables by the text's alignment, its only other way;
the time in which it finds nothing is printed beside.
"""

from __future__ import annotations

import io
import itertools
import json
import logging
import shutil
import subprocess
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import pdfplumber

from parser.document import Grid
from parser.reading.printed import pdf
from parser.samples import make_draft, write

RUNS = 9
THEIR_RUNS = 3
SEEDS = (1, 2, 3)
GOLDEN = Path(__file__).parent.parent / "tests" / "reports" / "libreoffice-unruled.pdf"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
STYLE = "<style>@page{size:A4;margin:20mm}table{border-collapse:collapse}td,th{border:1px solid}</style>"
BY_LINES: dict[str, str] = {}
BY_TEXT = {"vertical_strategy": "text", "horizontal_strategy": "text"}


class Producer(NamedTuple):
    """Files of one producer, what stands in the cells of each, and how pdfplumber is to look for tables."""

    name: str
    files: list[tuple[bytes, Mapping[str, str]]]
    settings: dict[str, str] = BY_LINES


def processor_milliseconds(work: Callable[[], object], runs: int) -> float:
    """The least processor time of ``runs``."""
    best = float("inf")
    for _ in range(runs):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best * 1000


def numbers(texts: Iterable[str | None]) -> Counter[str]:
    """The whole numbers among the texts of cells."""
    return Counter(text for text in texts if text and text.isdecimal())


def our_numbers(data: bytes) -> Counter[str]:
    """The numbers in the tables as we read them."""
    grids = [block for block in pdf.read(data, "report.pdf")[0].blocks if isinstance(block, Grid)]
    cells = itertools.chain.from_iterable(row for grid in grids for row in grid.rows)
    return numbers(cell.text for cell in cells if cell is not None)


def pdfplumber_numbers(data: bytes, settings: dict[str, str]) -> Counter[str]:
    """The numbers in the tables as pdfplumber reads them."""
    with pdfplumber.open(io.BytesIO(data)) as other:
        rows = [row for page in other.pages for table in page.extract_tables(settings) for row in table]
    return numbers(itertools.chain.from_iterable(rows))


def printed_by_chromium(pages: list[bytes]) -> Iterator[bytes]:
    """Each web page as a PDF with its fonts in it; nothing without a browser."""
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        return
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "page.html"), Path(folder, "page.pdf")
        for page in pages:
            source.write_bytes(page + STYLE.encode("ascii"))
            command = [browser, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
            command += [f"--user-data-dir={folder}/user", f"--print-to-pdf={target}", source.as_uri()]
            subprocess.run(command, check=True, capture_output=True, timeout=120)
            yield target.read_bytes()


def producers() -> Iterator[Producer]:
    """Every producer that is installed."""
    drafts = [make_draft(seed, year=2023) for seed in SEEDS]
    for layout in ("pdf", "pdf-landscape", "pdf-cut-rows"):
        yield Producer(f"samples, {layout}", [(write(draft, layout), draft.cells) for draft in drafts])
    golden = json.loads(GOLDEN.with_suffix(".pdf.json").read_text(encoding="utf-8"))
    yield Producer("LibreOffice, unruled", [(GOLDEN.read_bytes(), golden)], BY_TEXT)
    printed = printed_by_chromium([write(draft, "html-site-gb2312") for draft in drafts])
    yield Producer("Chromium", [(data, draft.cells) for data, draft in zip(printed, drafts, strict=False)])


def their_milliseconds(producer: Producer, settings: dict[str, str]) -> float:
    """What pdfplumber takes for the files."""
    return sum(
        processor_milliseconds(lambda data=data: pdfplumber_numbers(data, settings), THEIR_RUNS)
        for data, _ in producer.files
    )


def main() -> None:
    """Prints for each producer the times, their ratio how many files each reads exactly, then the sums."""
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    sums = [0.0, 0.0]
    for producer in producers():
        count = len(producer.files)
        if not count:
            print(f"{producer.name}: not installed")
            continue
        ours = sum(
            processor_milliseconds(lambda data=data: pdf.read(data, "report.pdf"), RUNS)
            for data, _ in producer.files
        )
        theirs = their_milliseconds(producer, producer.settings)
        sums = [sums[0] + ours, sums[1] + theirs]
        wanted = [(data, numbers(cells.values())) for data, cells in producer.files]
        mine = sum(our_numbers(data) == found for data, found in wanted)
        other = sum(pdfplumber_numbers(data, producer.settings) == found for data, found in wanted)
        print(
            f"{producer.name}: {ours / count:.1f} ms a file, pdfplumber {theirs / count:.1f} ms, "
            f"{theirs / ours:.1f} times; all numbers in {mine} and {other} of {count}",
            flush=True,
        )
        if producer.settings is not BY_LINES:
            print(f"  pdfplumber by lines, finding none: {their_milliseconds(producer, BY_LINES):.1f} ms")
    print(f"all: {sums[1] / sums[0]:.1f} times")


if __name__ == "__main__":
    main()
