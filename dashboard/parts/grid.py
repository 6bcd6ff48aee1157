"""The year at a glance: agencies down, flags across, each square a sign with its count."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard import address
from dashboard.parts.light import INAPPLICABLE, SIGNS, badge, light_word
from dashboard.parts.markup import Markup, tag
from dashboard.words import label, t
from db.rows import FlagState, OverviewRow
from parser.checks.check import Flag
from parser.names import FLAG_NAMES, KIND_NAMES, LEVEL_NAMES

FLAGS = (
    Flag.SECTIONS,
    Flag.TABLES,
    Flag.BLANKS,
    Flag.BALANCES,
    Flag.FEE,
    Flag.PROSE,
    Flag.YEARS,
    Flag.PEERS,
    Flag.TIME,
    Flag.IDENTITY,
    Flag.LIMITS,
)
STARRED = frozenset({Flag.SECTIONS, Flag.BLANKS, Flag.BALANCES, Flag.FEE})
ABSENT = FlagState(INAPPLICABLE, 0)


def used_flags(totals: dict[str, dict[str, int]]) -> tuple[Flag, ...]:
    """The flags that say anything in the year; a column of nothing but – is left out."""
    return tuple(
        flag
        for flag in FLAGS
        if flag in STARRED or any(n for light, n in totals.get(flag, {}).items() if _says(flag, light))
    )


def _says(flag: Flag, light: str) -> bool:
    return light != "inapplicable" and not (flag is Flag.LIMITS and light == "green")


def grid(rows: Sequence[OverviewRow], flags: Sequence[Flag]) -> Markup:
    """The table of the rows as given (worst first)."""
    return tag(
        "div",
        tag(
            "table",
            tag("thead", _head(flags)),
            tag("tbody", [_row(row, flags) for row in rows]),
            class_="grid list",
        ),
        class_="card sheet",
    )


def _head(flags: Sequence[Flag]) -> Markup:
    names = [
        tag("th", label(FLAG_NAMES, flag), class_="star" if flag in STARRED else None, scope="col")
        for flag in flags
    ]
    return tag(
        "tr",
        tag("th", t("common.agency"), scope="col"),
        tag("th", t("common.conclusion"), scope="col"),
        tag("th", t("common.score"), scope="col"),
        names,
    )


def _row(row: OverviewRow, flags: Sequence[Flag]) -> Markup:
    kind = f"{label(LEVEL_NAMES, row.level)} · {label(KIND_NAMES, row.kind)}"
    name = tag("a", row.agency, href=agency_link(row), title=f"{row.agency}\n{kind}")
    return tag(
        "tr",
        tag("th", name, scope="row"),
        tag("td", badge(row.light)),
        tag("td", row.score, class_="number"),
        [_square(row, flag) for flag in flags],
    )


def _square(row: OverviewRow, flag: Flag) -> Markup:
    state = row.flags.get(flag, ABSENT)
    shown = SIGNS[state.light] + (f" {state.count}" if state.count else "")
    words = t(
        "overview.square",
        flag=label(FLAG_NAMES, flag),
        light=light_word(state.light),
        count=state.count,
    )
    if state.light in {"red", "yellow", "grey"}:
        inside = tag("a", shown, class_=state.light, href=agency_link(row, f"flag-{flag}"), title=words)
    else:
        inside = tag("span", shown, class_=state.light, title=words)
    return tag("td", inside, class_="flag", aria_label=words)


def agency_link(row: OverviewRow, anchor: str = "") -> str:
    """The address of the row's agency page; by number where the file named no agency or year."""
    if row.identified and row.year is not None:
        return address.link("agency", anchor, agency=row.agency, year=row.year)
    return address.link("agency", anchor, report=row.report_id)
