"""核查配置: the office's name, deadlines, thresholds, checks; recheck; the notice template."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from dashboard import access, office
from dashboard.access import Right
from dashboard.parts.checks_editor import checks_editor
from dashboard.parts.linked import draw
from dashboard.parts.markup import tag
from dashboard.parts.uploader import one_file
from dashboard.words import label, pick, t
from db.maintenance import RecheckSummary
from db.notices import TemplateError
from parser.names import KIND_NAMES
from parser.profile import DEFAULT_DEADLINES, DEFAULT_THRESHOLDS, Profile
from parser.profile_file import ProfileError, profile_toml, read_profile

CHANGES_SHOWN = 30
COLUMNS = 3
SAID = "profile.said"


def show() -> None:
    """The whole page."""
    access.require(Right.CHANGE)
    draw(tag("h1", t("profile.title")), tag("p", t("profile.intro"), class_="muted"), key="profile.title")
    words = st.session_state.pop(SAID, None)
    if words:
        draw(tag("p", words, class_="note", role="status"), key="profile.said_note")
    profile = office.profile()
    _form(profile)
    _recheck()
    left, right = st.columns(2)
    with left:
        _file(profile)
    with right:
        _template()


def _say(words: str) -> None:
    st.session_state[SAID] = words
    st.rerun()


def _form(profile: Profile) -> None:
    with st.form("profile.form", border=True):
        st.subheader(t("profile.office_title"), anchor=False)
        name = st.text_input(t("profile.office"), profile.office, max_chars=100)
        deadlines = _deadlines(profile)
        st.subheader(t("profile.thresholds_title"), anchor=False)
        thresholds = _thresholds(profile)
        st.subheader(t("profile.checks_title"), anchor=False)
        severities, weights, switched_off = checks_editor(profile)
        asked = st.form_submit_button(t("profile.save"), type="primary")
    if asked:
        _save(
            replace(
                profile,
                office=name.strip(),
                deadlines=deadlines,
                thresholds=thresholds,
                severities=severities,
                weights=weights,
                switched_off=switched_off,
            )
        )


def _deadlines(profile: Profile) -> dict[str, str]:
    """The deadlines by kind of agency that are not the usual ones."""
    columns = st.columns(COLUMNS)
    said = {
        kind: columns[number % COLUMNS].text_input(
            t("profile.deadline", kind=label(KIND_NAMES, kind)),
            profile.deadlines.get(kind, usual),
            max_chars=5,
            help=t("profile.deadline_hint"),
        )
        for number, (kind, usual) in enumerate(DEFAULT_DEADLINES.items())
    }
    return {kind: day.strip() for kind, day in said.items() if day.strip() != DEFAULT_DEADLINES[kind]}


def _thresholds(profile: Profile) -> dict[str, float]:
    """The thresholds that are not the usual ones."""
    columns = st.columns(len(DEFAULT_THRESHOLDS))
    said = {
        name: column.number_input(
            t(f"profile.threshold_{name}"), min_value=0.0, value=profile.threshold(name), format="%g"
        )
        for column, name in zip(columns, DEFAULT_THRESHOLDS, strict=True)
    }
    return {name: value for name, value in said.items() if value != DEFAULT_THRESHOLDS[name]}


def _save(profile: Profile) -> None:
    try:
        office.save_profile(read_profile(profile_toml(profile)))  # judged like a file from elsewhere
    except ProfileError as error:
        st.warning(pick(error.message))
    else:
        _say(t("profile.saved"))


def _recheck() -> None:
    heading = tag("h2", t("profile.recheck_title"))
    draw(heading, tag("p", t("profile.recheck_hint"), class_="muted"), key="profile.recheck")
    if not st.button(t("profile.recheck")):
        return
    bar = st.progress(0.0)

    def show_progress(done: int, total: int) -> None:
        bar.progress(done / max(total, 1), t("profile.rechecking", done=done, total=total))

    summary = office.recheck_all(show_progress)
    bar.empty()
    _rechecked(summary)


def _rechecked(summary: RecheckSummary) -> None:
    words = t("profile.rechecked", checked=summary.checked, changed=len(summary.changed))
    lines = [tag("p", str(change)) for change in summary.changed[:CHANGES_SHOWN]]
    more = len(summary.changed) - CHANGES_SHOWN
    rest = tag("p", t("profile.rechecked_more", count=more), class_="muted") if more > 0 else None
    draw(tag("div", tag("p", words), lines, rest, class_="note", role="status"), key="profile.rechecked")


def _file(profile: Profile) -> None:
    heading = tag("h2", t("profile.file_title"))
    draw(heading, tag("p", t("profile.file_hint"), class_="muted"), key="profile.file_title")
    text = profile_toml(profile)
    st.download_button(t("profile.file_download"), text, t("profile.file_name"), "application/toml")
    data = _uploaded("file")
    if data is None:
        return
    try:
        office.save_profile(read_profile(data.decode("utf-8-sig", "replace")))
    except ProfileError as error:
        _say(pick(error.message))
    else:
        _say(t("profile.saved"))


def _template() -> None:
    heading = tag("h2", t("profile.template_title"))
    draw(heading, tag("p", t("profile.template_hint"), class_="muted"), key="profile.template_title")
    st.download_button(t("profile.template_download"), office.notice_template(), t("profile.template_name"))
    data = _uploaded("template")
    if data is None:
        return
    try:
        office.save_notice_template(data)
    except TemplateError as error:
        _say(pick(error.message))
    else:
        _say(t("profile.template_saved"))


def _uploaded(name: str) -> bytes | None:
    """The bytes of a file dropped for ``name``; the drop zone is empty again afterwards."""
    count = f"profile.{name}.round"
    round_ = st.session_state.setdefault(count, 0)
    file = one_file(
        f"profile.{name}.{round_}",
        t(f"profile.{name}_drop"),
        t("profile.choose"),
        t(f"profile.{name}_limit"),
    )
    if file is None:
        return None
    st.session_state[count] = round_ + 1
    return file.getvalue()


show()
