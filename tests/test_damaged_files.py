"""What is lost of a file on its way is never held against the agency: the file is said to be damaged."""

import re
import zlib
from random import Random

import pytest

from parser.checks.check import Severity
from parser.reading import read
from parser.reading.errors import Damaged, UnreadableFile
from parser.reading.printed import pdf
from parser.reading.printed.streams import is_broken
from parser.samples import make_draft, write
from parser.scorecard import examine

GOOD = write(make_draft(6, size="many"), "pdf")
SERIOUS = (Severity.ERROR, Severity.WARNING)


def accused(data, name):
    """The codes of the E and W findings; none when the file is refused."""
    try:
        cards = [examine(document) for document in read(data, name)]
    except UnreadableFile:
        return set()
    return {
        outcome.check.code
        for card in cards
        for outcome in card.outcomes
        if outcome.findings and outcome.severity in SERIOUS
    }


def page_streams(data):
    """Begin and end of each page's words."""
    return [match.span(1) for match in re.finditer(rb"/FlateDecode >>\nstream\n(.*?)\nendstream", data, re.S)]


def test_a_whole_file_is_whole():
    assert not is_broken(GOOD)
    assert accused(GOOD, "a.pdf") == set()


@pytest.mark.parametrize("share", [0.0, 0.2, 0.5, 0.9])
@pytest.mark.parametrize("filling", [bytes(24), bytes(range(100, 124))], ids=["zeros", "noise"])
def test_a_page_whose_words_were_overwritten_makes_a_damaged_file(share, filling):
    for begin, end in page_streams(GOOD):
        at = begin + int(share * (end - begin - len(filling)))
        with pytest.raises(Damaged):
            pdf.read(GOOD[:at] + filling + GOOD[at + len(filling) :], "a.pdf")


def test_bytes_that_were_lost_on_the_way_make_a_damaged_file():
    rng = Random(1)
    for _ in range(40):
        at, length = rng.randrange(len(GOOD) // 2), rng.choice((16, 512, 4096))
        assert accused(GOOD[:at] + GOOD[at + length :], "a.pdf") == set()


def test_a_page_on_which_nothing_at_all_is_drawn_is_said_to_be_unread():
    *_, last = re.finditer(rb"/Contents (\d+) 0 R", GOOD)
    empty = GOOD.replace(last[0], last[0].replace(b"Contents", b"Sontents"))
    (document,) = pdf.read(empty, "a.pdf")
    assert ("unrecognised", len(page_streams(GOOD))) in {
        (part.kind, part.place.page) for part in document.unread
    }
    assert accused(empty, "a.pdf") == set()


def test_a_list_of_objects_that_is_wrong_throughout_or_names_unused_ones_is_no_damage():
    at = GOOD.rindex(b"xref\n0")
    unused = re.sub(rb"\d{10} 65535 f", b"0000000000 00000 n", GOOD[at:])
    moved = re.sub(rb"\d{10} 00000 n", lambda entry: b"%010d 00000 n" % (int(entry[0][:10]) + 3), GOOD[at:])
    assert not is_broken(GOOD[:at] + unused)
    assert not is_broken(GOOD[:at] + moved)


def test_streams_that_hold_no_words_are_left_alone():
    words, picture = zlib.compress(b"BT ET"), b"\x00" * 40
    for about, stream, broken in (
        (b"<</Filter/FlateDecode/Length 9>>", words, False),
        (b"<</Filter/FlateDecode/Length 9>>", picture, True),
        (b"<</Filter/FlateDecode/Subtype/Image/Width 9>>", picture, False),
        (b"<</Filter[/ASCII85Decode/FlateDecode]>>", picture, False),
        (b"<</Length 9>>", words, True),
        (b"<</Length 9>>", b"BT ET", False),
    ):
        data = b"%PDF-1.4\n1 0 obj\n" + about + b"\nstream\n" + stream + b"\nendstream\nendobj\n"
        assert is_broken(data) is broken, about
    assert not is_broken(
        b"/Encrypt 3 0 R\n1 0 obj\n<</Filter/FlateDecode>>\nstream\n\0\0\0\nendstream\nendobj\n"
    )


PAGE = "<html><body><h1>某局2023年政府信息公开工作年度报告</h1>\n<p>一、总体情况</p>\n<p>无。</p>{}"


def test_a_page_that_does_not_end_is_cut_and_a_part_of_a_page_is_not():
    for ending, lost in (("", True), ("</body>", False), ("</HTML>", False)):
        (document,) = read(PAGE.format(ending).encode(), "a.html")
        assert [(part.kind, part.place.line) for part in document.unread] == [("truncated", 3)] * lost
    (document,) = read(PAGE.replace("<html><body>", "").format("").encode(), "a.html")
    assert document.unread == ()


def test_a_cut_web_archive_says_so_and_a_broken_one_is_damaged():
    whole = write(make_draft(5), "mht")
    assert accused(whole, "a.mht") == set()
    assert {part.kind for part in read(whole[: len(whole) // 2], "a.mht")[0].unread} >= {"truncated"}
    mail = b"MIME-Version: 1.0\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\n"
    with pytest.raises(Damaged):
        read(mail + b"PGgxPuS4gDwvaDE+P\0\0\0GgxPg", "a.mht")


def test_zeros_within_a_text_stand_where_something_was_lost():
    text = "某局2023年政府信息公开工作年度报告\n一、总体情况\n".encode() * 20
    with pytest.raises(Damaged):
        read(text[:90] + bytes(60) + text[150:], "a.txt")
