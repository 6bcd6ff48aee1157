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
from parser.form import SECTIONS, edition_of
from parser.identity import Identity, identify
from parser.reading.errors import NotAReport
from parser.sections import Heading, Section, find_sections
from parser.tables import Cell, Table, read_tables


@dataclass(frozen=True)
class Report:
    """One agency's report of one year, as recognised.

    ``sections`` is keyed by the ids of ``form.py`` (all six are there), ``tables``
    too (only those found). ``edition`` is the form the report's year asks for; a
    table names the edition that it was found to use. ``extra_headings`` are level-1
    headings that the form does not have. ``lines`` is the whole file in reading
    order; ``unread`` what we could not read.
    """

    identity: Identity
    edition: int | None
    sections: dict[str, Section]
    tables: dict[str, Table]
    fee: FeeStatement
    lines: tuple[Line, ...]
    format: str
    unread: tuple[Unread, ...] = ()
    extra_headings: tuple[Heading, ...] = ()

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
        """The lines of those sections, or of all, that are no rows of their tables."""
        for section_id in section_ids or tuple(section.id for section in SECTIONS):
            yield from self.sections[section_id].prose


def parse(document: Document) -> Report:
    """Recognise a document. Raises ``NotAReport`` when nothing in it belongs to an annual report."""
    lines = document.lines
    identity = identify(lines, document.metadata)
    edition = edition_of(identity.year)
    tables, second = read_tables(lines, edition)
    sections, extra = find_sections(lines, tables, identity.title.end + 1 if identity.title else 0)
    found = any(section.headings for section in sections.values())
    if not (identity.title or tables or found or identity.other_kind):
        raise NotAReport
    unread = (*document.unread, *_limits(tables, second))
    fee = find_fee_statement(sections, edition)
    return Report(identity, edition, sections, tables, fee, lines, document.format, unread, extra)


def _limits(tables: dict[str, Table], second: bool) -> Iterator[Unread]:
    """What the recogniser itself could not tell."""
    if second:
        yield Unread("second_report")
    for table in tables.values():
        for label in table.unread_rows:
            yield Unread("squeezed", label.text, label.place)
