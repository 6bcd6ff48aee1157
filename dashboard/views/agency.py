"""单位: a report's scorecard, its findings with proof, the form with marked cells, its text, its files."""

from __future__ import annotations

import json
from pathlib import Path

import streamlit as st

from dashboard import access, address, data
from dashboard.access import Right
from dashboard.parts import filters, scorecard
from dashboard.parts.agency_index import agency_index
from dashboard.parts.agency_picker import agency_picker
from dashboard.parts.decide import decide_dialog
from dashboard.parts.empty import empty
from dashboard.parts.figures import moment
from dashboard.parts.finding_card import Around, findings_by_section
from dashboard.parts.form_table import Filled, draw_form
from dashboard.parts.linked import draw
from dashboard.parts.marks import marks
from dashboard.parts.markup import Markup, tag
from dashboard.parts.notice import notice_menu
from dashboard.parts.revision_view import revision_view
from dashboard.parts.shared_passages import shared_passages
from dashboard.parts.text_view import text_view
from dashboard.parts.years import usual_year
from dashboard.parts.years_beside import years_beside
from dashboard.words import label, pick, t
from db.rows import OverviewFilter, ReportRow
from parser.form import FORMS, NUMERALS, SECTION, edition_of
from parser.names import KIND_NAMES, LEVEL_NAMES

PAGE = "agency"
VIEWS = ("result", "text", "years", "history")

OWN_VIEWS = ("result", "text")
COPIED = "PE01"


def show() -> None:
    """The whole page."""
    left, right = st.columns([3, 1.1], vertical_alignment="top")
    with right:
        report = _chosen() if access.may(Right.READ) else _own()
    if report is None:
        _nothing()
        return
    with left:
        draw(_title(report), key="agency.title")
    draw(scorecard.head(report), key="agency.head")
    draw(scorecard.cards(report), key="agency.cards")
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        views = VIEWS if access.may(Right.READ) else OWN_VIEWS  # others' files are not theirs to see
        view = filters.view(PAGE, t("agency.show_label"), views, lambda name: t(f"agency.show_{name}"))
        with st.container(horizontal=True, width="content"):
            if access.may(Right.READ):
                notice_menu(report)
            _downloads(report)
    {"result": _result, "text": text_view, "years": _years, "history": revision_view}[view](report)
    decide_dialog(report)


def _chosen() -> ReportRow | None:
    """The report that the address names, and the picker beside it."""
    said = st.query_params.get("agency", "")
    report = data.report(address.number("report")) if "report" in st.query_params else None
    if report is None and said:
        report = data.current_report(said, address.number("year") or None)
    agency_picker(report.agency if report and report.identified else None)
    return report


def _own() -> ReportRow | None:
    """The report that the address names, for someone who may see only what came of their own uploads."""
    person, asked = access.require(Right.UPLOAD), address.number("report")
    own = {row.report_id for row in data.uploads(person.who)}
    return data.report(asked) if asked in own else None


def _nothing() -> None:
    """Why no agency is shown; before any was asked for, those of the usual year to choose from."""
    if st.query_params.get("agency") or st.query_params.get("report"):
        empty(t("agency.not_found"), t("agency.not_found_advice"), key="agency.none")
        return
    years = data.trend() if access.may(Right.READ) else []
    if not years:
        empty(t("agency.pick_first"), t("agency.pick_advice"), key="agency.none")
        return
    year = usual_year(years)
    draw(agency_index(year, data.overview(year, OverviewFilter())), key="agency.index")


def _downloads(report: ReportRow) -> None:
    def original_file() -> bytes:
        return data.original_file(report.sha256)

    st.download_button(
        t("agency.download_original"),
        original_file,
        file_name=Path(report.source).name,
        key="agency.original",
        on_click="ignore",
    )
    st.download_button(
        t("agency.download_json"),
        json.dumps(report.json, ensure_ascii=False, indent=1),
        file_name=f"{report.agency}-{report.year or ''}.json",
        mime="application/json",
        key="agency.json",
        on_click="ignore",
    )


def _title(report: ReportRow) -> Markup:
    years = data.agency_years(report.agency) if access.may(Right.READ) else []
    links = [
        tag("a", row.year, href=address.link(PAGE, agency=report.agency, year=row.year), class_="link")
        for row in years
        if row.year != report.year
    ]
    year = t("common.year_of", year=report.year) if report.year else t("common.no_year")
    return tag(
        "div",
        tag(
            "h1",
            report.agency,
            "　",
            year,
            tag("span", [("　", link) for link in links], class_="small no-print"),
        ),
        tag(
            "p",
            _facts(report),
            "　",
            tag("a", t("common.print"), href="#print", class_="link no-print"),
            class_="muted small",
        ),
        None if report.current else _old(report),
    )


def _facts(report: ReportRow) -> str:
    return t(
        "agency.facts",
        kind=label(KIND_NAMES, report.kind),
        level=label(LEVEL_NAMES, report.level),
        published=report.json.get("published") or t("agency.no_date"),
        source=report.source,
        revision=report.revision,
        received=moment(report.received_at),
    )


def _old(report: ReportRow) -> Markup:
    current = tag(
        "a",
        t("agency.to_current"),
        href=address.link(PAGE, agency=report.agency, year=report.year),
        class_="link",
    )
    return tag("p", t("agency.old_revision", revision=report.revision), " ", current, class_="note")


def _result(report: ReportRow) -> None:
    around = Around(report.outcomes, access.may(Right.CHANGE), _proofs(report))
    cards = findings_by_section(report.findings, around)
    if cards:
        draw(tag("h2", t("agency.findings_title")), key="agency.findings_title")
        draw(cards, key="agency.findings")
    else:
        empty(t("agency.no_findings"), t("agency.no_findings_note"), key="agency.findings")
    edition = edition_of(report.year)
    if edition is None:
        draw(tag("p", t("agency.form_none", year=report.year or ""), class_="note"), key="agency.no_form")
    else:
        draw(tag("h2", t("agency.form_title")), scorecard.legend(), _form(report, edition), key="agency.form")


def _proofs(report: ReportRow) -> dict[int, Markup]:
    """The passages shared with others, by finding; only for those who may read the others' reports."""
    if not access.may(Right.READ):
        return {}
    return {
        finding.id: shared_passages(report, other, data.passages(report.report_id, other))
        for finding in report.findings
        if finding.code == COPIED and (other := str(finding.values.get("agency", "")))
    }


def _form(report: ReportRow, edition: int) -> list[Markup]:
    cells = report.json.get("cells", {})
    marked = marks(report.findings, edition)
    drawn = []
    for section, table in FORMS[edition].items():
        known = any(cell in cells for cell in table.cells)
        body = (
            draw_form(Filled(table, cells, marked))
            if known
            else tag("p", t("agency.form_missing"), class_="note")
        )
        name = f"{NUMERALS[SECTION[section].numeral - 1]}、{pick(SECTION[section].name)}"
        drawn.append(tag("section", tag("h3", name), body, class_="card", id=f"form-{section}"))
    return drawn


def _years(report: ReportRow) -> None:
    rows = [row for row in data.agency_years(report.agency) if report.year and row.year <= report.year]
    edition = edition_of(report.year)
    if len(rows) < 2 or edition is None:
        draw(tag("p", t("years.only_one"), class_="muted"), key="agency.no_years")
    else:
        draw(years_beside(rows, edition, report.agency), key="agency.years")


show()
