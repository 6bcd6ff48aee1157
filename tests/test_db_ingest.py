import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from db import queries
from db.connection import NotADatabase, connect
from db.ingest import Options, ingest, ingest_bytes
from db.maintenance import integrity
from db.rows import OverviewFilter
from parser.samples.collection import demo_set
from parser.samples.drafting import make_draft
from parser.samples.layouts import write

SCRIPT = """
from db.connection import connect
from db.ingest import ingest
ingest([{folder!r}], connect({path!r}))
"""
FILES = list(demo_set(seed=3, agencies=8, years=2))


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("received")
    for file in FILES:
        path = folder / file.name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.data)
    return folder


@pytest.fixture(scope="module")
def filled(folder, tmp_path_factory):
    db = connect(tmp_path_factory.mktemp("db") / "gongkai.db")
    ingest([folder], db)
    yield db
    db.close()


@pytest.fixture
def empty(tmp_path):
    db = connect(tmp_path / "gongkai.db")
    yield db
    db.close()


def rows_of(db):
    """Everything that must not depend on when or how files came in."""
    return [
        (row.agency, row.year, row.light, row.score, row.errors, row.warnings, sorted(row.flags))
        for year in queries.years(db)
        for row in sorted(queries.overview(db, year), key=lambda row: row.agency)
    ]


def test_every_file_becomes_a_report(filled):
    stored = [upload.status for upload in queries.uploads(filled, 1000)]
    assert len(stored) == len(FILES)
    assert set(stored) <= {"new", "revised"}
    assert integrity(filled) == []


def test_a_second_ingest_changes_nothing(folder, tmp_path):
    with_twice = connect(tmp_path / "twice.db")
    ingest([folder], with_twice)
    before = rows_of(with_twice)
    again = ingest([folder], with_twice)
    assert (again.new, again.revised, again.unreadable) == (0, 0, 0)
    assert again.unchanged == len(again.files)
    assert rows_of(with_twice) == before
    with_twice.close()


def test_workers_store_what_one_process_stores(folder, filled, tmp_path):
    db = connect(tmp_path / "workers.db")
    ingest([folder], db, options=Options(workers=2))
    assert rows_of(db) == rows_of(filled)
    db.close()


def test_another_file_of_the_same_agency_and_year_is_a_revision(filled):
    revised = [upload for upload in queries.uploads(filled, 1000) if upload.status == "revised"]
    assert revised
    for upload in revised:
        newest, *older = queries.revisions(filled, upload.agency, upload.year)
        assert newest.report_id == upload.report_id
        assert newest.current
        assert older
        assert not any(revision.current for revision in older)


def test_the_original_comes_back_byte_for_byte(filled):
    for file in FILES[:5]:
        [upload] = [
            upload for upload in queries.uploads(filled, 1000) if upload.name.endswith(f"/{file.name}")
        ]
        assert queries.original(filled, upload.sha256) == (upload.name, file.data)


@pytest.mark.parametrize(
    "data", [b"", b"\x00\x01\x02" * 50, "昨夜下了一场雨，院子里的桂花落了一地。".encode()]
)
def test_an_unreadable_file_is_kept_with_its_reason(empty, data):
    [line] = ingest_bytes(empty, data, "说明.txt")
    assert line.status == "unreadable"
    assert line.error.zh
    assert line.error.en
    [upload] = queries.uploads(empty)
    assert upload.error == line.error
    assert queries.original(empty, upload.sha256) == ("说明.txt", data)


def test_one_bad_file_does_not_lose_its_neighbours(empty, tmp_path):
    good = FILES[0]
    (tmp_path / "a.docx").write_bytes(b"PK\x03\x04 broken")
    (tmp_path / Path(good.name).name).write_bytes(good.data)
    summary = ingest([tmp_path / "a.docx", tmp_path / Path(good.name).name, tmp_path / "none.txt"], empty)
    assert (summary.new, summary.unreadable) == (1, 2)


def nameless():
    """A report's text without title, agency, years and dates."""
    draft = make_draft(5)
    text = write(draft, "tabs").decode().replace(draft.agency.name, "本单位")
    text = re.sub(r"20\d\d年度?", "本年度", text[text.index("总体情况") - 2 :])
    return text.encode()


