"""检查规则: the catalogue with this office's severities and weights, and what is not checked."""

from __future__ import annotations

import streamlit as st

from dashboard import data
from dashboard.parts import filters
from dashboard.parts.empty import empty
from dashboard.parts.light import severity_badge, severity_sign, severity_word
from dashboard.parts.linked import draw
from dashboard.parts.markup import Markup, tag
from dashboard.words import pick, t
from parser.checks.catalogue import CATALOGUE, CATALOGUE_VERSION, GROUPS
from parser.checks.check import Check
from parser.checks.rules import NOT_CHECKED
from parser.profile import DEFAULT_WEIGHTS, Profile

PAGE = "checks"
SEVERITIES = ("E", "W", "I", "-")
COLUMNS = ("code", "check", "severity", "weight", "example", "advice", "basis")


def show() -> None:
    """The whole page."""
    head = tag("h1", t("checks.title"))
    intro = tag("p", t("checks.intro", version=CATALOGUE_VERSION, count=len(CATALOGUE)), class_="muted")
    draw(head, intro, key="checks.title")
    _list(data.profile())


@st.fragment
def _list(profile: Profile) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="checks.filters"):
        search = filters.search(PAGE, t("checks.search"))
        severity = filters.one(
            PAGE,
            "severity",
            t("checks.severity"),
            SEVERITIES,
            lambda s: f"{severity_sign(s)} {severity_word(s)}",
        )
    shown = [check for check in CATALOGUE if _matches(check, search, severity, profile)]
    groups = [
        _group(group, [check for check in shown if check.group == group], profile)
        for group in GROUPS
        if any(check.group == group for check in shown)
    ]
    if not groups:
        empty(t("checks.nothing"), t("checks.nothing_do"), key="checks.nothing")
        return
    draw(groups, _not_checked(), key="checks.list")


def _severity(check: Check, profile: Profile) -> str:
    return profile.severities.get(check.code, str(check.severity))


def _matches(check: Check, search: str, severity: str | None, profile: Profile) -> bool:
    words = " ".join((check.code, check.name, *check.title, *check.example, *check.basis)).lower()
    return search.lower() in words and severity in (None, _severity(check, profile))


def _group(group: str, checks: list[Check], profile: Profile) -> Markup:
    head = [
        tag("th", t(f"checks.column_{name}"), scope="col", class_="number" if name == "weight" else None)
        for name in COLUMNS
    ]
    widths = [
        tag("col", style=f"width:{width}")
        for width in ("4.5rem", "14%", "7.5rem", "4rem", "26%", "26%", "18%")
    ]
    rows = [_row(check, profile) for check in checks]
    table = tag(
        "table", tag("colgroup", widths), tag("thead", tag("tr", head)), tag("tbody", rows), class_="list"
    )
    return tag("section", tag("h2", pick(GROUPS[group])), tag("div", table, class_="sheet"), class_="card")


def _row(check: Check, profile: Profile) -> Markup:
    severity = _severity(check, profile)
    weight = profile.weights.get(check.code, DEFAULT_WEIGHTS[severity])
    off = check.code in profile.switched_off
    return tag(
        "tr",
        tag("td", tag("span", check.code, class_="code")),
        tag("td", tag("strong", "★ " if check.starred else None, pick(check.title))),
        tag("td", t("checks.switched_off") if off else severity_badge(severity)),
        tag("td", weight or "–", class_="number"),
        tag("td", pick(check.example)),
        tag("td", pick(check.advice)),
        tag("td", pick(check.basis), class_="muted"),
        id=check.code,
    )


def _not_checked() -> Markup:
    lines = [tag("p", "– ", pick(line)) for line in NOT_CHECKED]
    return tag("section", tag("h2", t("checks.not_checked")), lines, class_="card")


show()
