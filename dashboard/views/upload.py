"""上传: drop many files, a folder or a zip; one line a file; correct agency or year by hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from dashboard import access, address, data
from dashboard.access import Right
from dashboard.parts import filters
from dashboard.parts.agency_picker import MANY
from dashboard.parts.empty import empty
from dashboard.parts.linked import draw
from dashboard.parts.markup import markdown_text, tag
from dashboard.parts.upload_progress import UploadProgress
from dashboard.parts.upload_rows import needs_attention, upload_rows
from dashboard.parts.uploader import uploader
from dashboard.words import t
from db.rows_workflow import UploadRow

PAGE = "upload"
MODES = ("files", "folder")
FIRST_YEAR = 2008  # the regulations came into force
STATUSES = ("new", "revised", "unchanged", "unreadable")


def show() -> None:
    """The whole page."""
    person = access.require(Right.UPLOAD)
    draw(tag("h1", t("upload.title")), tag("p", t("upload.intro"), class_="muted"), key="upload.title")
    folder, year = _choices()
    round_ = st.session_state.setdefault("upload.round", 0)
    files = uploader(f"upload.files.{round_}", folder=folder)
    if files:
        access.require(Right.UPLOAD)
        st.session_state["upload.done"] = _receive(files, year, person.who)
        st.session_state["upload.round"] = round_ + 1  # an empty uploader: the bytes leave the memory
        st.rerun()
    _report_done()
    rows = data.uploads(None if person.may(Right.CHANGE) else person.who)
    _correction(rows)
    _list(rows, person.may(Right.CHANGE))


def _choices() -> tuple[bool, int | None]:
    """Whether a whole folder is uploaded, and the year of files that state none."""
    left, right = st.columns(2, vertical_alignment="bottom")
    with left:
        mode = st.segmented_control(
            t("upload.mode"),
            MODES,
            default=MODES[0],
            format_func=lambda name: t(f"upload.mode_{name}"),
            required=True,
        )
    with right:
        years: list[int | None] = [None, *range(date.today().year, FIRST_YEAR - 1, -1)]
        year = st.selectbox(t("upload.year"), years, format_func=_year_words)
    return mode == "folder", year


def _year_words(year: int | None) -> str:
    return t("upload.year_as", year=year) if year else t("upload.year_unset")


def _receive(files: Sequence[UploadedFile], year: int | None, who: str) -> Counter[str]:
    """Each file on its own: what was stored before an interruption stays stored."""
    statuses: Counter[str] = Counter()
    shown = UploadProgress([file.name for file in files])

    def one_by_one() -> Iterator[tuple[str, bytes]]:
        for file in files:
            shown.begin_file()
            yield file.name, file.getvalue()

    for line in data.receive(one_by_one(), year, who, shown.begin_page):
        statuses[line.status] += 1
        shown.end_file(line.name)
    return statuses


def _report_done() -> None:
    statuses = st.session_state.get("upload.done")
    if statuses is None:
        return
    words = t("upload.done", **{status: statuses[status] for status in STATUSES})
    overview = tag("a", t("upload.to_overview"), href=address.link("overview"), class_="link")
    link = overview if access.may(Right.READ) else None
    draw(tag("p", words, "　", link, class_="note", role="status"), key="upload.done_note")


def _correction(rows: list[UploadRow]) -> None:
    """The form that says whose report a file is; asked for by ``?correct=``."""
    said = st.query_params.get("correct", "")
    row = next((row for row in rows if str(row.id) == said and row.report_id is not None), None)
    if row is None or not access.may(Right.CHANGE):
        return
    with st.form("upload.correct", border=True):
        st.subheader(t("upload.correct_title", name=markdown_text(row.name)), anchor=False)
        agency = _agency_box(row)
        year = st.number_input(
            t("upload.correct_year"),
            FIRST_YEAR,
            date.today().year,
            row.year or date.today().year - 1,
            format="%d",
        )
        with st.container(horizontal=True):
            save = st.form_submit_button(t("upload.correct_save"), type="primary")
            cancel = st.form_submit_button(t("upload.correct_cancel"))
    if save and not (agency or "").strip():
        st.warning(t("upload.correct_missing"))
    elif save:
        _save(row, str(agency).strip(), int(year))
    elif cancel:
        _close_correction()


def _agency_box(row: UploadRow) -> str | None:
    names = list(dict.fromkeys([*row.suggestions, *(known.agency for known in data.agencies(limit=MANY))]))
    current = row.agency if row.identified and row.agency in names else None
    chosen: str | None = st.selectbox(
        t("upload.correct_agency"),
        names,
        index=names.index(current) if current else None,
        accept_new_options=True,
        placeholder=t("upload.correct_agency_hint"),
    )
    return chosen


def _save(row: UploadRow, agency: str, year: int) -> None:
    person = access.require(Right.CHANGE)
    data.correct_identity(int(row.report_id or 0), agency, year, person.who)
    st.toast(t("upload.corrected", agency=markdown_text(agency), year=year))
    _close_correction()


def _close_correction() -> None:
    st.query_params.pop("correct", None)
    st.rerun()


def _list(rows: list[UploadRow], may_correct: bool) -> None:
    if not rows:
        empty(t("upload.empty_title"), t("upload.empty"), key="upload.empty")
        return
    attention = [row for row in rows if needs_attention(row)]
    draw(tag("h2", t("upload.list_title")), key="upload.list_title")
    only = filters.one(
        PAGE,
        "show",
        t("upload.list_title"),
        ("attention",),
        lambda name: f"{t(f'upload.list_{name}')} {len(attention)}",
    )
    draw(upload_rows(attention if only else rows, may_correct), key="upload.rows")


show()
