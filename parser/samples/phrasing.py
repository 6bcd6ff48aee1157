"""Phrasings as data: ``[a|b|]`` stands for one of its alternatives, ``{name}`` for a value."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from random import Random

_INNERMOST = re.compile(r"\[([^\[\]]*)\]")


def choose(rng: Random, phrasings: tuple[str, ...]) -> str:
    """One of the phrasings with every alternative decided; ``{names}`` are left standing.

    A phrasing weighs as much as the wordings it can yield, but no more than 40, so
    that short ones still occur.
    """
    text = rng.choices(phrasings, weights=[min(wordings(phrasing), 40) for phrasing in phrasings])[0]
    while _INNERMOST.search(text):
        text = _INNERMOST.sub(lambda match: rng.choice(match[1].split("|")), text)
    return text


def wordings(phrasing: str) -> int:
    """How many different wordings a phrasing with alternatives can yield (nested ones counted once)."""
    count = 1
    for match in _INNERMOST.finditer(phrasing):
        count *= len(match[1].split("|"))
    return count


@dataclass(frozen=True)
class Sentence:
    """A sentence of a report. ``fact`` names what it states, so that a defect can find and falsify it."""

    template: str
    values: Mapping[str, object] = field(default_factory=dict)
    fact: str | None = None

    @property
    def text(self) -> str:
        """The words as they stand in the report."""
        return self.template.format(**self.values)

    def falsified(self, **values: object) -> Sentence:
        """The same sentence with other values."""
        return replace(self, values={**self.values, **values})


@dataclass(frozen=True)
class Passage:
    """One paragraph of prose. ``topic`` is what it is about: a topic of section 一, ``fee``, ``period`` …"""

    sentences: tuple[Sentence, ...]
    topic: str | None = None

    @property
    def text(self) -> str:
        """The paragraph on one line."""
        return "".join(sentence.text for sentence in self.sentences)

    def states(self, fact: str) -> bool:
        """Whether a sentence of it states that fact."""
        return any(sentence.fact == fact for sentence in self.sentences)


def plain(text: str, topic: str | None = None, fact: str | None = None) -> Passage:
    """A paragraph of fixed words."""
    return Passage((Sentence(text.replace("{", "{{").replace("}", "}}"), {}, fact),), topic)
