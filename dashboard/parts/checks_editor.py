"""The checks as a table in which an office sets what is on, how severe, and what it costs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import streamlit as st

from dashboard.words import pick, t
from parser.checks.catalogue import CATALOGUE
from parser.profile import Profile

SEVERITIES = ("E", "W", "I")
HIGHEST_WEIGHT = 100
Row = Mapping[str, object]


def checks_editor(profile: Profile) -> tuple[dict[str, str], dict[str, int], frozenset[str]]:
    """Severities and weights that differ from the catalogue's, and the checks that are off."""
    rows = [_row(check.code, pick(check.title), str(check.severity), profile) for check in CATALOGUE]
    edited = st.data_editor(
        rows,
        column_config={
            "on": st.column_config.CheckboxColumn(t("profile.column_on"), width="small"),
            "code": st.column_config.TextColumn(t("profile.column_code"), disabled=True, width="small"),
            "check": st.column_config.TextColumn(t("profile.column_check"), disabled=True, width="large"),
            "severity": st.column_config.SelectboxColumn(
                t("profile.column_severity"), options=SEVERITIES, required=True, width="small"
            ),
            "weight": st.column_config.NumberColumn(
                t("profile.column_weight"),
                help=t("profile.weight_hint"),
                min_value=0,
                max_value=HIGHEST_WEIGHT,
                step=1,
                width="small",
            ),
        },
        hide_index=True,
        key="profile.checks",
    )
    return _chosen(edited)


def _row(code: str, title: str, severity: str, profile: Profile) -> Row:
    return {
        "on": code not in profile.switched_off,
        "code": code,
        "check": title,
        "severity": profile.severities.get(code, severity),
        "weight": profile.weights.get(code),
    }


def _chosen(rows: Iterable[Row]) -> tuple[dict[str, str], dict[str, int], frozenset[str]]:
    usual = {check.code: str(check.severity) for check in CATALOGUE}
    by_code = {str(row["code"]): row for row in rows}
    severities = {
        code: str(row["severity"]) for code, row in by_code.items() if row["severity"] != usual[code]
    }
    weights = {
        code: int(str(row["weight"]).split(".")[0])
        for code, row in by_code.items()
        if row["weight"] is not None and row["weight"] == row["weight"]
    }
    return severities, weights, frozenset(code for code, row in by_code.items() if not row["on"])
