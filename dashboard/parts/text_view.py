"""The original: its words line by line, or for formats that have pages the page itself."""

from __future__ import annotations

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard import address, data
from dashboard.parts.empty import empty
from dashboard.parts.linked import draw
from dashboard.parts.markup import tag
from dashboard.parts.original import original
from dashboard.parts.page_picture import page_picture
from dashboard.words import t
from db.rows import ReportRow
from parser.reading.errors import UnreadableFile

PICTURED = frozenset({"pdf", "scan"})  # formats whose pages can be drawn
AS = ("page", "words")
AS_KEY = "agency.as"


def text_view(report: ReportRow) -> None:
    """The original as it was received, with what the findings point at highlighted."""
    bar = st.container(horizontal=True, vertical_alignment="center")
    with bar:
        as_page = report.format in PICTURED and _as_page()
    if as_page:
        _page(report, bar)
    elif report.lines:
        draw(tag("p", t("agency.text_note"), class_="muted small"), key="agency.text_note")
        draw(original(report.lines, report.findings), key="agency.text")
    else:
        empty(t("agency.no_text"), t("agency.no_text_advice"), key="agency.no_text")


def _as_page() -> bool:
    address.take("as", AS_KEY, address.one_of(AS, AS[0]))
    st.segmented_control(
        t("agency.as_label"),
        AS,
        key=AS_KEY,
        format_func=lambda name: t(f"agency.as_{name}"),
        required=True,
        label_visibility="collapsed",
    )
    chosen = st.session_state[AS_KEY]
    address.keep("as", AS_KEY, chosen, default=AS[0])
    return bool(chosen == AS[0])


def _page(report: ReportRow, bar: DeltaGenerator) -> None:
    pages = max((line.page or 1 for line in report.lines), default=1)
    first = min((finding.page for finding in report.findings if finding.page), default=1)
    with bar:
        page = _number(f"agency.page.{report.report_id}", pages, first)
    try:
        picture = data.page_picture(report.sha256, page)
    except (UnreadableFile, IndexError):
        empty(t("agency.no_page"), t("agency.no_text_advice"), key="agency.no_page")
        return
    here = [finding for finding in report.findings if finding.page == page and not finding.waived]
    draw(page_picture(picture, page, here), key="agency.picture")


def _number(key: str, pages: int, first: int) -> int:
    """The page that is asked for; at first the first one that a finding points at."""
    address.take("page", key, address.one_of(range(1, pages + 1), first))
    if st.session_state[key] > pages:
        st.session_state[key] = first
    number: int = st.pagination(pages, key=key) if pages > 1 else 1
    address.keep("page", key, number, default=first)
    return number
