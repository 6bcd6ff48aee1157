"""OFD files: characters and lines at their positions become paragraphs and tables."""

import pytest

from parser.document import Grid
from parser.reading import read
from parser.reading.errors import Damaged, EmptyFile, PicturesOnly
from parser.reading.printed import ofd
from parser.samples import make_draft, planted, write
from parser.samples.grid import unrolled
from parser.samples.layouts import pieces_of
from parser.samples.manuscript import Text
from parser.samples.word_layouts import zipped

OFD = 'xmlns:ofd="http://www.ofdspec.org/2016"'


def packed(*pages):
    listed = "".join(f'<ofd:Page BaseLoc="{number}.xml"/>' for number in range(len(pages)))
    parts = {
        "OFD.xml": f"<ofd:OFD {OFD}><ofd:DocRoot>/D/Document.xml</ofd:DocRoot></ofd:OFD>",
        "D/Document.xml": f"<ofd:Document {OFD}><ofd:Pages>{listed}</ofd:Pages></ofd:Document>",
    }
    for number, page in enumerate(pages):
        parts[f"D/{number}.xml"] = (
            f"<ofd:Page {OFD}><ofd:Content><ofd:Layer>{page}</ofd:Layer></ofd:Content></ofd:Page>"
        )
    return zipped({name: part.encode() for name, part in parts.items()})


def text(words, x=20, y=20, extra="", delta=""):
    return (
        f'<ofd:TextObject Boundary="{x} {y} 100 5" Size="5" {extra}>'
        f'<ofd:TextCode X="0" Y="4" {delta}>{words}</ofd:TextCode></ofd:TextObject>'
    )


def lines(data):
    return [line.text for line in ofd.read(data, "a.ofd")[0].lines]


@pytest.mark.parametrize("seed", range(4))
def test_a_generated_report_comes_back_cell_for_cell(seed):
    draft = make_draft(seed, year=2023)
    (document,) = read(write(draft, "ofd"), "report.ofd")
    assert document.format == "ofd"
    pieces, _ = pieces_of(draft, "ofd")
    expected = [
        # a merge that goes on over a page break begins anew with a blank cell
        ["".join(position.cell.text.split()) for position in row if position.first and position.cell.text]
        for piece in pieces
        if not isinstance(piece, Text)
        for row in unrolled(piece)
    ]
    found = [
        ["".join(cell.text.split()) for cell in row if cell and cell.text]
        for block in document.blocks
        if isinstance(block, Grid)
        for row in block.rows
    ]
    assert found == expected


def test_characters_stand_where_their_steps_put_them():
    assert lines(packed(text("新收12件", delta='DeltaX="5 5 g 2 2.5"'))) == ["新收12件"]
    assert lines(packed(text("甲", 20) + text("乙", 60))) == ["甲 乙"]


def test_places_are_page_and_box():
    (document,) = ofd.read(packed(text("甲乙丙丁")), "a.ofd")
    place = document.blocks[0].place
    assert place.page == 1
    left, top, right, bottom = place.box
    assert 0.09 < left < 0.1 < right < 0.2
    assert 0.06 < top < bottom < 0.09


def test_pages_of_pictures_and_empty_pages_are_refused_in_a_sentence():
    picture = '<ofd:ImageObject Boundary="0 0 210 297" ResourceID="1"/>'
    with pytest.raises(PicturesOnly):
        ofd.read(packed(picture), "a.ofd")
    with pytest.raises(EmptyFile):
        ofd.read(packed(""), "a.ofd")


def test_a_picture_beside_text_and_a_missing_page_are_unread_parts():
    picture = '<ofd:ImageObject Boundary="20 60 150 120" ResourceID="1"/>'
    data = packed(text("甲乙丙丁") + picture)
    (document,) = ofd.read(data, "a.ofd")
    assert [part.kind for part in document.unread] == ["picture"]


def test_broken_files_are_damaged():
    good = packed(text("甲"))
    with pytest.raises(Damaged):
        ofd.read(good[: len(good) // 2], "a.ofd")
    with pytest.raises(Damaged):
        ofd.read(zipped({"OFD.xml": b"<x/>"}), "a.ofd")


def test_prose_below_a_title_that_fills_the_line_is_no_part_of_it():
    draft = planted("TX03", 12006089, 2025).draft
    assert lines(write(draft, "ofd"))[0] == "".join(draft.title)
