"""The words of one Word paragraph: tracked changes accepted, text boxes and pictures set apart."""

from __future__ import annotations

from typing import Any, NamedTuple

from lxml import etree

_SKIPPED = frozenset(
    {"pPr", "rPr", "del", "moveFrom", "delText", "instrText", "delInstrText", "Fallback", "footnoteReference"}
)
_DRAWINGS = frozenset({"drawing", "pict", "object"})
_OFF = frozenset({"0", "false", "off"})
# English Metric Units: a picture narrower than 7 cm is a seal, a logo or an ornament, not a table.
_NARROW = 7 * 360_000


class Picture(NamedTuple):
    """A picture: how it is described, and the id under which the file holds it."""

    description: str
    relation: str | None


class Text(NamedTuple):
    """The words of a paragraph (``\\n`` for line breaks, ``\\t`` for tabs) and what hangs on it."""

    words: str
    boxes: list[etree._Element]
    pictures: list[Picture]


class TextReader:
    """Reads paragraphs in order; ``page`` is the page reached, None when Word noted no page breaks."""

    def __init__(self, root: etree._Element, w: str) -> None:
        self._w = w
        self._t = f"{w}t"
        self._names: dict[object, str] = {}
        found = {self._name(element) for element in root.iter(*(f"{{*}}{name}" for name in _SPECIAL))}
        self.page = 1 if "lastRenderedPageBreak" in found else None
        # What needs a closer look than joining the words, of that which this file has at all.
        self._special = [f"{{*}}{name}" for name in sorted(found)]

    def read(self, paragraph: etree._Element) -> Text:
        """The words of ``paragraph``; moves ``page`` on past the page breaks in it."""
        if self._special and next(paragraph.iter(*self._special), None) is not None:
            text = Text("", [], [])
            words: list[str] = []
            self._collect(paragraph, words, text)
            return text._replace(words="".join(words))
        return Text("".join([element.text or "" for element in paragraph.iter(self._t)]), _NONE, _NONE)

    def _name(self, element: etree._Element) -> str:
        name = self._names.get(element.tag)
        if name is None:
            name = self._names[element.tag] = str(element.tag).rpartition("}")[2]
        return name

    def _collect(self, element: etree._Element, words: list[str], text: Text) -> None:
        for child in element:
            name = self._name(child)
            if name == "t":
                words.append(child.text or "")
            elif name == "r":
                if not self._is_hidden(child):
                    self._collect(child, words, text)
            elif name in _SKIPPED:
                continue
            elif name in _DRAWINGS:
                self._draw(child, text)
            elif name in _MARKS:
                words.append(self._mark(child, name))
            else:
                self._collect(child, words, text)

    def _mark(self, element: etree._Element, name: str) -> str:
        if name == "lastRenderedPageBreak" and self.page is not None:
            self.page += 1
        if name == "br" and element.get(f"{self._w}type") in {"page", "column"}:
            return "\n"
        if name == "sym":
            code = int(element.get(f"{self._w}char") or "20", 16)
            return chr(code & 0xFF if 0xF000 <= code <= 0xF0FF else code)
        return _MARKS[name]

    def _is_hidden(self, run: etree._Element) -> bool:
        vanish = run.find(f"{self._w}rPr/{self._w}vanish")
        return vanish is not None and vanish.get(f"{self._w}val") not in _OFF

    def _draw(self, drawing: etree._Element, text: Text) -> None:
        boxes = [element for element in drawing.iter() if self._name(element) == "txbxContent"]
        text.boxes.extend(box for box in boxes if not self._is_repeated(box, drawing))
        for element in drawing.iter():
            if self._name(element) in {"blip", "imagedata"} and not self._is_narrow(drawing):
                text.pictures.append(Picture(self._description(drawing), _relation(element)))

    def _is_repeated(self, box: etree._Element, drawing: etree._Element) -> bool:
        """Whether the box stands inside another one, or is the copy kept for older programs."""
        ancestor = box.getparent()
        while ancestor is not None and ancestor is not drawing:
            if self._name(ancestor) in {"txbxContent", "Fallback"}:
                return True
            ancestor = ancestor.getparent()
        return False

    def _is_narrow(self, drawing: etree._Element) -> bool:
        widths = [element.get("cx", "") for element in drawing.iter() if self._name(element) == "extent"]
        return any(width.isdigit() and int(width) < _NARROW for width in widths)

    def _description(self, drawing: etree._Element) -> str:
        for element in drawing.iter():
            if self._name(element) == "docPr":
                return element.get("descr") or element.get("name") or ""
        return ""


def _relation(element: etree._Element) -> str | None:
    return next(
        (str(value) for name, value in element.items() if str(name).endswith(("}embed", "}id"))), None
    )


_MARKS = {
    "tab": "\t",
    "ptab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "-",
    "softHyphen": "",
    "sym": "",
    "lastRenderedPageBreak": "",
}
_SPECIAL = frozenset({*_MARKS, *_DRAWINGS, "moveFrom", "vanish", "txbxContent", "AlternateContent", "ruby"})
_NONE: list[Any] = []
