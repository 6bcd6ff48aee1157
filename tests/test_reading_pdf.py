"""Reading digital PDF: every cell exact, wherever a page ends and however the page was made."""

from __future__ import annotations

import io
import itertools
import json
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from random import Random

import pdfplumber
import pypdfium2 as pdfium
import pytest
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas as ReportlabCanvas

from parser.document import Document, Grid, Paragraph
from parser.reading.errors import Damaged, EmptyFile, Encrypted, TooLarge, ToolMissing, UnreadableFile
from parser.reading.limits import PAGES
from parser.reading.printed import pdf
from parser.reading.printed.page_image import render_page
from parser.reading.printed.pdfium import opened
from parser.reading.progress import watched
from parser.report import parse
from parser.samples import make_draft
from parser.samples.grid import GridDraft, unrolled
from parser.samples.manuscript import Text, manuscript
from parser.samples.pdf_canvas import HEITI, Canvas
from parser.samples.pdf_layouts import CUT_ROWS, LANDSCAPE, PORTRAIT, UNRULED, paper

DRAFT = make_draft(7, year=2023, size="many")
PIECES = list(manuscript(DRAFT))
STYLES = {
    "portrait": PORTRAIT,
    "landscape": LANDSCAPE,
    "cut rows": CUT_ROWS,
    "cut rows, no head repeated": replace(
        CUT_ROWS, font=HEITI, table=replace(CUT_ROWS.table, repeat_head=False)
    ),
    "unruled": UNRULED,
}
GOLDENS = Path(__file__).parent / "reports"
ROW = 17.25  # points: the height of a row of one line


def _read(data: bytes) -> Document:
    (document,) = pdf.read(data, "report.pdf")
    return document


def _cells(data: bytes) -> dict[str, str]:
    return {id_: cell.raw for id_, cell in parse(_read(data)).cells.items()}


