from dataclasses import replace

import pytest

from db import queries, store
from db.connection import connect
from db.ingest import ingest_bytes
from db.maintenance import integrity, recheck
from db.rows import FindingFilter
from parser.profile import Profile
from parser.samples.defects import plant
from parser.samples.drafting import make_draft, series
from parser.samples.layouts import write

EARLIER, DRAFT = series(21, (2022, 2023))


def faulty(code, layout="html-clean"):
    return write(plant(code, DRAFT).draft, layout)


@pytest.fixture
def db(tmp_path):
    db = connect(tmp_path / "gongkai.db")
    yield db
    db.close()


def stored(db, data, name="a.html"):
    [line] = ingest_bytes(db, data, name)
    return queries.report(db, line.report_id)


def test_a_waived_finding_costs_no_points_and_stays_visible(db):
    before = stored(db, faulty("BA01"))
    waived = [finding for finding in before.findings if finding.code == "BA01"]
    assert before.light == "red"
    store.decide(db, [finding.fingerprint for finding in waived], "waive", "系统迁移所致", "王芸")
    after = queries.report(db, before.report_id)
    assert after.score == before.score + before.outcomes["BA01"].points
    assert after.light != "red"
    assert [finding.waived for finding in after.findings if finding.code == "BA01"] == [True] * len(waived)
    [row] = queries.overview(db, 2023)
    assert (row.light, row.score, row.waived) == (after.light, after.score, len(waived))
    assert "BA01" not in {frequent.code for frequent in queries.frequent(db, 2023)}
    [decision] = queries.decisions(db, waived[0].fingerprint)
    assert (decision.who, decision.reason) == ("王芸", "系统迁移所致")


def test_taking_a_waiver_back_restores_score_and_light(db):
    before = stored(db, faulty("BA01"))
    fingerprints = [finding.fingerprint for finding in before.findings]
    store.decide(db, fingerprints, "waive", "暂缓", "王芸")
    for fingerprint in fingerprints:
        for decision in queries.decisions(db, fingerprint):
            store.revoke_decision(db, decision.id, "李默")
    after = queries.report(db, before.report_id)
    assert (after.light, after.score) == (before.light, before.score)
    assert all(finding.decisions[0].revoked_at for finding in after.findings)


def test_decisions_survive_a_recheck_and_a_new_revision(db):
    first = stored(db, faulty("BA01"))
    fingerprints = [finding.fingerprint for finding in first.findings if finding.code == "BA01"]
    store.decide(db, fingerprints, "waive", "已当面说明", "王芸")
    recheck(db)
    waived = queries.findings(db, FindingFilter(decided="waived"))
    assert [row.fingerprint for row in waived] == fingerprints
    second = stored(db, faulty("BA01", "tabs"), "修改稿.txt")
    assert second.revision == 2
    assert all(finding.waived for finding in second.findings if finding.code == "BA01")


def test_a_waiver_needs_a_reason(db):
    report = stored(db, faulty("BA01"))
    with pytest.raises(ValueError, match="words"):
        store.decide(db, [report.findings[0].fingerprint], "waive", " ", "王芸")


def test_two_revisions_are_compared_finding_by_finding_and_cell_by_cell(db):
    first = stored(db, faulty("BA01"))
    second = stored(db, write(DRAFT, "html-clean"), "修改稿.html")
    compared = queries.comparison(db, first.report_id, second.report_id)
    assert "BA01" in {finding.code for finding in compared.corrected}
    assert compared.added == ()
    before, after = first.json["cells"], second.json["cells"]
    assert {cell.cell for cell in compared.cells} == {cell for cell in after if before[cell] != after[cell]}
    for changed in compared.cells:
        assert (changed.before, changed.after) == (before[changed.cell], after[changed.cell])
        assert changed.label.zh


def test_sentences_that_changed_are_shown(db):
    text = write(DRAFT, "tabs").decode()
    first = stored(db, text.encode(), "a.txt")
    old = next(line for line in first.lines if not line.table and line.section == "problems" and line.text)
    second = stored(db, text.replace(old.text, old.text + "此外，将按季度通报进展。").encode(), "b.txt")
    compared = queries.comparison(db, first.report_id, second.report_id)
    assert "此外，将按季度通报进展。" in compared.added_sentences
    assert compared.removed_sentences == ()


def test_correcting_agency_and_year_by_hand_moves_report_and_decisions(db):
    report = stored(db, faulty("BA01"))
    fingerprints = [finding.fingerprint for finding in report.findings if finding.code == "BA01"]
    store.decide(db, fingerprints, "confirm", "", "王芸")
    store.correct_identity(db, report.report_id, "青石县水务局", 2022, "王芸")
    moved = queries.current_report(db, "青石县水务局", 2022)
    assert moved.report_id == report.report_id
    assert all(finding.confirmed for finding in moved.findings if finding.code == "BA01")
    assert queries.overview(db, 2023) == []
    recheck(db)
    assert queries.current_report(db, "青石县水务局", 2022).report_id == report.report_id
    assert integrity(db) == []
    assert "correct" in {event.action for event in queries.events(db)}


def test_deleting_the_newest_revision_brings_the_one_before_back(db):
    first = stored(db, faulty("BA01"))
    second = stored(db, write(DRAFT, "html-clean"), "修改稿.html")
    store.delete_report(db, second.report_id, "王芸")
    assert queries.current_report(db, first.agency, 2023).report_id == first.report_id
    assert queries.original(db, second.sha256) is None
    assert integrity(db) == []


@pytest.mark.parametrize("order", [(EARLIER, DRAFT), (DRAFT, EARLIER)])
def test_two_years_are_held_against_each_other_in_whatever_order_they_come(db, order):
    for draft in order:
        ingest_bytes(db, write(draft, "html-clean"), f"{draft.year}.html")
    later = queries.current_report(db, DRAFT.agency.name, 2023)
    earlier = queries.current_report(db, DRAFT.agency.name, 2022)
    assert later.outcomes["YR01"].result == "passed"
    assert later.json["outcomes"]["YR01"] == "passed"
    assert earlier.outcomes["YR01"].result == "inapplicable"


def test_a_corrected_earlier_year_is_held_against_the_later_one_again(db):
    ingest_bytes(db, write(DRAFT, "html-clean"), "2023.html")
    ingest_bytes(db, write(EARLIER, "html-clean"), "2022.html")
    unrelated = make_draft(5, year=2023, agency=DRAFT.agency, size="huge")
    report = stored(db, write(unrelated, "html-clean"), "2023b.html")
    assert report.outcomes["YR01"].result == "failed"
    store.delete_report(db, queries.current_report(db, report.agency, 2022).report_id, "王芸")
    assert queries.report(db, report.report_id).outcomes["YR01"].result == "inapplicable"


def test_a_profile_changes_results_with_the_next_recheck(db):
    report = stored(db, faulty("BA01"))
    store.store_profile(db, Profile(weights={"BA01": 25}), "王芸")
    [change] = recheck(db).changed
    assert change.after.score == change.before.score - 15
    after = queries.report(db, report.report_id)
    assert after.profile_version == queries.profile(db).version != report.profile_version
    store.store_profile(db, replace(queries.profile(db), switched_off=frozenset({"BA01"})), "王芸")
    recheck(db)
    assert queries.report(db, report.report_id).outcomes["BA01"].result == "inapplicable"
