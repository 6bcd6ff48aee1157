"""A small consistent report built straight from the form, and changed as a case file says."""

from dataclasses import dataclass, field
from datetime import date

from parser.document import GridCell, Line, Place, Unread
from parser.fees import find_fee_statement
from parser.form import FORMS, NUMERALS, SECTIONS, edition_of
from parser.identity import AgencyKind, Dated, Identity, Level, Period, Title
from parser.numerals import parse_cell
from parser.report import Report
from parser.sections import Heading, Section, SectionStatus
from parser.tables import Cell, Label, Table

AGENCY = "青石县水务局"
# The keys of a report's JSON, in the documented order.
REPORT_KEYS = [
    "source",
    "sha256",
    "format",
    "agency",
    "agency_kind",
    "year",
    "edition",
    "title",
    "published",
    "sections",
    "cells",
    "fee",
    "outcomes",
    "findings",
    "score",
    "light",
    "catalogue_version",
    "unread",
]
PROSE = {
    "overview": [
        "（一）主动公开情况。全年在县政府网站公布水务信息61条。",
        "（二）依申请公开情况。申请均按时答复。",
        "（三）政府信息管理情况。发文前逐件确定公开属性。",
        "（四）政府信息公开平台建设情况。水务专栏改版上线。",
        "（五）监督保障情况。公开工作列入科室考核。",
    ],
    "proactive": [],
    "requests": [],
    "disputes": [],
    "problems": ["个别科室报送信息偏晚，下一年将按月提醒。"],
    "other": ["本年度发出收费通知0件，总金额0元，实际收取信息处理费0元。"],
}
NUMBERS = {
    "proactive.normative_documents": {"issued": 3, "repealed": 1, "in_force": 8},
    "proactive.licences": {"decisions": 12},
    "proactive.penalties": {"decisions": 4},
    "requests.received": {"natural_person": 5, "business": 2, "total": 7},
    "requests.brought_forward": {"natural_person": 1, "total": 1},
    "requests.granted": {"natural_person": 2, "business": 1, "total": 3},
    "requests.partly_granted": {"natural_person": 1, "total": 1},
    "requests.denied_internal_affairs": {"natural_person": 1, "total": 1},
    "requests.unavailable_not_held": {"natural_person": 1, "business": 1, "total": 2},
    "requests.processed": {"natural_person": 5, "business": 2, "total": 7},
    "requests.carried_forward": {"natural_person": 1, "total": 1},
    "disputes.reconsideration": {"upheld": 1, "pending": 1, "total": 2},
}


@dataclass
class Changes:
    """What a case changes in the complete report; every key of a case file is a field of this."""

    year: int | None = 2022
    form: int | None = None  # edition of the tables, if not the one that the year asks for
    agency: str | None = AGENCY
    kind: str = "department"
    level: str = "county"
    title: str | None = f"{AGENCY}2022年政府信息公开工作年度报告"
    title_agency: str | None = AGENCY
    title_year: int | None = 2022
    period: list[date] | None = field(default_factory=lambda: [date(2022, 1, 1), date(2022, 12, 31)])
    published: date | None = None
    published_source: str = "signature"
    other_kind: str | None = None
    headings: dict = field(default_factory=dict)  # section id → heading(s) as written, [] for none
    order: list[str] = field(default_factory=lambda: [section.id for section in SECTIONS])
    drop_sections: list[str] = field(default_factory=list)
    extra_headings: list[str] = field(default_factory=list)
    prose: dict = field(default_factory=dict)
    empty: list[str] = field(default_factory=list)
    cells: dict = field(default_factory=dict)  # cell id → text
    blank_table: str | None = None
    confidence: dict = field(default_factory=dict)
    drop_tables: list[str] = field(default_factory=list)
    drop_rows: dict = field(default_factory=dict)  # section id → row ids
    drop_columns: dict = field(default_factory=dict)
    unread_rows: dict = field(default_factory=dict)
    extra: dict = field(default_factory=dict)  # section id → labels
    altered: dict = field(default_factory=dict)  # section id → [row id, text, expected]
    outdated: dict = field(default_factory=dict)
    unread: list = field(default_factory=list)  # [kind, detail, line]


