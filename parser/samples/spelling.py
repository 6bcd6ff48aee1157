"""How one office spells the form: variants of labels, headings and numbers that are no defects."""

from __future__ import annotations

import re
from dataclasses import dataclass
from random import Random

_HALF_WIDTH = str.maketrans("（），：", "(),:")
_AFTER_NUMBER = re.compile(r"^(\d)\.")
_SHORT_WORDS = ("结果维持", "结果纠正", "其他结果", "尚未审结", "商业企业", "科研机构")


@dataclass(frozen=True)
class Spelling:
    """One office's habits; ``label`` and ``heading`` apply them."""

    half_width: bool = False
    straight_quotes: bool = False
    enumeration_comma: bool = False  # 1、 for 1.
    space_after_number: bool = False
    gap: str = ""  # inside short words and after brackets: 结果 维持
    heading_mark: str = "、"
    indent: str = ""
    grouped: bool = False  # 1,234
    split_digits: bool = False  # 2 0

    def label(self, text: str) -> str:
        """A label of the form as this office spells it."""
        if self.enumeration_comma:
            text = _AFTER_NUMBER.sub(r"\1、", text)
        elif self.space_after_number:
            text = _AFTER_NUMBER.sub(r"\1. ", text)
        if self.gap and text in _SHORT_WORDS:
            text = text[:2] + self.gap + text[2:]
        if self.straight_quotes:
            text = text.replace("“", '"').replace("”", '"')
        if self.half_width:
            text = text.translate(_HALF_WIDTH)
            text = re.sub(r"^(\(.\))", r"\1 ", text) if self.space_after_number else text
        return text

    def heading(self, text: str) -> str:
        """A section heading as this office writes it."""
        if re.match(r"[一二三四五六七]、", text):
            text = text[0] + self.heading_mark + text[2:]
        return self.indent + text

    def value(self, text: str) -> str:
        """A number as this office writes it in a cell."""
        if self.grouped and text.isascii() and text.isdigit() and len(text) > 3:
            return f"{int(text):,}"
        if self.split_digits and text.isascii() and text.isdigit() and len(text) > 1:
            return f"{text[0]} {text[1:]}"
        return text


PLAIN = Spelling()


def draw_spelling(rng: Random) -> Spelling:
    """The habits of an office drawn at random; plain ones most often."""
    if rng.random() < 0.35:
        return Spelling(indent=rng.choice(("", "", "　　")))
    return Spelling(
        half_width=rng.random() < 0.4,
        straight_quotes=rng.random() < 0.2,
        enumeration_comma=rng.random() < 0.25,
        space_after_number=rng.random() < 0.3,
        gap=rng.choice(("", "", " ", "　")),
        heading_mark=rng.choice("、、、、、．."),
        indent=rng.choice(("", "", "", "　　", "  ", "????")),
        grouped=rng.random() < 0.2,
        split_digits=rng.random() < 0.05,
    )