def test_a_file_that_names_no_agency_or_year_still_has_a_scorecard(empty):
    [line] = ingest_bytes(empty, nameless(), "报告.txt")
    assert (line.status, line.agency, line.year, line.identified) == ("new", "报告.txt", None, False)
    [row] = queries.unidentified(empty)
    assert queries.report(empty, row.report_id).outcomes


def test_a_year_that_the_file_does_not_state_comes_from_the_option(empty):
    [line] = ingest_bytes(empty, nameless(), "报告.txt", year=2023)
    assert line.year == 2023


def test_a_killed_ingest_leaves_whole_files_and_running_again_completes_it(folder, filled, tmp_path):
    path = tmp_path / "killed.db"
    connect(path).close()
    script = SCRIPT.format(folder=str(folder), path=str(path))
    process = subprocess.Popen([sys.executable, "-c", script], env=os.environ | {"PYTHONPATH": "."})
    watching = sqlite3.connect(path)
    while watching.execute("SELECT count(*) FROM reports").fetchone()[0] < 3:
        assert process.poll() is None
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    process.wait()
    watching.close()
    db = connect(path)
    assert integrity(db) == []
    ingest([folder], db)
    assert rows_of(db) == rows_of(filled)
    db.close()


def test_two_processes_may_ingest_the_same_files_at_once(folder, filled, tmp_path):
    path = tmp_path / "both.db"
    script = SCRIPT.format(folder=str(folder), path=str(path))
    processes = [
        subprocess.Popen([sys.executable, "-c", script], env=os.environ | {"PYTHONPATH": "."}) for _ in "ab"
    ]
    assert [process.wait() for process in processes] == [0, 0]
    db = connect(path)
    assert integrity(db) == []
    assert rows_of(db) == rows_of(filled)
    db.close()


def test_a_file_that_is_no_database_is_refused(tmp_path):
    path = tmp_path / "letter.db"
    path.write_text("亲爱的同事：" * 200)
    with pytest.raises(NotADatabase):
        connect(path)


def test_the_overview_is_filtered_and_limited_in_the_database(filled):
    year = queries.years(filled)[0]
    whole = queries.overview(filled, year)
    assert [row.report_id for row in queries.overview(filled, year, limit=2, offset=1)] == [
        row.report_id for row in whole[1:3]
    ]
    name = whole[0].agency
    assert [
        row.agency
        for row in queries.overview(filled, year, OverviewFilter(search=name[1:4]))
        if row.agency == name
    ]
    assert queries.overview(filled, year, OverviewFilter(search="%")) == []
    for light in ("red", "yellow", "green"):
        chosen = queries.overview(filled, year, OverviewFilter(lights=(light,)))
        assert chosen == [row for row in whole if row.light == light]
    reds = queries.overview(filled, year, OverviewFilter(flag="sections", flag_lights=("red",)))
    assert reds == [row for row in whole if row.flags["sections"].light == "red"]


def test_all_figures_of_a_year_agree(filled):
    for year in queries.years(filled):
        rows = queries.overview(filled, year)
        tiles = queries.tiles(filled, year)
        assert tiles.submitted == len(rows) == queries.overview_count(filled, year)
        assert tiles.to_correct == sum(row.light == "red" for row in rows)
        totals = queries.flag_totals(filled, year)
        for flag in rows[0].flags:
            assert sum(totals[flag].values()) == len(rows)
        for row in rows:
            report = queries.report(filled, row.report_id)
            assert (report.score, report.light) == (row.score, row.light)
            assert (report.json["score"], report.json["light"]) == (row.score, row.light)
            assert (
                100 - sum(outcome.points for outcome in report.outcomes.values()) == row.score
                or row.score == 0
            )


def test_the_files_in_an_archive_are_stored_one_by_one(empty):
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("2025/说明.txt", "请查收。")
        archive.writestr(f"2025/{FILES[0].name}", FILES[0].data)
    lines = ingest_bytes(empty, packed.getvalue(), "收到.zip")
    assert [(line.name, line.status) for line in lines] == [
        ("收到.zip/2025/说明.txt", "unreadable"),
        (f"收到.zip/2025/{FILES[0].name}", "new"),
    ]
