"""The drop zone, with its words in the reader's language: Streamlit knows English only."""

from __future__ import annotations

import re
from collections.abc import Sequence

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from dashboard.parts.markup import css_text
from dashboard.words import t

_ZONE = "[data-testid='stFileUploaderDropzone']"
_LIMIT = "[data-testid='stFileUploaderDropzoneInstructions'] span"


def uploader(key: str, *, folder: bool) -> Sequence[UploadedFile]:
    """The files that were dropped; names of a folder's files carry their path."""
    words = t("upload.drop_folder" if folder else "upload.drop_files")
    choose = t("upload.choose_folder" if folder else "upload.choose")
    limit = t("upload.drop_limit", size=st.get_option("server.maxUploadSize"))
    _translate(key, words, choose, limit)
    files: Sequence[UploadedFile] = st.file_uploader(
        words, accept_multiple_files="directory" if folder else True, key=key, label_visibility="collapsed"
    )
    return files


def one_file(key: str, words: str, choose: str, limit: str) -> UploadedFile | None:
    """One file, in a drop zone with these words."""
    _translate(key, words, choose, limit)
    return st.file_uploader(words, key=key, label_visibility="collapsed")


def _translate(key: str, words: str, choose: str, limit: str) -> None:
    """Streamlit gives the widget a class after its key, so that two drop zones keep their own words."""
    own = ".st-key-" + re.sub(r"[^a-zA-Z0-9_-]", "-", key)
    zone, hint = f"{own} {_ZONE}", f"{own} {_LIMIT}"
    st.html(
        "<style>"
        f"{zone} {{ flex-direction: column; align-items: center; justify-content: center; }}"
        f"{zone} {{ min-height: 9rem; border-style: dashed; }}"
        f"{zone}::before {{ content: {css_text(words)}; font-size: 1.1rem; font-weight: 600; }}"
        f"{zone} button p, {hint} {{ font-size: 0; }}"
        f"{zone} button p::after {{ content: {css_text(choose)}; font-size: 1rem; }}"
        f"{hint}::after {{ content: {css_text(limit)}; font-size: 0.93rem; }}"
        "</style>"
    )
