"""What a check is, what it finds and what it may answer.

A check is a value; its words (title, message, advice, basis) stand in the
catalogue in both languages. A finding holds no prose of its own: a place, the
values and the quoted words; the catalogue turns them into a sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from parser.bilingual import Bilingual
from parser.document import NOWHERE, Place

if TYPE_CHECKING:
    from parser.checks.context import Context
    from parser.report import Report

Value = int | Decimal | str | None


class Severity(StrEnum):
    """必须整改, 请核实, 提示."""

    ERROR = "E"
    WARNING = "W"
    NOTE = "I"
    LIMIT = "-"  # our own limits (RD): never counted against the agency


class Result(StrEnum):
    """What a check may answer about a report."""

    PASSED = "passed"
    FAILED = "failed"
    CANNOT_TELL = "cannot_tell"
    INAPPLICABLE = "inapplicable"


class Flag(StrEnum):
    """The columns of the overview grid."""

    SECTIONS = "sections"  # 六部分
    TABLES = "tables"  # 表格
    BLANKS = "blanks"  # 空白格
    BALANCES = "balances"  # 勾稽
    FEE = "fee"  # 收费说明
    PROSE = "prose"  # 文数一致
    YEARS = "years"  # 跨年
    PEERS = "peers"  # 雷同
    TIME = "time"  # 时限
    IDENTITY = "identity"  # 标题
    LIMITS = "limits"  # 未能识别


@dataclass(frozen=True, slots=True)
class Term:
    """One cell on a side of a balance, as shown beside the finding: label of the form, value as reported."""

    cell: str
    label: Bilingual
    value: Value
    sign: int = 1


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to correct or verify.

    ``section``, ``row`` and ``column`` are ids of ``form.py``; ``reported`` is what
    stands there, ``expected`` what should (both None where that makes no sense);
    ``left`` and ``right`` are the two sides of a balance. ``values`` fills the
    placeholders of the check's message beyond these. ``severity`` differs from the
    check's own only where the catalogue says so (E/W).
    """

    code: str
    section: str | None = None
    row: str | None = None
    column: str | None = None
    place: Place = NOWHERE
    reported: Value = None
    expected: Value = None
    quote: str | None = None
    left: tuple[Term, ...] = ()
    right: tuple[Term, ...] = ()
    values: Mapping[str, str | int | Bilingual] = field(default_factory=dict)
    severity: Severity | None = None

    @property
    def difference(self) -> int | Decimal | None:
        """``reported − expected`` when both are numbers."""
        if isinstance(self.reported, int | Decimal) and isinstance(self.expected, int | Decimal):
            return self.reported - self.expected
        return None


@dataclass(frozen=True, slots=True)
class Verdict:
    """A check's answer before it is labelled: the result, its findings, and the reason it could not tell."""

    result: Result
    findings: tuple[Finding, ...] = ()
    reason: Bilingual | None = None


PASSED = Verdict(Result.PASSED)


def verdict(findings: list[Finding] | tuple[Finding, ...], *, unknown: Bilingual | None = None) -> Verdict:
    """Failed with any finding; else cannot-tell when ``unknown`` names what is missing; else passed."""
    if findings:
        return Verdict(Result.FAILED, tuple(findings), unknown)
    return Verdict(Result.CANNOT_TELL, (), unknown) if unknown else PASSED


def inapplicable(zh: str, en: str) -> Verdict:
    """The check does not apply to this report, for the reason given."""
    return Verdict(Result.INAPPLICABLE, (), Bilingual(zh, en))


def cannot_tell(zh: str, en: str) -> Verdict:
    """Something the check needs could not be read: say what."""
    return Verdict(Result.CANNOT_TELL, (), Bilingual(zh, en))


@dataclass(frozen=True)
class Check:
    """One check of the catalogue.

    ``message`` may use ``{label}``, ``{reported}``, ``{expected}``, ``{difference}``,
    ``{quote}`` and the names in ``Finding.values``. ``basis`` names the clause when
    the rule stands in law, form or official notice, and 填报惯例 or 表内逻辑 otherwise.
    ``example`` is a short instance of what is found.
    """

    code: str
    name: str
    severity: Severity
    flag: Flag
    title: Bilingual
    message: Bilingual
    advice: Bilingual
    basis: Bilingual
    example: Bilingual
    evaluate: Callable[[Report, Context], Verdict]
    starred: bool = False

    @property
    def group(self) -> str:
        """The two letters of the code: TI, SE, TA, CE, BA, PL, FE, TX, YR, PE, TM, RD."""
        return self.code[:2]


@dataclass(frozen=True, slots=True)
class Outcome:
    """One check's answer on one report. ``severity`` and ``weight`` are those of the office's profile."""

    check: Check
    result: Result
    findings: tuple[Finding, ...]
    reason: Bilingual | None
    severity: Severity
    weight: int

    @property
    def points_lost(self) -> int:
        """The weight once when the check failed, else 0."""
        return self.weight if self.result is Result.FAILED else 0


def with_severity(finding: Finding, severity: Severity) -> Finding:
    """The same finding with a severity of its own."""
    return replace(finding, severity=severity)
