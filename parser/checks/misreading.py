"""Which cells of a scanned table may have been misread: by their reading, and by what they add up to.

The arithmetic only points at a cell or confirms one; a number is never changed by it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from parser.checks.arithmetic import DRAWN, holds
from parser.form import SECTIONS

if TYPE_CHECKING:
    from parser.report import Report
    from parser.tables import Table

CONFIDENT = 0.9  # recognised text below this confidence is to be compared with the picture
CERTAIN = 0.995  # below this, a cell is suspected where the numbers do not add up
_POOR, _FEW = 0.05, 3  # a share of doubtful cells, and a number of them, that make a picture a poor one
_SCAN = "scan"
_TABLES = sum(section.has_table for section in SECTIONS)


def poor(table: Table) -> bool:
    """Whether so much of the table is doubtful that its picture is a poor one."""
    if not table.recognised:
        return False
    doubtful = sum(cell.confidence < CONFIDENT for cell in table.cells.values())
    return doubtful >= _FEW and doubtful > _POOR * sum(bool(cell.raw) for cell in table.cells.values())


def suspects(table: Table, *, beside_poor: bool = False) -> frozenset[str]:
    """The ids of the cells that are to be compared with the picture; none in a table that is text.

    In a poor picture, or beside one, even a confident reading is believed only where a balance confirms it.
    """
    if not table.recognised:
        return frozenset()
    doubtful = {id_ for id_, cell in table.cells.items() if cell.confidence < CONFIDENT}
    confirmed, refuted = _weighed(table, doubtful)
    if beside_poor or poor(table):
        return frozenset(table.cells.keys() - confirmed)
    uncertain = {id_ for id_ in refuted if table.cells[id_].confidence < CERTAIN}
    return frozenset(doubtful | (uncertain - confirmed))


def suspects_of(report: Report) -> frozenset[str]:
    """The suspects of all tables of the report."""
    if report.format != _SCAN and not any(table.recognised for table in report.tables.values()):
        return frozenset()
    is_poor = _any_poor(report)
    found = (
        frozenset(table.cells) if _faded(report, table) else suspects(table, beside_poor=is_poor)
        for table in report.tables.values()
    )
    return frozenset[str]().union(*found)


def _faded(report: Report, table: Table) -> bool:
    """Whether not one value of a table was read in a scan: they may be there all the same."""
    return report.format == _SCAN and not any(cell.raw for cell in table.cells.values())


def unclear(report: Report) -> bool:
    """Whether the report is a scan of which too little can be relied on: the words outside its tables too.

    A table is poor, or lacks rows while others of its rows were not recognised, or was not found.
    """
    is_scan = report.format == _SCAN or any(table.recognised for table in report.tables.values())
    return is_scan and (len(report.tables) < _TABLES or _any_poor(report))


def _any_poor(report: Report) -> bool:
    is_scan = report.format == _SCAN
    return any(
        (is_scan or table.recognised) and (poor(table) or _garbled(table)) for table in report.tables.values()
    )


def _garbled(table: Table) -> bool:
    missing = table.missing_rows or table.missing_columns
    return bool(table.unread_rows or (missing and (table.extra or table.altered)))


def perhaps_lost(table: Table) -> frozenset[str]:
    """The blank cells of a scanned table that stand in a wholly blank row beside rows that were not found.

    Where a ruling line has faded, the figures of a row may have gone with the next one.
    """
    if not table.missing_rows or not table.recognised:
        return frozenset()
    written = {id_.split(".")[1] for id_, cell in table.cells.items() if cell.raw}
    return frozenset(id_ for id_ in table.cells if id_.split(".")[1] not in written)


def _weighed(table: Table, doubtful: set[str]) -> tuple[set[str], set[str]]:
    """The cells on lines that balance, and those on lines that do not though all cells hold numbers.

    A sum with a doubtful cell in it confirms nothing.
    """
    confirmed: set[str] = set()
    refuted: set[str] = set()
    for balance, line in DRAWN[table.edition]:
        if balance.section != table.section or not table.numbers.keys() >= set(line.cells):
            continue
        if not holds(balance, line, table.numbers):
            refuted.update(line.cells)
        elif not balance.at_least and doubtful.isdisjoint(line.cells):
            confirmed.update(line.cells)
    return confirmed, refuted
