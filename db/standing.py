"""What a report's stored answers amount to now, with the waived findings left out.

A waived finding costs no points and makes no light red, and stays visible. The
score and the light are the parser's own functions, applied to what remains.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from db.rows import FlagState
from parser.bilingual import Bilingual
from parser.checks.catalogue import CHECK
from parser.checks.check import Finding, Flag, Outcome, Result, Severity
from parser.scorecard import light_of, score_of

_BY_WEIGHT = (Severity.ERROR, Severity.WARNING, Severity.NOTE, Severity.LIMIT)
INAPPLICABLE = "inapplicable"
RANKS: Mapping[str, int] = {"red": 0, "yellow": 1, "grey": 2, "green": 3}


@dataclass(frozen=True, slots=True)
class Judged:
    """The part of a stored finding that standing depends on."""

    code: str
    severity: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Standing:
    """Light, score, one state a flag, and how many findings of each severity count."""

    light: str
    score: int
    flags: Mapping[str, FlagState]
    severities: Mapping[str, int]
    waived: int
    points: Mapping[str, int]


def fingerprints(
    owner: str, year: int | None, places: Sequence[tuple[str, str | None, str | None, str | None, str | None]]
) -> list[str]:
    """A stable name for each finding, given as (code, section, row, column, quote).

    ``owner`` is the agency, or the file where none is known. The place is section,
    row and column; where the form has no such place, the words that are quoted.
    Two findings in one place are told apart by their order.
    """
    seen: Counter[tuple[str | None, ...]] = Counter()
    names = []
    for code, section, row, column, quote in places:
        place = (code, section, row, column, None if row or column else quote)
        seen[place] += 1
        text = "\x1f".join("" if part is None else str(part) for part in (owner, year, *place, seen[place]))
        names.append(sha256(text.encode()).hexdigest()[:32])
    return names


def stand(outcomes: Mapping[str, Sequence[Any]], findings: Sequence[Judged], waived: Set[str]) -> Standing:
    """The standing of a report. ``outcomes`` is as stored: code → [result, severity, weight, …]."""
    counted = [finding for finding in findings if finding.fingerprint not in waived]
    remaining = remaining_outcomes(outcomes, counted)
    severities = Counter(finding.severity for finding in counted)
    return Standing(
        light=light_of(remaining).value,
        score=score_of(remaining),
        flags={flag.value: _flag_state(flag, remaining) for flag in Flag},
        severities=severities,
        waived=len(findings) - len(counted),
        points={outcome.check.code: outcome.points_lost for outcome in remaining if outcome.points_lost},
    )


def remaining_outcomes(
    outcomes: Mapping[str, Sequence[Any]], counted: Sequence[Judged]
) -> tuple[Outcome, ...]:
    """The stored outcomes as the parser's, failed only where a finding still counts.

    Codes that the catalogue no longer holds are left out.
    """
    by_code: dict[str, list[Finding]] = {}
    for finding in counted:
        by_code.setdefault(finding.code, []).append(
            Finding(finding.code, severity=Severity(finding.severity))
        )
    return tuple(
        _outcome(code, stored, by_code.get(code, [])) for code, stored in outcomes.items() if code in CHECK
    )


def _outcome(code: str, stored: Sequence[Any], findings: list[Finding]) -> Outcome:
    result, severity = Result(stored[0]), Severity(stored[1])
    if result is Result.FAILED and not findings:
        result = Result.PASSED
    if findings:
        severity = min((finding.severity or severity for finding in findings), key=_BY_WEIGHT.index)
    reason = Bilingual(stored[3], stored[4]) if stored[3] else None
    return Outcome(CHECK[code], result, tuple(findings), reason, severity, stored[2])


def _flag_state(flag: Flag, outcomes: Sequence[Outcome]) -> FlagState:
    mine = [outcome for outcome in outcomes if outcome.check.flag is flag]
    count = sum(
        finding.severity in {Severity.ERROR, Severity.WARNING}
        for outcome in mine
        for finding in outcome.findings
    )
    if all(outcome.result is Result.INAPPLICABLE for outcome in mine):
        return FlagState(INAPPLICABLE, 0)
    if flag is Flag.LIMITS:
        unread = sum(len(outcome.findings) for outcome in mine)
        return FlagState("grey" if unread else "green", unread)
    light = light_of(mine).value
    unknown = light == "green" and any(outcome.result is Result.CANNOT_TELL for outcome in mine)
    return FlagState("grey" if unknown else light, count)
