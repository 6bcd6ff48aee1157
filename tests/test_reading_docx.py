"""Word files become paragraphs and grids as Word would show them with every change accepted."""

import zipfile
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw, ImageFont

from parser.document import Grid, Paragraph
from parser.reading.errors import Damaged, EmptyFile, PicturesOnly, TooLarge
from parser.reading.scanned import scan
from parser.reading.word import docx
from parser.reading.word.numbering import chinese
from parser.samples import LAYOUTS, make_draft, write
from parser.samples.grid import unrolled
from parser.samples.layouts import pieces_of
from parser.samples.manuscript import Text

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
LAYOUT_NAMES = sorted(name for name, layout in LAYOUTS.items() if layout.suffix == ".docx")


def packed(body, **parts):
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(
            "word/document.xml", f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"
        )
        for name, part in parts.items():
            package.writestr(f"word/{name}.xml", f"<w:{name} {NAMESPACES}>{part}</w:{name}>")
    return buffer.getvalue()


def read(body, **parts):
    (document,) = docx.read(packed(body, **parts), "report.docx")
    return document


def p(text, properties=""):
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def paragraphs(document):
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def squeezed(text):
    return "".join(text.split())


def matrices(document):
    return [
        [[None if cell is None else cell.text for cell in row] for row in block.rows]
        for block in document.blocks
        if isinstance(block, Grid)
    ]


@pytest.mark.parametrize("layout", LAYOUT_NAMES)
@pytest.mark.parametrize("seed", range(3))
def test_a_generated_report_comes_back_cell_for_cell(layout, seed):
    draft = make_draft(seed, year=2023)
    (document,) = docx.read(write(draft, layout), "report.docx")
    pieces, _ = pieces_of(draft, layout)
    texts = [squeezed(piece.text) for piece in pieces if isinstance(piece, Text)]
    assert [squeezed(text) for text in paragraphs(document)] == texts
    found = [
        [cell and squeezed(cell) for cell in row if cell or layout != "docx-cut"]
        for matrix in matrices(document)
        for row in matrix
    ]
    expected = [
        [
            squeezed(position.cell.text) if position.first else None
            for position in row
            # a merge that the cut goes through begins anew
            if (position.first and position.cell.text) or layout != "docx-cut"
        ]
        for piece in pieces
        if not isinstance(piece, Text)
        for row in unrolled(piece)
    ]
    assert found == expected


def test_tracked_changes_count_as_accepted():
    document = read(
        "<w:p><w:r><w:t>新收</w:t></w:r><w:del><w:r><w:delText>3</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>5</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>旧</w:t></w:r></w:moveFrom>"
        "<w:moveTo><w:r><w:t>件</w:t></w:r></w:moveTo></w:p>"
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>前半</w:t></w:r></w:p>" + p("后半")
    )
    assert paragraphs(document) == ["新收5件", "前半后半"]


def test_deleted_table_rows_are_gone():
    row = "<w:tr>{}<w:tc>" + p("甲") + "</w:tc><w:tc>" + p("{}") + "</w:tc></w:tr>"
    document = read(f"<w:tbl>{row.format('', 1)}{row.format('<w:trPr><w:del/></w:trPr>', 2)}</w:tbl>")
    assert matrices(document) == [[["甲", "1"]]]


def test_hidden_words_comments_fields_and_tables_of_contents_are_not_text():
    document = read(
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>"
        "<w:r><w:t>正文</w:t></w:r></w:p>" + p("一、总体情况 1", '<w:pStyle w:val="T"/>'),
        styles='<w:style w:type="paragraph" w:styleId="T"><w:name w:val="toc 1"/></w:style>',
    )
    assert paragraphs(document) == ["正文"]


def test_text_boxes_are_read_once():
    box = "<w:txbxContent>" + p("框内") + "</w:txbxContent>"
    document = read(
        f"<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent><w:t>框外</w:t></w:r></w:p>"
    )
    assert paragraphs(document) == ["框外", "框内"]


