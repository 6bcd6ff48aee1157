"""A report's scorecard: outcomes, score and light, and each finding in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from parser.bilingual import Bilingual, Language
from parser.checks.catalogue import CATALOGUE_VERSION, CHECK, run
from parser.checks.check import Finding, Outcome, Result, Severity
from parser.checks.context import DEFAULT_CONTEXT, Context
from parser.document import Document
from parser.form import EDITION_2021, place_in_form
from parser.report import Report, parse

FULL_SCORE = 100


class Light(StrEnum):
    """合格, 请核实, 需整改, 无法判断."""

    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"
    GREY = "grey"


@dataclass(frozen=True)
class Scorecard:
    """A report with the outcome of every check; ``score`` is 0 to 100."""

    report: Report
    outcomes: tuple[Outcome, ...]
    score: int
    light: Light
    catalogue_version: str

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Every finding, in the catalogue's order."""
        return tuple(finding for outcome in self.outcomes for finding in outcome.findings)

    @property
    def deductions(self) -> tuple[Outcome, ...]:
        """The outcomes that cost points."""
        return tuple(outcome for outcome in self.outcomes if outcome.points_lost)

    def outcome(self, code: str) -> Outcome:
        """The outcome of that check; ``KeyError`` when the catalogue has none."""
        return {outcome.check.code: outcome for outcome in self.outcomes}[code]


def examine(document: Document, context: Context = DEFAULT_CONTEXT) -> Scorecard:
    """Document → report → outcomes → scorecard."""
    return score_report(parse(document), context)


def score_report(report: Report, context: Context = DEFAULT_CONTEXT) -> Scorecard:
    """The scorecard of a report that is already recognised."""
    outcomes = run(report, context)
    return Scorecard(report, outcomes, score_of(outcomes), light_of(outcomes), CATALOGUE_VERSION)


def score_of(outcomes: Iterable[Outcome]) -> int:
    """100 less the weight of every failed check, once per check, not below 0."""
    return max(0, FULL_SCORE - sum(outcome.points_lost for outcome in outcomes))


def light_of(outcomes: Iterable[Outcome]) -> Light:
    """Red with any E, yellow with any W, grey while an E check cannot tell, else green.

    Grey as well when none of the starred checks (or, without one among them, none of
    the checks) applies: nothing was found because nothing was checked.
    """
    known = tuple(outcomes)
    answers = {(outcome.result, outcome.severity) for outcome in known}
    if (Result.FAILED, Severity.ERROR) in answers:
        return Light.RED
    if (Result.FAILED, Severity.WARNING) in answers:
        return Light.YELLOW
    if (Result.CANNOT_TELL, Severity.ERROR) in answers:
        return Light.GREY
    decisive = [outcome for outcome in known if outcome.check.starred] or known
    return Light.GREY if all(outcome.result is Result.INAPPLICABLE for outcome in decisive) else Light.GREEN


def label(finding: Finding, report: Report) -> Bilingual | None:
    """The finding's place in the form's own words; None when it concerns the whole report."""
    table = report.tables.get(finding.section or "")
    edition = table.edition if table else report.edition or EDITION_2021
    return place_in_form(edition, finding.section, finding.row, finding.column)


def message(finding: Finding, report: Report) -> Bilingual:
    """The finding as one sentence in both languages, by the catalogue's template."""
    template = CHECK[finding.code].message
    place = label(finding, report) or Bilingual("报告全文", "The report")
    difference = finding.difference
    shared = {
        "reported": _shown(finding.reported),
        "expected": _shown(finding.expected),
        "difference": _shown(difference).lstrip("-"),
        "quote": finding.quote or "",
    }
    return Bilingual(
        # A quoted sentence brings its full stop along.
        template.zh.format(label=place.zh, **shared, **_in_language(finding, "zh")).replace("。”。", "。”"),
        template.en.format(label=place.en, **shared, **_in_language(finding, "en")),
    )


def _in_language(finding: Finding, language: Language) -> dict[str, str | int]:
    """The finding's own values in one language."""
    return {
        name: value.in_language(language) if isinstance(value, Bilingual) else value
        for name, value in finding.values.items()
    }


def _shown(value: int | Decimal | str | None) -> str:
    if value is None:
        return ""
    return f"{value:f}" if isinstance(value, Decimal) else str(value)
