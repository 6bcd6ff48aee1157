"""Filter widgets that keep their value in the address."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import streamlit as st

from dashboard import address
from dashboard.words import label, t
from parser.bilingual import Bilingual

CHOICE_WIDTH = 132  # pixels: a list of short words beside other filters


def search(page: str, words: str) -> str:
    """A search box for ``q``; filters while typing stops."""
    key = f"{page}.q"
    address.take("q", key, str)
    said: str = st.text_input(words, key=key, placeholder=words, label_visibility="collapsed")
    address.keep("q", key, said)
    return said.strip()


def several(
    page: str, name: str, title: str, options: Sequence[str], words: Callable[[str], str]
) -> tuple[str, ...]:
    """A list of choices, none meaning all."""
    key = f"{page}.{name}"
    address.take(name, key, address.some_of(options))
    chosen: list[str] = st.multiselect(
        title, options, key=key, format_func=words, placeholder=title, label_visibility="collapsed"
    )
    address.keep(name, key, chosen)
    return tuple(chosen)


def one(page: str, name: str, title: str, options: Sequence[str], words: Callable[[str], str]) -> str | None:
    """One choice among a few buttons; none when not chosen."""
    key = f"{page}.{name}"
    address.take(name, key, address.one_of(options, None))
    chosen: str | None = st.segmented_control(
        title, options, key=key, format_func=words, label_visibility="collapsed"
    )
    address.keep(name, key, chosen)
    return chosen


def choice(
    page: str, name: str, title: str, options: Sequence[str], words: Callable[[str], str]
) -> str | None:
    """One choice of a longer list; none when not chosen."""
    key = f"{page}.{name}"
    address.take(name, key, address.one_of(options, None))
    chosen: str | None = st.selectbox(
        title,
        options,
        key=key,
        format_func=words,
        placeholder=title,
        label_visibility="collapsed",
        width=CHOICE_WIDTH,
    )
    address.keep(name, key, chosen)
    return chosen


def named(page: str, name: str, title: str, names: Mapping[Any, Bilingual]) -> str | None:
    """One choice among ids that have names (``parser.names``)."""
    return choice(page, name, title, [str(key) for key in names], lambda key: label(names, key))


def view(page: str, title: str, options: Sequence[str], words: Callable[[str], str]) -> str:
    """Which part of a page to show: one of the buttons is always chosen, at first the first."""
    key = f"{page}.show"
    address.take("show", key, address.one_of(options, options[0]))
    st.segmented_control(
        title, options, key=key, format_func=words, required=True, label_visibility="collapsed"
    )
    chosen: str = st.session_state[key]
    address.keep("show", key, chosen, default=options[0])
    return chosen


def page_number(page: str, total: int, size: int) -> int:
    """Which page of a long list to draw; nothing is shown when one page holds all."""
    pages = max(1, -(-total // size))
    if pages == 1:
        return 1
    key = f"{page}.page"
    address.take("page", key, address.one_of(range(1, pages + 1), 1))
    if st.session_state[key] > pages:
        st.session_state[key] = 1
    number: int = st.pagination(pages, key=key)
    address.keep("page", key, number, default=1)
    first = (number - 1) * size + 1
    st.caption(t("common.page_note", total=total, first=first, last=min(total, number * size)))
    return number
