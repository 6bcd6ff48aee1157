"""Reading scans and photographs: exact digits, and whatever is doubtful says so."""

from __future__ import annotations

import io
import itertools
import subprocess
import sys
from dataclasses import replace
from random import Random

import pytest
from PIL import Image, ImageDraw, ImageFont

from parser.checks.check import Result, Severity
from parser.checks.context import Context
from parser.checks.limits import CONFIDENT
from parser.checks.misreading import suspects
from parser.document import Document, Grid, Paragraph
from parser.form import REQUEST_COLUMNS
from parser.numerals import Blank
from parser.reading import limits, read
from parser.reading.errors import Damaged, EmptyFile, ToolMissing
from parser.reading.pages.layout import Box
from parser.reading.printed import pdf
from parser.reading.progress import watched
from parser.reading.scanned import scan
from parser.report import Report, parse
from parser.samples import make_draft
from parser.samples.grid import GridDraft
from parser.samples.manuscript import Text, manuscript
from parser.samples.pdf_canvas import HEITI
from parser.samples.pdf_layouts import PORTRAIT, paper
from parser.samples.scan_damage import Damage, damaged
from parser.samples.scans import Scanner, as_file
from parser.samples.scans import scan as scanned
from parser.scorecard import score_report

recognition = pytest.mark.skipif(not scan.available(), reason="the extra [ocr] is not installed")
DRAFT = make_draft(5, year=2023, size="many")
# The long table with its heading alone fills one page.
PAGE = [
    piece
    for piece in manuscript(DRAFT)
    if getattr(piece, "section", "") == "requests" or getattr(piece, "text", "").startswith("三、")
]

ROW = [f"requests.denied_state_secret.{column.id}" for column in REQUEST_COLUMNS]


def _page(scanner: Scanner, style=PORTRAIT) -> Image.Image:
    return scanned(paper(PAGE, style), scanner)[0]


def _report(document: Document) -> Report:
    title = Paragraph("云溪县农业农村局2023年政府信息公开工作年度报告")
    return parse(replace(document, blocks=(title, *document.blocks)))


def _misread(report: Report) -> dict[str, tuple[str, str, float]]:
    wanted = {id_: text for id_, text in DRAFT.cells.items() if id_.startswith("requests.")}
    return {
        id_: (text, report.cells[id_].raw, report.cells[id_].confidence)
        for id_, text in wanted.items()
        if report.cells[id_].raw != text
    }


@recognition
@pytest.mark.parametrize(
    ("scanner", "font"),
    [(Scanner(150, 2.0, 14, 50), PORTRAIT.font), (Scanner(200, -1.4, 18, 45), HEITI)],
    ids=["150 dpi, skewed by 2 degrees", "200 dpi, noisy, Heiti"],
)
def test_a_skewed_and_noisy_scan_gives_every_digit_or_marks_the_cell(scanner, font):
    data = as_file([_page(scanner, replace(PORTRAIT, font=font))], "jpeg")
    wrong = _misread(_report(read(data, "scan.jpg")[0]))
    assert len(wrong) <= 1
    assert all(confidence < CONFIDENT for _, _, confidence in wrong.values())


@recognition
@pytest.mark.parametrize("side", ["left", "right", "top", "bottom"])
def test_a_digit_half_erased_is_read_right_or_its_cell_is_listed_and_nobody_accused(side):
    page = _page(Scanner(150, 0.0, 10, 60))
    whole = _report(read(as_file([page], "png"), "scan.png")[0])
    assert not _misread(whole)
    touched = [cell for id_, cell in whole.cells.items() if id_.startswith("requests.") and cell.raw > "0"]
    for cell in touched[::7]:
        _erase_half_a_digit(page, cell.place.box, side)
    report = _report(read(as_file([page], "png"), "scan.png")[0])
    assert _misread(report)
    assert _misread(report).keys() <= suspects(report.tables["requests"])
    outcomes = {outcome.check.code: outcome for outcome in score_report(report, Context()).outcomes}
    assert _misread(report).keys() <= {
        f"{finding.section}.{finding.row}.{finding.column}" for finding in outcomes["RD02"].findings
    }
    assert all(outcomes[code].result is not Result.FAILED for code in ("BA01", "BA02", "BA03"))


