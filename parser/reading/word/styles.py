"""The paragraph styles of a Word file: heading levels, lists, tables of contents."""

from __future__ import annotations

from typing import NamedTuple

from lxml import etree


class Style(NamedTuple):
    """What a paragraph style says that matters here; ``level`` counts from 1, ``numbered`` is a list's id."""

    level: int | None
    numbered: str | None
    list_level: int | None
    is_contents: bool


_PLAIN = Style(None, None, None, False)


class Styles:
    """The paragraph styles of a file by id, inherited properties resolved."""

    def __init__(self, root: etree._Element | None) -> None:
        self._styles: dict[str, etree._Element] = {}
        self._known: dict[str, Style] = {}
        if root is not None:
            self._w = root.tag.rpartition("}")[0] + "}"
            for style in root.iter(f"{self._w}style"):
                self._styles[style.get(f"{self._w}styleId") or ""] = style

    def __getitem__(self, identifier: str) -> Style:
        if identifier not in self._known:
            self._known[identifier] = _PLAIN  # a style based on itself ends here
            self._known[identifier] = self._resolve(identifier)
        return self._known[identifier]

    def _resolve(self, identifier: str) -> Style:
        element = self._styles.get(identifier)
        if element is None:
            return _PLAIN
        w = self._w
        parent = self[value(element, w, "basedOn") or ""]
        name = (value(element, w, "name") or "").lower()
        outline = value(element, w, "pPr", "outlineLvl")
        level = int(outline) + 1 if outline and outline.isdigit() and int(outline) < 9 else parent.level
        if name.startswith("heading ") and name[8:].isdigit():
            level = int(name[8:])
        list_level = value(element, w, "pPr", "numPr", "ilvl")
        return Style(
            level,
            value(element, w, "pPr", "numPr", "numId") or parent.numbered,
            int(list_level) if list_level and list_level.isdigit() else parent.list_level,
            parent.is_contents or name.startswith("toc "),
        )


def value(element: etree._Element, w: str, *path: str) -> str | None:
    """The ``w:val`` of the element at ``path`` below ``element``; None when there is none."""
    found = element.find("/".join(f"{w}{step}" for step in path))
    return None if found is None else found.get(f"{w}val")
