"""Every word of the interface, in both languages, from ``locale/*.toml``.

A file holds one page's words as ``key = ["中文", "English"]``; a key is addressed as
``file.key``, and ``{names}`` in it are filled in.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

from parser.bilingual import Bilingual, Language

LOCALE = Path(__file__).parent / "locale"
LANGUAGES: tuple[Language, ...] = ("zh", "en")
STATE = "language"


@cache
def catalogue() -> dict[str, Bilingual]:
    """All words, by ``file.key``."""
    return {
        f"{path.stem}.{key}": Bilingual(*pair)
        for path in sorted(LOCALE.glob("*.toml"))
        for key, pair in tomllib.loads(path.read_text("utf-8")).items()
    }


def language() -> Language:
    """The language of this session; Chinese unless the visitor chose English."""
    return "en" if st.session_state.get(STATE) == "en" else "zh"


def t(key: str, **values: object) -> str:
    """The words of ``key`` in the session's language; ``KeyError`` when there are none."""
    words = catalogue()[key].in_language(language())
    return words.format(**values) if values else words


def label(names: Mapping[Any, Bilingual], key: object) -> str:
    """What people call ``key`` (``parser.names``), written as a label: in English with a capital."""
    words = names[key].in_language(language())
    return words[:1].upper() + words[1:]


def pick(words: Bilingual | None) -> str:
    """``words`` in the session's language; nothing for None."""
    return words.in_language(language()) if words else ""
