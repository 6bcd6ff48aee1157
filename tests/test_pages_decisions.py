"""What a supervisor decides about findings, on the agency page and in bulk."""

import pytest

from db import queries
from db.connection import connect
from db.ingest import ingest_bytes
from parser.samples import planted, write
from tests import pages
from tests.pages import SUPERVISOR, VIEWER, YEAR, drawn, visit, widget

REASON = "该数据已与上级主管部门核对一致"


@pytest.fixture
def report(tmp_path, monkeypatch):
    """A report with wrong totals; its database is the one that the pages read."""
    path = tmp_path / "decisions.db"
    monkeypatch.setenv("GONGKAI_DB", str(path))
    db = connect(path)
    line = ingest_bytes(db, write(planted("BA02", 13, YEAR).draft, pages.LAYOUT), "报告.html", who="核查办")[
        0
    ]
    yield lambda: queries.report(db, line.report_id)
    db.close()


def ask(report, kind, visitor=SUPERVISOR, **which):
    return visit("agency", visitor, report=report.report_id, decide=kind, **which)


def answer(test, words=""):
    test.text_area[0].set_value(words)
    save = next(button for button in test.button if button.key.startswith("FormSubmitter:decide"))
    return save.click().run()


def first(report, code="BA02"):
    return next(finding for finding in report.findings if finding.code == code)


def test_waiving_with_a_reason_raises_the_score_and_leaves_the_finding_struck(report):
    before = report()
    test = answer(ask(before, "waive", check="BA02", section="requests"), REASON)
    assert not test.exception
    html = drawn(test)
    assert report().score > before.score
    assert "<s" in html
    assert f"{REASON}" in html
    assert SUPERVISOR.who in html
    assert "已豁免" in html
    assert "decide" not in test.query_params


def test_a_waiver_without_a_reason_is_refused(report):
    finding = first(report())
    test = answer(ask(report(), "waive", finding=finding.fingerprint), "   ")
    assert test.warning
    assert not first(report()).waived


def test_confirming_needs_no_reason_and_costs_the_same(report):
    before = report()
    answer(ask(before, "confirm", finding=first(before).fingerprint))
    assert first(report()).confirmed
    assert report().score == before.score


def test_a_comment_stands_beside_the_finding(report):
    finding = first(report())
    test = answer(ask(report(), "comment", finding=finding.fingerprint), "已电话联系 <b>")
    assert "已电话联系 &lt;b&gt;" in drawn(test)


def test_undoing_a_waiver_takes_the_points_again(report):
    before = report()
    answer(ask(before, "waive", check="BA02", section="requests"), REASON)
    decision = first(report()).decisions[0]
    test = ask(before, "revoke", decision=decision.id, check="BA02", section="requests")
    widget(test, "button", "decide.revoke").click().run()
    assert report().score == before.score
    assert not first(report()).waived


def test_deciding_about_a_check_in_one_section_leaves_the_other_sections_alone(report):
    test = ask(report(), "waive", check="BA02", section="disputes")
    assert not test.text_area
    assert not test.exception


def test_one_finding_of_several_is_waived_and_the_others_stay(report):
    chosen = first(report())
    answer(ask(report(), "waive", finding=chosen.fingerprint), REASON)
    assert [finding.fingerprint for finding in report().findings if finding.waived] == [chosen.fingerprint]


def test_a_viewer_sees_decisions_and_no_way_to_make_any(report):
    finding = first(report())
    answer(ask(report(), "waive", finding=finding.fingerprint), REASON)
    html = drawn(visit("agency", VIEWER, report=report().report_id))
    assert REASON in html
    assert "decide=" not in html
    asked = ask(report(), "waive", VIEWER, finding=finding.fingerprint)
    assert not asked.text_area


def test_everything_that_the_filter_leaves_is_waived_with_one_reason(report):
    test = visit("findings", year=YEAR, code="BA02")
    widget(test, "button", "findings.bulk").click().run()
    widget(test, "radio", "decide.bulk_kind").set_value("waive")
    widget(test, "text_area", "decide.bulk_reason").set_value(REASON)
    save = next(button for button in test.button if button.label == "执行")
    save.click().run()
    assert not test.exception
    assert not test.warning
    assert all(finding.waived == (finding.code == "BA02") for finding in report().findings)
    assert f"{REASON}" in drawn(test)


def test_nothing_is_decided_when_no_row_is_ticked(report):
    test = visit("findings", year=YEAR)
    widget(test, "button", "findings.bulk").click().run()
    widget(test, "radio", "decide.bulk_scope").set_value("ticked")
    next(button for button in test.button if button.label == "执行").click().run()
    assert test.warning
    assert not any(finding.decisions for finding in report().findings)


def test_waived_findings_can_be_listed_apart(report):
    answer(ask(report(), "waive", finding=first(report()).fingerprint), REASON)
    assert REASON in drawn(visit("findings", year=YEAR, decided="waived"))
    assert REASON not in drawn(visit("findings", year=YEAR, decided="open"))


def test_a_viewer_has_no_bulk_decision(report):
    assert report()
    test = visit("findings", VIEWER, year=YEAR)
    assert "data-tick" not in drawn(test)
    assert not any(button.key == "findings.bulk" for button in test.button)
