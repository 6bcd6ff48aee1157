"""Every view has an address: links inside the application, and widgets kept in step with the query.

A list in the query is joined by commas; what equals its default is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar
from urllib.parse import quote

import streamlit as st

from dashboard.words import STATE, language

HOME = "overview"
DIGITS = 12  # more than any number of ours has, fewer than a database refuses
_SEEN = "address.seen."
T = TypeVar("T")


def link(page: str, anchor: str = "", /, **query: object) -> str:
    """The relative address of ``page`` (a file name of ``views``); empty values are left out."""
    query = {"lang": "en" if language() == "en" else None} | query
    pairs = "&".join(f"{name}={quote(_written(value))}" for name, value in query.items() if _written(value))
    path = "./" if page == HOME else page
    return path + (f"?{pairs}" if pairs else "") + (f"#{quote(anchor)}" if anchor else "")


def take(name: str, key: str, parse: Callable[[str], T]) -> None:
    """Before widget ``key`` is drawn: give it the query's ``name`` when the address is new.

    ``parse`` gets the text of the query ("" when it is absent) and must accept anything.
    """
    said = st.query_params.get(name, "")
    if key not in st.session_state or said != st.session_state.get(_SEEN + key):
        st.session_state[key] = parse(said)


def keep(name: str, key: str, value: object, default: object = None) -> None:
    """After widget ``key`` was drawn: write its value to the query, unless it is the default."""
    written = "" if value == default else _written(value)
    if written:
        st.query_params[name] = written
    else:
        st.query_params.pop(name, None)
    st.session_state[_SEEN + key] = written


def number(name: str) -> int:
    """A number of the query; 0, which is no report's and no year's, for anything else."""
    said = st.query_params.get(name, "")
    return int(said) if said.isdecimal() and len(said) <= DIGITS else 0


def one_of(options: Iterable[T], default: T) -> Callable[[str], T]:
    """A parser for ``take``: the option that is written so, else the default."""
    written = {str(option): option for option in options}
    return lambda said: written.get(said, default)


def some_of(options: Iterable[str]) -> Callable[[str], list[str]]:
    """A parser for ``take``: those of a comma-joined list that are options."""
    allowed = set(options)
    return lambda said: [word for word in said.split(",") if word in allowed]


def take_language() -> None:
    """At the first visit the address names the language; afterwards the session's choice is written to it."""
    if STATE not in st.session_state:
        st.session_state[STATE] = "en" if st.query_params.get("lang") == "en" else "zh"
    if language() == "en":
        st.query_params["lang"] = "en"
    else:
        st.query_params.pop("lang", None)


def _written(value: object) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, list | tuple):
        return ",".join(map(str, value))
    return str(value)
