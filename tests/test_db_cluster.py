import os
import re
import subprocess
import sys
from contextlib import contextmanager

import pytest

from db import queries
from db.connection import connect
from db.ingest import Options, ingest
from parser.reading.errors import ToolMissing
from parser.samples.drafting import make_draft
from parser.samples.layouts import write


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "received"
    folder.mkdir()
    for seed in range(40):
        (folder / f"{seed}.html").write_bytes(write(make_draft(seed), "html-clean"))
    return folder


@contextmanager
def running(*command):
    process = subprocess.Popen(
        [sys.executable, "-m", *command],
        env=os.environ | {"PYTHONPATH": "."},
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        yield process
    finally:
        process.terminate()
        process.wait()
        process.stderr.close()


def test_a_cluster_that_runs_already_examines_and_this_process_stores(folder, tmp_path):
    pytest.importorskip("distributed", reason="the extra `cluster` is not installed")
    db = connect(tmp_path / "gongkai.db")
    with running("distributed.cli.dask_scheduler", "--port", "0", "--no-dashboard") as scheduler:
        address = next(found[0] for line in scheduler.stderr if (found := re.search(r"tcp://\S+:\d+", line)))
        worker = ("distributed.cli.dask_worker", address, "--no-dashboard", "--no-nanny", "--nthreads", "1")
        with running(*worker):
            summary = ingest([folder], db, options=Options(scheduler=address))
    assert summary.new == len(queries.uploads(db, 100)) == 40
    db.close()


def test_without_the_extra_the_sentence_says_what_to_install(folder, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    db = connect(tmp_path / "gongkai.db")
    with pytest.raises(ToolMissing) as missing:
        ingest([folder], db, options=Options(scheduler="tcp://127.0.0.1:1"))
    assert "gongkai[cluster]" in missing.value.message.zh
    db.close()
