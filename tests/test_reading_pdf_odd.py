"""Odd but honest PDF, drawn by hand: whatever a viewer shows is read, however it was put on the page."""

from __future__ import annotations

import io

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from parser.document import Paragraph
from parser.reading.printed import pdf

SONG = "STSong-Light"
XS, YS = (60, 200, 300, 400), (700, 680, 660, 640)
ROWS = [["信息内容", "本年制发件数", "本年废止件数"], ["规章", "0", "12"], ["行政规范性文件", "305", "4"]]


def _canvas() -> Canvas:
    pdfmetrics.registerFont(UnicodeCIDFont(SONG))
    canvas = Canvas(io.BytesIO())
    canvas.setFont(SONG, 10)
    return canvas


def _blocks(canvas: Canvas) -> list[object]:
    (document,) = pdf.read(canvas.getpdfdata(), "a.pdf")
    return [
        block.text
        if isinstance(block, Paragraph)
        else [[cell and cell.text for cell in row] for row in block.rows]
        for block in document.blocks
    ]


def _write_rows(canvas: Canvas) -> None:
    for top, row in zip(YS, ROWS, strict=False):
        for left, text in zip(XS, row, strict=False):
            canvas.drawString(left + 5, top - 14, text)


def _rules() -> list[tuple[float, float, float, float]]:
    """The lines of the table: left, bottom, right, top."""
    level = [(XS[0], y, XS[-1], y) for y in YS]
    return [*level, *((x, YS[-1], x, YS[0]) for x in XS)]


def test_lines_made_of_little_squares_are_ruling_lines():
    canvas = _canvas()
    _write_rows(canvas)
    for left, bottom, right, top in _rules():
        for step in range(int(max(right - left, top - bottom) / 1.5)):
            x, y = (left + 1.5 * step, bottom) if top == bottom else (left, bottom + 1.5 * step)
            canvas.rect(x, y, 0.75, 0.75, stroke=0, fill=1)
    assert _blocks(canvas) == [ROWS]


def test_a_title_and_a_signature_at_one_height_are_no_running_head():
    canvas = _canvas()
    for page in range(4):
        canvas.setFont(SONG, 10)
        canvas.drawString(60, 815, "某局2023年度报告（电子版）")
        canvas.drawString(60, 600, f"第{page}页的正文在这里写着。")
        if page in (0, 3):
            canvas.setFont(SONG, 22 if page == 0 else 12)
            canvas.drawString(60, 770, "某某县水务局")
        canvas.showPage()
    assert [block for block in _blocks(canvas) if "正文" not in str(block)] == ["某某县水务局"] * 2


def test_lines_that_return_after_pages_without_them_are_no_running_head():
    canvas = _canvas()
    for page in range(3):
        canvas.setFont(SONG, 12)
        canvas.drawString(60, 790, "某某县水务局" if page != 1 else "这一页写的是正文。")
        canvas.drawString(60, 600, f"第{page}页的正文在这里写着，比机关名称要长得多。")
        canvas.showPage()
    assert "".join(map(str, _blocks(canvas))).count("某某县水务局") == 2


def test_short_headings_of_one_length_set_no_margin():
    canvas = _canvas()
    prose = "2023年，我厅公开工作稳步推进，但与高标准相比还有差距。", "做好上级交办的各项试点工作，按时反馈。"
    for line, text in enumerate(("五、存在的主要问题", prose[0], "六、其他需要报告的", prose[1])):
        canvas.drawString(60, 700 - 20 * line, text)
    assert _blocks(canvas) == ["五、存在的主要问题", prose[0], "六、其他需要报告的", prose[1]]


def test_a_side_that_no_level_line_meets_closes_the_cell_over_all_rows():
    canvas = _canvas()
    _write_rows(canvas)
    canvas.drawString(30, 672, "三、")
    for line in (*_rules(), (25, YS[-1], 25, YS[0])):
        canvas.line(*line)
    assert _blocks(canvas) == [[["三、", *ROWS[0]], *([None, *row] for row in ROWS[1:])]]


def _table() -> Canvas:
    canvas = _canvas()
    for line in _rules():
        canvas.line(*line)
    _write_rows(canvas)
    return canvas


def test_a_watermark_over_a_table_is_in_no_cell():
    slanted, large = _table(), _table()
    slanted.saveState()
    slanted.translate(90, 620)
    slanted.rotate(30)
    slanted.setFont(SONG, 24)
    slanted.drawString(0, 0, "内部资料内部资料内部资料")
    slanted.restoreState()
    large.setFont(SONG, 60)
    large.drawString(100, 650, "内部资料")
    assert _blocks(slanted) == _blocks(large) == [ROWS]


