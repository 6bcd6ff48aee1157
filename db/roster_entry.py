"""What a roster says of one agency."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """One agency of the roster; ``row`` is its row in the file, from 1."""

    row: int
    name: str
    former: tuple[str, ...]
    short: tuple[str, ...]
    kind: str
    level: str
    region: str
    parent: str
    contact: str
    deadline: str | None
