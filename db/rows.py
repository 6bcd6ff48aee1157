"""The rows that the queries answer with: plain typed facts, nothing of SQL or of a screen.

Times are ISO 8601 in UTC. ``agency`` is the full name, or the file's name where the
file names no agency (``identified`` is then false and ``year`` may be None).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from parser.bilingual import Bilingual

DecisionKind = Literal["confirm", "waive", "comment"]


@dataclass(frozen=True, slots=True)
class FlagState:
    """One square of the overview grid: its light and its findings that are not waived."""

    light: str
    count: int


@dataclass(frozen=True, slots=True)
class OverviewRow:
    """One agency's current report of a year, as the grid shows it.

    ``flags`` is keyed by ``Flag`` values, ``fee`` is a ``FeeOutcome`` value, ``revision`` counts from 1.
    """

    report_id: int
    agency: str
    identified: bool
    kind: str
    level: str
    region: str
    year: int | None
    light: str
    score: int
    errors: int
    warnings: int
    notes: int
    limits: int
    waived: int
    flags: Mapping[str, FlagState]
    sections_present: int
    fee: str
    revision: int
    published: str | None
    received_at: str
    deadline: str | None
    late: bool


@dataclass(frozen=True, slots=True)
class OverviewFilter:
    """What of the grid to show; empty means all. ``flag`` asks for a square of one of ``flag_lights``."""

    search: str = ""
    agency: str | None = None
    kinds: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    lights: tuple[str, ...] = ()
    flag: str | None = None
    flag_lights: tuple[str, ...] = ("red", "yellow")
    code: str | None = None


@dataclass(frozen=True, slots=True)
class Tiles:
    """The figures at the head of a year; ``overdue`` counts late reports and overdue missing ones."""

    expected: int | None
    submitted: int
    missing: int | None
    passed: int
    to_correct: int
    to_verify: int
    cannot_tell: int
    overdue: int
    unidentified: int


@dataclass(frozen=True, slots=True)
class Frequent:
    """How often a check fails in a year: its findings and the agencies concerned (waived ones left out)."""

    code: str
    severity: str
    findings: int
    agencies: int


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """One year in numbers; ``score`` is the mean."""

    year: int
    reports: int
    green: int
    yellow: int
    red: int
    grey: int
    score: float
    findings: int


@dataclass(frozen=True, slots=True)
class TermRow:
    """One cell on a side of a balance."""

    cell: str
    label: Bilingual
    value: int | float | str | None
    sign: int


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """What a supervisor decided about a finding; revoked ones stay in the history."""

    id: int
    fingerprint: str
    kind: str
    reason: str
    who: str
    at: str
    revoked_at: str | None = None


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One finding; ``number`` is its position in the report, from 1."""

    id: int
    fingerprint: str
    report_id: int
    agency: str
    year: int | None
    number: int
    code: str
    flag: str
    severity: str
    section: str | None
    row: str | None
    column: str | None
    label: Bilingual | None
    page: int | None
    line: int | None
    reported: int | float | str | None
    expected: int | float | str | None
    difference: int | float | None
    quote: str | None
    message: Bilingual
    left: tuple[TermRow, ...]
    right: tuple[TermRow, ...]
    values: Mapping[str, Any]
    waived: bool
    confirmed: bool
    decisions: tuple[DecisionRow, ...] = ()
    box: tuple[float, float, float, float] | None = None  # fractions of the page


@dataclass(frozen=True, slots=True)
class FindingFilter:
    """Which findings of current reports to list; empty means all. ``decided``: open, waived, confirmed."""

    year: int | None = None
    agency: str | None = None
    report_id: int | None = None
    search: str = ""
    codes: tuple[str, ...] = ()
    severities: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    decided: str | None = None


@dataclass(frozen=True, slots=True)
class OutcomeRow:
    """One check's stored answer; ``points`` are those lost now, waived findings left out."""

    code: str
    result: str
    severity: str
    weight: int
    points: int
    reason: Bilingual | None


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of the file as read: prose (one text) or a table row (its cells; None where merged)."""

    text: str
    cells: tuple[str | None, ...] | None
    page: int | None
    line: int | None
    section: str | None
    table: bool


@dataclass(frozen=True, slots=True)
class RevisionRow:
    """One file received for the same agency and year; the highest revision is current."""

    report_id: int
    revision: int
    current: bool
    light: str
    score: int
    errors: int
    warnings: int
    source: str
    received_at: str
    who: str


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One report with everything its page shows. ``json`` is the object of design.md §3."""

    report_id: int
    agency: str
    identified: bool
    kind: str
    level: str
    region: str
    year: int | None
    revision: int
    current: bool
    light: str
    score: int
    source: str
    sha256: str
    format: str
    received_at: str
    who: str
    catalogue_version: str
    profile_version: str
    json: Mapping[str, Any]
    flags: Mapping[str, FlagState]
    outcomes: Mapping[str, OutcomeRow]
    findings: tuple[FindingRow, ...]
    lines: tuple[TextLine, ...] = field(repr=False, default=())
    fee_quote: str | None = None
