"""A PDF's own page with the findings framed on it."""

import pytest

from db import queries
from db.connection import connect
from db.ingest import ingest_bytes
from parser.samples import planted, write
from tests.pages import SUPERVISOR, YEAR, drawn, visit

LAYOUT = "pdf"


@pytest.fixture(scope="module")
def stored(tmp_path_factory):
    """A PDF with wrong totals: its database and the report."""
    path = tmp_path_factory.mktemp("pictures") / "pictures.db"
    db = connect(path)
    line = ingest_bytes(db, write(planted("BA02", 13, YEAR).draft, LAYOUT), "报告.pdf", who=SUPERVISOR.who)[0]
    report = queries.report(db, line.report_id)
    db.close()
    return path, report


@pytest.fixture(autouse=True)
def _use(stored, monkeypatch):
    monkeypatch.setenv("GONGKAI_DB", str(stored[0]))


def wrong(stored):
    return next(finding for finding in stored[1].findings if finding.code == "BA02")


def test_a_wrong_total_is_framed_on_the_picture_of_its_page(stored):
    finding = wrong(stored)
    assert finding.page
    assert finding.box
    html = drawn(visit("agency", report=finding.report_id, show="text", page=finding.page))
    assert 'src="data:image/png;base64,' in html
    assert f'id="frame-{finding.id}"' in html
    assert f'id="note-{finding.id}"' in html


def test_the_first_page_shown_is_one_with_a_finding(stored):
    first = min(finding.page for finding in stored[1].findings if finding.page)
    html = drawn(visit("agency", report=stored[1].report_id, show="text"))
    assert f'alt="第 {first} 页"' in html


def test_the_words_of_a_pdf_can_be_read_instead(stored):
    html = drawn(visit("agency", report=stored[1].report_id, show="text", **{"as": "words"}))
    assert "<img" not in html
    assert 'class="original"' in html


def test_a_finding_leads_to_its_place_on_the_page(stored):
    finding = wrong(stored)
    html = drawn(visit("agency", report=finding.report_id))
    assert f"page={finding.page}#frame-" in html


@pytest.mark.parametrize("page", ["0", "999", "x"])
def test_a_page_that_is_not_there_is_answered_with_one_that_is(stored, page):
    test = visit("agency", report=stored[1].report_id, show="text", page=page)
    assert not test.error
    assert "<img" in drawn(test)


def test_an_address_that_names_no_page_shows_the_first_finding_again(stored):
    test = visit("agency", report=stored[1].report_id, show="text", page=1)
    first = min(finding.page for finding in stored[1].findings if finding.page)
    assert 'alt="第 1 页"' in drawn(test)
    test.query_params.pop("page")
    assert f'alt="第 {first} 页"' in drawn(test.run())
