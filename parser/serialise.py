"""The JSON of one report: the stable interface of the command and the export."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from parser.bilingual import Bilingual, Language
from parser.checks.catalogue import CHECK
from parser.checks.check import Finding, Severity, Value
from parser.checks.limits import kind_of, unread_parts
from parser.document import Unread
from parser.form import SECTIONS
from parser.numerals import Blank, CellValue, Number
from parser.reading.errors import UnreadableFile
from parser.report import Report
from parser.scorecard import Scorecard, label, message

JsonNumber = int | float


def report_json(card: Scorecard, *, source: str, sha256: str, language: Language = "zh") -> dict[str, Any]:
    """Everything known of one report, in the documented order of keys.

    ``cells``: a key that is absent was not in the file, ``None`` is a blank cell, a number
    is a number, a string is what stood there instead.
    """
    report, identity = card.report, card.report.identity
    return {
        "source": source,
        "sha256": sha256,
        "format": report.format,
        "agency": report.agency,
        "agency_kind": str(identity.kind),
        "year": report.year,
        "edition": report.edition,
        "title": identity.title.text if identity.title else None,
        "published": report.published.isoformat() if report.published else None,
        "sections": {section.id: str(report.sections[section.id].status) for section in SECTIONS},
        "cells": {cell_id: _cell(cell.value) for cell_id, cell in report.cells.items()},
        "fee": str(report.fee.outcome),
        "outcomes": {outcome.check.code: str(outcome.result) for outcome in card.outcomes},
        "findings": [finding_json(finding, report, language) for finding in card.findings],
        "score": card.score,
        "light": str(card.light),
        "catalogue_version": card.catalogue_version,
        "unread": [_unread(part, language) for part in unread_parts(report)],
    }


def finding_json(finding: Finding, report: Report, language: Language = "zh") -> dict[str, Any]:
    """One finding; ids of the form, None where unused. Our own limits are printed as notes."""
    check = CHECK[finding.code]
    severity = finding.severity or check.severity
    return {
        "code": finding.code,
        "check": check.name,
        "severity": str(Severity.NOTE if severity is Severity.LIMIT else severity),
        "section": finding.section,
        "row": finding.row,
        "column": finding.column,
        "label": _in_language(label(finding, report), language),
        "page": finding.place.page,
        "line": finding.place.line,
        "reported": _value(finding.reported),
        "expected": _value(finding.expected),
        "difference": _value(finding.difference),
        "quote": finding.quote,
        "message": message(finding, report).in_language(language),
    }


def error_json(source: str, error: UnreadableFile, language: Language = "zh") -> dict[str, Any]:
    """A file that gave no report, in one sentence."""
    return {"source": source, "error": {"kind": error.kind, "message": error.message.in_language(language)}}


def _cell(value: CellValue) -> JsonNumber | str | None:
    if isinstance(value, Blank):
        return None
    return number_json(value.value) if isinstance(value, Number) else value.text


def number_json(number: int | Decimal) -> JsonNumber:
    """A number as JSON writes it: whole numbers whole."""
    return number if isinstance(number, int) else float(number)


def _value(value: Value) -> JsonNumber | str | None:
    return number_json(value) if isinstance(value, Decimal) else value


def _in_language(text: Bilingual | None, language: Language) -> str | None:
    return text.in_language(language) if text else None


def _unread(part: Unread, language: Language) -> dict[str, Any]:
    return {
        "kind": part.kind,
        "sentence": kind_of(part).in_language(language),
        "detail": part.detail,
        "page": part.place.page,
        "line": part.place.line,
    }
