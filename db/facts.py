"""A scorecard as the plain facts that are stored, and the packing of them."""

from __future__ import annotations

import hashlib
import json
import zlib
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, TypeAlias

from db.text import report_text
from parser.bilingual import Bilingual
from parser.checks.check import Finding, Outcome, Term
from parser.report import Report
from parser.scorecard import Scorecard, label, message
from parser.serialise import report_json

Json: TypeAlias = Any  # whatever JSON can say: shaped by the one who wrote it


@dataclass(frozen=True, slots=True)
class FindingFacts:
    """One finding as stored; ``detail`` is JSON with its words in both languages."""

    code: str
    flag: str
    severity: str
    section: str | None
    row: str | None
    column: str | None
    quote: str | None
    detail: str


@dataclass(frozen=True, slots=True)
class ReportFacts:
    """One report as stored; ``scorecard`` and ``text`` are packed, ``outcomes`` is JSON by code."""

    agency: str | None
    year: int | None
    kind: str
    level: str
    published: str | None
    format: str
    fee: str
    sections_present: int
    catalogue_version: str
    outcomes: dict[str, list[Any]]
    findings: tuple[FindingFacts, ...]
    scorecard: bytes
    text: bytes
    assumed_year: int | None = None  # the year that the importer supplied, the file stating none


def digest(data: bytes) -> str:
    """The name under which bytes are kept."""
    return hashlib.sha256(data).hexdigest()


def plain_json(value: object) -> str:
    """Compact JSON; decimals become numbers."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=_number)


def pack(value: object) -> bytes:
    """JSON, compressed."""
    return zlib.compress(plain_json(value).encode(), 6)


def unpack(data: bytes) -> Json:
    """The value that ``pack`` compressed."""
    return json.loads(zlib.decompress(data))


def _number(value: object) -> float:
    if isinstance(value, Decimal):
        return float(value)
    raise TypeError(f"{type(value).__name__} cannot be stored")


def report_facts(card: Scorecard, source: str, sha256: str) -> ReportFacts:
    """Everything that is stored of one report."""
    report = card.report
    return ReportFacts(
        agency=report.agency,
        year=report.year,
        kind=report.identity.kind.value,
        level=report.identity.level.value,
        published=report.published.isoformat() if report.published else None,
        format=report.format,
        fee=report.fee.outcome.value,
        sections_present=sum(section.present for section in report.sections.values()),
        catalogue_version=card.catalogue_version,
        outcomes={outcome.check.code: outcome_facts(outcome) for outcome in card.outcomes},
        findings=finding_facts(card),
        scorecard=pack(report_json(card, source=source, sha256=sha256)),
        text=pack(report_text(report)),
    )


def outcome_facts(outcome: Outcome) -> list[Any]:
    """``[result, severity, weight, reason in Chinese, reason in English]``."""
    return [outcome.result.value, outcome.severity.value, outcome.weight, *(outcome.reason or (None, None))]


def finding_facts(card: Scorecard) -> tuple[FindingFacts, ...]:
    """Every finding of the scorecard, in the catalogue's order."""
    return tuple(
        _finding(card.report, outcome, finding) for outcome in card.outcomes for finding in outcome.findings
    )


def _finding(report: Report, outcome: Outcome, finding: Finding) -> FindingFacts:
    detail = {
        "label": label(finding, report),
        "page": finding.place.page,
        "line": finding.place.line,
        "box": finding.place.box,
        "reported": finding.reported,
        "expected": finding.expected,
        "difference": finding.difference,
        "quote": finding.quote,
        "message": message(finding, report),
        "left": [_term(term) for term in finding.left],
        "right": [_term(term) for term in finding.right],
        "values": dict(finding.values),
    }
    return FindingFacts(
        code=finding.code,
        flag=outcome.check.flag.value,
        severity=(finding.severity or outcome.severity).value,
        section=finding.section,
        row=finding.row,
        column=finding.column,
        quote=finding.quote,
        detail=plain_json(detail),
    )


def _term(term: Term) -> list[Any]:
    return [term.cell, *Bilingual(*term.label), term.value, term.sign]
