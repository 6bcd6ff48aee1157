"""The list to choose an agency from; a search box comes before it where there are very many."""

from __future__ import annotations

import streamlit as st

from dashboard import data
from dashboard.words import t

MANY = 2000  # names: more are slow to send and no help to choose from
KEY = "agency.pick"


def agency_picker(chosen: str | None) -> None:
    """Shows ``chosen``; another choice opens that agency's newest report."""
    names = [row.agency for row in data.agencies(limit=MANY + 1)]
    if len(names) > MANY:
        words = t("agency.search")
        said = st.text_input(words, key="agency.search", placeholder=words, label_visibility="collapsed")
        names = [row.agency for row in data.agencies(said.strip(), MANY)]
    if chosen and chosen not in names:
        names.insert(0, chosen)
    st.session_state[KEY] = chosen
    st.selectbox(
        t("agency.pick"),
        names,
        key=KEY,
        on_change=_open,
        placeholder=t("agency.pick"),
        label_visibility="collapsed",
    )


def _open() -> None:
    st.query_params.clear()
    if st.session_state[KEY]:
        st.query_params["agency"] = st.session_state[KEY]