def test_words_that_are_written_but_not_painted_are_not_read():
    canvas = _table()
    hidden = canvas.beginText(70, 666)
    hidden.setTextRenderMode(3)
    hidden.textLine("本机关未收取信息处理费99")
    canvas.drawText(hidden)
    assert _blocks(canvas) == [ROWS]


def test_a_centred_title_broken_in_two_is_one_paragraph():
    canvas = _canvas()
    canvas.setFont(SONG, 18)
    canvas.drawString(60, 760, "某某市某某县人民政府办公室关于做好政府信息公开工")
    canvas.drawString(204, 735, "作年度报告的通知")
    canvas.setFont(SONG, 12)
    for line in range(3):
        canvas.drawString(60, 700 - 20 * line, "这一行正文从左边的页边一直写到右边的页边没有停顿也没有标点")
    assert _blocks(canvas)[0] == "某某市某某县人民政府办公室关于做好政府信息公开工作年度报告的通知"


@pytest.mark.parametrize("numeral", ["一、", "一.", "一．"])
def test_a_heading_below_a_title_that_fills_its_line_stands_alone(numeral):
    canvas = _canvas()
    canvas.setFont(SONG, 16)
    lines = [
        "某某市某某县自然资源和规划局政务公开工作计划全文",
        f"{numeral}指导思想",
        "围绕全年的中心工作进一步提高公开的质量",
    ]
    for line, text in enumerate(lines):
        canvas.drawString(60, 760 - 25 * line, text)
    assert _blocks(canvas) == lines


def _unruled(canvas: Canvas, rows: list[tuple[float, str, str, str]]) -> None:
    """A head, then rows: height, label, two values."""
    for height, *words in [(760.0, "申请情况", "自然人", "总计"), *rows]:
        for left, text in zip((130, 300, 380), words, strict=True):
            canvas.drawString(left, height, text)


def test_a_value_that_touches_its_label_is_a_value_all_the_same():
    canvas = _canvas()
    rows = [(740.0 - 15 * row, f"{row + 1}.行政", str(row), str(row + 7)) for row in range(6)]
    _unruled(canvas, [*rows, (650.0, "", "12", "3")])
    canvas.drawRightString(300, 650, "7.其他法律行政法规")
    (block,) = _blocks(canvas)
    assert block[-1][-3:] == ["7.其他法律行政法规", "12", "3"]


def test_a_label_written_downwards_beside_rows_without_lines_is_one_cell():
    canvas = _canvas()
    rows = [(740.0 - 15 * row, f"{row + 1}.行政第{row}类", str(row), str(row + 7)) for row in range(6)]
    _unruled(canvas, rows)
    for line, character in enumerate("办理结果"):
        canvas.drawString(70, 733 - 15 * line, character)
    ((head, *body),) = _blocks(canvas)
    assert [cell for cell in head if cell] == ["申请情况", "自然人", "总计"]
    assert [row[1:] for row in body] == [[label, one, two] for _, label, one, two in rows]
    assert [row[0] for row in body if row[0]] == ["办理结果"]


def test_a_word_that_could_be_a_value_is_part_of_a_label_where_labels_stand_around_it():
    canvas = _canvas()
    rows = [(740.0 - 15 * row, f"{row + 1}.行政第{row}类的事项", str(row), str(row + 7)) for row in range(4)]
    _unruled(canvas, rows)
    canvas.drawString(160, 680, "无")
    canvas.drawString(130, 680, "仍然")
    (body,) = _blocks(canvas)
    assert [row[-2:] for row in body[1:5]] == [list(row[2:]) for row in rows]


def test_labels_that_nearly_touch_are_labels_of_two_columns():
    canvas = _canvas()
    canvas.drawString(60, 700, "结果")
    for column, label in enumerate(("结果维持", "结果纠正", "其他结果", "尚未审结")):
        canvas.drawString(120 + 41.3 * column, 700, label)
        canvas.drawString(120 + 41.3 * column, 685, str(column))
    canvas.drawString(60, 685, "数量")
    assert _blocks(canvas) == [
        [["结果", "结果维持", "结果纠正", "其他结果", "尚未审结"], ["数量", "0", "1", "2", "3"]]
    ]


def test_the_head_of_a_table_that_every_page_repeats_is_no_running_head():
    canvas = _canvas()
    for page in range(3):
        canvas.drawString(60, 800, "（本列数据的勾稽关系）")
        canvas.drawString(300, 800, "申请人情况")
        canvas.drawString(60, 785, f"第{page}类")
        canvas.drawString(300, 785, "5")
        canvas.showPage()
    assert "申请人情况" in str(_blocks(canvas))


