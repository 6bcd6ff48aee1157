"""TX07: 未收到申请, 未发生复议诉讼 against the tables, and disputes told of that the table does not have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parser.bilingual import Bilingual as B
from parser.checks.applicability import since_2019, together
from parser.checks.check import Check, Finding, Flag, Severity, Verdict, verdict
from parser.checks.prose_counts import ARTICLE_47, FACT_NAMES, unread_fact
from parser.checks.readings import Reading, Readings
from parser.identity import AgencyKind
from parser.nil_claims_more import FURTHER_FACTS
from parser.sentences import Sentence
from parser.statement_words import Fact

if TYPE_CHECKING:
    from parser.checks.context import Context
    from parser.report import Report

_DISPUTES = frozenset({Fact.RECONSIDERATION, Fact.LITIGATION, Fact.DISPUTES})


@since_2019
def _nil_claim_contradicted(report: Report, _: Context) -> Verdict:
    readings = Readings(report)
    told: list[tuple[Fact, int, Sentence]] = [(claim.fact, 0, claim.sentence) for claim in report.nil_claims]
    told += [
        (statement.fact, statement.count, statement.sentence)
        for statement in report.statements
        if statement.fact in _DISPUTES and statement.count > 0
    ]
    findings: dict[tuple[Fact, str], Finding] = {}
    unknown: list[B] = []
    for fact, count, sentence in told:
        if not readings.asked(fact):
            continue
        plain = readings.plain(fact)
        if plain is None:
            unknown.append(unread_fact(fact))
        elif (count == 0) != (plain.value == 0):
            findings.setdefault((fact, sentence.text), _finding(fact, count, sentence, plain, report))
    return verdict(list(findings.values()), unknown=together(unknown))


def _finding(fact: Fact, count: int, sentence: Sentence, plain: Reading, report: Report) -> Finding:
    section, row, column = plain.terms[0].cell.split(".")
    doubtful = fact in FURTHER_FACTS or report.identity.kind is AgencyKind.GOVERNMENT
    says = B(f"有{count}件", f"there were {count}") if count else B("没有发生", "there was none")
    return Finding(
        "TX07",
        section,
        row if len(plain.terms) == 1 else None,
        column,
        sentence.place,
        reported=count,
        expected=plain.value,
        quote=sentence.text,
        right=plain.terms,
        values={"fact": FACT_NAMES[fact], "says": says},
        severity=Severity.WARNING if doubtful else None,
    )


CHECKS = (
    Check(
        "TX07",
        "nil_claim_contradicted",
        Severity.ERROR,
        Flag.PROSE,
        title=B("文字所述有无与表格矛盾", "Text and table contradict each other"),
        message=B(
            "文中称{fact}{says}，表格为{expected}件：“{quote}”。",
            "On {fact} the text says {says}; the table says {expected}: “{quote}”.",
        ),
        advice=B("请核实并更正文字或表格。", "Check, and correct text or table."),
        basis=ARTICLE_47,
        example=B("文中“未收到申请”，表三新收3件", "“No request was received”; table 3 counts 3"),
        evaluate=_nil_claim_contradicted,
    ),
)
