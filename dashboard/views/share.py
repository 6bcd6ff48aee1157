"""分享: links for others, with expiry and QR code; who opened them when; revoking them."""

from __future__ import annotations

from contextlib import closing
from datetime import timedelta

import streamlit as st

from dashboard import access, links, server, settings
from dashboard.access import Right, Role
from dashboard.parts.figures import moment
from dashboard.parts.link_rows import link_rows, state
from dashboard.parts.linked import draw
from dashboard.parts.markup import tag
from dashboard.parts.qr_code import qr_code
from dashboard.words import t
from db import queries, store
from db.connection import connect

ROLES = (Role.VIEWER, Role.CONTRIBUTOR)
DAYS = (1, 7, 30, 90, 365)
USUAL_DAYS = 30
OPENINGS_SHOWN = 20
MADE = "share.made"


def show() -> None:
    """The whole page."""
    person = access.require(Right.SHARE)
    draw(tag("h1", t("share.title")), tag("p", t("share.intro"), class_="muted"), key="share.title")
    _network()
    _make_form()
    _made()
    _revoking()
    _list(person.link)


def _network() -> None:
    if not settings.shared():
        words = [tag("h3", t("share.local_title")), tag("p", t("share.local"))]
        draw(tag("div", words, class_="note", role="status"), key="share.network")
        return
    place = f"http://{server.lan_address()}:{settings.port()}"
    words = [
        tag("h3", t("share.network"), " ", tag("span", place, class_="code")),
        tag("p", t("share.network_hint"), class_="muted small"),
    ]
    draw(tag("div", words, class_="note"), key="share.network")


def _make_form() -> None:
    with st.form("share.make", border=True, clear_on_submit=True):
        st.subheader(t("share.make_title"), anchor=False)
        left, middle, right = st.columns([3, 3, 2])
        label = left.text_input(t("share.label"), placeholder=t("share.label_hint"), max_chars=60)
        role = middle.radio(
            t("share.role"),
            ROLES,
            format_func=lambda role: t(f"share.role_{role}"),
            captions=[t(f"share.role_{role}_hint") for role in ROLES],
        )
        days = right.selectbox(
            t("share.expiry"),
            DAYS,
            index=DAYS.index(USUAL_DAYS),
            format_func=lambda days: t("share.expiry_days", days=days),
        )
        asked = st.form_submit_button(t("share.make"), type="primary")
    if asked and not label.strip():
        st.warning(t("share.label_missing"))
    elif asked:
        _make(label.strip(), Role(role), timedelta(days=days))


def _make(label: str, role: Role, valid_for: timedelta) -> None:
    person = access.require(Right.SHARE)
    with closing(connect(settings.database_path())) as db:
        link = links.make(db, role, label, valid_for, person.who)
    st.session_state[MADE] = link


def _made() -> None:
    """The link just made, until the person says that it is copied."""
    made: links.NewLink | None = st.session_state.get(MADE)
    if made is None:
        return
    with closing(connect(settings.database_path())) as db:
        row = queries.link(db, made.id)
    if row is None or not links.is_open(row):
        return
    host = server.lan_address() if settings.shared() else server.LOCAL
    place = links.address(host, settings.port(), made.token)
    heading = t("share.made_title", role=t(f"share.role_{row.role}"), label=row.label)
    until = t("share.made", expires=moment(row.expires_at))
    with st.container(border=True):
        code, words = st.columns([1, 5])
        with code:
            draw(qr_code(place, t("share.code_alt")), key="share.code")
        with words:
            draw(tag("h2", heading), tag("p", until, class_="muted"), key="share.made")
            st.code(place, language=None, wrap_lines=True)
            if st.button(t("share.made_done")):
                del st.session_state[MADE]
                st.rerun()


def _revoking() -> None:
    """The question before a link is revoked; asked for by ``?revoke=``, never done by the address alone."""
    said = st.query_params.get("revoke", "")
    with closing(connect(settings.database_path())) as db:
        row = queries.link(db, int(said)) if said.isdecimal() else None
    if row is None or state(row) != "open":
        return
    with st.form("share.revoke", border=True):
        draw(
            tag("h2", t("share.revoke_title", label=row.label)),
            tag("p", t("share.revoke_text")),
            key="share.revoke_title",
        )
        with st.container(horizontal=True):
            sure = st.form_submit_button(t("share.revoke_yes"), type="primary")
            no = st.form_submit_button(t("share.revoke_no"))
    if sure:
        person = access.require(Right.SHARE)
        with closing(connect(settings.database_path())) as db:
            store.revoke_link(db, row.id, person.who)
    if sure or no:
        st.query_params.pop("revoke", None)
        st.rerun()


def _list(own: int | None) -> None:
    with closing(connect(settings.database_path())) as db:
        rows = queries.links(db)
        openings = {row.id: queries.openings(db, row.id, OPENINGS_SHOWN) for row in rows}
    draw(tag("h2", t("share.list_title")), key="share.list_title")
    draw(link_rows(rows, openings, own), key="share.list")


show()
