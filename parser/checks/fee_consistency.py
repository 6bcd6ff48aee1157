"""FE05–FE08: the fee statement against table 三, against itself and against the scale of fees."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from parser.bilingual import Bilingual as B
from parser.checks.check import (
    PASSED,
    Check,
    Finding,
    Flag,
    Severity,
    Term,
    Value,
    Verdict,
    cannot_tell,
    verdict,
)
from parser.checks.fees import FEE_RULES, statement_finding, with_statement
from parser.checks.limits import doubtful_cell
from parser.checks.misreading import suspects_of
from parser.fees import FeeStatement
from parser.form import EDITION_2021, place_in_form
from parser.numerals import Number

if TYPE_CHECKING:
    from parser.report import Report

_UNPAID = "requests.other_fee_unpaid."
_TEN_YUAN = 10  # every amount of the scale in 国办函〔2020〕109号 is a multiple of it
_NO_UNPAID_ROW = cannot_tell(
    "“申请人逾期未按收费通知要求缴纳费用”一行没有可核对的数字。",
    "The row on unpaid fees holds no number to check against.",
)
_LOGIC = B("表内逻辑", "Logic of the report")


@with_statement
def _contradicts_requests(report: Report, fee: FeeStatement) -> Verdict:
    if not (fee.claims_no_notice or fee.notices == 0):
        return PASSED
    cells = [cell for cell_id, cell in report.cells.items() if cell_id.startswith(_UNPAID)]
    numbers = [(cell.id, cell.value.value) for cell in cells if isinstance(cell.value, Number)]
    unpaid = next(((cell_id, value) for cell_id, value in reversed(numbers) if value > 0), None)
    if unpaid is None:
        return PASSED if numbers else _NO_UNPAID_ROW
    if unpaid[0] in suspects_of(report):
        return verdict([], unknown=doubtful_cell(report.cells[unpaid[0]]))
    section, row, column = unpaid[0].split(".")
    label = place_in_form(EDITION_2021, section, row, column) or B(row, row)
    finding = Finding(
        "FE05",
        section,
        row,
        column,
        fee.place,
        reported=unpaid[1],
        expected=0,
        quote=fee.quote,
        right=(Term(unpaid[0], label, unpaid[1]),),
    )
    return verdict([finding])


@with_statement
def _contradicts_itself(_: Report, fee: FeeStatement) -> Verdict:
    taken = fee.claims_charge or bool(fee.received)
    asked = bool(fee.notices or fee.amount or fee.received)
    contradictory = (
        fee.figures_conflict
        or (fee.claims_nil and taken)
        or (fee.claims_no_notice and asked)
        or (fee.notices == 0 and bool(fee.amount or fee.received))
    )
    return verdict([statement_finding("FE06", fee)] if contradictory else [])


@with_statement
def _details_do_not_add_up(_: Report, fee: FeeStatement) -> Verdict:
    findings = []
    amounts = [amount for _, amount in fee.details if amount is not None]
    counts = [count for count, _ in fee.details if count is not None]
    checks: tuple[tuple[list[Decimal] | list[int], tuple[Value, ...]], ...] = (
        (amounts, (fee.amount, fee.received)),
        (counts, (fee.cases, fee.notices)),
    )
    for items, totals in checks:
        stated = [total for total in totals if isinstance(total, int | Decimal)]
        listed = sum(items)
        if stated and items and not _agree(listed, stated, whole=1 < len(items) == len(fee.details)):
            findings.append(replace(statement_finding("FE07", fee), reported=listed, expected=max(stated)))
    return verdict(findings)


def _agree(listed: int | Decimal, stated: list[int | Decimal], *, whole: bool) -> bool:
    """A whole list must equal a stated total; a part of one may not exceed it."""
    return listed in stated if whole else listed <= max(stated)


@with_statement
def _irregular(_: Report, fee: FeeStatement) -> Verdict:
    amounts = dict.fromkeys((fee.amount, fee.received, *(amount for _, amount in fee.details)))
    odd = [amount for amount in amounts if amount is not None and amount % _TEN_YUAN]
    return verdict([replace(statement_finding("FE08", fee), reported=amount) for amount in odd])


CHECKS = (
    Check(
        "FE05",
        "fee_contradicts_requests",
        Severity.ERROR,
        Flag.FEE,
        title=B("收费说明与表三不符", "Fee statement contradicts table 3"),
        message=B(
            "文中称未发出收费通知，但“{label}”为{reported}：“{quote}”。",
            "The text says that no notice was issued, yet “{label}” is {reported}: “{quote}”.",
        ),
        advice=B("请核实是否发出过收费通知，并更正文字或表格。", "Check whether notices were issued."),
        basis=_LOGIC,
        example=B(
            "表三“逾期未按收费通知要求缴纳费用”为1，第六部分称未发出收费通知",
            "Table 3 counts 1 unpaid fee; section 6 says that no notice was issued",
        ),
        evaluate=_contradicts_requests,
    ),
    Check(
        "FE06",
        "fee_contradicts_itself",
        Severity.ERROR,
        Flag.FEE,
        title=B("收费说明前后矛盾", "Fee statement contradicts itself"),
        message=B(
            "收费说明既称没有收费，又写有收费：“{quote}”。",
            "The fee statement says both that nothing and that something was charged: “{quote}”.",
        ),
        advice=B("请核实是否收费，并统一表述。", "Check whether a fee was charged and say one thing."),
        basis=_LOGIC,
        example=B("“未收取信息处理费，实际收取200元”", "“No fee was charged; 200 yuan were received”"),
        evaluate=_contradicts_itself,
    ),
    Check(
        "FE07",
        "fee_details_do_not_add_up",
        Severity.WARNING,
        Flag.FEE,
        title=B("收费明细与合计不符", "Fee details do not add up"),
        message=B(
            "明细合计为{reported}，与写明的{expected}不符：“{quote}”。",
            "The details sum to {reported}, the stated total is {expected}: “{quote}”.",
        ),
        advice=B("请核实明细与合计并更正。", "Check the details and the total."),
        basis=_LOGIC,
        example=B("“共收取500元，其中1件200元，1件250元”", "“500 yuan in all, of which 200 and 250”"),
        evaluate=_details_do_not_add_up,
    ),
    Check(
        "FE08",
        "fee_amount_irregular",
        Severity.NOTE,
        Flag.FEE,
        title=B("收费金额不合收费标准", "Amount does not fit the scale"),
        message=B(
            "收费金额{reported}元不是10元的整数倍，请核实：“{quote}”。",
            "{reported} yuan is not a multiple of 10 yuan; please check: “{quote}”.",
        ),
        advice=B("请对照收费标准核实金额。", "Check the amount against the scale of fees."),
        basis=FEE_RULES,
        example=B("“收取信息处理费123元”", "“123 yuan were charged”"),
        evaluate=_irregular,
    ),
)