def test_headings_have_levels_by_style_or_outline():
    document = read(
        p("甲", '<w:pStyle w:val="2"/>') + p("乙", '<w:outlineLvl w:val="0"/>') + p("丙"),
        styles='<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/></w:style>',
    )
    assert [block.level for block in document.blocks] == [2, 1, None]


def test_generated_numerals_stand_before_their_paragraphs():
    numbered = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="1"/></w:numPr>'
    level = '<w:lvl w:ilvl="{}"><w:start w:val="1"/><w:numFmt w:val="{}"/><w:lvlText w:val="{}"/></w:lvl>'
    document = read(
        "".join(
            p(text, numbered.format(depth))
            for text, depth in (("甲", 0), ("乙", 1), ("丙", 1), ("丁", 0), ("戊", 1))
        ),
        numbering="<w:abstractNum w:abstractNumId='0'>"
        + level.format(0, "chineseCountingThousand", "%1、")
        + level.format(1, "decimal", "（%1.%2）")
        + "</w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>",
    )
    assert paragraphs(document) == ["一、甲", "（一.1）乙", "（一.2）丙", "二、丁", "（二.1）戊"]


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "零"),
        (1, "一"),
        (10, "十"),
        (12, "十二"),
        (20, "二十"),
        (110, "一百一十"),
        (203, "二百零三"),
        (1000, "一千"),
    ],
)
def test_chinese_numerals(number, text):
    assert chinese(number) == text


def test_places_count_paragraphs_and_noted_pages():
    document = read(p("甲") + "<w:p><w:r><w:lastRenderedPageBreak/><w:t>乙</w:t></w:r></w:p>" + p("丙"))
    assert [(block.place.page, block.place.line) for block in document.blocks] == [(1, 1), (1, 2), (2, 3)]


def test_columns_before_a_row_are_gaps_and_not_blank_cells():
    cell = "<w:tc>" + p("{}") + "</w:tc>"
    document = read(
        "<w:tbl><w:tr>" + cell.format("甲") + cell.format("1") + "</w:tr>"
        '<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>' + cell.format("2") + "</w:tr></w:tbl>"
    )
    assert matrices(document) == [[["甲", "1"], [None, "2"]]]


def test_a_table_in_a_cell_stands_where_the_cell_stood():
    inner = "<w:tbl><w:tr><w:tc>" + p("甲") + "</w:tc><w:tc>" + p("1") + "</w:tc></w:tr></w:tbl>"
    document = read("<w:tbl><w:tr><w:tc>" + p("说明") + inner + p("尾") + "</w:tc></w:tr></w:tbl>")
    assert paragraphs(document) == ["说明", "尾"]
    assert matrices(document) == [[["甲", "1"]]]


def test_wide_pictures_are_unread_parts_and_seals_are_not():
    drawing = (
        '<w:p><w:r><w:drawing><wp:extent cx="{}"/><wp:docPr descr="{}"/><a:blip/></w:drawing></w:r></w:p>'
    )
    document = read(p("附表") + drawing.format(5_000_000, "表格截图") + drawing.format(1_000_000, "公章"))
    assert [(part.kind, part.detail) for part in document.unread] == [("picture", "表格截图")]


def test_a_file_of_pictures_only_says_so():
    with pytest.raises(PicturesOnly):
        read('<w:p><w:r><w:drawing><wp:extent cx="5000000"/><a:blip/></w:drawing></w:r></w:p>')
    with pytest.raises(EmptyFile):
        read(p(" "))


