"""What comes again and what goes out: revisions compared, notices to one agency and to many."""

import io
import zipfile
from datetime import date

import pytest

from dashboard import workflow
from db import queries
from db.connection import connect
from db.ingest import ingest_bytes
from db.rows import FindingFilter
from parser.samples import make_draft, planted, write
from tests import pages
from tests.pages import VIEWER, YEAR, drawn, visit, widget


@pytest.fixture
def database(tmp_path, monkeypatch):
    path = tmp_path / "workflow.db"
    monkeypatch.setenv("GONGKAI_DB", str(path))
    db = connect(path)
    yield db
    db.close()


def receive(db, draft, name):
    return ingest_bytes(db, write(draft, pages.LAYOUT), name, who="核查办")[0]


@pytest.fixture
def corrected(database):
    """A report with wrong totals, then the same agency's corrected file."""
    defect = planted("BA02", 13, YEAR)
    first = receive(database, defect.draft, "初稿.html")
    receive(database, make_draft(13, year=YEAR), "整改稿.html")
    rows = queries.revisions(database, first.agency, YEAR)
    assert len(rows) == 2
    return rows


def test_the_corrected_file_is_held_against_the_one_before(corrected):
    test = visit("agency", report=corrected[0].report_id, show="history")
    assert not test.exception
    html = drawn(test)
    assert "第 2 次与第 1 次报送对比" in html
    cards = html[html.index('class="cards three"') :]
    assert cards.index("已整改") < cards.index("未整改") < cards.index("新增")
    assert "变动的单元格" in html
    assert "→" in html


def test_a_first_file_has_nothing_to_be_compared_with(corrected):
    html = drawn(visit("agency", report=corrected[1].report_id, show="history"))
    assert "只收到一次报送" in html
    assert "变动的单元格" not in html


def test_of_three_files_any_earlier_one_can_be_compared(corrected, database):
    receive(database, planted("SE06", 13, YEAR).draft, "再改.html")
    agency = queries.report(database, corrected[0].report_id).agency
    newest = queries.revisions(database, agency, YEAR)[0]
    test = visit("agency", report=newest.report_id, show="history", against=1)
    assert "第 3 次与第 1 次报送对比" in drawn(test)


def opened(test, key):
    test.session_state[key] = True
    return test.run()


def test_the_notice_is_offered_as_a_document_and_as_words_to_paste(corrected):
    test = opened(visit("agency", report=corrected[1].report_id), "agency.notice")
    assert not test.exception
    assert any(button.proto.label == "下载通知（Word）" for button in test.get("download_button"))
    words = test.code[0].value
    assert "整改" in words
    widget(test, "date_input", "agency.due").set_value(date(2031, 1, 2)).run()
    assert "2031年1月2日" in test.code[0].value


def test_a_viewer_may_hand_out_the_notice_too(corrected):
    test = opened(visit("agency", VIEWER, report=corrected[1].report_id), "agency.notice")
    assert test.code


def test_the_notices_cover_the_agencies_that_the_filter_leaves(database):
    receive(database, planted("BA02", 13, YEAR).draft, "甲.html")
    receive(database, planted("SE06", 14, YEAR).draft, "乙.html")
    receive(database, make_draft(21, year=YEAR), "丙.html")
    assert len(workflow.to_notify(FindingFilter(year=YEAR))) == 2
    rows = workflow.to_notify(FindingFilter(year=YEAR, codes=("BA02",)))
    assert len(rows) == 1
    with zipfile.ZipFile(io.BytesIO(workflow.notices_zip(rows, date(2031, 1, 2)))) as packed:
        assert [rows[0].agency in name for name in packed.namelist()] == [True]
    test = opened(visit("findings", year=YEAR), "findings.notices")
    assert not test.exception
    assert "2 家" in drawn(test)
