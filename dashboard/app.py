"""The dashboard: one tuple of pages, the language switch, the look."""

from __future__ import annotations

import base64
import logging
from dataclasses import dataclass
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import Page

from dashboard import access, address
from dashboard.access import Right
from dashboard.words import LANGUAGES, STATE, language, pick, t

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Entry:
    """One page: the name of its file in ``views``, and the rights of which one is needed to open it.

    Who has only a later one of the rights finds the page by link, not in the navigation.
    """

    name: str
    rights: tuple[Right, ...] = (Right.READ,)


PAGES = (
    Entry("overview"),
    Entry("agency", (Right.READ, Right.UPLOAD)),
    Entry("upload", (Right.UPLOAD,)),
    Entry("findings"),
    Entry("checks", (Right.READ, Right.UPLOAD)),
    Entry("roster", (Right.CHANGE,)),
    Entry("profile", (Right.CHANGE,)),
    Entry("share", (Right.SHARE,)),
)


def main() -> None:
    """Draw the frame, then the page that the address names."""
    st.set_page_config(page_title=t("app.name"), page_icon=_seal(), layout="wide")
    address.take_language()
    st.html(HERE / "parts" / "look.css")
    try:
        person = access.visitor()
    except access.NoAccess:
        st.navigation([st.Page(_refused, title=t("app.no_access_title"))], position="hidden").run()
        return
    entries = [entry for entry in PAGES if any(map(person.may, entry.rights))]
    listed = [entry for entry in entries if person.may(entry.rights[0])]
    pages = [
        st.Page(
            f"views/{entry.name}.py",
            title=t(f"app.{entry.name}"),
            default=entry is listed[0],
            visibility="visible" if entry in listed else "hidden",
        )
        for entry in entries
    ]
    st.logo(_seal(t("app.name")), size="large")
    page = st.navigation(pages, position="top")
    _language_switch()
    _run(page)


def _run(page: Page) -> None:
    """A page that fails says so in the visitor's language; what went wrong stands in the log."""
    try:
        page.run()
    except access.NoAccess as error:
        st.error(pick(error.message), title=t("app.no_access_title"))
    except Exception:
        logging.getLogger(__name__).exception("page %s", page.url_path or address.HOME)
        st.error(t("app.failed"), title=t("app.failed_title"))


def _refused() -> None:
    st.error(t("app.no_access"), title=t("app.no_access_title"))


def _language_switch() -> None:
    with st.container(key="language"):
        st.segmented_control(
            t("app.language"),
            LANGUAGES,
            default=language(),
            format_func=lambda code: t(f"app.language_{code}"),
            key="language_switch",
            on_change=_switch_language,
            required=True,
            label_visibility="collapsed",
        )


def _switch_language() -> None:
    st.session_state[STATE] = st.session_state["language_switch"]


def _seal(name: str = "") -> str:
    """The mark of the application in the theme's colours, with its name beside it, as a local picture."""
    colour, ink = st.get_option("theme.light.primaryColor"), st.get_option("theme.light.grayColor")
    width = 64 + (16 + sum(36 if ord(letter) > 255 else 21 for letter in name) if name else 0)
    drawing = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} 64">'
        f'<rect width="64" height="64" rx="8" fill="{colour}"/>'
        '<path d="M16 20h32M16 32h20M16 44h12" stroke="white" stroke-width="5" stroke-linecap="round"/>'
        '<path d="M36 42l6 6 12-14" fill="none" stroke="white" stroke-width="5" stroke-linecap="round"/>'
        f'<text x="80" y="44" font-size="34" font-weight="600" font-family="sans-serif" fill="{ink}">'
        f"{name}</text></svg>"
    )
    return "data:image/svg+xml;base64," + base64.b64encode(drawing.encode()).decode()


if __name__ == "__main__":  # worker processes import this file again and must not draw it
    main()
