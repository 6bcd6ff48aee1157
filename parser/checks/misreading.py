"""Which cells of a scanned table may have been misread: by their reading, and by what they add up to.

The arithmetic only points at a cell or confirms one; a number is never changed by it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from parser.checks.arithmetic import DRAWN, holds

if TYPE_CHECKING:
    from parser.tables import Table

CONFIDENT = 0.9  # recognised text below this confidence is to be compared with the picture
CERTAIN = 0.99  # below this, a cell is suspected where the numbers do not add up
_POOR, _FEW = 0.05, 3  # a share of doubtful cells, and a number of them, that make a picture a poor one


def poor(table: Table) -> bool:
    """Whether so much of the table is doubtful that its picture is a poor one."""
    if not table.recognised:
        return False
    doubtful = sum(cell.confidence < CONFIDENT for cell in table.cells.values())
    return doubtful >= _FEW and doubtful > _POOR * sum(bool(cell.raw) for cell in table.cells.values())


def suspects(table: Table) -> frozenset[str]:
    """The ids of the cells that are to be compared with the picture; none in a table that is text.

    In a poor picture even a confident reading is believed only where a balance confirms it.
    """
    if not table.recognised:
        return frozenset()
    doubtful = {id_ for id_, cell in table.cells.items() if cell.confidence < CONFIDENT}
    confirmed, refuted = _weighed(table, doubtful)
    written = {id_ for id_, cell in table.cells.items() if cell.raw}
    if poor(table):
        return frozenset(doubtful | (written - confirmed))
    uncertain = {id_ for id_ in refuted if table.cells[id_].confidence < CERTAIN}
    return frozenset(doubtful | (uncertain - confirmed))


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
