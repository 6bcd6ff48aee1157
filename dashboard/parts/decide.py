"""The question before a decision: which findings, what and why; asked for by ``?decide=``."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from dashboard import access, address, workflow
from dashboard.access import Right
from dashboard.parts.decided import KINDS, REVOKE, WHOLE, in_force, made_together, together
from dashboard.parts.linked import draw
from dashboard.parts.markup import tag
from dashboard.words import pick, t
from db.rows import DecisionKind, DecisionRow, FindingRow, ReportRow

ASKED = ("decide", "finding", "check", "section", "decision")
SHOWN = 3
MOST_WORDS = 500


def decide_dialog(report: ReportRow) -> None:
    """Ask in a window of its own when the address asks for a decision about this report's findings."""
    kind = st.query_params.get("decide", "")
    if not kind or not access.may(Right.CHANGE):
        return
    found = _asked(report.findings)
    chosen = _decisions(found) if kind == REVOKE else []
    known = next((name for name in KINDS if name == kind), None)
    if known and found:
        _window(t(f"decide.title_{known}"), lambda: _question(found, known))
    elif chosen:
        _window(t("decide.title_revoke"), lambda: _taking_back(chosen))


def _asked(findings: Sequence[FindingRow]) -> list[FindingRow]:
    """The findings that the address names: of a check in a section, by fingerprint, or by a decision."""
    said = st.query_params
    if "check" in said:
        asked = {"check": said["check"], "section": said.get("section", WHOLE)}
        return [finding for finding in findings if together(finding) == asked]
    if "finding" in said:
        return [finding for finding in findings if finding.fingerprint == said["finding"]]
    number = address.number("decision")
    return [finding for finding in findings if any(made.id == number for made in finding.decisions)]


def _decisions(findings: Sequence[FindingRow]) -> list[DecisionRow]:
    """The decision that the address names, with all that were made by the same click."""
    made = in_force(findings)
    first = next((decision for decision in made if decision.id == address.number("decision")), None)
    return [decision for decision in made if first and made_together(decision) == made_together(first)]


def _window(title: str, body: Callable[[], None]) -> None:
    st.dialog(title, width="medium", on_dismiss=_forget)(body)()


def _forget() -> None:
    for name in ASKED:
        st.query_params.pop(name, None)


def _question(findings: Sequence[FindingRow], kind: DecisionKind) -> None:
    open_ones = [finding for finding in findings if not (kind == "waive" and finding.waived)]
    lines = [tag("p", pick(finding.message)) for finding in open_ones[:SHOWN]]
    rest = len(open_ones) - SHOWN
    more = tag("p", t("decide.more", count=len(open_ones)), class_="muted") if rest > 0 else None
    note = tag("p", t(f"decide.note_{kind}"), class_="muted small")
    draw(tag("div", lines, more, class_="note"), note, key="decide.what")
    with st.form("decide.form", border=False):
        reason = st.text_area(t(f"decide.reason_{kind}"), max_chars=MOST_WORDS, key="decide.reason")
        if not st.form_submit_button(t(f"decide.do_{kind}"), type="primary"):
            return
    if kind != "confirm" and not reason.strip():
        st.warning(t("decide.reason_missing"))
        return
    workflow.decide([finding.fingerprint for finding in open_ones], kind, reason)
    _done(t(f"decide.said_{kind}", count=len(open_ones)))


def _taking_back(decisions: Sequence[DecisionRow]) -> None:
    first = decisions[0]
    words = tag("strong", t(f"decide.done_{first.kind}")), " ", first.reason
    draw(tag("div", tag("p", words), class_="note"), key="decide.what")
    if st.button(t("decide.do_revoke"), type="primary", key="decide.revoke"):
        workflow.revoke(decision.id for decision in decisions)
        _done(t("decide.said_revoke", count=len(decisions)))


def _done(words: str) -> None:
    _forget()
    st.toast(words)
    st.rerun()
