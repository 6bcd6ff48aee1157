"""RD: what we could not read, or not read for certain. Never counted against the agency."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parser.bilingual import Bilingual as B
from parser.checks.check import Check, Finding, Flag, Severity, Verdict, verdict
from parser.checks.misreading import CONFIDENT, suspects_of
from parser.document import Unread
from parser.form import place_in_form

if TYPE_CHECKING:
    from parser.checks.context import Context
    from parser.report import Report
    from parser.tables import Cell

_OURS = B("系统识别能力所限，不扣分", "A limit of this program; costs no points")
_KINDS = {
    "picture": B("图片", "Picture"),
    "damaged": B("损坏的内容", "Damaged part"),
    "attachment": B("附件", "Attachment"),
    "squeezed": B("列数不足的表格行", "Table row with too few columns"),
    "truncated": B("被截断的内容", "Truncated part"),
    "unrecognised": B("未能识别的内容", "Unrecognised part"),
    "second_report": B("文件中的另一份报告", "A second report in the file"),
}


def doubtful(cell: Cell) -> bool:
    """Whether the cell's text was recognised with too little confidence to judge the agency by it."""
    return cell.confidence < CONFIDENT


def doubtful_cell(cell: Cell) -> B:
    """The reason why nothing is said of a doubtful cell."""
    if not cell.raw:
        return B("扫描件表格线不清，部分行可能未读出", "faint ruling lines: rows of the scan may be unread")
    return B(
        f"识别出的“{cell.raw}”把握不足，请对照原件", f"“{cell.raw}” was recognised with too little confidence"
    )


def _as_read(cell: Cell) -> B:
    return B(f"“{cell.raw}”", f"“{cell.raw}”") if cell.raw else B("空白", "blank")


def _how_sure(cell: Cell) -> B:
    """The confidence, and why a cell that was read with much of it is doubted all the same."""
    percent = int(cell.confidence * 100)
    zh, en = f"把握{percent}%", f"with {percent} % confidence"
    if doubtful(cell):
        return B(zh, en)
    return B(f"{zh}，但与相关数据勾稽不上或无从印证", f"{en}, but no sum of the table confirms it")


def kind_of(part: Unread) -> B:
    """The kind of an unread part in words."""
    return _KINDS.get(part.kind, _KINDS["unrecognised"])


def unread_parts(report: Report) -> tuple[Unread, ...]:
    """Everything of the file that was not read, the rows of tables among it."""
    known = {(part.kind, part.place, part.detail) for part in report.unread}
    rows = (
        Unread("squeezed", label.text, label.place)
        for table in report.tables.values()
        for label in table.unread_rows
    )
    return (*report.unread, *(row for row in rows if (row.kind, row.place, row.detail) not in known))


def _unreadable_part(report: Report, _: Context) -> Verdict:
    rows = {
        (label.place, label.text): (table.section, label.row)
        for table in report.tables.values()
        for label in table.unread_rows
    }
    findings = []
    for part in unread_parts(report):
        section, row = (
            rows.get((part.place, part.detail), (None, None)) if part.kind == "squeezed" else (None, None)
        )
        findings.append(
            Finding(
                "RD01",
                section,
                row,
                place=part.place,
                quote=part.detail or None,
                values={"kind": kind_of(part)},
            )
        )
    return verdict(findings)


def _low_confidence(report: Report, _: Context) -> Verdict:
    findings = []
    suspected = suspects_of(report)
    for table in report.tables.values() if suspected else ():
        for cell in [cell for cell in table.cells.values() if cell.id in suspected]:
            section, row, column = cell.id.split(".")
            where = place_in_form(table.edition, section, row, column) or B(cell.id, cell.id)
            findings.append(
                Finding(
                    "RD02",
                    section,
                    row,
                    column,
                    cell.place,
                    reported=cell.raw,
                    quote=cell.raw,
                    values={"where": where, "read": _as_read(cell), "how": _how_sure(cell)},
                )
            )
    return verdict(findings)


CHECKS = (
    Check(
        "RD01",
        "unreadable_part",
        Severity.LIMIT,
        Flag.LIMITS,
        title=B("有内容未能识别", "Part of the file could not be read"),
        message=B("{kind}未能识别，请人工核对：{quote}", "{kind} not read; please check by hand: {quote}"),
        advice=B(
            "请人工核对该部分，或请单位提供文字版文件。",
            "Check this part by hand, or ask the agency for a text version.",
        ),
        basis=_OURS,
        example=B("表格是一张图片", "The table is a picture"),
        evaluate=_unreadable_part,
    ),
    Check(
        "RD02",
        "low_confidence",
        Severity.LIMIT,
        Flag.LIMITS,
        title=B("识别把握不足", "Recognised with low confidence"),
        message=B(
            "{where}：识别为{read}，{how}，请对照原件。",
            "{where}: recognised as {read} {how}; compare with the original.",
        ),
        advice=B("请对照扫描件核对所列单元格。", "Compare the listed cells with the scan."),
        basis=_OURS,
        example=B("扫描件上的“1”可能是“7”", "A “1” on the scan may be a “7”"),
        evaluate=_low_confidence,
    ),
)