def _erase_half_a_digit(page: Image.Image, box: tuple[float, float, float, float], side: str) -> None:
    """The first digit in the cell at ``box`` (in shares of the page) loses the half on that side."""
    left, top = round(box[0] * page.width) + 4, round(box[1] * page.height) + 4
    right, bottom = round(box[2] * page.width) - 4, round(box[3] * page.height) - 4
    ink = page.crop((left, top, right, bottom)).point(lambda grey: 255 * (grey < 140)).getbbox()
    x, y, height = left + ink[0], top + ink[1], ink[3] - ink[1]
    half = {
        "left": (x - 2, y - 1, x + height // 5, y + height + 1),
        "right": (x + height // 3, y - 1, x + height // 2 + 2, y + height + 1),
        "top": (x - 2, y - 1, x + height // 2 + 2, y + height // 3),
        "bottom": (x - 2, y + height * 2 // 5, x + height // 2 + 2, y + height + 1),
    }
    ImageDraw.Draw(page).rectangle(half[side], fill=235)


POOR = {
    "130 dpi, blurred": (Scanner(130, 1.0, 14, 50), Damage(blur=1.1, quality=20)),
    "white spots": (Scanner(150, 0.0, 16, 40), Damage(spots=90)),
    "salt and pepper": (Scanner(150, 0.5, 10, 60), Damage(salt=0.03, quality=60)),
    "pale": (Scanner(150, 0.5, 2, 90), Damage(contrast=0.15, quality=40)),
}


@recognition
@pytest.mark.parametrize("setting", POOR)
def test_every_misread_digit_of_a_poor_picture_is_listed_and_nobody_is_accused(setting):
    scanner, damage = POOR[setting]
    page = damaged(_page(scanner), damage, scanner.dpi, Random(setting))
    report = _report(read(as_file([page], "png"), "scan.png")[0])
    outcomes = {outcome.check.code: outcome for outcome in score_report(report, Context()).outcomes}
    listed = {f"{finding.section}.{finding.row}.{finding.column}" for finding in outcomes["RD02"].findings}
    wanted = {id_: text for id_, text in DRAFT.cells.items() if id_ in report.cells}
    misread = {id_ for id_, text in wanted.items() if report.cells[id_].raw != text}
    assert misread  # or the picture proves nothing
    assert misread <= listed
    rests_on_table = [
        (code, finding)
        for code, outcome in outcomes.items()
        for finding in outcome.findings
        if finding.severity in (Severity.ERROR, Severity.WARNING) and finding.section == "requests"
    ]
    assert not rests_on_table


@recognition
def test_a_page_of_single_digits_each_taller_than_wide_is_not_turned():
    from parser.reading.scanned.page import lies_on_its_side

    labels = [Box(100, 40.0 * row, 500, 40.0 * row + 30) for row in range(20)]
    digits = [
        Box(600.0 + 50 * n, 40.0 * row, 618.0 + 50 * n, 40.0 * row + 30)
        for row in range(20)
        for n in range(7)
    ]
    assert not lies_on_its_side([*labels, *digits])
    assert lies_on_its_side([Box(box.top, box.left, box.bottom, box.right) for box in (*labels, *digits)])


@recognition
def test_a_sheet_laid_sideways_is_read_and_its_places_lie_on_the_picture_as_it_is():
    page = _page(Scanner(150, 0.5, 8, 70, quarters=1))
    (document,) = read(as_file([page], "png"), "scan.png")
    assert not _misread(_report(document))
    (grid,) = [block for block in document.blocks if isinstance(block, Grid)]
    left, top, right, bottom = grid.place.box
    assert bottom - top > right - left - 0.2  # the wide table stands upright on the turned picture


def _page_with(change: dict[str, str], scanner: Scanner) -> Image.Image:
    """The page with those texts in its cells."""
    (grid,) = [piece for piece in PAGE if isinstance(piece, GridDraft)]
    rows = tuple(
        tuple(replace(cell, text=change.get(cell.id or "", cell.text)) for cell in row) for row in grid.rows
    )
    pieces = [Text("三、收到和处理政府信息公开申请情况", "heading"), replace(grid, rows=rows)]
    return scanned(paper(pieces, PORTRAIT), scanner)[0]


@recognition
def test_a_blank_cell_is_blank_and_a_cell_with_ink_never_is():
    change = {"requests.received.business": "", "requests.received.research": "※"}
    page = _page_with(change, Scanner(150, 0.0, 8, 70))
    cells = _report(read(as_file([page], "png"), "scan.png")[0]).cells
    assert isinstance(cells["requests.received.business"].value, Blank)
    assert cells["requests.received.business"].confidence == 1.0
    inked = cells["requests.received.research"]
    assert inked.raw and not (inked.raw.isdecimal() and inked.confidence >= CONFIDENT)


@recognition
@pytest.mark.parametrize("scanner", [Scanner(150, 1.5, 14, 50), Scanner(200, -1.0, 18, 45)], ids=str)
def test_blanks_zeros_ones_dashes_and_slashes_are_never_taken_for_one_another(scanner):
    wanted = dict(zip(ROW, ["", "—", "/", "-", "1", "0", "——"], strict=True))
    cells = _report(read(as_file([_page_with(wanted, scanner)], "png"), "scan.png")[0]).cells
    assert {id_: cells[id_].raw.replace("——", "—") for id_ in ROW} == wanted | {ROW[-1]: "—"}
    assert all(cells[id_].confidence >= CONFIDENT for id_ in ROW)


@recognition
@pytest.mark.parametrize("size", [26, 48])
def test_a_table_cut_out_of_a_page_is_read_however_large_its_type(size):
    picture = Image.new("L", (1500, 500), 255)
    pen, font = ImageDraw.Draw(picture), ImageFont.load_default(size)
    values = [["107", "86", "1"], ["44", "4021", "90"], ["158", "11", "733"]]
    for line in range(4):
        pen.line((60, 40 + line * 140, 1440, 40 + line * 140), 0, 4)
        pen.line((60 + line * 460, 40, 60 + line * 460, 460), 0, 4)
    for row, column in itertools.product(range(3), range(3)):
        pen.text((240 + column * 460, 82 + row * 140), values[row][column], 0, font)
    ((grid,),) = (document.blocks for document in read(as_file([picture], "png"), "cut.png"))
    for wanted, cells in zip(values, grid.rows, strict=True):
        for text, cell in zip(wanted, cells, strict=True):
            assert cell.text == text or cell.confidence < CONFIDENT
    wanted_texts = set(itertools.chain.from_iterable(values))
    assert sum(cell.text in wanted_texts for row in grid.rows for cell in row) >= 8


@recognition
def test_the_pages_of_a_pdf_of_pictures_are_read_one_by_one():
    told = []
    texts = ["第一页的文字说明本年度的总体工作情况。", "第二页另有说明。"]
    pictures = [
        scanned(paper([Text(text, "prose")], PORTRAIT), Scanner(150, 0.0, 4, 80))[0] for text in texts
    ]
    (document,) = _read_pdf(as_file(pictures, "pdf"), told)
    assert [block.text for block in document.blocks] == texts
    assert [block.place.page for block in document.blocks] == [1, 2]
    assert told == [(1, 2), (2, 2)]


def _read_pdf(data: bytes, told: list[tuple[int, int]]) -> tuple[Document, ...]:
    with watched(lambda _, page, pages: told.append((page, pages))):
        return pdf.read(data, "pictures.pdf")


@recognition
def test_an_empty_sheet_holds_nothing():
    with pytest.raises(EmptyFile):
        read(as_file([Image.new("L", (827, 1169), 250)], "png"), "white.png")


def test_a_broken_picture_is_damaged():
    whole = io.BytesIO()
    Image.new("L", (600, 800), 255).save(whole, "PNG")
    with pytest.raises(Damaged):
        scan.read(whole.getvalue()[:60], "cut.png")


def test_without_text_recognition_one_sentence_says_how_to_get_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "rapidocr", None)
    with pytest.raises(ToolMissing) as caught:
        scan.read(as_file([Image.new("L", (600, 800), 255)], "png"), "scan.png")
    assert "gongkai[ocr]" in caught.value.message.zh and "gongkai[ocr]" in caught.value.message.en


@pytest.mark.skipif(sys.platform != "linux", reason="memory is bounded where the system can")
def test_a_worker_that_recognises_pictures_may_take_more_memory():
    script = (
        "import resource\n"
        "from parser.reading.isolation import limit_memory\n"
        "from parser.reading.scanned.text import Recogniser\n"
        "limit_memory()\n"
        "Recogniser()\n"
        "print(resource.getrlimit(resource.RLIMIT_DATA)[0])\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert int(done.stdout) == limits.RECOGNITION_BYTES
