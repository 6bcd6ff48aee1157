"""PL: figures that can be right in themselves but hardly are for this agency."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from parser.bilingual import Bilingual as B
from parser.checks.applicability import since_2019, tables_not_found, together
from parser.checks.check import Check, Finding, Flag, Severity, Verdict, inapplicable, verdict
from parser.identity import AgencyKind, Level
from parser.numerals import Number

if TYPE_CHECKING:
    from parser.checks.context import Context
    from parser.report import Report
    from parser.tables import Cell, Table

_CHARGES = "proactive.charges.amount"
# Amounts in 万元 from which a body of that level has probably written 元 (see _charges_in_wrong_unit).
_IMPLAUSIBLE = {
    Level.TOWNSHIP: 10_000,
    Level.COUNTY: 200_000,
    Level.CITY: 1_000_000,
    Level.PROVINCE: 5_000_000,
    Level.UNKNOWN: 5_000_000,  # it may be a province's
    Level.NATIONAL: 10_000_000,
}
_WHOLE_AREA = 10  # a government's report adds up its offices
_YUAN_DECIMALS = 2  # a sum in 元 has at most two; more decimals come of dividing by 10,000
_LOW_KINDS = frozenset({AgencyKind.TOWNSHIP, AgencyKind.SUBDISTRICT})
_LOW_LEVELS = frozenset({Level.COUNTY, Level.TOWNSHIP})
_BELOW_PROVINCE = frozenset({Level.CITY, *_LOW_LEVELS})


@since_2019
def _regulation_without_power(report: Report, _: Context) -> Verdict:
    table = report.tables.get("proactive")
    if table is None:
        return verdict([], unknown=together(tables_not_found(report)))
    claimed = [cell for cell in _row(table, "regulations") if _positive(cell)]
    if not claimed:
        return verdict([])
    power = _can_make_regulations(report)
    if power is None:
        return verdict(
            [], unknown=B("未能识别单位的类别和层级。", "Kind and level of the agency are not known.")
        )
    if power:
        return verdict([])
    cell = claimed[0]
    section, row, column = cell.id.split(".")
    return verdict([Finding("PL01", section, row, column, cell.place, _number(cell), quote=cell.raw)])


def _can_make_regulations(report: Report) -> bool | None:
    """Whether the law lets such a body make 规章; None when we do not know what it is."""
    kind, level = report.identity.kind, report.identity.level
    if kind in _LOW_KINDS or level in _LOW_LEVELS:
        return False
    if level is Level.UNKNOWN:
        return None
    return kind is AgencyKind.GOVERNMENT or level not in _BELOW_PROVINCE


def _row(table: Table, row: str) -> list[Cell]:
    return [cell for cell_id, cell in table.cells.items() if cell_id.split(".")[1] == row]


def _number(cell: Cell) -> int | Decimal | None:
    return cell.value.value if isinstance(cell.value, Number) else None


def _positive(cell: Cell) -> bool:
    number = _number(cell)
    return number is not None and number > 0


@since_2019
def _charges_in_wrong_unit(report: Report, _: Context) -> Verdict:
    """An amount that only makes sense in 元.

    The limits are no rule of the form; they rest on orders of magnitude. All administrative charges of the
    country come to some 4,000 亿元 a year, 1.4 亿元 (14,000 万元) for each of its 2,800 counties with
    everything above them. The richest counties' offices raise several times that by what developers pay
    for public works and farmland: 20 亿元 (200,000 万元) for one office leaves room for them, while in 元
    the same figure is an ordinary 20 万元. A big city's housing office may raise tens of 亿元: 100 are the
    limit. Tolls of a province's roads make hundreds: 500. A large town's charges for waste and water stay
    below one. A government adds up its offices. What lies below could be either unit and is left alone:
    no accusation without a figure that cannot be true.
    """
    table = report.tables.get("proactive")
    if table is None:
        return verdict([], unknown=together(tables_not_found(report)))
    cell = table.cells.get(_CHARGES)
    if cell is None:
        return inapplicable("表格没有收费金额一栏。", "The table has no cell for the amount charged.")
    amount = _number(cell)
    whole_area = report.identity.kind is AgencyKind.GOVERNMENT
    if amount is None or amount < _IMPLAUSIBLE[report.identity.level] * (_WHOLE_AREA if whole_area else 1):
        return verdict([])
    exponent = Decimal(amount).normalize().as_tuple().exponent
    if isinstance(exponent, int) and -exponent > _YUAN_DECIMALS:
        return verdict([])
    section, row, column = cell.id.split(".")
    in_unit = (Decimal(amount) / 10_000).normalize()
    return verdict(
        [
            Finding(
                "PL02",
                section,
                row,
                column,
                cell.place,
                reported=amount,
                quote=cell.raw,
                values={"in_unit": f"{in_unit:f}"},
            )
        ]
    )


CHECKS = (
    Check(
        "PL01",
        "regulation_without_power",
        Severity.WARNING,
        Flag.TABLES,
        title=B("无规章制定权却填报规章", "Regulations from an agency that cannot make them"),
        message=B(
            "{label}：填报了{reported}件，本单位一般没有规章制定权。",
            "{label}: {reported} reported, though such an agency cannot make regulations.",
        ),
        advice=B(
            "请核实是否应填在“行政规范性文件”一行。",
            "Check whether they belong in the row of normative documents.",
        ),
        basis=B("国办公开办函〔2019〕60号填报说明", "Filling instructions of 国办公开办函〔2019〕60号"),
        example=B("某镇人民政府填报规章制发1件", "A township reports one regulation issued"),
        evaluate=_regulation_without_power,
    ),
    Check(
        "PL02",
        "charges_in_wrong_unit",
        Severity.WARNING,
        Flag.TABLES,
        title=B("收费金额单位可能有误", "Amount probably in the wrong unit"),
        message=B(
            "{label}：填报{reported}，疑以元为单位；折合应为{in_unit}万元。",
            "{label}: {reported} looks like yuan; that would be {in_unit} (10,000 yuan).",
        ),
        advice=B("请核实单位，按万元填报。", "Check the unit; the form asks for 10,000 yuan."),
        basis=B("表内逻辑", "Logic of the form"),
        example=B("某街道办事处填报收费11398889万元", "A subdistrict reports 11398889 (10,000 yuan)"),
        evaluate=_charges_in_wrong_unit,
    ),
)
