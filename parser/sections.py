"""Document → the six sections with their status."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from parser.document import Line, Place


class SectionStatus(StrEnum):
    """How a section of the form stands in the report; the first that applies, worst first, is reported."""

    PRESENT = "present"
    UNNUMBERED = "unnumbered"
    MISNUMBERED = "misnumbered"
    RENAMED = "renamed"
    DUPLICATED = "duplicated"
    EMPTY = "empty"
    HEADING_MISSING = "heading_missing"
    MISSING = "missing"


@dataclass(frozen=True)
class Heading:
    """A heading as written. ``numeral`` is 1 for 一、 and so on, None without one; ``name`` is the rest."""

    text: str
    name: str
    numeral: int | None
    place: Place
    index: int  # of its line in the document


@dataclass(frozen=True)
class Section:
    """One of the six sections. ``lines`` is its body without the heading, tables included."""

    id: str
    headings: tuple[Heading, ...]
    lines: tuple[Line, ...]
    prose: tuple[Line, ...]  # lines that are not rows of the section's table
    status: SectionStatus
    renamed: bool = False
    empty: bool = False

    @property
    def present(self) -> bool:
        """Whether heading or content is there."""
        return self.status is not SectionStatus.MISSING
