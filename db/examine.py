"""One file's bytes → everything that is stored of it, in plain data that crosses processes.

This is the work of a worker: no database here, nothing shared, nothing kept.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from db.facts import ReportFacts, digest, report_facts
from parser.agency_names import kind_of, level_of
from parser.bilingual import Bilingual
from parser.checks.context import Context
from parser.document import Document
from parser.fees import find_fee_statement
from parser.form import edition_of
from parser.profile import DEFAULT_PROFILE, Profile
from parser.reading.batch import Result, read_many, read_safely
from parser.reading.errors import UnreadableFile
from parser.report import Report, parse
from parser.scorecard import score_report

Correction = tuple[str | None, int | None]


@dataclass(frozen=True, slots=True)
class Incoming:
    """One file to examine.

    ``default_year`` serves a file that states no year; ``corrections`` are the agency
    and year that a person gave the file's reports, by their position in it.
    """

    name: str
    data: bytes
    default_year: int | None = None
    corrections: Mapping[int, Correction] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ExaminedFile:
    """A file's compressed bytes with the reports in it, or with the reason why there are none."""

    name: str
    sha256: str
    size: int
    content: bytes
    profile_version: str = ""
    reports: tuple[ReportFacts, ...] = ()
    error_kind: str | None = None
    error: Bilingual | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """A file whose bytes are stored already: nothing to examine."""

    name: str
    sha256: str


Task = Incoming | Known | ExaminedFile


def examine_file(incoming: Incoming, profile: Profile = DEFAULT_PROFILE) -> ExaminedFile:
    """Read, recognise and check one file; a file that cannot be read is an answer, not an exception."""
    return _examined(incoming, read_safely(incoming.data, incoming.name), profile)


def examine_batch(batch: Sequence[Task], profile: Profile = DEFAULT_PROFILE) -> list[Known | ExaminedFile]:
    """A chunk of files in one message to and from a worker; what is known passes through."""
    incoming = [task for task in batch if isinstance(task, Incoming)]
    read = iter(read_many([(task.name, task.data) for task in incoming]))
    return [_examined(task, next(read), profile) if isinstance(task, Incoming) else task for task in batch]


def _examined(incoming: Incoming, result: Result, profile: Profile) -> ExaminedFile:
    if isinstance(result, UnreadableFile):
        return unread_file(incoming.name, incoming.data, result)
    sha256, context = digest(incoming.data), Context(profile=profile)
    try:
        reports = tuple(
            _examine(document, part, incoming, sha256, context) for part, document in enumerate(result)
        )
    except UnreadableFile as error:
        return unread_file(incoming.name, incoming.data, error)
    return replace(_kept(incoming.name, incoming.data), profile_version=profile.version, reports=reports)


def unread_file(name: str, data: bytes, error: UnreadableFile) -> ExaminedFile:
    """A file that gives no report; its bytes are kept with the reason."""
    return replace(_kept(name, data), error_kind=error.kind, error=error.message)


def _kept(name: str, data: bytes) -> ExaminedFile:
    return ExaminedFile(name, digest(data), len(data), zlib.compress(data, 6))


def _examine(document: Document, part: int, incoming: Incoming, sha256: str, context: Context) -> ReportFacts:
    report = parse(document)
    agency, year = incoming.corrections.get(part, (None, None))
    assumed = incoming.default_year if report.year is None and year is None else None
    report = with_identity(report, agency, year or report.year or assumed)
    facts = report_facts(score_report(report, context), incoming.name, sha256)
    return replace(facts, assumed_year=assumed)


def with_identity(report: Report, agency: str | None, year: int | None) -> Report:
    """The report under the agency and year that a person gave; None leaves what the file says."""
    identity = report.identity
    if agency and agency != identity.agency:
        identity = replace(identity, agency=agency, kind=kind_of(agency), level=level_of(agency))
    if year is None or year == identity.year:
        return replace(report, identity=identity)
    edition = edition_of(year)
    fee = find_fee_statement(report.sections, edition)
    return replace(report, identity=replace(identity, year=year), edition=edition, fee=fee)
