"""A file that hangs, eats memory or kills its worker costs itself only."""

import os
import time

import pytest

from parser.reading import isolation
from parser.reading.batch import read_many
from parser.reading.errors import EmptyFile, UnknownFormat
from parser.samples import make_draft, write


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
        else:
            answers.append(task * 2)
    return answers


def failed(task, error):
    return (task, error.kind)


def test_answers_come_in_order():
    chunks = [[number, number + 1] for number in range(0, 20, 2)]
    answers = isolation.in_order(work, chunks, failed, workers=2)
    assert [answer for chunk in answers for answer in chunk] == [number * 2 for number in range(20)]


@pytest.mark.parametrize(
    ("task", "kind"),
    [("hang", "too_large"), ("die", "too_large"), ("eat", "too_large"), ("raise", "damaged")],
)
def test_a_bad_file_costs_itself_only(task, kind):
    answers = list(isolation.in_order(work, [[1, task, 2], [3]], failed, workers=2, seconds=2))
    assert answers == [[2, (task, kind), 4], [6]]


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
