"""Among all lines that could be headings: which ones head the six sections."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from parser.form import SECTION, SECTIONS
from parser.headings import Candidate, Heading, Strength

_BY_NUMERAL = {section.numeral: section.id for section in SECTIONS}
# A heading without numeral and not in the form's words counts only this close before its table.
_NEAR_TABLE = 12
# A heading of a lower level counts only with the table at most this many lines below.
_DIRECTLY = 3


@dataclass
class Choice:
    """The headings chosen: the surest of each section first, its repetitions, and extra ones."""

    chosen: dict[str, Candidate] = field(default_factory=dict)
    repeated: dict[str, list[Candidate]] = field(default_factory=dict)
    extra: tuple[Heading, ...] = ()

    @property
    def heading_lines(self) -> set[int]:
        """The numbers of all lines that are or hold a section's heading."""
        return {candidate.heading.index for group in self.repeated.values() for candidate in group}

    def headings(self, section: str) -> tuple[Heading, ...]:
        """The section's headings in reading order."""
        return tuple(candidate.heading for candidate in self.repeated.get(section, []))

    def remainder(self, number: int) -> tuple[str, list[tuple[str, str]]]:
        """Words before the first heading on that line, and (section, words behind) for each heading on it."""
        here = [c for group in self.repeated.values() for c in group if c.heading.index == number]
        before = next((c.before for c in here if c.before), "")
        return before, [(c.section, c.after) for c in here if c.section]


def choose_headings(candidates: Sequence[Candidate], claimed: Mapping[int, str], start: int) -> Choice:
    """The headings of a report whose tables claim ``claimed`` lines and whose title ends before ``start``."""
    found = [
        candidate
        for candidate in candidates
        if candidate.heading.index >= start and candidate.heading.index not in claimed
    ]
    named = _without_contents([candidate for candidate in found if candidate.section])
    named = _without_lower_levels(named, claimed)
    choice = Choice()
    for section in SECTIONS:
        group = [candidate for candidate in named if candidate.section == section.id]
        _choose(choice, section.id, _fitting(group, section.id, claimed))
    _place_unnamed(choice, [candidate for candidate in found if not candidate.section])
    return choice


def _without_contents(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Drop lists of contents: three headings or more in a run, each of which stands again further down."""
    last = {candidate.section: candidate.heading.index for candidate in candidates}
    kept: list[Candidate] = []
    run: list[Candidate] = []
    for candidate in [*candidates, None]:
        if candidate and (not run or _goes_on(run, candidate)):
            run.append(candidate)
            continue
        repeated = [c for c in run if last[c.section] > run[-1].heading.index]
        if len(run) < 3 or len(repeated) < len(run) - 1:
            kept += [c for c in run if not (c.in_contents and last[c.section] > c.heading.index)]
        else:
            kept += [c for c in run if c not in repeated and c is run[-1] and not c.in_contents]
        run = [candidate] if candidate else []
    return kept


def _goes_on(run: Sequence[Candidate], candidate: Candidate) -> bool:
    """Whether the next heading stands directly below a run and names a section not yet in it."""
    adjacent = candidate.heading.index - run[-1].heading.index <= 1
    return adjacent and candidate.section not in {known.section for known in run}


def _without_lower_levels(candidates: Sequence[Candidate], claimed: Mapping[int, str]) -> list[Candidate]:
    """（一）主动公开情况 is a sub-heading unless all sections are numbered so or its table follows."""
    upper = {c.section for c in candidates if c.strength >= Strength.VARIANT}

    def heads_table(candidate: Candidate) -> bool:
        below = range(candidate.heading.index + 1, candidate.heading.index + 1 + _DIRECTLY)
        own = any(claimed.get(number) == candidate.section for number in below)
        return own and candidate.section not in upper and candidate.exact

    return [c for c in candidates if c.strength >= Strength.VARIANT or len(upper) < 3 or heads_table(c)]


def _fitting(group: Sequence[Candidate], section: str, claimed: Mapping[int, str]) -> list[Candidate]:
    """Candidates that may head the section: before its table where there is one, the surest ones only."""
    if not group:
        return []
    has_table = SECTION[section].has_table
    rows = [number for number in claimed if claimed[number] == section] if has_table else []
    table = min(rows, default=None)
    if table is not None and any(c.heading.index < table for c in group):
        group = [c for c in group if c.heading.index < table]
    weak = (Strength.VARIANT, Strength.VARIANT_LOWER)
    if has_table:
        group = [
            c for c in group if c.strength not in weak or (table and table - c.heading.index <= _NEAR_TABLE)
        ]
    best = max((c.strength for c in group), default=None)
    return [c for c in group if c.strength == best]


def _choose(choice: Choice, section: str, group: Sequence[Candidate]) -> None:
    if not group:
        return
    first = group[0]
    if first.strength < Strength.EXACT:
        group = group[:1]
    choice.chosen[section] = first
    choice.repeated[section] = [c for c in group if c.heading.name == first.heading.name or c.exact]


def _place_unnamed(choice: Choice, candidates: Sequence[Candidate]) -> None:
    """Numbered headings in other words: in the place of a section that is not there, or extra."""
    extra: list[Heading] = []
    for candidate in candidates:
        numeral, index = candidate.heading.numeral, candidate.heading.index
        known = [(c.heading.index, c.heading.numeral) for c in choice.chosen.values()]
        known += [(heading.index, heading.numeral) for heading in extra]
        before = max((entry for entry in known if entry[0] < index), default=(-1, 0))[1]
        after = min((entry for entry in known if entry[0] > index), default=(-1, None))[1]
        if numeral is None or before != numeral - 1 or after not in {None, numeral + 1}:
            continue
        section = _BY_NUMERAL.get(numeral)
        if section and section not in choice.chosen:
            placed = replace(candidate, section=section)
            choice.chosen[section], choice.repeated[section] = placed, [placed]
        elif after is not None or numeral > len(SECTIONS):
            extra.append(candidate.heading)
    choice.extra = tuple(extra)
