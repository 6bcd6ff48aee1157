"""Small bars that say a share at a glance; the numbers always stand beside them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dashboard.parts.markup import Content, Markup, tag


def stacked(shares: Sequence[tuple[str, int]], words: str) -> Markup:
    """One bar of several lights; ``words`` says the same to those who cannot see it."""
    whole = sum(count for _, count in shares) or 1
    pieces = [tag("i", class_=light, style=f"width:{count / whole:.2%}") for light, count in shares if count]
    return tag("div", pieces, class_="bar", role="img", aria_label=words, title=words)


def ranking(rows: Iterable[tuple[Content, int, str]], unit: str) -> Markup:
    """Label, count and a thin bar a row; ``rows`` are (label, count, light), largest first."""
    rows = list(rows)
    largest = max((count for _, count, _ in rows), default=1)
    return tag("div", [_ranked(row, largest, unit) for row in rows], class_="ranking")


def _ranked(row: tuple[Content, int, str], largest: int, unit: str) -> tuple[Markup, Markup, Markup]:
    label, count, light = row
    bar = tag("i", class_=light, style=f"width:{count / largest:.1%}")
    return (
        tag("span", label),
        tag("span", count, tag("span", unit, class_="unit"), class_="number"),
        tag("div", bar, class_="bar", aria_hidden="true"),
    )
