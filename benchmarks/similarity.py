"""Near-duplicates among 20,000 texts: time, recall and precision on planted copies.

Run: python -m benchmarks.similarity [--count 20000]
"""

from __future__ import annotations

import argparse
import random
import time
from itertools import accumulate

from parser.similarity import find_copies

_CHARACTERS = [chr(code) for code in range(0x4E00, 0x4E00 + 3000)]
_SHARES = (0.6, 0.65, 0.7, 0.8, 0.9, 1.0)


def make_texts(count: int, rng: random.Random) -> tuple[dict[int, list[str]], set[tuple[int, int]]]:
    """``count`` texts of 40 sentences, of which 10 are boilerplate, and the pairs planted in them."""
    common = [_sentence(rng) for _ in range(30)]
    usual = [
        _sentence(rng) for _ in range(count // 2)
    ]  # sentences that two or three agencies happen to share
    texts = {
        key: [*rng.sample(common, 10), *(_sentence(rng) for _ in range(28)), *rng.sample(usual, 2)]
        for key in range(count)
    }
    planted = set()
    for number in range(count // 20):
        first, second = 2 * number, 2 * number + 1
        copied = _part(texts[first][10:], rng.choice(_SHARES), rng)
        room = sum(map(len, texts[first][10:])) - sum(map(len, copied))
        texts[second] = [*texts[second][:10], *copied, *_up_to(texts[second][10:], room)]
        planted.add((first, second))
    return texts, planted


def _part(sentences: list[str], share: float, rng: random.Random) -> list[str]:
    """Sentences that make up at least that share of the text."""
    wanted = share * sum(map(len, sentences))
    drawn: list[str] = []
    for sentence in rng.sample(sentences, len(sentences)):
        if sum(map(len, drawn)) >= wanted:
            break
        drawn.append(sentence)
    return drawn


def _up_to(sentences: list[str], length: int) -> list[str]:
    """As many of the sentences as fit into that many characters."""
    totals = accumulate(map(len, sentences))
    return [sentence for sentence, total in zip(sentences, totals, strict=True) if total <= length]


def _sentence(rng: random.Random) -> str:
    return "".join(rng.choices(_CHARACTERS, k=rng.randint(25, 60))) + "。"


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=20_000)
    count = parser.parse_args().count
    texts, planted = make_texts(count, random.Random(1))
    start = time.perf_counter()
    found = {(copy.first, copy.second) for copy in find_copies(texts)}
    seconds = time.perf_counter() - start
    recall = len(found & planted) / len(planted)
    precision = len(found & planted) / max(1, len(found))
    print(f"{count} texts, {len(planted)} planted pairs: {seconds:.1f} s")
    print(f"recall {recall:.4f}, precision {precision:.4f}")


if __name__ == "__main__":
    main()
