"""总览: a year's figures, every agency with its flags, frequent findings, the years, who is missing."""

from __future__ import annotations

import streamlit as st

from dashboard import access, address, data
from dashboard.parts import filters
from dashboard.parts.empty import empty
from dashboard.parts.figures import share
from dashboard.parts.grid import agency_link, grid, used_flags
from dashboard.parts.light import SIGNS
from dashboard.parts.linked import draw
from dashboard.parts.markup import tag
from dashboard.parts.tiles import Tile, strip
from dashboard.parts.year_side import frequent, missing, trend
from dashboard.parts.years import year_picker
from dashboard.words import t
from db.rows import OverviewFilter, OverviewRow, Tiles
from parser.names import FLAG_NAMES, KIND_NAMES, LEVEL_NAMES

PAGE = "overview"
LIGHT_WORDS = {"red": "to_correct", "yellow": "to_verify", "grey": "cannot_tell", "green": "passed"}


def show() -> None:
    """The whole page."""
    years = data.years()
    unidentified = data.unidentified()
    if not years and not unidentified:
        _nothing_yet()
        return
    if not years:
        _unidentified(unidentified)
        return
    left, right = st.columns([3, 1], vertical_alignment="bottom")
    with right, st.container(horizontal=True, horizontal_alignment="right"):
        year = year_picker(PAGE, years)
    with left:
        draw(tag("h1", t("overview.title", year=year)), key="overview.title")
    draw(strip(_tiles(data.tiles(year), year)), key="overview.tiles")
    wide, narrow = st.columns([3.3, 1], gap="small")
    with wide:
        _grid(year)
    with narrow:
        side = missing(data.missing(year)), frequent(data.frequent(year), year), trend(data.trend())
        draw(side, key="overview.side")
    if unidentified:
        _unidentified(unidentified)


def _nothing_yet() -> None:
    may_upload = access.may(access.Right.UPLOAD)
    empty(
        t("overview.empty_title"),
        t("overview.empty_upload" if may_upload else "overview.empty_read"),
        key="overview.empty",
        action=(t("overview.empty_action"), address.link("upload")) if may_upload else None,
    )


def _tiles(figures: Tiles, year: int) -> list[Tile]:
    unit = t("common.agencies_unit")
    # Agencies that are not on the roster may have reported as well.
    of_expected = (
        share(figures.expected - (figures.missing or 0), figures.expected) if figures.expected else ""
    )
    received = t("overview.of_expected", share=of_expected) if of_expected else ""
    roster = "" if figures.expected else t("overview.no_roster")
    return [
        Tile(t("overview.expected"), figures.expected, unit, roster),
        Tile(t("overview.submitted"), figures.submitted, unit, received, href=address.link(PAGE, year=year)),
        Tile(t("overview.missing"), figures.missing, unit),
        *(_light_tile(light, figures, year) for light in LIGHT_WORDS),
        Tile(t("overview.overdue"), figures.overdue, unit),
    ]


def _light_tile(light: str, figures: Tiles, year: int) -> Tile:
    """How many stand at that light; a click filters the grid by it, another one takes the filter off."""
    count = getattr(figures, LIGHT_WORDS[light])
    chosen = st.query_params.get("light") == light
    return Tile(
        t(f"overview.{LIGHT_WORDS[light]}"),
        count,
        t("common.agencies_unit"),
        t("overview.of_submitted", share=share(count, figures.submitted)) if figures.submitted else "",
        light,
        address.link(PAGE, year=year, light=None if chosen else light),
        chosen,
    )


@st.fragment
def _grid(year: int) -> None:
    chosen = _filter()
    count, whole = data.overview_count(year, chosen), data.overview_count(year, OverviewFilter())
    if not count:
        empty(
            t("overview.nothing"),
            t("overview.nothing_do"),
            key="overview.nothing",
            action=(t("overview.clear"), address.link(PAGE, year=year)),
        )
        return
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        shown = t("overview.shown", shown=count, total=whole)
        draw(tag("p", shown, class_="muted small"), key="overview.count")
        _workbook(year)
    table = st.container()
    page = filters.page_number(PAGE, count, data.PAGE)
    with table:
        draw(grid(data.overview(year, chosen, page), used_flags(data.flag_totals(year))), key="overview.grid")


def _workbook(year: int) -> None:
    def content() -> bytes:
        return data.workbook(year)

    st.download_button(
        t("overview.workbook"),
        content,
        file_name=f"{t('overview.title', year=year)}.xlsx",
        mime="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        key="overview.workbook",
        help=t("overview.workbook_note"),
        on_click="ignore",
    )


def _filter() -> OverviewFilter:
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="overview.filters"):
        search = filters.search(PAGE, t("overview.search"))
        light = filters.one(PAGE, "light", t("overview.filter_light"), tuple(LIGHT_WORDS), _light_words)
        flag = filters.named(PAGE, "flag", t("overview.filter_flag"), FLAG_NAMES)
        kind = filters.named(PAGE, "kind", t("overview.filter_kind"), KIND_NAMES)
        level = filters.named(PAGE, "level", t("overview.filter_level"), LEVEL_NAMES)
    return OverviewFilter(
        search=search,
        kinds=(kind,) if kind else (),
        levels=(level,) if level else (),
        lights=(light,) if light else (),
        flag=flag,
    )


def _light_words(light: str) -> str:
    return f"{SIGNS[light]} {t(f'overview.{LIGHT_WORDS[light]}')}"


def _unidentified(rows: list[OverviewRow]) -> None:
    head = tag("h2", t("overview.unidentified"))
    note = tag("p", t("overview.unidentified_note", count=len(rows)), class_="muted small")
    links = [tag("div", tag("a", row.agency, href=agency_link(row), class_="link")) for row in rows]
    draw(tag("section", head, note, links, class_="card"), key="overview.unidentified")


show()
