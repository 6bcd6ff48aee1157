"""One decision about many findings: those ticked in the table, or all that the filter leaves."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from dashboard import access, workflow
from dashboard.access import Right
from dashboard.parts.decide import MOST_WORDS
from dashboard.parts.decided import KINDS
from dashboard.words import t
from db.rows import DecisionKind, FindingFilter

OPEN = "findings.deciding"
SCOPES = ("ticked", "filter")


def decide_bulk(chosen: FindingFilter, count: int, ticked: Sequence[str]) -> None:
    """The button, and the window that it opens; nothing for someone who may not decide."""
    if not access.may(Right.CHANGE):
        return
    words = t("decide.bulk_some", count=len(ticked)) if ticked else t("decide.bulk")
    st.button(words, key="findings.bulk", type="primary" if ticked else "secondary", on_click=_open)
    if st.session_state.get(OPEN):
        window = st.dialog(t("decide.bulk"), width="medium", on_dismiss=_close)
        window(lambda: _question(chosen, count, ticked))()


def _open() -> None:
    st.session_state[OPEN] = True


def _close() -> None:
    st.session_state.pop(OPEN, None)


def _question(chosen: FindingFilter, count: int, ticked: Sequence[str]) -> None:
    counts = {"ticked": len(ticked), "filter": count}
    with st.form("decide.bulk_form", border=False):
        scope = st.radio(
            t("decide.bulk_scope"),
            SCOPES,
            index=0 if ticked else 1,
            format_func=lambda name: t(f"decide.bulk_{name}", count=counts[name]),
            key="decide.bulk_scope",
        )
        kind: DecisionKind = st.radio(
            t("decide.bulk_kind"),
            KINDS,
            format_func=lambda name: t(f"decide.{name}"),
            captions=[t(f"decide.note_{name}") for name in KINDS],
            key="decide.bulk_kind",
        )
        reason = st.text_area(t("decide.bulk_reason"), max_chars=MOST_WORDS, key="decide.bulk_reason")
        if not st.form_submit_button(t("decide.bulk_do"), type="primary"):
            return
    if scope == "ticked" and not ticked:
        st.warning(t("decide.bulk_none"))
    elif kind != "confirm" and not reason.strip():
        st.warning(t("decide.reason_missing"))
    else:
        _decide(workflow.fingerprints(chosen) if scope == "filter" else ticked, kind, reason)


def _decide(fingerprints: Sequence[str], kind: DecisionKind, reason: str) -> None:
    workflow.decide(fingerprints, kind, reason)
    _close()
    st.toast(t(f"decide.said_{kind}", count=len(fingerprints)))
    st.rerun()