def test_a_heading_whose_number_stands_before_a_tab_is_one_paragraph_above_a_table():
    canvas = _canvas()
    canvas.drawString(60, 790, "二、")
    canvas.drawString(95, 790, "主动公开政府信息情况")
    _unruled(canvas, [(740.0, "行政许可", "3", "9"), (725.0, "行政处罚", "4", "8")])
    assert _blocks(canvas)[0] == "二、主动公开政府信息情况"


def test_a_label_over_columns_is_no_part_of_the_label_below_its_middle():
    canvas = _canvas()
    canvas.drawString(100, 712, "行政复议情况")
    canvas.drawString(325, 712, "行政诉讼情况")
    labels = 2 * ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
    for column, label in enumerate(labels):
        canvas.drawString(60 + 45 * column, 700, label)
        canvas.drawString(75 + 45 * column, 685, str(column))
    ((over, below, values),) = _blocks(canvas)
    assert [text for text in over if text] == ["行政复议情况", "行政诉讼情况"]
    assert [text for text in below if text] == [*labels]
    assert [text for text in values if text] == [*map(str, range(10))]


def test_a_number_that_its_cell_had_no_room_for_is_whole_without_lines_too():
    canvas = _canvas()
    _unruled(canvas, [(740.0, "行政许可", "182", "199"), (715.0, "行政处罚", "65", "8")])
    canvas.drawString(300, 727, "0")
    canvas.drawString(380, 727, "5")
    assert _blocks(canvas) == [
        [["申请情况", "自然人", "总计"], ["行政许可", "1820", "1995"], ["行政处罚", "65", "8"]]
    ]


def test_numbers_whose_last_digits_stand_on_the_next_page_are_whole():
    canvas = _table()
    canvas.showPage()
    canvas.setFont(SONG, 10)
    for line in _rules():
        canvas.line(*line)
    canvas.drawString(XS[1] + 5, YS[0] - 14, "7")
    rest = ["行政许可", "0", "1"], ["行政处罚", "2", "3"]
    for top, row in zip(YS[1:], rest, strict=False):
        for left, text in zip(XS, row, strict=False):
            canvas.drawString(left + 5, top - 14, text)
    assert _blocks(canvas) == [[*ROWS[:2], ["行政规范性文件", "3057", "4"], *rest]]


def _boxed_rows(canvas: Canvas, rows: list[tuple[list[str], str]]) -> None:
    """Rows of two cells: the lines of a label, and a value."""
    top = 700
    for label, value in rows:
        bottom = top - 4 - 12 * len(label)
        canvas.rect(60, bottom, 30, top - bottom)
        canvas.rect(90, bottom, 60, top - bottom)
        for line, text in enumerate(label, 1):
            canvas.drawString(63, top - 12 * line, text)
        canvas.drawString(110, top - 12, value)
        top = bottom


def test_a_label_that_a_page_break_cuts_is_whole_where_others_are_as_long():
    canvas = _canvas()
    _boxed_rows(canvas, [(["行政", "强制"], "5"), (["行政"], "7")])
    canvas.showPage()
    canvas.setFont(SONG, 10)
    _boxed_rows(canvas, [(["处罚"], ""), (["行政", "许可"], "3")])
    assert _blocks(canvas) == [[["行政强制", "5"], ["行政处罚", "7"], ["行政许可", "3"]]]


def test_a_row_of_its_own_at_the_head_of_a_page_is_not_the_rest_of_the_one_before():
    canvas = _canvas()
    _boxed_rows(canvas, [(["规章"], "5"), (["许可"], "7")])
    canvas.showPage()
    canvas.setFont(SONG, 10)
    _boxed_rows(canvas, [(["处罚"], ""), (["强制"], "3")])
    assert _blocks(canvas) == [[["规章", "5"], ["许可", "7"], ["处罚", ""], ["强制", "3"]]]


def test_signature_and_date_at_the_right_margin_are_two_paragraphs():
    canvas = _canvas()
    canvas.setFont(SONG, 12)
    for line in range(3):
        canvas.drawString(60, 700 - 20 * line, "这一行正文从左边的页边一直写到右边的页边没有停顿也没有标点")
    canvas.drawRightString(408, 630, "云岭省人民政府")
    canvas.drawRightString(408, 610, "2025年1月30日")
    assert _blocks(canvas)[-2:] == ["云岭省人民政府", "2025年1月30日"]
