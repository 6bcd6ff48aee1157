"""整改通知: to one agency as a document or as words to paste, to many as a zip."""

from __future__ import annotations

from datetime import date, timedelta

import streamlit as st

from dashboard import workflow
from dashboard.parts.linked import draw
from dashboard.parts.markup import tag
from dashboard.words import t
from db.notice_content import DAYS_TO_CORRECT
from db.rows import FindingFilter, ReportRow

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
TEXT_HEIGHT = 260  # pixels


def notice_menu(report: ReportRow) -> None:
    """The notice to this report's agency."""
    menu = st.popover(t("notice.one"), key="agency.notice", on_change="rerun")
    if not menu.open:
        return
    with menu:
        due = _due("agency.due")

        def content() -> bytes:
            return workflow.notice_docx(report.report_id, due)

        st.download_button(
            t("notice.docx"),
            content,
            file_name=f"{t('notice.file', agency=report.agency, year=report.year or '')}.docx",
            mime=WORD,
            key="agency.notice_docx",
            type="primary",
            on_click="ignore",
        )
        draw(tag("p", t("notice.text"), class_="muted small"), key="agency.notice_hint")
        words = workflow.notice_text(report.report_id, due)
        st.code(words, language=None, wrap_lines=True, height=TEXT_HEIGHT)


def notices_menu(chosen: FindingFilter) -> None:
    """The notices to every agency that the filter leaves."""
    menu = st.popover(t("notice.many"), key="findings.notices", on_change="rerun")
    if not menu.open:
        return
    with menu:
        due = _due("findings.due")
        rows = workflow.to_notify(chosen)
        draw(
            tag("p", t("notice.many_note", count=len(rows)), class_="muted small"), key="findings.notice_note"
        )

        def content() -> bytes:
            return workflow.notices_zip(rows, due)

        st.download_button(
            t("notice.zip"),
            content,
            file_name=f"{t('notice.zip_file', year=chosen.year)}.zip",
            mime="application/zip",
            key="findings.notices_zip",
            type="primary",
            disabled=not rows,
            on_click="ignore",
        )


def _due(key: str) -> date:
    usual = date.today() + timedelta(days=DAYS_TO_CORRECT)
    chosen: date | None = st.date_input(t("notice.due"), usual, key=key, format="YYYY-MM-DD")
    return chosen or usual
