"""Compares what was read from a sample file with the draft that it was written from."""

from __future__ import annotations

from collections import Counter

from parser.checks.check import Finding, Severity
from parser.checks.context import DEFAULT_CONTEXT, Context
from parser.form import FORMS
from parser.numerals import CellValue, parse_cell
from parser.reading import read
from parser.reading.errors import UnreadableFile
from parser.samples.draft import Draft
from parser.samples.planting import Expected, Planted
from parser.scorecard import Scorecard, examine


def complaints(case: Planted, data: bytes, name: str, context: Context = DEFAULT_CONTEXT) -> list[str]:
    """What is not as it should be, one line each; empty when the reading is exact."""
    try:
        documents = read(data, name)
        card = examine(documents[0], context)
    except UnreadableFile as error:
        return [f"refused: {error.kind}"]
    if len(documents) != 1:
        return [f"{len(documents)} documents"]
    return [*_identity(case, card), *_cells(case.draft, card), *_findings(case, card.findings)]


def _identity(case: Planted, card: Scorecard) -> list[str]:
    draft, report = case.draft, card.report
    wrong = []
    if report.agency != draft.agency.name:
        wrong.append(f"agency {report.agency} for {draft.agency.name}")
    if report.year != draft.year and not case.year_open:
        wrong.append(f"year {report.year} for {draft.year}")
    return wrong


def _cells(draft: Draft, card: Scorecard) -> list[str]:
    expected = {cell: _value(draft, cell, text) for cell, text in draft.cells.items()}
    found = {cell.id: cell.value for cell in card.report.cells.values()}
    wrong = [f"cell {cell} lost" for cell in expected.keys() - found.keys()]
    wrong += [f"cell {cell} out of nowhere" for cell in found.keys() - expected.keys()]
    both = expected.keys() & found.keys()
    return wrong + [
        f"cell {cell}: {found[cell]} for {expected[cell]}" for cell in both if found[cell] != expected[cell]
    ]


def _value(draft: Draft, cell: str, text: str) -> CellValue:
    _, column = FORMS[draft.edition][cell.partition(".")[0]].cells[cell]
    return parse_cell(text, signed=column.signed)


def _findings(case: Planted, findings: tuple[Finding, ...]) -> list[str]:
    """Expected findings that were not made, and E or W findings that nobody planted."""
    left = list(findings)
    wrong = []
    for expected in case.expected:
        match = next((finding for finding in left if _matches(expected, finding)), None)
        if match is None:
            wrong.append(f"not found: {expected}")
        else:
            left.remove(match)
    counts = (Severity.ERROR, Severity.WARNING)
    surplus = [finding for finding in left if finding.severity in counts]
    surplus = [finding for finding in surplus if finding.code not in case.also | case.uncounted]
    codes = Counter(finding.code for finding in surplus)
    return wrong + [
        f"falsely found: {code} × {count}: {_first(surplus, code)}" for code, count in codes.items()
    ]


def _matches(expected: Expected, finding: Finding) -> bool:
    pairs = (
        (expected.section, finding.section),
        (expected.row, finding.row),
        (expected.column, finding.column),
    )
    return expected.code == finding.code and all(want in (None, got) for want, got in pairs)


def _first(findings: list[Finding], code: str) -> str:
    finding = next(finding for finding in findings if finding.code == code)
    place = "/".join(part or "-" for part in (finding.section, finding.row, finding.column))
    return f"{place} {finding.quote or ''} {finding.reported} {finding.expected} {dict(finding.values)}"
