"""An office's profile: its severities, weights, switched-off checks, thresholds and deadlines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256

DEFAULT_WEIGHTS: Mapping[str, int] = {"E": 10, "W": 3, "I": 0, "-": 0}
# 条例 49: departments by 31 January of the following year, governments by 31 March
DEFAULT_DEADLINES: Mapping[str, str] = {
    "government": "03-31",
    "department": "01-31",
    "township": "01-31",
    "subdistrict": "01-31",
    "committee": "01-31",
    "other": "01-31",
}
DEFAULT_THRESHOLDS: Mapping[str, float] = {
    "repeated_text": 0.5,  # YR03: share of the prose that is last year's
    "copied_text": 0.6,  # PE01: share of the prose that is another agency's
    "abrupt_change": 5.0,  # YR04: factor between two years
    "abrupt_change_floor": 50.0,  # YR04: totals below it may change freely
}


@dataclass(frozen=True)
class Profile:
    """Defaults are those of the catalogue; ``severities`` and ``weights`` are by check code.

    ``deadlines`` are month-day of the following year by ``AgencyKind`` value;
    ``thresholds`` by the names of ``DEFAULT_THRESHOLDS``.
    """

    office: str = ""
    severities: Mapping[str, str] = field(default_factory=dict)
    weights: Mapping[str, int] = field(default_factory=dict)
    switched_off: frozenset[str] = frozenset()
    version: str = ""
    deadlines: Mapping[str, str] = field(default_factory=dict)
    thresholds: Mapping[str, float] = field(default_factory=dict)

    def deadline(self, kind: str, year: int) -> date:
        """The last day on which an agency of that kind may publish its report of ``year``."""
        month_day = self.deadlines.get(kind) or DEFAULT_DEADLINES.get(kind, DEFAULT_DEADLINES["other"])
        month, day = (int(part) for part in month_day.split("-"))
        return date(year + 1, month, day)

    def threshold(self, name: str) -> float:
        """The office's threshold of that name, or the default."""
        return float(self.thresholds.get(name, DEFAULT_THRESHOLDS[name]))


DEFAULT_PROFILE = Profile()


def with_version(profile: Profile) -> Profile:
    """The profile with a version that is the same for the same contents; empty for the defaults."""
    bare = replace(profile, version="")
    if bare == DEFAULT_PROFILE:
        return bare
    tables: tuple[Mapping[str, object], ...]
    tables = (bare.severities, bare.weights, bare.deadlines, bare.thresholds)
    contents = (
        bare.office,
        sorted(bare.switched_off),
        *(sorted(map(str, table.items())) for table in tables),
    )
    return replace(bare, version=sha256(repr(contents).encode()).hexdigest()[:12])
