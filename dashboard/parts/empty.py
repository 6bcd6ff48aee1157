"""What a page shows when it has nothing to show: why, and what to do next."""

from __future__ import annotations

from dashboard.parts.linked import draw
from dashboard.parts.markup import tag


def empty(title: str, advice: str, *, key: str, action: tuple[str, str] | None = None) -> None:
    """A calm card; ``action`` is (words, address)."""
    button = tag("p", tag("a", action[0], href=action[1], class_="link")) if action else None
    draw(tag("div", tag("h2", title), tag("p", advice, class_="muted"), button, class_="card empty"), key=key)
