"""The one ordered catalogue of checks, and the runner that reads it."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING

from parser.bilingual import Bilingual
from parser.checks import (
    cells,
    fee_consistency,
    fees,
    headings,
    labels,
    limits,
    peers,
    plausibility,
    prose_citations,
    prose_counts,
    prose_lists,
    prose_nil,
    prose_words,
    prose_years,
    sections,
    sums,
    tables,
    times,
    titles,
    topics,
    years,
)
from parser.checks.check import (
    PASSED,
    Check,
    Finding,
    Outcome,
    Severity,
    Verdict,
    cannot_tell,
    inapplicable,
    with_severity,
)
from parser.checks.context import DEFAULT_CONTEXT, Context
from parser.checks.held_back import without_misreadings
from parser.profile import DEFAULT_PROFILE, DEFAULT_WEIGHTS, Profile

if TYPE_CHECKING:
    from parser.report import Report

CATALOGUE_VERSION = "1.0"

GROUPS: dict[str, Bilingual] = {
    "TI": Bilingual("标题与身份", "Title and identity"),
    "SE": Bilingual("六个部分", "Sections"),
    "TA": Bilingual("表格", "Tables"),
    "CE": Bilingual("单元格", "Cells"),
    "BA": Bilingual("勾稽关系", "Balances"),
    "PL": Bilingual("数据合理性", "Plausibility"),
    "FE": Bilingual("收费说明", "Fee statement"),
    "TX": Bilingual("文数一致", "Prose against tables"),
    "YR": Bilingual("跨年比对", "Across years"),
    "PE": Bilingual("单位间比对", "Across agencies"),
    "TM": Bilingual("时限", "Time"),
    "RD": Bilingual("识别局限", "Our own limits"),
}
_ORDER = list(GROUPS)

CATALOGUE: tuple[Check, ...] = tuple(
    sorted(
        (
            *titles.CHECKS,
            *sections.CHECKS,
            *headings.CHECKS,
            *topics.CHECKS,
            *tables.CHECKS,
            *labels.CHECKS,
            *cells.CHECKS,
            *sums.CHECKS,
            *plausibility.CHECKS,
            *fees.CHECKS,
            *fee_consistency.CHECKS,
            *prose_citations.CHECKS,
            *prose_counts.CHECKS,
            *prose_lists.CHECKS,
            *prose_nil.CHECKS,
            *prose_words.CHECKS,
            *prose_years.CHECKS,
            *years.CHECKS,
            *peers.CHECKS,
            *times.CHECKS,
            *limits.CHECKS,
        ),
        key=lambda check: (_ORDER.index(check.group), check.code),
    )
)
CHECK: dict[str, Check] = {check.code: check for check in CATALOGUE}

_WORST_FIRST = (Severity.ERROR, Severity.WARNING, Severity.NOTE, Severity.LIMIT)
# What the form demands is not demanded of another kind of paper; TI07 says that it is one.
_OF_THE_FORM = frozenset({"SE", "TA", "CE", "BA", "PL", "FE"})
_ANOTHER_PAPER = inapplicable("这份文件不是年度报告。", "The file is no annual report.")
_SWITCHED_OFF = inapplicable("本单位已停用这项检查。", "This check is switched off in the office's profile.")


class BrokenCheck(RuntimeWarning):
    """A check raised an exception: a defect of this program, told as ``cannot_tell`` and never as a pass."""


def run(report: Report, context: Context = DEFAULT_CONTEXT) -> tuple[Outcome, ...]:
    """The outcome of every check of the catalogue on ``report``, in the catalogue's order."""
    return tuple([evaluate(check, report, context) for check in CATALOGUE])


def evaluate(check: Check, report: Report, context: Context = DEFAULT_CONTEXT) -> Outcome:
    """One check's outcome, with severities and weight by the office's profile.

    A check that breaks costs its own answer only: the outcome is ``cannot_tell`` and a
    ``BrokenCheck`` warning carries the traceback's cause (tests turn it into an error).
    """
    profile = context.profile
    if check.code in profile.switched_off:
        return _outcome(check, _SWITCHED_OFF, profile)
    if report.identity.other_kind not in {None, "template"} and check.group in _OF_THE_FORM:
        return _outcome(check, _ANOTHER_PAPER, profile)
    try:
        answer = check.evaluate(report, context)
    except Exception as error:
        cause = f"{type(error).__name__}: {error}"
        warnings.warn(BrokenCheck(f"{check.code} {cause}"), stacklevel=2)
        answer = cannot_tell(
            f"检查程序出错（{cause}），请人工核对。", f"The check itself failed ({cause}); check by hand."
        )
    if answer is not PASSED:
        answer = without_misreadings(answer, report, check.severity)
    return _outcome(check, answer, profile)


def _outcome(check: Check, answer: Verdict, profile: Profile) -> Outcome:
    if answer is PASSED and profile is DEFAULT_PROFILE:
        return _PASSED[check.code]
    return _weighed(check, answer, profile)


def _weighed(check: Check, answer: Verdict, profile: Profile) -> Outcome:
    findings = tuple(
        with_severity(finding, _severity(check, finding, profile)) for finding in answer.findings
    )
    severity = _severity(check, None, profile)
    if findings:
        severity = min((finding.severity or severity for finding in findings), key=_WORST_FIRST.index)
    weight = profile.weights.get(check.code, DEFAULT_WEIGHTS[severity])
    return Outcome(
        check, answer.result, findings, answer.reason, severity, 0 if severity is Severity.LIMIT else weight
    )


def _severity(check: Check, finding: Finding | None, profile: Profile) -> Severity:
    """The profile's severity where it sets one, else the finding's own, else the check's."""
    if check.severity is Severity.LIMIT:
        return Severity.LIMIT
    if check.code in profile.severities:
        return Severity(profile.severities[check.code])
    return (finding.severity if finding else None) or check.severity


# By far the commonest outcomes, made once.
_PASSED = {check.code: _weighed(check, PASSED, DEFAULT_PROFILE) for check in CATALOGUE}
