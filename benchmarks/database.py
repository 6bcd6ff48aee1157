"""How fast the database takes reports in, checks them again and answers the overview.

python benchmarks/database.py [--reports 500] [--agencies 4000 40000]
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from db import queries
from db.connection import connect, transaction
from db.examine import ExaminedFile, Incoming, examine_file
from db.ingest import Options, ingest
from db.maintenance import recheck
from db.rows import FindingFilter, OverviewFilter
from db.store.reports import store_file
from parser.samples.drafting import make_draft
from parser.samples.layouts import write

YEAR = 2023


def seconds(work: Callable[[], object], times: int = 1) -> float:
    """The fastest of so many runs."""
    best = float("inf")
    for _ in range(times):
        start = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - start)
    return best


def ingest_and_recheck(folder: Path, reports: int) -> None:
    """First ingest, the same again, and a recheck of HTML reports."""
    received = folder / "received"
    received.mkdir()
    for number in range(reports):
        (received / f"{number:06}.html").write_bytes(write(make_draft(number, year=YEAR), "html-site"))
    for workers in (1, 2):
        db = connect(folder / f"{workers}.db")
        options = Options(workers=workers)
        first = seconds(lambda: ingest([received], db, options=options))  # noqa: B023
        again = seconds(lambda: ingest([received], db, options=options))  # noqa: B023
        anew = seconds(lambda: recheck(db, workers=workers))  # noqa: B023
        print(f"{workers} process(es): first ingest {reports / first:.0f}/s")
        print(f"{workers} process(es): the same files again {reports / again:.0f}/s")
        print(f"{workers} process(es): recheck {reports / anew:.0f}/s, {anew / first:.2f} × the ingest")
        db.close()


def overview(folder: Path, agencies: int) -> None:
    """One year of so many agencies, stored for real, then asked for."""
    [good, bad] = [
        examine_file(Incoming(name, write(make_draft(seed, year=YEAR), "html-clean")))
        for seed, name in ((1, "a"), (2, "b"))
    ]
    db = connect(folder / f"overview-{agencies}.db")

    def fill() -> None:
        with transaction(db):
            for number in range(agencies):
                store_file(db, renamed(good if number % 3 else bad, number))

    print(f"{agencies} agencies: stored {agencies / seconds(fill):.0f}/s without reading")
    for what, work in {
        "overview, worst 1,000": lambda: queries.overview(db, YEAR),
        "overview, all": lambda: queries.overview(db, YEAR, limit=agencies),
        "overview, one name": lambda: queries.overview(db, YEAR, OverviewFilter(search=f"{agencies // 2}号")),
        "tiles": lambda: queries.tiles(db, YEAR),
        "frequent findings": lambda: queries.frequent(db, YEAR),
        "trend": lambda: queries.trend(db),
        "findings, first 1,000": lambda: queries.findings(db, FindingFilter(year=YEAR)),
        "one report": lambda: queries.current_report(db, name_of(agencies // 2), YEAR),
    }.items():
        print(f"{agencies} agencies: {what} {seconds(work, 3) * 1000:.1f} ms")
    db.close()


def name_of(number: int) -> str:
    """An invented agency."""
    return f"青石县第{number}号服务中心"


def renamed(file: ExaminedFile, number: int) -> ExaminedFile:
    """The same report as another agency's."""
    [facts] = file.reports
    return replace(file, sha256=f"{number:064}", reports=(replace(facts, agency=name_of(number)),))


def main() -> None:
    """Print every figure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=500)
    parser.add_argument("--agencies", type=int, nargs="*", default=[4000, 40_000])
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        ingest_and_recheck(Path(folder), arguments.reports)
        for agencies in arguments.agencies:
            overview(Path(folder), agencies)


if __name__ == "__main__":
    main()
