"""Stored files of each format give the agency, year, cells, fee outcome and findings written down."""

import json
from collections import Counter
from pathlib import Path

import pytest

from parser.checks.check import Severity
from parser.reading import libreoffice, office, read
from parser.reading.archive import is_archive, members
from parser.scorecard import examine

FOLDER = Path(__file__).parent / "reports"
EXPECTED = json.loads((FOLDER / "expected.json").read_text("utf-8"))
ARCHIVES = {
    "windows.zip": {"2023年报/某局年报.docx": "docx.docx", "网页.html": "html-divs.html"},
    "packed.7z": {"报送/年报.xlsx": "xlsx.xlsx"},
    "letter.eml": {"年报.docx": "docx-cut.docx"},
}


def summary(document):
    """What is written down of a report, as found in its document."""
    card = examine(document)
    counted = (Severity.ERROR, Severity.WARNING)
    return {
        "agency": card.report.agency,
        "year": card.report.year,
        "cells": len(card.report.cells),
        "fee": card.report.fee.outcome,
        "codes": dict(Counter(finding.code for finding in card.findings if finding.severity in counted)),
    }


@pytest.mark.parametrize("name", EXPECTED)
def test_a_stored_report_reads_as_written_down(name):
    if name.startswith("scan"):
        pytest.importorskip("rapidocr")
    (document,) = read((FOLDER / name).read_bytes(), name)
    assert summary(document) == EXPECTED[name]


@pytest.mark.parametrize(("stored", "name"), [("docx.docx", "年报.wps"), ("xlsx.xlsx", "年报.et")])
def test_a_report_saved_by_wps_reads_the_same_under_its_own_suffix(stored, name):
    (document,) = read((FOLDER / stored).read_bytes(), name)
    assert summary(document) == EXPECTED[stored]


@pytest.mark.parametrize("name", ARCHIVES)
def test_a_stored_archive_holds_the_stored_reports(name):
    data = (FOLDER / name).read_bytes()
    assert is_archive(data)
    stored = {f"{name}/{path}": (FOLDER / file).read_bytes() for path, file in ARCHIVES[name].items()}
    assert dict(members(data, name)) == stored


@pytest.mark.skipif(libreoffice.program() is None, reason="LibreOffice is not installed")
def test_a_stored_report_converted_to_an_old_format_reads_the_same():
    original = {"report": ("docx", (FOLDER / "docx.docx").read_bytes())}
    converted = {
        f"report.{suffix}": libreoffice.convert(original, suffix)["report"]
        for suffix in ("doc", "odt", "rtf")
    }
    found = {name: summary(document) for name, (document,) in office.read_many(converted).items()}
    assert found == dict.fromkeys(converted, EXPECTED["docx.docx"])
