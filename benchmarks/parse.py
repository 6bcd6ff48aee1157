"""Bytes to outcomes of a 50 KB web page, against the floor and against pandas.read_html in the same run.

    python -m benchmarks.parse [--rounds 60]

The floor is reading the file and parsing it with lxml alone. Medians of processor time.
Each reads ten pages in a row, as a batch does, before the next takes its turn: so a busy
machine slows all of them alike, and none is measured with the caches that another left.
Each round is the page of another agency, so that nothing remembered of one helps with
the next.
"""

from __future__ import annotations

import argparse
import gc
import io
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import lxml.html
import pandas

from parser.reading import read
from parser.samples import make_draft, write
from parser.scorecard import examine

TARGET_BYTES = 50_000
FIRST_SEED = 11
_IN_A_ROW = 10
_WARMING_UP = _IN_A_ROW  # rounds that load modules and fill the tables of known labels


def fifty_kilobytes(seed: int) -> bytes:
    """A report as Word pasted it into a site's page, with as many links around it as make 50 KB."""
    page = write(make_draft(seed, size="many"), "html-nested").decode()
    links: list[str] = []
    size = len(page.encode())
    while size < TARGET_BYTES:
        links.append(
            f'<li><a href="/zwgk/list{len(links)}.html" target="_blank">栏目导航{len(links)}</a></li>\n'
        )
        size += len(links[-1].encode())
    return page.replace("</body>", f'<ul class="map">{"".join(links)}</ul></body>').encode()


def floor(path: Path) -> None:
    """Reading and parsing, nothing else."""
    lxml.html.fromstring(path.read_bytes().decode("utf-8"))


def ours(path: Path) -> None:
    """Everything: cells, sections, agency, year, fee statement, every check, score."""
    for document in read(path.read_bytes(), path.name):
        examine(document)


def peer(path: Path) -> None:
    """The tables only."""
    pandas.read_html(io.StringIO(path.read_bytes().decode("utf-8")))


def milliseconds(run: Callable[[Path], None], path: Path) -> float:
    """Processor time of one run."""
    started = time.process_time()
    run(path)
    return 1000 * (time.process_time() - started)


def main() -> None:
    """Prints the medians and the ratios."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("--rounds", type=int, default=60)
    rounds = options.parse_args().rounds
    runs = {
        "floor: read + lxml": floor,
        "gongkai, bytes to outcomes": ours,
        "pandas.read_html, tables only": peer,
    }
    times: dict[str, list[float]] = {name: [] for name in runs}
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{number}.html" for number in range(rounds + _WARMING_UP)]
        for number, path in enumerate(paths):
            path.write_bytes(fifty_kilobytes(FIRST_SEED + number))
        print(f"{rounds} pages of {paths[0].stat().st_size:,} bytes")
        gc.collect()
        gc.freeze()  # what one of the three has imported must not slow the others' collections
        for start in range(0, len(paths), _IN_A_ROW):
            for name, run in runs.items():
                times[name] += [milliseconds(run, path) for path in paths[start : start + _IN_A_ROW]]
    medians = {name: statistics.median(spent[_WARMING_UP:]) for name, spent in times.items()}
    base = medians["floor: read + lxml"]
    for name, median in medians.items():
        print(f"{name:32} {median:7.2f} ms   {median / base:5.2f} × the floor")


if __name__ == "__main__":
    main()
