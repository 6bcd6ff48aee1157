"""How far an upload is: the bar with the file being checked and the page being recognised."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import PurePath

import streamlit as st

from dashboard.parts.markup import markdown_text
from dashboard.words import t

_EVERY = 0.1  # seconds: a text of four pages is read before one could be drawn
_PAGES = 1  # a file of one page is worth no word about pages


class UploadProgress:
    """The bar of one upload of these files; it only ever moves forward."""

    def __init__(self, names: Sequence[str]) -> None:
        self._names = names
        self._begun = 0
        self._share = 0.0
        self._drawn = 0.0
        self._bar = st.progress(0.0, t("upload.working", done=0, total=len(names), name=""))

    def begin_file(self) -> None:
        """One more of the files is taken up."""
        self._begun += 1

    def end_file(self, name: str) -> None:
        """A file is done, or one that an archive holds."""
        words = t("upload.working", done=self._begun, total=len(self._names), name=markdown_text(name))
        self._draw(self._begun / len(self._names), words)

    def begin_page(self, name: str, page: int, pages: int) -> None:
        """A page of a PDF or a scan is begun."""
        if pages > _PAGES:
            at = self._names.index(name) if name in self._names else self._begun - 1
            words = t("upload.page", name=markdown_text(PurePath(name).name), page=page, pages=pages)
            self._draw((at + (page - 1) / pages) / len(self._names), words)

    def _draw(self, share: float, words: str) -> None:
        self._share = min(max(self._share, share), 1.0)
        if time.monotonic() - self._drawn > _EVERY:
            self._drawn = time.monotonic()
            self._bar.progress(self._share, words)
