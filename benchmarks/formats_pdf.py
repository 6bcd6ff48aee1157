"""How long a PDF takes beside pdfplumber's tables: ``python -m benchmarks.formats_pdf``.

Both read the same ruled report in one process; the best of several runs counts, and
the numbers that both find in the tables are compared.
"""

from __future__ import annotations

import io
import itertools

import pdfplumber

from benchmarks.formats import milliseconds
from parser.document import Grid
from parser.reading import pdf
from parser.samples import make_draft, write

RUNS = 7


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


def main() -> None:
    """Prints the times, their ratio and whether the numbers agree."""
    for layout in ("pdf", "pdf-landscape"):
        data = write(make_draft(1, year=2023), layout)
        ours = milliseconds(lambda data=data: pdf.read(data, "report.pdf"), RUNS)
        theirs = milliseconds(lambda data=data: pdfplumber_numbers(data), 3)
        same = "the same numbers" if our_numbers(data) == pdfplumber_numbers(data) else "different numbers"
        print(f"{layout}: {ours:.1f} ms, pdfplumber {theirs:.1f} ms, {theirs / ours:.1f} times; {same}")


if __name__ == "__main__":
    main()
