"""The rows around the reports: uploads, links, events, roster, comparison of revisions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from db.rows import FindingRow
from parser.bilingual import Bilingual


@dataclass(frozen=True, slots=True)
class UploadRow:
    """One file as it was received, and what became of it; ``error`` says why it could not be read."""

    id: int
    at: str
    who: str
    name: str
    sha256: str
    status: str
    report_id: int | None
    agency: str | None
    identified: bool
    year: int | None
    light: str | None
    findings: int
    error_kind: str | None
    error: Bilingual | None
    suggestions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LinkRow:
    """One access link; the token itself is nowhere, only its hash."""

    id: int
    role: str
    label: str
    created_by: str
    created_at: str
    expires_at: str | None
    revoked_at: str | None
    token_hash: str
    openings: int
    last_opened_at: str | None
    last_opened_from: str | None


@dataclass(frozen=True, slots=True)
class OpeningRow:
    """One visit through a link."""

    at: str
    address: str


@dataclass(frozen=True, slots=True)
class EventRow:
    """Who did what when: waive, confirm, comment, correct, share, delete, recheck and so on."""

    id: int
    at: str
    who: str
    action: str
    subject: str
    detail: str


@dataclass(frozen=True, slots=True)
class AgencyRow:
    """One agency that is known from a report or from the roster."""

    agency: str
    kind: str
    level: str
    region: str
    parent: str | None
    on_roster: bool
    aliases: tuple[str, ...]
    contact: str
    deadline: str | None
    years: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class MissingRow:
    """An agency of the roster without a report for the year."""

    agency: str
    kind: str
    level: str
    region: str
    contact: str
    deadline: str
    overdue: bool


@dataclass(frozen=True, slots=True)
class Question:
    """An agency that is not on the roster: is it one of ``suggestions`` (likeliest first), or another one?"""

    agency: str
    suggestions: tuple[str, ...]
    report_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class YearRow:
    """One year of one agency, for the years side by side."""

    year: int
    report_id: int
    light: str
    score: int
    errors: int
    warnings: int
    cells: Mapping[str, int | float | str | None]


@dataclass(frozen=True, slots=True)
class ChangedCell:
    """A cell that two revisions state differently; a missing cell is the word ``absent`` on that side."""

    cell: str
    label: Bilingual
    before: int | float | str | None
    after: int | float | str | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two revisions: 已整改, 未整改, 新增 findings, changed cells, sentences gone and come."""

    corrected: tuple[FindingRow, ...]
    remaining: tuple[FindingRow, ...]
    added: tuple[FindingRow, ...]
    cells: tuple[ChangedCell, ...]
    removed_sentences: tuple[str, ...]
    added_sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FileLine:
    """One line of an ingest: a file, or one report of a file that holds several, and what became of it."""

    name: str
    status: str
    report_id: int | None = None
    agency: str | None = None
    identified: bool = False
    year: int | None = None
    light: str | None = None
    score: int | None = None
    errors: int = 0
    warnings: int = 0
    error_kind: str | None = None
    error: Bilingual | None = None
    suggestions: tuple[str, ...] = ()
