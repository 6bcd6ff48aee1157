"""The text of a report as it is kept, and a report rebuilt from it as next year's context.

Kept are every line in reading order with its place and section, and the place of
every cell: enough to show the original with a quote marked, to compare revisions,
and to hold a report against the one of the year before without reading it again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from parser.document import GridCell, Line, Place
from parser.fees import FeeOutcome, FeeStatement
from parser.form import SECTIONS, edition_of
from parser.identity import AgencyKind, Dated, Identity, Level
from parser.numerals import Blank, CellValue, Number, parse_cell
from parser.report import Report
from parser.sections import Section, SectionStatus
from parser.tables import Cell, Table


def report_text(report: Report) -> dict[str, Any]:
    """``lines``: [page, line, section, prose, text or cells]; ``places``: cell id → [page, line]; …"""
    section_of = {id(line): section.id for section in report.sections.values() for line in section.lines}
    prose = {id(line) for line in report.prose()}
    return {
        "lines": [
            [line.place.page, line.place.line, section_of.get(id(line)), int(id(line) in prose), _words(line)]
            for line in report.lines
        ],
        "places": {cell.id: [cell.place.page, cell.place.line] for cell in report.cells.values()},
        "fee_quote": report.fee.quote,
        "published": _dated(report.identity.published),
        "editions": {section: table.edition for section, table in report.tables.items()},
    }


def _dated(published: Dated | None) -> list[Any] | None:
    if published is None:
        return None
    place = published.place
    return [published.date.isoformat(), published.source, published.quote, place.page, place.line]


def _published(kept: Sequence[Any] | None) -> Dated | None:
    if kept is None:
        return None
    day, source, quote, page, line = kept
    return Dated(date.fromisoformat(day), source, quote, Place(page, line))


def _words(line: Line) -> str | list[str | None]:
    if line.grid is None:
        return line.text
    return [cell.text if cell is not None else None for cell in line.cells]


def recall(card: Mapping[str, Any], text: Mapping[str, Any], kind: str, level: str) -> Report:
    """The report that ``card`` (the JSON of design.md §3) and ``report_text`` describe.

    It holds identity, cells, section status and prose with their places; headings,
    labels, table rows and the details of the fee statement are not rebuilt.
    """
    year = card["year"]
    identity = Identity(
        title=None,
        agency=card["agency"],
        agency_source=None,
        kind=AgencyKind(kind),
        level=Level(level),
        year=year,
        period=None,
        published=_published(text["published"]),
    )
    prose = [kept for kept in text["lines"] if kept[3]]
    return Report(
        identity=identity,
        edition=edition_of(year),
        sections={section.id: _section(section.id, card, prose) for section in SECTIONS},
        tables=_tables(card["cells"], text),
        fee=FeeStatement(FeeOutcome(card["fee"])),
        lines=(),
        format=card["format"],
    )


def _section(wanted: str, card: Mapping[str, Any], prose: Sequence[Sequence[Any]]) -> Section:
    lines = tuple(_line(page, line, words) for page, line, section, _, words in prose if section == wanted)
    status = SectionStatus(card["sections"][wanted])
    return Section(id=wanted, headings=(), lines=lines, prose=lines, status=status)


def _line(page: int | None, number: int | None, words: str | Sequence[str | None]) -> Line:
    place = Place(page, number)
    if isinstance(words, str):
        return Line((GridCell(words, place),), place)
    return Line(tuple(None if word is None else GridCell(word, place) for word in words), place, 0)


def _tables(cells: Mapping[str, Any], text: Mapping[str, Any]) -> dict[str, Table]:
    places = text["places"]
    found: dict[str, dict[str, Cell]] = {section: {} for section in text["editions"]}
    for cell_id, value in cells.items():
        raw = "" if value is None else str(value)
        place = Place(*places.get(cell_id, (None, None)))
        found[cell_id.split(".")[0]][cell_id] = Cell(cell_id, _value(value), raw, place)
    return {section: Table(section, text["editions"][section], kept) for section, kept in found.items()}


def _value(value: int | float | str | None) -> CellValue:
    if value is None:
        return Blank()
    if isinstance(value, str):
        return parse_cell(value, signed=True)
    return Number(value if isinstance(value, int) else Decimal(str(value)))
