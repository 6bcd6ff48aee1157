"""Searching for words as they are typed."""

from __future__ import annotations


def like(words: str) -> str:
    r"""A pattern for ``LIKE ? ESCAPE '\'``: text containing ``words``, wildcards taken literally."""
    escaped = words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{escaped}%"
