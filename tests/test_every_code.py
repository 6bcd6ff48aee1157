"""Every code of the catalogue can be planted in a generated report, and is found."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from db import queries, store
from db.connection import connect
from db.ingest import ingest_bytes
from db.roster import import_roster
from parser.checks.catalogue import CATALOGUE
from parser.checks.check import Result
from parser.checks.context import DEFAULT_CONTEXT, Context
from parser.reading import read
from parser.reading.encoding import decode
from parser.reading.scanned import scan
from parser.report import parse
from parser.samples import DEFECTS, LAYOUTS, layouts_for, make_draft, planted, write
from parser.samples.defects_years import PAIRS
from parser.samples.judging import complaints
from parser.samples.manuscript import manuscript
from parser.samples.pdf_layouts import PORTRAIT, paper
from parser.samples.scans import Scanner, as_file
from parser.samples.scans import scan as scanned
from parser.scorecard import examine

YEAR = 2023
QUICK = [name for name, layout in LAYOUTS.items() if layout.format in ("txt", "md", "html")]


def in_one_report(code: str) -> bool:
    """Planted in reports of four years, each in another layout: that and nothing else is found."""
    layouts = layouts_for(code, QUICK)
    cases = [(planted(code, 40 + seed, 2021 + seed), layouts[seed % len(layouts)]) for seed in range(4)]
    return not any(
        complaints(case, write(case.draft, layout), f"sample{LAYOUTS[layout].suffix}")
        for case, layout in cases
    )


def beside_last_year(code: str) -> bool:
    pair = PAIRS[code](3, YEAR)
    previous = parse(read(write(pair.other, "tabs"), "earlier.txt")[0])
    data = write(pair.planted.draft, "cells")
    return not complaints(pair.planted, data, "later.txt", Context(previous=previous))


def beside_another_agency(folder: Path) -> bool:
    pair = PAIRS["PE01"](5, YEAR)
    db = connect(folder / "gongkai.db")
    for name, draft in (("a.txt", pair.other), ("b.txt", pair.planted.draft)):
        ingest_bytes(db, write(draft, "tabs"), name)
    report = queries.current_report(db, pair.planted.draft.agency.name, YEAR)
    db.close()
    return report.outcomes["PE01"].result == "failed"


def beside_its_departments(folder: Path) -> bool:
    government = make_draft(33, year=YEAR, sort="county_government", size="few")
    department = make_draft(34, year=YEAR, sort="county_bureau", size="many")
    db = connect(folder / "gongkai.db")
    roster = f"名称,上级\n{government.agency.name},\n{department.agency.name},{government.agency.name}\n"
    import_roster(db, roster.encode(), "王芸")
    for name, draft in (("县政府.txt", government), ("部门.txt", department)):
        ingest_bytes(db, write(draft, "tabs"), name)
    store.answer_peers(db, YEAR)
    report = queries.current_report(db, government.agency.name, YEAR)
    db.close()
    return report.outcomes["PE02"].result == "failed"


def on_the_roster(folder: Path) -> bool:
    db = connect(folder / "gongkai.db")
    import_roster(db, "名称\n青石县水务局\n".encode(), "王芸")
    [missing] = queries.missing(db, YEAR, date(YEAR + 1, 6, 1))
    db.close()
    return missing.agency == "青石县水务局" and missing.overdue


def in_a_squeezed_row() -> bool:
    text = decode(write(make_draft(7, year=YEAR), "tabs"))
    row = next(line for line in text.splitlines() if "重复申请" in line)
    squeezed = text.replace(row, row.rstrip("\t").rsplit("\t", 5)[0])
    return fails("RD01", squeezed.encode(), "squeezed.txt")


def in_a_bad_scan() -> bool:
    if not scan.available():
        pytest.skip("the extra [ocr] is not installed")
    report = list(manuscript(make_draft(5, year=YEAR, size="many")))
    pages = scanned(paper(report, PORTRAIT), Scanner(100, 1.0, 24, 25))
    return fails("RD02", as_file(pages, "tiff"), "scan.tiff")


def fails(code: str, data: bytes, name: str) -> bool:
    return examine(read(data, name)[0], DEFAULT_CONTEXT).outcome(code).result is Result.FAILED


OTHER_WAYS: dict[str, Callable[[Path], bool]] = {
    "PE01": beside_another_agency,
    "PE02": beside_its_departments,
    "TM02": on_the_roster,
    "RD01": lambda _: in_a_squeezed_row(),
    "RD02": lambda _: in_a_bad_scan(),
}


@pytest.mark.parametrize("code", [check.code for check in CATALOGUE])
def test_every_code_of_the_catalogue_can_be_planted_and_is_found(code, tmp_path):
    if code in OTHER_WAYS:
        assert OTHER_WAYS[code](tmp_path)
    elif code in DEFECTS:
        assert in_one_report(code)
    else:
        assert beside_last_year(code)
