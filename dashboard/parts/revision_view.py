"""The files received for an agency's year, and one of them held against an earlier one."""

from __future__ import annotations

import streamlit as st

from dashboard import address, data
from dashboard.parts.linked import draw
from dashboard.parts.markup import tag
from dashboard.parts.revision_changes import changes
from dashboard.parts.revision_rows import revision_rows
from dashboard.words import t
from db.rows import ReportRow, RevisionRow


def revision_view(report: ReportRow) -> None:
    """The table of files, then the comparison."""
    rows = data.revisions(report.agency, report.year)
    facts = t("agency.checked_with", version=report.catalogue_version, sha256=report.sha256)
    draw(revision_rows(rows), tag("p", facts, class_="muted small"), key="agency.history")
    earlier = [row for row in rows if row.revision < report.revision]
    if not earlier:
        draw(tag("p", t("changes.only_one"), class_="muted"), key="agency.no_changes")
        return
    older = _against(f"agency.against.{report.report_id}", earlier)
    title = tag("h2", t("changes.title", newer=report.revision, older=older.revision))
    draw(title, changes(data.comparison(older.report_id, report.report_id)), key="agency.changes")


def _against(key: str, earlier: list[RevisionRow]) -> RevisionRow:
    """The file to compare with: the one before, unless another is chosen or named by the address."""
    if len(earlier) == 1:
        return earlier[0]
    numbers = {row.revision: row for row in earlier}
    address.take("against", key, address.one_of(numbers, earlier[0].revision))
    if st.session_state[key] not in numbers:
        st.session_state[key] = earlier[0].revision
    st.segmented_control(
        t("changes.against"),
        list(numbers),
        key=key,
        format_func=lambda number: t("agency.history_number", revision=number),
        required=True,
    )
    chosen: int = st.session_state[key]
    address.keep("against", key, chosen, default=earlier[0].revision)
    return numbers[chosen]
