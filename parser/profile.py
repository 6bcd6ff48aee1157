"""An office's profile: its severities, weights, switched-off checks, thresholds and deadlines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

DEFAULT_WEIGHTS: Mapping[str, int] = {"E": 10, "W": 3, "I": 0, "-": 0}


@dataclass(frozen=True)
class Profile:
    """Defaults are those of the catalogue; ``severities`` and ``weights`` are by check code."""

    office: str = ""
    severities: Mapping[str, str] = field(default_factory=dict)
    weights: Mapping[str, int] = field(default_factory=dict)
    switched_off: frozenset[str] = frozenset()
    version: str = ""


DEFAULT_PROFILE = Profile()
