"""What a check may know besides the report itself; the caller supplies it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from parser.profile import DEFAULT_PROFILE, Profile

if TYPE_CHECKING:
    from parser.report import Report


@dataclass(frozen=True)
class Context:
    """The office's profile and, where the caller has it, the same agency's report of the year before.

    ``deadline`` is the roster's own date for this agency, which goes before the profile's.
    """

    profile: Profile = field(default=DEFAULT_PROFILE)
    previous: Report | None = None
    deadline: date | None = None


DEFAULT_CONTEXT = Context()
