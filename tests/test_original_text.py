"""The original's words on the agency page: each finding stands at the line that it speaks of."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import html

from dashboard.parts.finding_card import Around, findings_by_section
from dashboard.parts.original import anchor, original
from db import queries
from db.connection import connect
from db.ingest import ingest_bytes
from parser.form import FORMS, edition_of
from parser.samples import LAYOUTS, planted, write

CODE = "CE01"
WORDS = [
    "tabs",
    "pipes",
    "markdown",
    "html-clean",
    "html-nested",
    "docx",
    "xlsx",
    "xlsx-sheets",
    "mht",
    "ofd",
    "pdf",
]
DRAFT = planted(CODE, 5, 2023).draft


def stored(layout):
    """The report as the database keeps it, written in that layout."""
    with connect(":memory:") as db:
        (line,) = ingest_bytes(db, write(DRAFT, layout), f"report{LAYOUTS[layout].suffix}")
        return queries.report(db, line.report_id)


@pytest.mark.parametrize("layout", WORDS)
def test_a_blank_cell_is_marked_on_the_line_of_its_row(layout):
    report = stored(layout)
    (finding,) = [found for found in report.findings if found.code == CODE]
    page = html.fromstring(str(original(report.lines, report.findings)))
    (row,) = page.xpath(f'//tr[.//*[@id="{anchor(finding)}"]]')
    assert CODE in row.text_content()
    label = FORMS[edition_of(2023)][finding.section].row(finding.row).label.zh
    assert label[-2:] in row.text_content()


def test_the_section_with_the_worst_finding_comes_first():
    report = stored("html-clean")
    (worst,) = [found for found in report.findings if found.code == CODE]
    note = replace(worst, section="overview", severity="I")
    cards = "".join(map(str, findings_by_section([note, worst], Around({}))))
    assert cards.index(f"section-{worst.section}") < cards.index("section-overview")
    waived = "".join(map(str, findings_by_section([note, replace(worst, waived=True)], Around({}))))
    assert waived.index("section-overview") < waived.index(f"section-{worst.section}")
