"""TX01–TX06: the numbers of the prose against the tables."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from parser.bilingual import Bilingual as B
from parser.checks.applicability import since_2019, together
from parser.checks.check import PASSED, Check, Finding, Flag, Severity, Verdict, verdict
from parser.checks.readings import Reading, Readings
from parser.identity import AgencyKind
from parser.statement_words import Fact
from parser.statements import Statement

if TYPE_CHECKING:
    from parser.checks.context import Context
    from parser.report import Report

ARTICLE_47 = B("《政府信息公开条例》第四十七条", "Regulations on Open Government Information, article 47")

FACT_NAMES: dict[Fact, B] = {
    Fact.RECEIVED: B("新收申请", "requests received"),
    Fact.ACCEPTED: B("受理申请", "requests accepted"),
    Fact.BROUGHT_FORWARD: B("上年结转", "brought forward"),
    Fact.CARRIED_FORWARD: B("结转下年度", "carried forward"),
    Fact.GRANTED: B("予以公开", "granted"),
    Fact.PARTLY_GRANTED: B("部分公开", "partly granted"),
    Fact.DENIED: B("不予公开", "denied"),
    Fact.UNAVAILABLE: B("无法提供", "unavailable"),
    Fact.NOT_PROCESSED: B("不予处理", "not processed"),
    Fact.OTHER_HANDLING: B("其他处理", "other handling"),
    Fact.NATURAL_PERSON: B("自然人申请", "requests of natural persons"),
    Fact.ORGANISATIONS: B("法人或其他组织申请", "requests of organisations"),
    Fact.BUSINESS: B("商业企业申请", "requests of businesses"),
    Fact.RESEARCH: B("科研机构申请", "requests of research institutes"),
    Fact.PUBLIC_INTEREST: B("社会公益组织申请", "requests of public-interest organisations"),
    Fact.LEGAL_SERVICE: B("法律服务机构申请", "requests of legal services"),
    Fact.RECONSIDERATION: B("行政复议", "reconsideration"),
    Fact.LITIGATION: B("行政诉讼", "litigation"),
    Fact.LITIGATION_DIRECT: B("未经复议直接起诉", "direct litigation"),
    Fact.LITIGATION_AFTER_RECONSIDERATION: B("复议后起诉", "litigation after reconsideration"),
    Fact.DISPUTES: B("行政复议、行政诉讼", "reconsideration and litigation"),
    Fact.LICENCES: B("行政许可决定", "licence decisions"),
    Fact.PENALTIES: B("行政处罚决定", "penalty decisions"),
    Fact.COERCIVE_MEASURES: B("行政强制决定", "coercive measures"),
    Fact.DOCUMENTS_ISSUED: B("制发规范性文件", "normative documents issued"),
    Fact.DOCUMENTS_REPEALED: B("废止规范性文件", "normative documents repealed"),
    Fact.DOCUMENTS_IN_FORCE: B("现行有效规范性文件", "normative documents in force"),
}


def _judge(code: str, facts: frozenset[Fact]) -> Callable[[Report, Context], Verdict]:
    @since_2019
    def evaluate(report: Report, _: Context) -> Verdict:
        told = [statement for statement in report.statements if statement.fact in facts]
        if not told:
            return PASSED
        readings = Readings(report)
        findings: dict[tuple[str, Fact, int], Finding] = {}
        unknown: list[B] = []
        for statement in told:
            if not readings.asked(statement.fact):
                continue
            plain = readings.plain(statement.fact)
            if plain is None:
                unknown.append(unread_fact(statement.fact))
            elif not _agrees(statement, plain, readings):
                key = (statement.sentence.text, statement.fact, statement.count)
                findings.setdefault(key, _finding(code, statement, plain, report))
        return verdict(list(findings.values()), unknown=together(unknown))

    return evaluate


def _agrees(statement: Statement, plain: Reading, readings: Readings) -> bool:
    if statement.count == plain.value or (statement.partial and statement.count < plain.value):
        return True
    meant = range(statement.count, statement.count + statement.span)
    return any(reading.value in meant for reading in (plain, *readings.others(statement.fact)))


def unread_fact(fact: Fact) -> B:
    """Why a statement on ``fact`` could not be held against the table."""
    name = FACT_NAMES[fact]
    return B(f"表格中“{name.zh}”的数字未读到", f"the table's figure for {name.en} could not be read")


def _finding(code: str, statement: Statement, plain: Reading, report: Report) -> Finding:
    section, row, column = plain.terms[0].cell.split(".")
    doubtful = statement.fact is Fact.ACCEPTED or report.identity.kind is AgencyKind.GOVERNMENT
    return Finding(
        code,
        section,
        row if len(plain.terms) == 1 else None,
        column,
        statement.sentence.place,
        reported=statement.count,
        expected=plain.value,
        quote=statement.sentence.text,
        right=plain.terms,
        values={"fact": FACT_NAMES[statement.fact]},
        severity=Severity.WARNING if code == "TX01" and doubtful else None,
    )


_MESSAGE = B(
    "文中写{fact}{reported}件，表格对应为{expected}件：“{quote}”。",
    "The text gives {reported} for {fact}, the table {expected}: “{quote}”.",
)
_ADVICE = B("请核实文字与表格数据并统一。", "Check text and table and make them agree.")


def _check(code: str, name: str, severity: Severity, facts: frozenset[Fact], words: tuple[B, B]) -> Check:
    """``words`` are the title and the example."""
    title, example = words
    evaluate = _judge(code, facts)
    return Check(code, name, severity, Flag.PROSE, title, _MESSAGE, _ADVICE, ARTICLE_47, example, evaluate)


CHECKS = (
    _check(
        "TX01",
        "received_text_mismatch",
        Severity.ERROR,
        frozenset({Fact.RECEIVED, Fact.ACCEPTED}),
        (
            B("新收申请数与表格不符", "Requests received: text and table differ"),
            B("文中“收到申请12件”，表三为10件", "“12 requests received”, table 3 says 10"),
        ),
    ),
    _check(
        "TX02",
        "carry_text_mismatch",
        Severity.WARNING,
        frozenset({Fact.BROUGHT_FORWARD, Fact.CARRIED_FORWARD}),
        (
            B("结转数与表格不符", "Carried over: text and table differ"),
            B("文中“结转下年度2件”，表三为1件", "“2 carried forward”, table 3 says 1"),
        ),
    ),
    _check(
        "TX03",
        "outcome_text_mismatch",
        Severity.WARNING,
        frozenset(
            {
                Fact.GRANTED,
                Fact.PARTLY_GRANTED,
                Fact.DENIED,
                Fact.UNAVAILABLE,
                Fact.NOT_PROCESSED,
                Fact.OTHER_HANDLING,
            }
        ),
        (
            B("办理结果与表格不符", "Outcomes: text and table differ"),
            B("文中“部分公开3件”，表三为2件", "“3 partly granted”, table 3 says 2"),
        ),
    ),
    _check(
        "TX04",
        "applicant_text_mismatch",
        Severity.WARNING,
        frozenset(
            {
                Fact.NATURAL_PERSON,
                Fact.ORGANISATIONS,
                Fact.BUSINESS,
                Fact.RESEARCH,
                Fact.PUBLIC_INTEREST,
                Fact.LEGAL_SERVICE,
            }
        ),
        (
            B("申请人情况与表格不符", "Applicants: text and table differ"),
            B("文中“自然人申请8件”，表三为7件", "“8 by natural persons”, table 3 says 7"),
        ),
    ),
    _check(
        "TX05",
        "dispute_text_mismatch",
        Severity.WARNING,
        frozenset(
            {
                Fact.RECONSIDERATION,
                Fact.LITIGATION,
                Fact.LITIGATION_DIRECT,
                Fact.LITIGATION_AFTER_RECONSIDERATION,
                Fact.DISPUTES,
            }
        ),
        (
            B("复议诉讼数与表格不符", "Disputes: text and table differ"),
            B("文中“行政复议2件”，表四为1件", "“2 reconsiderations”, table 4 says 1"),
        ),
    ),
    _check(
        "TX06",
        "decision_text_mismatch",
        Severity.WARNING,
        frozenset(
            {
                Fact.LICENCES,
                Fact.PENALTIES,
                Fact.COERCIVE_MEASURES,
                Fact.DOCUMENTS_ISSUED,
                Fact.DOCUMENTS_REPEALED,
                Fact.DOCUMENTS_IN_FORCE,
            }
        ),
        (
            B("行政决定、文件数与表格不符", "Decisions and documents: text and table differ"),
            B("文中“作出行政处罚决定20件”，表二为18件", "“20 penalty decisions”, table 2 says 18"),
        ),
    ),
)