def build_report(**case):
    """The complete report with the changes of ``case``; the words stand on lines 10, 20, … of the file."""
    changes = Changes(**case)
    edition = edition_of(changes.year)
    sections = {form.id: _section(form, changes) for form in SECTIONS}
    tables = {
        form.id: _table(form.id, changes.form or edition or 2021, changes)
        for form in SECTIONS
        if form.has_table and form.id not in {*changes.drop_tables, *changes.drop_sections}
    }
    return Report(
        identity=_identity(changes),
        edition=edition,
        sections=sections,
        tables=tables,
        fee=find_fee_statement(sections, edition),
        lines=tuple(line for section in sections.values() for line in section.lines),
        format="text",
        unread=tuple(Unread(kind, detail, Place(line=line)) for kind, detail, line in changes.unread),
        extra_headings=tuple(_heading(text, 900 + n) for n, text in enumerate(changes.extra_headings)),
    )


def _identity(changes):
    title = changes.title and Title(
        changes.title, Place(line=1), changes.title_agency, changes.title_year, ""
    )
    period = changes.period and Period(
        *changes.period, "统计期限自{}起至{}止".format(*changes.period), Place(line=2)
    )
    published = changes.published and Dated(
        changes.published, changes.published_source, str(changes.published), Place(line=99)
    )
    kind, level = AgencyKind(changes.kind), Level(changes.level)
    source = "title" if changes.agency == changes.title_agency else "text"
    return Identity(
        title or None,
        changes.agency,
        source,
        kind,
        level,
        changes.year,
        period or None,
        published,
        None,
        changes.other_kind,
    )


def _section(form, changes):
    if form.id in changes.drop_sections:
        return Section(form.id, (), (), (), SectionStatus.MISSING)
    line = 10 * (changes.order.index(form.id) + 1)
    written = changes.headings.get(form.id, [f"{NUMERALS[form.numeral - 1]}、{form.name.zh}"])
    headings = tuple(_heading(text, line) for text in ([written] if isinstance(written, str) else written))
    words = changes.prose.get(form.id, PROSE[form.id])
    prose = tuple(
        Line((GridCell(text, Place(line=line + number)),), Place(line=line + number))
        for number, text in enumerate(words, 1)
    )
    renamed = bool(headings) and headings[0].name != form.name.zh
    empty = form.id in changes.empty
    status = SectionStatus.PRESENT if headings else SectionStatus.HEADING_MISSING
    return Section(form.id, headings, prose, prose, status, renamed, empty)


def _heading(text, line):
    numeral, mark, name = text.partition("、")
    known = NUMERALS.find(numeral) + 1 if mark and len(numeral) == 1 else 0
    return Heading(text, name if mark else text, known or None, Place(line=line), line)


def _table(section, edition, changes):
    form = FORMS[edition][section]
    missing_rows = changes.drop_rows.get(section, [])
    missing_columns = changes.drop_columns.get(section, [])
    unread_rows = changes.unread_rows.get(section, [])
    cells = {}
    for cell_id, (row, column) in form.cells.items():
        if row.id in {*missing_rows, *unread_rows} or column.id in missing_columns:
            continue
        blank = section == changes.blank_table
        number = "" if blank else NUMBERS.get(f"{section}.{row.id}", {}).get(column.id, 0)
        raw = str(changes.cells.get(cell_id, number))
        value = parse_cell(raw, signed=column.signed, unit=not column.counts)
        cells[cell_id] = Cell(cell_id, value, raw, Place(line=50), changes.confidence.get(cell_id, 1.0))
    return Table(
        section,
        edition,
        cells,
        Place(line=50),
        tuple(missing_rows),
        tuple(missing_columns),
        extra=tuple(Label(text, Place(line=51)) for text in changes.extra.get(section, [])),
        altered=tuple(
            Label(text, Place(line=52), row=row, expected=expected)
            for row, text, expected in changes.altered.get(section, [])
        ),
        outdated_labels=tuple(Label(text, Place(line=53)) for text in changes.outdated.get(section, [])),
        unread_rows=tuple(Label(form.row(row).label.zh, Place(line=54), row=row) for row in unread_rows),
    )
