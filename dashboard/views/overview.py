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
from dashboard.words import label, t
from db.rows import OverviewFilter, OverviewRow, Tiles
from parser.checks.check import Flag
from parser.identity import AgencyKind, Level
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
    chosen = st.query_params.get("light")
    of_expected = share(figures.submitted, figures.expected)
    return [
        Tile(
            t("overview.expected"),
            figures.expected,
            unit,
            "" if figures.expected else t("overview.no_roster"),
        ),
        Tile(
            t("overview.submitted"),
            figures.submitted,
            unit,
            t("overview.of_expected", share=of_expected) if of_expected else "",
            href=address.link(PAGE, year=year),
        ),
        Tile(t("overview.missing"), figures.missing, unit),
        *(
            Tile(
                t(f"overview.{name}"),
                getattr(figures, name),
                unit,
                t("overview.of_submitted", share=share(getattr(figures, name), figures.submitted))
                if figures.submitted
                else "",
                light,
                address.link(PAGE, year=year, light=None if chosen == light else light),
                chosen == light,
            )
            for light, name in LIGHT_WORDS.items()
        ),
        Tile(t("overview.overdue"), figures.overdue, unit),
    ]


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
    draw(tag("p", t("overview.shown", shown=count, total=whole), class_="muted small"), key="overview.count")
    table = st.container()
    page = filters.page_number(PAGE, count, data.PAGE)
    with table:
        draw(grid(data.overview(year, chosen, page), used_flags(data.flag_totals(year))), key="overview.grid")


def _filter() -> OverviewFilter:
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="overview.filters"):
        search = filters.search(PAGE, t("overview.search"), t("overview.search"))
        light = filters.one(
            PAGE,
            "light",
            t("overview.filter_light"),
            tuple(LIGHT_WORDS),
            lambda name: f"{SIGNS[name]} {t(f'overview.{LIGHT_WORDS[name]}')}",
        )
        flag = filters.choice(
            PAGE,
            "flag",
            t("overview.filter_flag"),
            [str(f) for f in Flag],
            lambda name: label(FLAG_NAMES, name),
        )
        kind = filters.choice(
            PAGE,
            "kind",
            t("overview.filter_kind"),
            [str(k) for k in AgencyKind],
            lambda name: label(KIND_NAMES, name),
        )
        level = filters.choice(
            PAGE,
            "level",
            t("overview.filter_level"),
            [str(x) for x in Level],
            lambda name: label(LEVEL_NAMES, name),
        )
    return OverviewFilter(
        search=search,
        kinds=(kind,) if kind else (),
        levels=(level,) if level else (),
        lights=(light,) if light else (),
        flag=flag,
    )


def _unidentified(rows: list[OverviewRow]) -> None:
    head = tag("h2", t("overview.unidentified"))
    note = tag("p", t("overview.unidentified_note", count=len(rows)), class_="muted small")
    links = [tag("div", tag("a", row.agency, href=agency_link(row), class_="link")) for row in rows]
    draw(tag("section", head, note, links, class_="card"), key="overview.unidentified")


show()
