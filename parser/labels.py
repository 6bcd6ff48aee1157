"""Labels of the form, recognised however they are spelled.

Punctuation, spacing, brackets and full-width forms never matter; numbering may be
absent; what deviates beyond that is still recognised where it is close enough,
and reported as altered.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process

_NOT_WORD = re.compile(r"[^0-9A-Za-z\u4e00-\u9fff]+")
_NUMBERING = re.compile(
    r"^\s*(?:[(（]\s*[一二三四五六七八九十\d]{1,3}\s*[)）]|[一二三四五六七八九十]{1,3}\s*[、.．,，]|\d{1,2}\s*[、.．,，)）]?)\s*"
)
_NUMERALS = re.compile("[一二三四五六七八九十0-9]")
# 自然人（件）: the unit of a column that the form does not print.
_UNIT = re.compile(r"\((?:单位:)?[件条宗份个项次]\)")
# A label recognised by similarity alone must be this close (0 to 100) …
_CLOSE = 72.0
# (a short one closer, where a single character is half of the meaning) …
_SHORT, _CLOSE_SHORT = 6, 85.0
# … and so much closer than the next best.
_MARGIN = 8.0
# Words of which fewer characters than these are in any label are less close to all than that:
# of n characters with k shared, 2k / (n + k) is the closest.
_SHARED = 0.44
_NOTHING = [("", 0.0, 0), ("", 0.0, 0)]


@lru_cache(maxsize=4096)
def normalised(text: str) -> str:
    """The words alone: no spaces, no punctuation, no unit of counting, full-width forms folded."""
    folded = unicodedata.normalize("NFKC", text)
    return _NOT_WORD.sub("", _UNIT.sub("", folded) if ")" in folded else folded)


@lru_cache(maxsize=4096)
def without_numbering(text: str) -> str:
    """The normalised words without a leading （一）, 一、 or 1."""
    return normalised(_NUMBERING.sub("", unicodedata.normalize("NFKC", text), count=1)) or normalised(text)


@dataclass(frozen=True, slots=True)
class Match:
    """A label found. ``exact`` is false when the words deviate from the form's."""

    id: str
    exact: bool


class LabelIndex:
    """Finds which of some labels a text is."""

    def __init__(self, labels: dict[str, str], aliases: dict[str, str] | None = None) -> None:
        """``labels`` maps ids to the form's words, ``aliases`` other known words to ids."""
        self._whole = {normalised(label): id_ for id_, label in labels.items()}
        self._core = {without_numbering(label): id_ for id_, label in labels.items()}
        self._aliases = {normalised(alias): id_ for alias, id_ in (aliases or {}).items()}
        self._cores = tuple(self._core)
        self._characters = frozenset("".join(self._cores))
        self.find = lru_cache(maxsize=16_384)(self._find)
        """The label that a text is, exactly or closely; None when it is none of them."""

    def _find(self, text: str) -> Match | None:
        return self._exact(text) or self._close(text)

    def exact(self, text: str) -> Match | None:
        """The label that ``text`` is up to punctuation, spacing and numbering."""
        match = self.find(text)
        return match if match and match.exact else None

    def ending(self, text: str) -> Match | None:
        """The label with which ``text`` ends, for labels glued behind the merged heads before them.

        What precedes it must be numbering or words enough to be a head of its own:
        不予以公开 does not end with 予以公开.
        """
        words = normalised(text)
        found = [(core, id_) for core, id_ in self._core.items() if len(core) >= 4 and words.endswith(core)]
        if not found:
            return None
        core, id_ = max(found, key=lambda pair: len(pair[0]))
        before = _NUMERALS.sub("", words.removesuffix(core))
        return Match(id_, True) if not before or len(before) >= 4 else None

    def _exact(self, text: str) -> Match | None:
        words, core = normalised(text), without_numbering(text)
        id_ = self._whole.get(words) or self._core.get(core)
        if id_:
            return Match(id_, True)
        alias = self._aliases.get(words) or self._aliases.get(core)
        return Match(alias, False) if alias else None

    def _close(self, text: str) -> Match | None:
        core = without_numbering(text)
        if not 3 <= len(core) <= 60:
            return None
        if sum(map(self._characters.__contains__, core)) < _SHARED * len(core):
            return None
        enough = _CLOSE if len(core) >= _SHORT else _CLOSE_SHORT
        found = process.extract(
            core, self._cores, scorer=fuzz.ratio, processor=None, limit=2, score_cutoff=enough - _MARGIN
        )
        (best, score, _), (_, second, _) = *found, *_NOTHING[: 2 - len(found)]
        return Match(self._core[best], False) if score >= enough and score - second >= _MARGIN else None
