"""问题清单: one row a finding over all agencies, with filters and export."""

from __future__ import annotations

import streamlit as st

from dashboard import access, address, data
from dashboard.access import Right
from dashboard.parts import filters
from dashboard.parts.decide_bulk import decide_bulk
from dashboard.parts.empty import empty
from dashboard.parts.finding_rows import finding_rows
from dashboard.parts.light import severity_sign, severity_word
from dashboard.parts.linked import draw, draw_ticked
from dashboard.parts.markup import tag
from dashboard.parts.notice import notices_menu
from dashboard.parts.years import year_picker
from dashboard.words import pick, t
from db.rows import FindingFilter
from parser.checks.catalogue import CATALOGUE, CHECK
from parser.names import KIND_NAMES

PAGE = "findings"
SEVERITIES = ("E", "W", "I")
DECIDED = ("open", "waived", "confirmed")
EXPORTS = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def show() -> None:
    """The whole page."""
    years = data.years()
    if not years:
        empty(t("findings.empty_title"), t("findings.empty"), key="findings.empty")
        return
    left, right = st.columns([3, 2], vertical_alignment="bottom")
    with right, st.container(horizontal=True, horizontal_alignment="right"):
        year = year_picker(PAGE, years)
    with left:
        draw(tag("h1", t("findings.title", year=year)), key="findings.title")
    _list(year)


@st.fragment
def _list(year: int) -> None:
    chosen = _filter(year)
    count = data.findings_count(chosen)
    if not count:
        empty(
            t("findings.nothing"),
            t("findings.nothing_do"),
            key="findings.nothing",
            action=(t("findings.clear"), address.link(PAGE, year=year)),
        )
        return
    head, table = st.container(), st.container()
    page = filters.page_number(PAGE, count, data.PAGE)
    with table:
        rows = finding_rows(data.findings(chosen, page), may_decide=access.may(Right.CHANGE))
        ticked = draw_ticked(rows, key="findings.rows")
    with head, st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        draw(tag("p", t("findings.count", count=count), class_="muted small"), key="findings.count")
        with st.container(horizontal=True, width="content"):
            decide_bulk(chosen, count, ticked)
            notices_menu(chosen)
            for format_, mime in EXPORTS.items():
                _export(format_, mime, chosen)


def _export(format_: str, mime: str, chosen: FindingFilter) -> None:
    def content() -> bytes:
        return data.findings_file(format_, chosen)

    st.download_button(
        t(f"findings.{format_}"),
        content,
        file_name=f"{t('findings.title', year=chosen.year)}.{format_}",
        mime=mime,
        key=f"findings.{format_}",
        help=t("findings.export_note"),
        on_click="ignore",
    )


def _filter(year: int) -> FindingFilter:
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="findings.filters"):
        search = filters.search(PAGE, t("findings.search"))
        severity = filters.one(
            PAGE,
            "severity",
            t("findings.severity"),
            SEVERITIES,
            lambda name: f"{severity_sign(name)} {severity_word(name)}",
        )
        codes = filters.several(
            PAGE,
            "code",
            t("findings.code"),
            [check.code for check in CATALOGUE],
            lambda code: f"{code} {pick(CHECK[code].title)}",
        )
        kind = filters.named(PAGE, "kind", t("findings.kind"), KIND_NAMES)
        decided = filters.choice(
            PAGE, "decided", t("decide.decided"), DECIDED, lambda name: t(f"decide.decided_{name}")
        )
    return FindingFilter(
        year=year,
        search=search,
        codes=codes,
        kinds=(kind,) if kind else (),
        severities=(severity,) if severity else (),
        decided=decided,
    )


show()
