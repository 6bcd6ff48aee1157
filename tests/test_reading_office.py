"""Old office formats come back cell for cell; without LibreOffice one sentence says how to get it."""

import pytest

from parser.reading import libreoffice, office, read
from parser.reading.errors import Damaged, ToolMissing, UnknownFormat, UnreadableFile
from parser.reading.word import docx
from parser.samples import make_draft, write

needs_libreoffice = pytest.mark.skipif(libreoffice.program() is None, reason="LibreOffice is not installed")


def squeezed(document):
    return [
        [None if cell is None else "".join(cell.text.split()) for cell in line.cells]
        for line in document.lines
    ]


@pytest.fixture(scope="module")
def converted():
    """Two generated reports as DOCX and in each old format."""
    originals = {f"{seed}": write(make_draft(seed, year=2023), "docx") for seed in (1, 2)}
    files = {}
    for suffix in ("doc", "rtf", "odt"):
        results = libreoffice.convert({seed: ("docx", data) for seed, data in originals.items()}, suffix)
        files |= {f"{seed}.{suffix}": data for seed, data in results.items()}
    return originals, files


@needs_libreoffice
def test_each_old_format_comes_back_cell_for_cell(converted):
    originals, files = converted
    results = office.read_many(files)
    assert set(results) == set(files)
    for name, documents in results.items():
        seed, suffix = name.split(".")
        (document,) = documents
        (original,) = docx.read(originals[seed], name)
        assert squeezed(document) == squeezed(original), name
        assert document.format == suffix
        assert document.metadata["file_name"] == name


@needs_libreoffice
def test_a_file_that_cannot_be_opened_costs_itself_only(converted):
    _, files = converted
    good = files["1.doc"]
    results = office.read_many(
        {"cut.doc": good[:3000], "good.doc": good, "junk.doc": good[:512] + b"\0" * 90_000}
    )
    assert isinstance(results["cut.doc"], Damaged)
    assert isinstance(results["junk.doc"], UnknownFormat)
    assert not isinstance(results["good.doc"], UnreadableFile)


@needs_libreoffice
def test_a_word_file_named_wps_is_read_by_its_content(converted):
    _, files = converted
    (document,) = read(files["1.doc"], "某局.wps")
    assert document.format == "doc"


def test_without_libreoffice_one_sentence_says_how_to_get_it(monkeypatch):
    monkeypatch.setattr(libreoffice, "program", lambda: None)
    with pytest.raises(ToolMissing) as caught:
        office.read(b"{\\rtf1 x}", "a.rtf")
    assert "LibreOffice" in str(caught.value)
