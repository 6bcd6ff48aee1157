"""A report beside earlier years, beside another agency's, and the agencies that sent none."""

import pytest

from db.connection import connect
from db.ingest import ingest_bytes
from db.roster import import_roster
from parser.samples import write
from parser.samples.defects_years import PAIRS
from parser.samples.drafting import series
from tests import pages
from tests.pages import YEAR, drawn, visit

SERIES = series(11, (YEAR - 2, YEAR - 1, YEAR))
NAME = SERIES[0].agency.name


@pytest.fixture
def database(tmp_path, monkeypatch):
    path = tmp_path / "neighbours.db"
    monkeypatch.setenv("GONGKAI_DB", str(path))
    db = connect(path)
    yield db
    db.close()


def receive(db, *drafts):
    for number, draft in enumerate(drafts):
        ingest_bytes(db, write(draft, pages.LAYOUT), f"{number}.html")


def test_three_years_stand_side_by_side_with_the_change(database):
    receive(database, *SERIES)
    html = drawn(visit("agency", agency=NAME, year=YEAR, show="years"))
    head = html[html.index("<thead>") :].split("</thead>")[0]
    assert [year for year in range(YEAR, YEAR - 3, -1) if f">{year}<" in head] == [YEAR, YEAR - 1, YEAR - 2]
    assert "较上一份" in head
    assert "各年度均为 0" in html


def test_an_earlier_year_is_not_shown_beside_a_later_one(database):
    receive(database, *SERIES)
    html = drawn(visit("agency", agency=NAME, year=YEAR - 1, show="years"))
    assert f'scope="col" class="number">{YEAR}<' not in html


def test_one_year_alone_says_what_will_come(database):
    receive(database, SERIES[0])
    assert "只有一个年度的报告" in drawn(visit("agency", agency=NAME, year=YEAR - 2, show="years"))


def test_a_copied_text_names_the_other_agency_and_shows_both_texts(database):
    pair = PAIRS["PE01"](5, YEAR)
    receive(database, pair.other, pair.planted.draft)
    own, other = pair.planted.draft.agency.name, pair.other.agency.name
    html = drawn(visit("agency", agency=own, year=YEAR))
    beside = html[html.index('class="passages"') :]
    assert own in beside
    assert f">{other}</a>" in beside
    assert beside.count("<td>") >= 2


@pytest.mark.parametrize(("code", "flag"), [("YR01", "跨年"), ("PE01", "雷同")])
def test_the_overview_shows_what_years_and_neighbours_say(database, code, flag):
    pair = PAIRS[code](5, YEAR)
    receive(database, pair.other, pair.planted.draft)
    html = drawn(visit("overview", year=YEAR))
    assert flag in html[html.index("<thead>") :].split("</thead>")[0]
    assert f"{flag}：" in html[html.index("<tbody>") :]


def test_the_overview_lists_who_is_missing_with_the_rosters_deadline(database):
    receive(database, SERIES[-1])
    import_roster(database, f"单位名称,报送期限\n{NAME},\n缺席县缺席局,2099-02-03\n".encode(), "核查办")
    html = drawn(visit("overview", year=YEAR))
    side = html[html.index("未报单位") :]
    assert "缺席县缺席局" in side
    assert "期限 2099-02-03" in side
    assert NAME not in side.split("</section>")[0]
