"""The year picker: one choice that stays while pages change."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from dashboard import address, data
from dashboard.words import t
from db.rows import TrendPoint

BUTTONS = 5  # more years than this go into a list
STRAY = 5  # a year with less than a fifth of the fullest year's reports is not opened by itself
_CHOSEN = "year"


def year_picker(page: str, years: Sequence[int]) -> int:
    """The year chosen among ``years`` (newest first), kept in the address and for the next page."""
    key = f"{page}.year"
    known = st.session_state.get(_CHOSEN)
    address.take("year", key, address.one_of(years, known if known in years else usual_year(data.trend())))
    label = t("common.year")
    if len(years) <= BUTTONS:
        st.segmented_control(label, years, key=key, required=True, label_visibility="collapsed")
    else:
        st.selectbox(label, years, key=key, label_visibility="collapsed", width=120)
    chosen: int = st.session_state[key]
    address.keep("year", key, chosen)
    st.session_state[_CHOSEN] = chosen
    return chosen


def usual_year(points: Sequence[TrendPoint]) -> int:
    """The newest year that is under way: a few stray reports of a later year do not count."""
    fullest = max(point.reports for point in points)
    return max(point.year for point in points if point.reports * STRAY >= fullest)
