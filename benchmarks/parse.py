"""Bytes to outcomes of a 50 KB web page, against the floor and against pandas.read_html in the same run.

    python -m benchmarks.parse [--rounds 60]

The floor is reading the file and parsing it with lxml alone. Medians of processor time;
the three take turns, so that a busy machine slows all of them alike.
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


def fifty_kilobytes() -> bytes:
    """A report as Word pasted it into a site's page, with as many links around it as make 50 KB."""
    page = write(make_draft(11, size="many"), "html-nested").decode()
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
        path = Path(folder) / "report.html"
        path.write_bytes(fifty_kilobytes())
        print(f"{path.stat().st_size:,} bytes, {rounds} rounds")
        gc.collect()
        gc.freeze()  # what one of the three has imported must not slow the others' collections
        for number in range(rounds + 3):
            for name, run in runs.items():
                spent = milliseconds(run, path)
                if number >= 3:  # the first rounds warm up caches and imports
                    times[name].append(spent)
    medians = {name: statistics.median(spent) for name, spent in times.items()}
    base = medians["floor: read + lxml"]
    for name, median in medians.items():
        print(f"{name:32} {median:7.2f} ms   {median / base:5.2f} × the floor")


if __name__ == "__main__":
    main()
