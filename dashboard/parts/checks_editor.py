"""The checks as a table in which an office sets what is on, how severe, and what it costs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from dashboard.parts.light import severity_word
from dashboard.words import pick, t
from parser.checks.catalogue import CATALOGUE
from parser.profile import DEFAULT_WEIGHTS, Profile

SEVERITIES = ("E", "W", "I")
HIGHEST_WEIGHT = 100
Row = Mapping[str, Any]


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
                t("profile.column_severity"),
                options=SEVERITIES,
                format_func=lambda severity: severity_word(str(severity)),
                required=True,
                width="small",
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
    return _chosen(rows, edited)


def _row(code: str, title: str, severity: str, profile: Profile) -> Row:
    return {
        "on": code not in profile.switched_off,
        "code": code,
        "check": title,
        "severity": profile.severities.get(code, severity),
        "weight": profile.weights.get(code, DEFAULT_WEIGHTS[profile.severities.get(code, severity)]),
    }


def _chosen(
    before: Sequence[Row], after: Sequence[Row]
) -> tuple[dict[str, str], dict[str, int], frozenset[str]]:
    usual = {check.code: str(check.severity) for check in CATALOGUE}
    by_code = {str(row["code"]): row for row in after}
    severities = {
        code: str(row["severity"]) for code, row in by_code.items() if row["severity"] != usual[code]
    }
    weights = {
        str(row["code"]): int(row["weight"])
        for shown, row in zip(before, after, strict=True)
        if not _follows_severity(shown, row)
    }
    return severities, weights, frozenset(code for code, row in by_code.items() if not row["on"])


def _follows_severity(shown: Row, row: Row) -> bool:
    """Whether the points are those of the severity, or were and were left alone when it changed."""
    if row["weight"] is None or row["weight"] == DEFAULT_WEIGHTS[row["severity"]]:
        return True
    return bool(row["weight"] == shown["weight"] == DEFAULT_WEIGHTS[shown["severity"]])
