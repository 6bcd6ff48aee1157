"""What a check may know besides the report itself; the caller supplies it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from parser.profile import DEFAULT_PROFILE, Profile
from parser.similarity import SharedPassage

if TYPE_CHECKING:
    from parser.report import Report


@dataclass(frozen=True)
class Neighbour:
    """Another agency's report of the same year that shares prose with this one.

    ``share`` (0 to 1) is of this report's own words, boilerplate left out.
    """

    agency: str
    share: float
    passages: tuple[SharedPassage, ...] = ()


@dataclass(frozen=True)
class Children:
    """The sums of a government's agencies: cell id → sum over the reports that are there."""

    agencies: int
    sums: Mapping[str, int]


@dataclass(frozen=True)
class Context:
    """The office's profile and, where the caller has them, the reports that this one is held against.

    ``previous`` is the same agency's report of the year before; ``neighbours`` are the
    year's near-copies (None: not looked for); ``children`` the agencies that a
    government's report covers (None: not known). ``deadline`` is the roster's own date
    for this agency, which goes before the profile's.
    """

    profile: Profile = field(default=DEFAULT_PROFILE)
    previous: Report | None = None
    deadline: date | None = None
    neighbours: tuple[Neighbour, ...] | None = None
    children: Children | None = None


DEFAULT_CONTEXT = Context()
