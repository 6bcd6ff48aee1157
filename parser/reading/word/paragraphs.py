"""Word paragraphs in order: words with their generated numeral, heading level, place."""

from __future__ import annotations

from typing import NamedTuple

from lxml import etree

from parser.document import Place
from parser.reading.word.numbering import Numbering
from parser.reading.word.styles import Style, Styles, value
from parser.reading.word.text import Picture, TextReader


class Reading(NamedTuple):
    """One paragraph; ``boxes`` and ``pictures`` are the text boxes and pictures that hang on it."""

    words: str
    place: Place
    level: int | None
    boxes: list[etree._Element]
    pictures: list[Picture]


class _Properties(NamedTuple):
    style: str = ""
    list_id: str | None = None
    list_level: str | None = None
    outline: str | None = None
    is_joined: bool = False


_NO_PROPERTIES = _Properties()


class ParagraphReader:
    """Counts paragraphs, pages and list items on the way: read each paragraph once, in order."""

    def __init__(self, root: etree._Element, styles: Styles, numbering: Numbering) -> None:
        self._w = w = root.tag.rpartition("}")[0] + "}"
        self._styles = styles
        self._numbering = numbering
        self._text = TextReader(root, w)
        self._count = 0
        self._carried = ""
        self._value, self._properties_tag, self._deleted = f"{w}val", f"{w}pPr", f"{w}del"
        self._wanted: dict[object, str] = {
            f"{w}{name}": name for name in ("pStyle", "numPr", "outlineLvl", "rPr")
        }

    @property
    def next_place(self) -> Place:
        """The place of the paragraph to be read next."""
        return Place(self._text.page, self._count + 1)

    def read(self, paragraph: etree._Element) -> Reading:
        """The paragraph; one whose end was deleted under tracked changes is carried into the next."""
        place = self.next_place
        self._count += 1
        first = paragraph[0] if len(paragraph) else None
        has_properties = first is not None and first.tag == self._properties_tag and len(first)
        properties = self._properties(first) if has_properties and first is not None else _NO_PROPERTIES
        style = self._styles[properties.style]
        label = self._label(properties, style)
        text = self._text.read(paragraph)
        words, self._carried = self._carried + text.words, ""
        if properties.is_joined:
            words, self._carried = "", words
        if style.is_contents:
            words = ""
        if label and words.strip():
            words = label + words
        return Reading(words, place, _level(properties, style), text.boxes, text.pictures)

    def _properties(self, element: etree._Element) -> _Properties:
        style, outline, is_joined, numbering = "", None, False, None
        for child in element:
            name = self._wanted.get(child.tag)
            if name == "pStyle":
                style = child.get(self._value) or ""
            elif name == "outlineLvl":
                outline = child.get(self._value)
            elif name == "rPr":
                is_joined = next(child.iterchildren(self._deleted), None) is not None
            elif name == "numPr":
                numbering = child
        if numbering is None:
            return _Properties(style, None, None, outline, is_joined)
        list_id, list_level = (value(numbering, self._w, part) for part in ("numId", "ilvl"))
        return _Properties(style, list_id, list_level, outline, is_joined)

    def _label(self, properties: _Properties, style: Style) -> str:
        """The numeral that Word prints before the paragraph."""
        list_id = properties.list_id or style.numbered
        if not list_id or list_id == "0":
            return ""
        if properties.list_level and properties.list_level.isdigit():
            level = int(properties.list_level)
        elif style.list_level is not None:
            level = style.list_level
        else:
            level = self._numbering.level_of_style(list_id, properties.style)
        return self._numbering.label(list_id, level)


def _level(properties: _Properties, style: Style) -> int | None:
    if properties.outline is None or not properties.outline.isdigit():
        return style.level
    return int(properties.outline) + 1 if int(properties.outline) < 9 else None
