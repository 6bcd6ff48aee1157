"""The ideal report as data, before any layout: what a writer turns into bytes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from parser.form import NUMERALS, SECTIONS
from parser.samples.agencies import Agency
from parser.samples.numbers import Numbers
from parser.samples.phrasing import Passage

NOUN = "政府信息公开工作年度报告"
HEADINGS: Mapping[str, str] = {
    section.id: f"{NUMERALS[section.numeral - 1]}、{section.name.zh}" for section in SECTIONS
}


@dataclass(frozen=True)
class ExtraRow:
    """A row that the form does not have, standing after the form's row ``after``."""

    after: str
    labels: tuple[str, ...]
    values: tuple[str, ...]


@dataclass(frozen=True)
class TableDraft:
    """One table: the edition it uses, the text of each cell by id, and how it departs from the form.

    ``labels`` holds altered labels by the id of their row or column.
    """

    section: str
    edition: int
    values: Mapping[str, str]
    labels: Mapping[str, str] = field(default_factory=dict)
    dropped_rows: frozenset[str] = frozenset()
    dropped_columns: frozenset[str] = frozenset()
    extra_rows: tuple[ExtraRow, ...] = ()
    subtotal_column: bool = False


@dataclass(frozen=True)
class SectionDraft:
    """A section: its heading as written (None: left out) and its paragraphs; ``table`` stands after them."""

    id: str
    heading: str | None
    passages: tuple[Passage, ...] = ()
    table: TableDraft | None = None


@dataclass(frozen=True)
class Draft:
    """A whole report. ``numbers`` are the true ones; the tables hold what is written."""

    agency: Agency
    year: int
    edition: int
    seed: int
    numbers: Numbers
    title: tuple[str, ...]
    preamble: tuple[Passage, ...]
    sections: tuple[SectionDraft, ...]
    signature: str | None
    signed: date | None
    fee: str | None = None  # outcome of the fee statement; None before 2021

    @property
    def cells(self) -> dict[str, str]:
        """The text of every cell that the report holds, by id, in order."""
        return {
            cell: text
            for section in self.sections
            if section.table
            for cell, text in section.table.values.items()
            if _stands(section.table, cell)
        }

    def section(self, section_id: str) -> SectionDraft:
        """The first section with that id; ``KeyError`` when it is absent."""
        for section in self.sections:
            if section.id == section_id:
                return section
        raise KeyError(section_id)

    def with_section(self, section_id: str, **changes: object) -> Draft:
        """The draft with that section's fields replaced."""
        changed = tuple(
            replace(section, **changes) if section.id == section_id else section  # type: ignore[arg-type]
            for section in self.sections
        )
        return replace(self, sections=changed)

    def with_table(self, section_id: str, **changes: object) -> Draft:
        """The draft with fields of that section's table replaced."""
        table = self.section(section_id).table
        if table is None:
            raise KeyError(section_id)
        return self.with_section(section_id, table=replace(table, **changes))  # type: ignore[arg-type]

    def with_cells(self, texts: Mapping[str, str]) -> Draft:
        """The draft with other texts in those cells."""
        draft = self
        for section_id in {cell.partition(".")[0] for cell in texts}:
            table = self.section(section_id).table
            if table is None:
                raise KeyError(section_id)
            own = {cell: text for cell, text in texts.items() if cell.startswith(section_id + ".")}
            draft = draft.with_table(section_id, values={**table.values, **own})
        return draft

    def with_passages(self, change: Callable[[Passage], Passage | None]) -> Draft:
        """The draft with ``change`` applied to every paragraph of every section; None removes one."""

        def changed(passages: tuple[Passage, ...]) -> tuple[Passage, ...]:
            return tuple(new for old in passages if (new := change(old)) is not None)

        sections = tuple(replace(section, passages=changed(section.passages)) for section in self.sections)
        return replace(self, preamble=changed(self.preamble), sections=sections)


def _stands(table: TableDraft, cell: str) -> bool:
    _, row, column = cell.split(".")
    return row not in table.dropped_rows and column not in table.dropped_columns
