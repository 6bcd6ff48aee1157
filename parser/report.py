"""The report: everything that was recognised in one file, and nothing judged yet.

``parse(document)`` is the whole recogniser; the checks of ``parser/checks`` read
the ``Report`` that it returns.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import chain

from parser.document import Document, Line, Place, Unread
from parser.fees import FeeStatement, find_fee_statement
from parser.form import SECTIONS, edition_of
from parser.headings import find_candidates, section_named
from parser.identity import Identity, identify
from parser.nil_claims import NilClaim, find_nil_claims
from parser.numerals import CellValue, Number
from parser.reading.errors import NotAReport
from parser.second_report import second_report_begins
from parser.sections import Heading, Section, find_sections
from parser.sentences import Sentence, sentences
from parser.split_headings import with_whole_headings
from parser.statements import Statement, find_statements
from parser.tables import Cell, Table, read_tables
from parser.tables.turned import upright

_LONGEST_PREAMBLE = 40  # lines; on a web page the site's navigation stands further up

# With so many of the six sections a file is an annual report, whatever its first lines say.
_ENOUGH_SECTIONS = 3


def _is_count(value: CellValue) -> bool:
    """Whether a cell states a whole number in ordinary digits."""
    return (
        isinstance(value, Number) and type(value.value) is int and not value.full_width and value.value >= 0
    )


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

    @cached_property
    def cells(self) -> dict[str, Cell]:
        """Every cell of the form that the file holds, by id, in the form's order."""
        cells: dict[str, Cell] = {}
        for table in self.tables.values():
            cells |= table.cells
        return cells

    @cached_property
    def odd_cells(self) -> tuple[tuple[str, Cell], ...]:
        """Section and cell of all that is not simply a count: the few that the checks of cells look at."""
        odd: list[tuple[str, Cell]] = []
        for section, table in self.tables.items():
            distinct = {id(cell.value): cell.value for cell in table.cells.values()}  # equal texts share one
            strange = {key for key, value in distinct.items() if not _is_count(value)}
            if strange:
                odd += [(section, cell) for cell in table.cells.values() if id(cell.value) in strange]
        return tuple(odd)

    @cached_property
    def sentences(self) -> dict[str, tuple[Sentence, ...]]:
        """The sentences of every section's prose, by section id."""
        return {section_id: section.sentences for section_id, section in self.sections.items()}

    @cached_property
    def all_sentences(self) -> tuple[Sentence, ...]:
        """Those of the sections, then those that stand between title and first section; each once."""
        before = (line for line in self._preamble() if line.alone)
        found = (*chain(*self.sentences.values()), *sentences(before))
        if len({sentence.text for sentence in found}) == len(found):
            return found
        known: dict[tuple[str, Place], Sentence] = {}
        for sentence in found:
            known.setdefault((sentence.text, sentence.place), sentence)
        return tuple(known.values())

    @cached_property
    def plain_text(self) -> str:
        """All sentences in plain words: for checks that first ask whether a word is there at all."""
        return "\n".join([sentence.plain for sentence in self.all_sentences])

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """The counted facts that the prose states."""
        return tuple(find_statements(self._told(), self.year, self.agency))

    @cached_property
    def nil_claims(self) -> tuple[NilClaim, ...]:
        """What the prose says did not happen."""
        return tuple(find_nil_claims(self._told(), self.year, self.agency))

    def _preamble(self) -> tuple[Line, ...]:
        headings = [heading.index for section in self.sections.values() for heading in section.headings]
        first = min(headings, default=0)
        return self.lines[max(0, first - _LONGEST_PREAMBLE) : first]

    def _told(self) -> Iterator[Sentence]:
        """The sentences that tell of the year; section 五 weighs and plans."""
        told = (self.sentences[section.id] for section in SECTIONS if section.id != "problems")
        return chain.from_iterable(told)

    def prose(self, *section_ids: str) -> Iterator[Line]:
        """The lines of those sections, or of all, that are no rows of their tables."""
        for section_id in section_ids or tuple(section.id for section in SECTIONS):
            yield from self.sections[section_id].prose


def parse(document: Document) -> Report:
    """Recognise a document. Raises ``NotAReport`` when nothing in it belongs to an annual report."""
    document = upright(document)
    whole = with_whole_headings(document.lines)
    candidates = find_candidates(whole)
    begin = second_report_begins(whole, candidates)
    lines, candidates = whole[:begin], [c for c in candidates if begin is None or c.heading.index < begin]
    identity = identify(lines, document.metadata, candidates)
    edition = edition_of(identity.year)
    tables = read_tables(lines, edition)
    start = identity.title.end + 1 if identity.title else 0
    sections, extra = find_sections(lines, tables, candidates, start)
    named = [section for section in sections.values() if any(section_named(h.name) for h in section.headings)]
    if not (identity.title or tables or named or identity.other_kind):
        raise NotAReport
    if identity.other_kind != "template" and (tables or len(named) >= _ENOUGH_SECTIONS):
        identity = replace(identity, other_kind=None)  # a link to a guide beside a report makes no guide
    unread = (*document.unread, *_further_report(whole, begin), *_limits(tables))
    fee = find_fee_statement(sections, edition)
    return Report(identity, edition, sections, tables, fee, lines, document.format, unread, extra)


def _further_report(lines: Sequence[Line], begin: int | None) -> tuple[Unread, ...]:
    """What we left alone: a second report in the file."""
    return () if begin is None else (Unread("second_report", lines[begin].text[:60], lines[begin].place),)


def _limits(tables: dict[str, Table]) -> Iterator[Unread]:
    """What the recogniser itself could not tell."""
    for table in tables.values():
        for label in table.unread_rows:
            yield Unread("squeezed", label.text, label.place)
