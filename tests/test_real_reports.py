"""Five real reports, read by hand beforehand, get exactly the findings that they deserve."""

import json
from collections import Counter
from pathlib import Path

import pytest

from parser.checks.check import Severity
from parser.numerals import Blank, Number
from parser.reading import read
from parser.scorecard import examine

FOLDER = Path(__file__).parent.parent.parent / "shared" / "samples"
LABELS = FOLDER / "expected.json"
NAMES = ["beibei-2022.txt", "jingkaiqu-2023.txt", "yuanmou-2022.txt", "beilun-2022.txt", "baqiao-2021.txt"]

pytestmark = pytest.mark.skipif(
    not LABELS.exists(), reason="the real reports are kept beside this repository, not in it"
)


@pytest.fixture(scope="module", params=NAMES)
def labelled(request):
    """The scorecard of one real report and its hand-read labels."""
    (document,) = read((FOLDER / request.param).read_bytes(), request.param)
    return examine(document), json.loads(LABELS.read_text("utf-8"))[request.param]


def test_agency_year_and_date(labelled):
    card, label = labelled
    assert (card.report.agency, card.report.year, card.report.edition) == (
        label["agency"],
        label["year"],
        label["edition"],
    )
    if "published" in label:
        assert card.report.published.isoformat() == label["published"]


def test_cells(labelled):
    card, label = labelled
    cells = card.report.cells
    assert len(cells) == label["cells"]
    assert sorted(id for id, cell in cells.items() if isinstance(cell.value, Blank)) == sorted(label["blank"])
    if "nonzero" in label:
        numbers = {id: cell.value.value for id, cell in cells.items() if isinstance(cell.value, Number)}
        assert {id: number for id, number in numbers.items() if number} == label["nonzero"]


def test_rows_and_columns_that_are_not_there(labelled):
    card, label = labelled
    table = card.report.tables["requests"]
    assert list(table.missing_rows) == label.get("missing_rows", [])
    assert list(table.missing_columns) == label.get("missing_columns", [])


def test_fee_statement(labelled):
    card, label = labelled
    assert card.report.fee.outcome == label["fee"]


def test_findings_are_exactly_those_that_were_read_by_hand(labelled):
    card, label = labelled
    found = {
        severities: Counter(finding.code for finding in card.findings if finding.severity in severities)
        for severities in ((Severity.ERROR, Severity.WARNING), (Severity.NOTE,))
    }
    serious, notes = found.values()
    assert {code: count for code, count in serious.items() if code not in label.get("free", [])} == label[
        "failed"
    ]
    assert {code: notes[code] for code in label["notes"]} == label["notes"]


def test_light(labelled):
    card, label = labelled
    assert card.light == label["light"]
