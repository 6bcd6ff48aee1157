"""A text in the product's two languages, Chinese first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

Language = Literal["zh", "en"]


class Bilingual(NamedTuple):
    """The same words in Chinese and English."""

    zh: str
    en: str

    def in_language(self, language: Language) -> str:
        """The words in ``language``."""
        return self.en if language == "en" else self.zh

    def filled(self, **values: object) -> Bilingual:
        """Both languages with ``{names}`` replaced by ``values``."""
        return Bilingual(self.zh.format(**values), self.en.format(**values))


JOINT = " · "
"""Stands between the parts of a place in the form: section, row, column."""


def joined(parts: Sequence[Bilingual]) -> Bilingual:
    """The parts of a place as one name."""
    return Bilingual(JOINT.join(part.zh for part in parts), JOINT.join(part.en for part in parts))
