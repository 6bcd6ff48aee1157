"""Two reports in one file: where the second one begins."""

from __future__ import annotations

from collections.abc import Sequence

from parser.document import Line
from parser.headings import Candidate, Strength
from parser.titles import parse_title

# So many sections must stand again, in the form's words, before a file holds two reports.
_REPEATED = 3
_TITLE_LINES = 4


def second_report_begins(lines: Sequence[Line], candidates: Sequence[Candidate]) -> int | None:
    """The number of the second report's first line, None when the file holds one report.

    A second report begins with a second 一、总体情况 (or its title) behind the last
    sections of the first, and goes on to repeat its sections.
    """
    found = [
        (candidate.heading.index, candidate.section)
        for candidate in candidates
        if candidate.section and candidate.strength >= Strength.EXACT
    ]
    last = {section: position for position, (_, section) in enumerate(found)}
    seen: set[str] = set()
    for position, (number, section) in enumerate(found):
        later = [name for name in seen if last[name] >= position]
        ended = bool(seen & {"problems", "other"})
        begins_again = section == "overview" and section in seen and ended and len(later) >= _REPEATED
        if begins_again and _has_content(lines, found, position):
            return _with_title(lines, number)
        seen.add(section)
    return None


def _has_content(lines: Sequence[Line], found: Sequence[tuple[int, str | None]], position: int) -> bool:
    """Whether the headings before are more than a list of contents."""
    first, here = found[0][0], found[position][0]
    return sum(len(line.text) > 30 for line in lines[first:here]) >= _REPEATED


def _with_title(lines: Sequence[Line], number: int) -> int:
    """The line of the title above a first heading, or the heading's own."""
    for start in range(max(0, number - 12), number):
        for count in range(1, _TITLE_LINES):
            if parse_title("".join(line.text for line in lines[start : start + count]), lines[start].place):
                return start
    return number