def _paragraphs(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


@pytest.mark.parametrize("style", STYLES)
def test_every_cell_is_exact_with_the_page_break_in_any_row(style):
    wrong = {}
    for step in range(30):
        data = paper(PIECES, replace(STYLES[style], lead=step * ROW))
        found = _cells(data)
        if found != DRAFT.cells:
            wrong[step] = {id_: found.get(id_) for id_, text in DRAFT.cells.items() if found.get(id_) != text}
    assert not wrong


@pytest.mark.parametrize("style", ["portrait", "landscape", "cut rows"])
def test_a_table_over_two_pages_is_one_grid_with_one_head(style):
    wide = [
        block
        for block in _read(paper(PIECES, replace(STYLES[style], lead=260.0))).blocks
        if isinstance(block, Grid) and len(block.rows[0]) == 10
    ]
    (expected,) = [piece for piece in PIECES if isinstance(piece, GridDraft) and piece.section == "requests"]
    (grid,) = wide
    texts = [[cell.text for cell in row if cell is not None] for row in grid.rows]
    assert texts == [
        ["".join(position.cell.text.split()) for position in row if position.first and not position.down]
        for row in unrolled(expected)
    ]


@pytest.mark.parametrize("style", STYLES)
def test_prose_is_whole_and_headings_stand_alone(style):
    found = _paragraphs(_read(paper(PIECES, STYLES[style], "".join(DRAFT.title))))
    for piece in PIECES:
        if isinstance(piece, Text):
            assert piece.text in found


def test_page_numbers_and_running_heads_are_no_text():
    for number in ("- {} -", "第{}页 共9页", "{}", "{}/9", "— {} —"):
        style = replace(CUT_ROWS, page_number=number, lead=90.0)
        document = _read(paper(PIECES, style, "某机关年度报告"))
        pages = {text for text in _paragraphs(document) if "年度报告" in text or len(text) < 9}
        assert "某机关年度报告" not in pages
        assert not {text for text in pages if any(number.format(page) == text for page in range(1, 9))}
        assert document.metadata["running_head"] == "某机关年度报告"


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_turned_pages_read_the_same_and_places_lie_on_the_page_as_shown(rotation):
    upright, turned = (_read(paper(PIECES, replace(PORTRAIT, rotation=angle))) for angle in (0, rotation))
    assert [_texts(block) for block in turned.blocks] == [_texts(block) for block in upright.blocks]
    for before, after in zip(upright.blocks, turned.blocks, strict=True):
        box = before.place.box
        for _ in range(rotation // 90):
            box = (1 - box[3], box[0], 1 - box[1], box[2])
        assert after.place.box == pytest.approx(box, abs=0.001)


def _texts(block: Paragraph | Grid) -> object:
    if isinstance(block, Paragraph):
        return block.text
    return [[cell and cell.text for cell in row] for row in block.rows]


def test_the_page_image_shows_ink_where_a_cell_stands():
    data = paper(PIECES, PORTRAIT)
    cell = parse(_read(data)).cells["requests.received.total"]
    image = Image.open(io.BytesIO(render_page(data, cell.place.page, 900))).convert("L")
    left, top, right, bottom = cell.place.box
    inside = image.crop(
        (
            round(left * image.width) + 3,
            round(top * image.height) + 3,
            round(right * image.width) - 3,
            round(bottom * image.height) - 3,
        )
    )
    assert image.width == 900
    assert inside.getextrema()[0] < 128 < inside.getextrema()[1]
    with pytest.raises(IndexError):
        render_page(data, 99, 900)


def test_text_without_its_font_in_the_file_is_placed_by_the_widths_in_the_file():
    (paragraph,) = _read(_made_by_reportlab()).blocks
    left, _, right, _ = paragraph.place.box
    assert (left * 595.28, right * 595.28) == pytest.approx((72, 72 + 5 * 12), abs=0.1)


def test_a_page_is_drawn_with_the_fonts_of_the_system_while_its_file_is_being_read():
    data = _made_by_reportlab()
    before = render_page(data, 1, 900)
    with opened(data) as pdf_file:
        assert pdf_file[0].get_textpage().count_chars() > 0
        assert render_page(data, 1, 900) == before


def test_a_second_extractor_finds_the_same_numbers_in_ruled_tables():
    data = paper(PIECES, replace(PORTRAIT, lead=120.0))
    with pdfplumber.open(io.BytesIO(data)) as other:
        theirs = [
            cell for page in other.pages for table in page.extract_tables() for row in table for cell in row
        ]
    ours = [
        cell.text
        for block in _read(data).blocks
        if isinstance(block, Grid)
        for cell in itertools.chain.from_iterable(block.rows)
        if cell is not None
    ]
    assert [text for text in ours if text.isdecimal()] == [
        text for text in theirs if text and text.isdecimal()
    ]


def test_a_blank_cell_stays_blank_with_and_without_ruling_lines():
    draft = make_draft(11, year=2023, size="many")
    (grid,) = [
        piece for piece in manuscript(draft) if isinstance(piece, GridDraft) and piece.section == "requests"
    ]
    rows = [
        tuple(replace(cell, text="") if cell.id == "requests.received.research" else cell for cell in row)
        for row in grid.rows
    ]
    pieces = [
        replace(piece, rows=tuple(rows)) if getattr(piece, "section", "") == "requests" else piece
        for piece in manuscript(draft)
    ]
    for style in (PORTRAIT, UNRULED):
        assert _cells(paper(pieces, style)) == draft.cells | {"requests.received.research": ""}


def test_rows_whose_values_are_all_blank_are_blank_cells_without_ruling_lines():
    draft = make_draft(11, year=2023, size="many")
    pieces = list(manuscript(draft))
    rows = [
        [cell.id for cell in row if cell.id]
        for piece in pieces
        if isinstance(piece, GridDraft)
        for row in piece.rows
        if any(cell.id for cell in row)
    ]
    proactive = [row for row in rows if row[0].startswith("proactive.")]
    for blank in (
        *rows[:12],
        proactive[0] + proactive[-1],
        [*itertools.chain(*proactive[3:6])],
        [*itertools.chain(*proactive)],
    ):
        changed = [_without_values(piece, set(blank)) for piece in pieces]
        assert _cells(paper(changed, UNRULED)) == draft.cells | dict.fromkeys(blank, "")


def _without_values(piece: Text | GridDraft, blank: set[str]) -> Text | GridDraft:
    if not isinstance(piece, GridDraft):
        return piece
    rows = (tuple(replace(cell, text="") if cell.id in blank else cell for cell in row) for row in piece.rows)
    return replace(piece, rows=tuple(rows))


def _made_by_reportlab(encrypt: StandardEncryption | None = None, pages: int = 1) -> bytes:
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    out = io.BytesIO()
    canvas = ReportlabCanvas(out, encrypt=encrypt)
    for _ in range(pages):
        canvas.setFont("STSong-Light", 12)
        canvas.drawString(72, 700, "第一行文字")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def test_a_password_is_one_clear_error_and_an_empty_one_opens():
    with pytest.raises(Encrypted):
        pdf.read(_made_by_reportlab(StandardEncryption("secret", "owner")), "locked.pdf")
    assert _paragraphs(_read(_made_by_reportlab(StandardEncryption("", "owner")))) == ["第一行文字"]


def test_broken_cross_references_cost_nothing():
    data = paper(PIECES, PORTRAIT)
    at = data.rindex(b"xref\n0")
    broken = data[:at] + data[at:].replace(b"00000", b"99999")
    assert _cells(broken) == DRAFT.cells


def test_a_truncated_file_is_damaged_or_says_what_is_missing():
    data = paper(PIECES, PORTRAIT)
    for share in (0.2, 0.5, 0.9):
        try:
            document = _read(data[: int(share * len(data))])
        except (Damaged, EmptyFile):
            continue
        assert {part.kind for part in document.unread} & {"truncated", "damaged"}
    with pytest.raises(Damaged):
        pdf.read(b"%PDF-1.7\n", "stub.pdf")


def test_a_book_is_refused_and_an_empty_page_is_empty():
    with pytest.raises(TooLarge):
        pdf.read(_made_by_reportlab(pages=PAGES + 1), "book.pdf")
    with pytest.raises(EmptyFile):
        pdf.read(Canvas(595.0, 842.0).to_bytes(), "empty.pdf")


def test_a_picture_without_text_recognition_says_how_to_get_it(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "rapidocr", None)
    out = io.BytesIO()
    Image.new("L", (800, 1100), 200).save(out, "PDF")
    with pytest.raises(ToolMissing) as caught:
        pdf.read(out.getvalue(), "scan.pdf")
    assert "gongkai[ocr]" in caught.value.message.zh


def test_progress_is_told_page_by_page():
    told = []
    data = paper(PIECES, PORTRAIT)
    with watched(lambda *page: told.append(page)):
        pdf.read(data, "report.pdf")
    document = pdfium.PdfDocument(data)
    total = len(document)
    document.close()
    assert told == [("report.pdf", page, total) for page in range(1, total + 1)]


@pytest.mark.parametrize("golden", sorted(GOLDENS.glob("*.pdf.json")), ids=lambda file: file.stem)
def test_files_of_other_producers_match_their_goldens(golden):
    assert _cells(golden.with_suffix("").read_bytes()) == json.loads(golden.read_text(encoding="utf-8"))


def test_damaged_bytes_never_raise_anything_but_an_unreadable_file():
    rng = Random(3)
    whole = paper(PIECES, PORTRAIT)
    for _ in range(60):
        data = bytearray(whole)
        for _ in range(rng.choice((1, 5, 50, 400))):
            data[rng.randrange(len(data))] = rng.randrange(256)
        with suppress(UnreadableFile):
            pdf.read(bytes(data), "damaged.pdf")
