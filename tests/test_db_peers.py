import pytest

from db import queries, store
from db.connection import connect
from db.ingest import ingest_bytes
from db.maintenance import recheck
from db.roster import import_roster
from parser.profile import Profile
from parser.reading.encoding import decode
from parser.samples.drafting import make_draft
from parser.samples.layouts import write

OWN, OTHER = make_draft(31, year=2023), make_draft(32, year=2023)


@pytest.fixture
def db(tmp_path):
    db = connect(tmp_path / "gongkai.db")
    yield db
    db.close()


def copied():
    """The other agency's report with this one's prose."""
    text = decode(write(OWN, "tabs"))
    return text.replace(OWN.agency.name, OTHER.agency.name).encode()


def outcome(db, agency, code):
    return queries.current_report(db, agency, 2023).outcomes[code].result


def test_a_copied_text_is_found_on_both_sides_with_its_passages(db):
    ingest_bytes(db, write(OWN, "tabs"), "a.txt")
    ingest_bytes(db, copied(), "b.txt")
    for agency, other in ((OWN.agency.name, OTHER.agency.name), (OTHER.agency.name, OWN.agency.name)):
        report = queries.current_report(db, agency, 2023)
        assert report.outcomes["PE01"].result == "failed"
        assert [finding.values["agency"] for finding in report.findings if finding.code == "PE01"] == [other]
        assert report.flags["peers"].light == "yellow"
        assert report.json["outcomes"]["PE01"] == "failed"
        assert all(shared.own and shared.theirs for shared in queries.passages(db, report.report_id, other))
        assert queries.passages(db, report.report_id, other)


def test_reports_of_their_own_words_pass_and_were_looked_at(db):
    ingest_bytes(db, write(OWN, "tabs"), "a.txt")
    ingest_bytes(db, write(OTHER, "tabs"), "b.txt")
    assert {outcome(db, draft.agency.name, "PE01") for draft in (OWN, OTHER)} == {"passed"}
    assert queries.stale_years(db) == []


def test_a_copy_that_is_withdrawn_clears_the_other_side_too(db):
    ingest_bytes(db, write(OWN, "tabs"), "a.txt")
    [line] = ingest_bytes(db, copied(), "b.txt")
    store.delete_report(db, line.report_id, "王芸")
    assert queries.stale_years(db) == [2023]
    store.answer_peers(db, 2023)
    assert outcome(db, OWN.agency.name, "PE01") == "passed"


def test_a_government_must_not_report_less_than_its_agencies_together(db):
    government = make_draft(33, year=2023, sort="county_government", size="few")
    department = make_draft(34, year=2023, sort="county_bureau", size="many")
    ingest_bytes(db, write(government, "tabs"), "县政府.txt")
    ingest_bytes(db, write(department, "tabs"), "部门.txt")
    assert outcome(db, government.agency.name, "PE02") == "inapplicable"
    roster = f"名称,上级\n{government.agency.name},\n{department.agency.name},{government.agency.name}\n"
    import_roster(db, roster.encode(), "王芸")
    store.answer_peers(db, 2023)
    sums = queries.current_report(db, department.agency.name, 2023).json["cells"]
    own = queries.current_report(db, government.agency.name, 2023)
    short = {cell for cell, value in sums.items() if value and own.json["cells"].get(cell, value) < value}
    found = {f"{row.section}.{row.row}.{row.column}" for row in own.findings if row.code == "PE02"}
    assert found == short != set()


def test_a_recheck_under_the_same_rules_changes_nothing(db):
    ingest_bytes(db, write(OWN, "tabs"), "a.txt")
    ingest_bytes(db, copied(), "b.txt")
    assert recheck(db).changed == []
    assert outcome(db, OWN.agency.name, "PE01") == "failed"


def test_another_threshold_takes_effect_with_the_next_recheck(db):
    ingest_bytes(db, write(OWN, "tabs"), "a.txt")
    ingest_bytes(db, copied(), "b.txt")
    store.store_profile(db, Profile(thresholds={"copied_text": 1.1}), "王芸")
    assert {change.after.agency for change in recheck(db).changed} == {OWN.agency.name, OTHER.agency.name}
    assert outcome(db, OWN.agency.name, "PE01") == "passed"
