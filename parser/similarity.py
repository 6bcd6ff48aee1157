"""How much of one text stands in another: shingles, near-duplicates among many, shared passages.

A text is a sequence of sentences. Figures, punctuation and white space are left
out of the measure, so that only words count. Nothing here knows agencies or years.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from parser.plain_text import plain_text

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Hashes = NDArray[np.uint64]

Key = TypeVar("Key", bound=Hashable)

SHINGLE = 6  # characters
_BETWEEN = "\n"
SHORTEST = 80  # shingles: a shorter text is no evidence of anything
_NOT_WORDS = re.compile(r"[^一-鿿A-Za-z]+")
_PASSAGE_SHARE = 0.8  # of a sentence's shingles that must stand in the other text
_SAMPLE = 2_000  # texts in which common wording is counted
_COMMON = 0.3  # wording that more than this share of the texts use is boilerplate
_MANY = 20  # with fewer texts, nothing can be called common
_BANDS, _ROWS = 85, 3  # finds a pair that shares 60 % of both texts with a chance of 0.999
_CROWD = 60  # texts in one bucket: beyond it each is paired with its next few only
_NEXT_FEW = 8


@dataclass(frozen=True, slots=True)
class Copy(Generic[Key]):
    """Two texts that share much; each share is of that text's own shingles, boilerplate left out."""

    first: Key
    second: Key
    first_share: float
    second_share: float


@dataclass(frozen=True, slots=True)
class SharedPassage:
    """A sentence and the one of the other text that it repeats."""

    own: str
    theirs: str


def normalise(text: str) -> str:
    """Only the words: no figures, punctuation or white space."""
    return _NOT_WORDS.sub("", plain_text(text))


def shingles(text: Iterable[str]) -> frozenset[str]:
    """Every run of ``SHINGLE`` characters within the sentences' words."""
    return frozenset(
        words[start : start + SHINGLE]
        for words in map(normalise, text)
        for start in range(len(words) - SHINGLE + 1)
    )


def repeated_share(own: Iterable[str], other: Iterable[str]) -> float | None:
    """The share (0 to 1) of ``own`` that stands in ``other``; None when ``own`` is too short to tell."""
    mine = shingles(own)
    return len(mine & shingles(other)) / len(mine) if len(mine) >= SHORTEST else None


def shared_passages(own: Sequence[str], other: Sequence[str], most: int = 5) -> tuple[SharedPassage, ...]:
    """The longest sentences of ``own`` that ``other`` repeats, each beside its like."""
    theirs = [(sentence, shingles([sentence])) for sentence in other]
    found = []
    for sentence in own:
        mine = shingles([sentence])
        like = max(theirs, key=lambda their: len(mine & their[1]), default=None)
        if like and mine and len(mine & like[1]) >= _PASSAGE_SHARE * len(mine):
            found.append(SharedPassage(sentence, like[0]))
    return tuple(sorted(found, key=lambda passage: -len(passage.own))[:most])


def find_copies(texts: Mapping[Key, Sequence[str]], share: float = 0.6) -> list[Copy[Key]]:
    """Every pair of texts of which one shares at least ``share`` with the other, not comparing all pairs.

    MinHash with banding: pairs that share 60 % of both are found with a chance above 0.99;
    what is reported has been measured exactly.
    """
    keys = list(texts)
    hashed = _without_boilerplate([_hashes(texts[key]) for key in keys])
    copies = []
    for first, second in sorted(_candidates(hashed)):
        common = _common(hashed[first], hashed[second])
        shares = common / len(hashed[first]), common / len(hashed[second])
        if max(shares) >= share:
            copies.append(Copy(keys[first], keys[second], *shares))
    return copies


def _hashes(text: Sequence[str]) -> Hashes:
    """The shingles as sorted 64-bit numbers: a polynomial over the code points, one row a shingle."""
    import numpy as np

    words = _BETWEEN.join(map(normalise, text))
    points = np.frombuffer(words.encode("utf-32-le"), np.uint32).astype(np.uint64)
    if len(points) < SHINGLE:
        return np.empty(0, np.uint64)
    total = np.zeros(len(points) - SHINGLE + 1, np.uint64)
    for offset in range(SHINGLE):
        total = total * np.uint64(0x9E3779B97F4A7C15) + points[offset : offset + len(total)]
    ends = np.cumsum(np.concatenate(([0], points == ord(_BETWEEN))))
    total = total[ends[SHINGLE:] == ends[:-SHINGLE]]  # no shingle reaches over two sentences
    total ^= total >> np.uint64(29)
    return np.unique(total * np.uint64(0xBF58476D1CE4E5B9))


def _without_boilerplate(hashed: list[Hashes]) -> list[Hashes]:
    """Each text without the wording that many of the texts use."""
    import numpy as np

    if len(hashed) < _MANY:
        return hashed
    sample = hashed[:: max(1, len(hashed) // _SAMPLE)]
    values, counts = np.unique(np.concatenate(sample), return_counts=True)
    common = values[counts > _COMMON * len(sample)]
    return [text[~np.isin(text, common, assume_unique=True)] for text in hashed]


def _candidates(hashed: list[Hashes]) -> set[tuple[int, int]]:
    """Pairs of indices that agree in a whole band of their signatures."""
    import numpy as np

    numbers = [number for number, text in enumerate(hashed) if len(text) >= SHORTEST]
    if len(numbers) < 2:
        return set()
    random = np.random.default_rng(20190515)
    factors = random.integers(1, 2**63, _BANDS * _ROWS, np.uint64) | np.uint64(1)
    signatures = np.stack([_signature(hashed[number], factors) for number in numbers])
    pairs: set[tuple[int, int]] = set()
    for band in range(_BANDS):
        rows = signatures[:, band * _ROWS : (band + 1) * _ROWS]
        bucket = rows[:, 0] ^ (rows[:, 1] * np.uint64(0x9E3779B97F4A7C15)) ^ (rows[:, 2] << np.uint64(7))
        order = np.argsort(bucket, kind="stable")
        cuts = np.flatnonzero(np.diff(bucket[order])) + 1
        for crowd in np.split(order, cuts):
            if len(crowd) > 1:
                pairs |= _pairs_of([numbers[position] for position in crowd.tolist()])
    return pairs


def _pairs_of(crowd: list[int]) -> set[tuple[int, int]]:
    reach = len(crowd) if len(crowd) <= _CROWD else _NEXT_FEW
    return {
        (min(one, other), max(one, other))
        for position, one in enumerate(crowd)
        for other in crowd[position + 1 : position + 1 + reach]
    }


def _signature(text: Hashes, factors: Hashes) -> Hashes:
    """The least value of the text's hashes under each of the permutations."""
    import numpy as np

    least: Hashes = np.array([(text * factor).min() for factor in factors], np.uint64)
    return least


def _common(first: Hashes, second: Hashes) -> int:
    import numpy as np

    return len(np.intersect1d(first, second, assume_unique=True))
