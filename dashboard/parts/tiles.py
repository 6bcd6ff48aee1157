"""A strip of large figures; each may be a link that filters what stands below."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.parts.figures import figure
from dashboard.parts.light import sign
from dashboard.parts.markup import Markup, tag


@dataclass(frozen=True)
class Tile:
    """One figure. ``light`` gives it a sign, ``href`` makes it a link, ``chosen``: it filters now."""

    label: str
    value: int | float | str | None
    unit: str = ""
    small: str = ""
    light: str | None = None
    href: str | None = None
    chosen: bool = False


def strip(tiles: Iterable[Tile]) -> Markup:
    """The tiles side by side in one card."""
    return tag("div", map(_tile, tiles), class_="card tiles")


def _tile(tile: Tile) -> Markup:
    return tag(
        "a" if tile.href else "div",
        tag("span", sign(tile.light) if tile.light else None, tile.label, class_="label"),
        figure(tile.value, tile.unit),
        tag("span", tile.small or "\u00a0", class_="muted small"),
        class_="tile chosen" if tile.chosen else "tile",
        href=tile.href,
        aria_current="true" if tile.chosen else None,
    )
