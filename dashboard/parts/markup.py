"""HTML that is built from parts, never from text: whatever is not ``Markup`` gets escaped.

This is the only module that makes HTML; ``linked.draw`` is the only place that shows it.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

VOID = frozenset({"br", "hr", "col", "wbr", "input", "img"})


class Markup(str):
    """HTML that may be shown as it is."""

    __slots__ = ()


Content = str | int | float | None | Iterable["Content"]


def text(content: Content) -> Markup:
    """``content`` as HTML: Markup stays, text is escaped, None is nothing, a sequence is joined."""
    if content is None:
        return Markup()
    if isinstance(content, Markup):
        return content
    if isinstance(content, str | int | float):
        return Markup(escape(str(content), quote=True))
    return Markup("".join(map(text, content)))


def tag(name: str, *content: Content, **attributes: str | int | bool | None) -> Markup:
    """One element. ``class_`` writes class, ``aria_label`` aria-label; None and False leave out.

    Raises ``ValueError`` for a link that leads out of the application.
    """
    if str(attributes.get("href", "")).lower().lstrip().split(":")[0] in {
        "javascript",
        "data",
        "http",
        "https",
    }:
        raise ValueError("links stay inside the application")
    written = "".join(map(_attribute, attributes.items()))
    if name in VOID:
        return Markup(f"<{name}{written}>")
    return Markup(f"<{name}{written}>{text(content)}</{name}>")


def _attribute(attribute: tuple[str, str | int | bool | None]) -> str:
    name, value = attribute
    if value is None or value is False:
        return ""
    name = name.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{escape(str(value), quote=True)}"'


def markdown_text(words: str) -> str:
    """``words`` where Markdown would be read: every sign of it is escaped."""
    return "".join(f"\\{sign}" if sign in r"\`*_{}[]()<>#+-.!|~$:" else sign for sign in words)


def css_text(words: str) -> str:
    """``words`` as a string of a style sheet: every character as its code point."""
    return '"' + "".join(f"\\{ord(character):06x}" for character in words) + '"'
