"""A file that hangs, eats memory or kills its worker costs itself only."""

import multiprocessing
import os
import pickle
import tempfile
import threading
import time
from concurrent.futures.process import BrokenProcessPool

import pytest

from parser.reading import isolation
from parser.reading.batch import read_many
from parser.reading.errors import EmptyFile, UnknownFormat
from parser.reading.progress import begin_page
from parser.samples import make_draft, write


class NoTraveller(Exception):
    """Pickles, and cannot be made again from its pickle."""

    def __init__(self, one, two):
        super().__init__(one + two)


class Unreturnable:
    """An answer that breaks the whole pool when it arrives."""

    def __reduce__(self):
        return getattr, (0, "nothing of this name")


def work(chunk):
    """Doubles numbers; words name a misfortune."""
    answers = []
    for task in chunk:
        if task == "hang":
            time.sleep(60)
        elif task == "die":
            os._exit(1)
        elif task == "eat":
            answers.append(len(bytearray(3 * 2**30)))
        elif task == "raise":
            raise LookupError(task)
        elif task == "raise what cannot travel":
            raise NoTraveller("one", "two")
        elif task == "break the pool":
            answers.append(Unreturnable())
        else:
            answers.append(task * 2)
    return answers


def failed(task, error):
    return (task, error.kind)


def test_answers_come_in_order():
    chunks = [[number, number + 1] for number in range(0, 20, 2)]
    answers = isolation.in_order(work, chunks, failed, isolation.Running(2))
    assert [answer for chunk in answers for answer in chunk] == [number * 2 for number in range(20)]


@pytest.mark.parametrize(
    ("task", "kind"),
    [
        ("hang", "too_large"),
        ("die", "too_large"),
        ("eat", "too_large"),
        ("raise", "damaged"),
        ("raise what cannot travel", "damaged"),
        ("break the pool", "too_large"),
    ],
)
def test_a_bad_file_costs_itself_only(task, kind):
    answers = list(isolation.in_order(work, [[1, task, 2], [3]], failed, isolation.Running(2, seconds=2)))
    assert answers == [[2, (task, kind), 4], [6]]


def pages_of(chunk):
    """Begins three pages of each task, and meets a misfortune on the second where the task is one."""
    for task in chunk:
        for page in (1, 2, 3):
            begin_page(task, page, 3)
            if page == 2:
                work([task])
    return chunk


def test_whoever_watches_is_told_of_every_page_that_a_worker_begins():
    told = []
    how = isolation.Running(2, watch=lambda *page: told.append(page))
    list(isolation.in_order(pages_of, [["甲\n局.pdf", "乙局.pdf"], ["丙局.tif"]], failed, how))
    for name in ("甲\n局.pdf", "乙局.pdf", "丙局.tif"):
        assert [page for page in told if page[0] == name] == [(name, page, 3) for page in (1, 2, 3)]


@pytest.mark.parametrize("misfortune", ["hang", "die"])
def test_a_worker_that_ends_in_the_midst_of_a_page_costs_its_file_and_leaves_nothing(misfortune, leftovers):
    told = []
    how = isolation.Running(seconds=2, watch=lambda *page: told.append(page))
    answers = list(isolation.in_order(pages_of, [[misfortune], ["乙"]], failed, how))
    assert answers == [[(misfortune, "too_large")], ["乙"]]
    assert told == [(misfortune, 1, 3), (misfortune, 2, 3), ("乙", 1, 3), ("乙", 2, 3), ("乙", 3, 3)]
    assert leftovers() == []


def test_who_stops_watching_ends_the_workers_and_leaves_nothing(leftovers):
    def leave(*_page):
        raise KeyboardInterrupt

    answers = isolation.in_order(pages_of, [["hang"]], failed, isolation.Running(watch=leave))
    with pytest.raises(KeyboardInterrupt):
        next(answers)
    assert leftovers() == []


@pytest.fixture
def leftovers(tmp_path, monkeypatch):
    """What is left of a run: workers, threads, files."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    threads = set(threading.enumerate())

    def left():
        new = [thread for thread in threading.enumerate() if thread not in threads]
        return [*multiprocessing.active_children(), *new, *tmp_path.iterdir()]

    return left


def test_a_broken_pool_costs_no_neighbour_its_answer():
    chunks = [[1], ["break the pool", 2], [3], [4, 5], [6], [7]]
    answers = list(isolation.in_order(work, chunks, failed, isolation.Running(2)))
    assert answers == [[2], [("break the pool", "too_large"), 4], [6], [8, 10], [12], [14]]


def test_a_run_in_which_every_pool_breaks_ends():
    with pytest.raises(BrokenProcessPool):
        list(isolation.in_order(work, [["break the pool"]] * 6, failed))


@pytest.mark.parametrize("error", [EmptyFile, UnknownFormat])
def test_a_reason_travels_between_processes_in_both_languages(error):
    assert pickle.loads(pickle.dumps(error())).message == error.message


def test_many_files_are_read_with_an_answer_each():
    good = write(make_draft(1, year=2023), "html-clean")
    documents, empty, unknown, plain = read_many(
        [
            ("a.html", good),
            ("b.txt", b""),
            ("c.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 90_000),
            ("d.txt", "甲".encode()),
        ]
    )
    assert documents[0].format == "html"
    assert isinstance(empty, EmptyFile)
    assert isinstance(unknown, UnknownFormat)
    assert plain[0].lines[0].text == "甲"
