"""What a check found in a scan but may be a misreading: not held against the agency, and not passed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parser.bilingual import Bilingual as B
from parser.checks.applicability import together
from parser.checks.check import Finding, Result, Severity, Verdict, verdict
from parser.checks.limits import doubtful_cell
from parser.checks.misreading import perhaps_lost, suspects_of, unclear

if TYPE_CHECKING:
    from parser.report import Report

_UNCLEAR = B("扫描件不清晰，文字可能有识别误差", "the scan is not clear and may have been misread")


def without_misreadings(answer: Verdict, report: Report, severity: Severity) -> Verdict:
    """The answer without the findings that rest on doubtful cells, or on the words of an unclear scan."""
    if answer.result is not Result.FAILED or severity is Severity.LIMIT:
        return answer
    suspected = suspects_of(report)
    lost = frozenset[str]().union(*map(perhaps_lost, report.tables.values()))
    is_unclear = unclear(report)
    kept, reasons = [], []
    for finding in answer.findings:
        cells = _cells(finding)
        doubted = next((cell for cell in cells if cell in suspected or cell in lost), None)
        if doubted is not None:
            reasons.append(doubtful_cell(report.cells[doubted]))
        elif is_unclear and not cells:
            reasons.append(_UNCLEAR)
        else:
            kept.append(finding)
    if not reasons:
        return answer
    return verdict(kept, unknown=together([*filter(None, [answer.reason]), *reasons]))


def _cells(finding: Finding) -> tuple[str, ...]:
    """The ids of the cells on which the finding rests."""
    terms = tuple(term.cell for term in (*finding.left, *finding.right))
    if finding.section and finding.row and finding.column:
        return (f"{finding.section}.{finding.row}.{finding.column}", *terms)
    return terms
