"""The report: everything that was recognised in one file, and nothing judged yet.

``parse(document)`` is the whole recogniser; the checks of ``parser/checks`` read
the ``Report`` that it returns.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from parser.document import Document, Line, Unread
from parser.fees import FeeStatement, find_fee_statement
from parser.form import FORMS, SECTIONS, edition_of
from parser.identity import Identity, identify
from parser.sections import Section, find_sections
from parser.tables import Cell, Table, read_tables


@dataclass(frozen=True)
class Report:
    """One agency's report of one year, as recognised.

    ``sections`` and ``tables`` are keyed by the ids of ``form.py`` (every section is
    present as a key, a table only when one was found). ``edition`` is the form the
    report's year asks for; a table names the edition that it was found to use.
    ``lines`` is the whole file in reading order; ``unread`` what we could not read.
    """

    identity: Identity
    edition: int | None
    sections: dict[str, Section]
    tables: dict[str, Table]
    fee: FeeStatement
    lines: tuple[Line, ...]
    format: str
    unread: tuple[Unread, ...] = ()

    @property
    def agency(self) -> str | None:
        """Full name of the agency, or None when the file names none."""
        return self.identity.agency

    @property
    def year(self) -> int | None:
        """The year reported on."""
        return self.identity.year

    @property
    def published(self) -> date | None:
        """Date of publication or signature."""
        return self.identity.published.date if self.identity.published else None

    @property
    def cells(self) -> dict[str, Cell]:
        """Every cell of the form that the file holds, by id, in the form's order."""
        return {cell.id: cell for table in self.tables.values() for cell in table.cells.values()}

    def prose(self, *section_ids: str) -> Iterator[Line]:
        """The prose lines (not grid rows that belong to a table) of those sections, or of the whole file."""
        wanted = section_ids or tuple(section.id for section in SECTIONS)
        for section_id in wanted:
            yield from self.sections[section_id].prose
