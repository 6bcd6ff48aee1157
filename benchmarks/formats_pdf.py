"""How long a PDF takes beside pdfplumber's tables: ``python -m benchmarks.formats_pdf``.

The same reports from several producers: our own samples (no font embedded), a small
file of LibreOffice, and pages printed by Chromium with their fonts when it is
installed. Both readers run in one process; the best processor time of several runs
counts, and the numbers that both find in the tables are compared.
"""

from __future__ import annotations

import io
import itertools
import logging
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pdfplumber

from parser.document import Grid
from parser.reading import pdf
from parser.samples import make_draft, write

RUNS = 9
THEIR_RUNS = 3
SEEDS = (1, 2, 3)
GOLDEN = Path(__file__).parent.parent / "tests" / "reports" / "libreoffice-unruled.pdf"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
STYLE = "<style>@page{size:A4;margin:20mm}table{border-collapse:collapse}td,th{border:1px solid}</style>"


def processor_milliseconds(work: Callable[[], object], runs: int) -> float:
    """The least processor time of ``runs``."""
    best = float("inf")
    for _ in range(runs):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best * 1000


def our_numbers(data: bytes) -> list[str]:
    """The numbers in the tables as we read them."""
    grids = [block for block in pdf.read(data, "report.pdf")[0].blocks if isinstance(block, Grid)]
    cells = itertools.chain.from_iterable(row for grid in grids for row in grid.rows)
    return [cell.text for cell in cells if cell is not None and cell.text.isdecimal()]


def pdfplumber_numbers(data: bytes) -> list[str]:
    """The numbers in the tables as pdfplumber reads them."""
    with pdfplumber.open(io.BytesIO(data)) as other:
        rows = [row for page in other.pages for table in page.extract_tables() for row in table]
    return [cell for row in rows for cell in row if cell and cell.isdecimal()]


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


def producers() -> Iterator[tuple[str, list[bytes]]]:
    """The name of each producer and its files."""
    drafts = [make_draft(seed, year=2023) for seed in SEEDS]
    for layout in ("pdf", "pdf-landscape", "pdf-cut-rows"):
        yield f"samples, {layout}", [write(draft, layout) for draft in drafts]
    yield "LibreOffice, unruled", [GOLDEN.read_bytes()]
    yield "Chromium", list(printed_by_chromium([write(draft, "html-site-gb2312") for draft in drafts]))


def main() -> None:
    """Prints for each producer the times, their ratio and whether the numbers agree; the sums last."""
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    sums = [0.0, 0.0]
    for name, files in producers():
        if not files:
            print(f"{name}: not installed")
            continue
        ours = sum(
            processor_milliseconds(lambda data=data: pdf.read(data, "report.pdf"), RUNS) for data in files
        )
        theirs = sum(
            processor_milliseconds(lambda data=data: pdfplumber_numbers(data), THEIR_RUNS) for data in files
        )
        same = sum(our_numbers(data) == pdfplumber_numbers(data) for data in files)
        sums = [sums[0] + ours, sums[1] + theirs]
        print(
            f"{name}: {ours / len(files):.1f} ms a file, pdfplumber {theirs / len(files):.1f} ms, "
            f"{theirs / ours:.1f} times; the same numbers in {same} of {len(files)}",
            flush=True,
        )
    print(f"all: {sums[1] / sums[0]:.1f} times")


if __name__ == "__main__":
    main()