@pytest.mark.skipif(not scan.available(), reason="text recognition is not installed")
def test_a_table_pasted_as_a_picture_is_recognised_in_its_place():
    picture = Image.new("L", (1500, 500), 255)
    pen, font = ImageDraw.Draw(picture), ImageFont.load_default(48)
    for line in range(4):
        pen.line((60, 40 + line * 140, 1440, 40 + line * 140), 0, 4)
        pen.line((60 + line * 460, 40, 60 + line * 460, 460), 0, 4)
    for row in range(3):
        for column in range(3):
            pen.text((240 + column * 460, 82 + row * 140), str(123 + row * 10 + column), 0, font)
    png = BytesIO()
    picture.save(png, "PNG")
    drawing = '<w:r><w:drawing><wp:extent cx="5000000"/><a:blip r:embed="rId9"/></w:drawing></w:r>'
    data = packed(p("前") + f"<w:p>{drawing}</w:p>" + p("后"))
    buffer = BytesIO(data)
    with zipfile.ZipFile(buffer, "a") as package:
        relation = '<Relationship Id="rId9" Target="media/1.png"/>'
        package.writestr("word/_rels/document.xml.rels", f"<Relationships>{relation}</Relationships>")
        package.writestr("word/media/1.png", png.getvalue())
    (document,) = docx.read(buffer.getvalue(), "a.docx")
    assert [type(block).__name__ for block in document.blocks] == ["Paragraph", "Grid", "Paragraph"]
    ((first, *others),) = matrices(document)
    assert [len(row) for row in (first, *others)] == [3, 3, 3]
    assert all(first)
    assert not document.unread


def test_a_web_page_that_stands_for_the_body_is_read():
    buffer = BytesIO(packed(p("前") + '<w:altChunk r:id="rId1"/>'))
    with zipfile.ZipFile(buffer, "a") as package:
        relation = '<Relationship Id="rId1" Target="/word/page.html"/>'
        package.writestr("word/_rels/document.xml.rels", f"<Relationships>{relation}</Relationships>")
        page = "<html><p>中</p><table><tr><td>甲</td><td>1</td></tr></table></html>"
        package.writestr("word/page.html", page)
    (document,) = docx.read(buffer.getvalue(), "a.docx")
    assert paragraphs(document) == ["前", "中"]
    assert matrices(document) == [[["甲", "1"]]]


def test_a_picture_in_a_cell_is_an_unread_part():
    drawing = '<w:r><w:drawing><wp:extent cx="5000000"/><wp:docPr descr="截图"/><a:blip/></w:drawing></w:r>'
    cells = f"<w:tc><w:tcPr/>{p('甲')}</w:tc><w:tc><w:tcPr/><w:p>{drawing}</w:p></w:tc>"
    document = read(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>")
    assert matrices(document) == [[["甲", ""]]]
    assert [part.detail for part in document.unread] == ["截图"]


def test_a_document_that_declares_entities_is_refused_and_none_is_followed(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("机密", encoding="utf-8")
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr(
            "word/document.xml",
            f'<!DOCTYPE x [<!ENTITY e SYSTEM "{secret.as_uri()}">]><w:document xmlns:w="{W}"><w:body>'
            "<w:p><w:r><w:t>前&e;后</w:t></w:r></w:p></w:body></w:document>",
        )
    with pytest.raises(Damaged):
        docx.read(buffer.getvalue(), "report.docx")


def test_broken_files_are_damaged_and_bombs_too_large():
    good = write(make_draft(1, year=2023), "docx")
    for cut in (10, 200, len(good) // 2, len(good) - 30):
        with pytest.raises(Damaged):
            docx.read(good[:cut], "report.docx")
    with pytest.raises(Damaged):
        docx.read(packed("<w:p>"), "report.docx")
    with pytest.raises(TooLarge):
        docx.read(packed(" " * 70_000_000), "report.docx")


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_a_flipped_byte_never_breaks_more_than_the_file(data):
    good = bytearray(write(make_draft(1, year=2023), "docx"))
    for position in data.draw(st.lists(st.integers(0, len(good) - 1), min_size=1, max_size=4)):
        good[position] ^= data.draw(st.integers(1, 255))
    try:
        docx.read(bytes(good), "report.docx")
    except Exception as error:
        assert type(error).__module__ == "parser.reading.errors"
