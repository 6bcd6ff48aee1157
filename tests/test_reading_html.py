"""Web pages become paragraphs and grids in reading order, whatever markup carries them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parser.document import Grid, Paragraph, Place
from parser.reading.errors import AttachedOnly, EmptyFile, PicturesOnly, TooLarge, UnknownFormat
from parser.reading.web import html
from parser.reading.web.link_lists import without_link_lists


def read(markup, encoding="utf-8"):
    (document,) = html.read(markup.encode(encoding), "page.html")
    return document


def paragraphs(document):
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def matrix(document, number=0):
    grid = [block for block in document.blocks if isinstance(block, Grid)][number]
    return [[None if cell is None else cell.text for cell in row] for row in grid.rows]


def test_blocks_come_in_order_with_lines_and_heading_levels():
    document = read("<h1>题目</h1>\n<p>第一段</p>\n<div>第二段<p>第三段</p>尾</div>")
    assert document.blocks == (
        Paragraph("题目", Place(line=1), 1),
        Paragraph("第一段", Place(line=2)),
        Paragraph("第二段", Place(line=3)),
        Paragraph("第三段", Place(line=3)),
        Paragraph("尾", Place(line=3)),
    )


def test_inline_elements_never_split_words_and_breaks_do():
    assert paragraphs(read("<p>新<b>收</b><span>申</span>请1<i>2</i>件<br>第二行<br/>第三行</p>")) == [
        "新收申请12件",
        "第二行",
        "第三行",
    ]


def test_source_line_breaks_join_chinese_and_separate_other_words():
    assert paragraphs(read("<p>政府\n   信息 3\n   4</p>")) == ["政府信息 3 4"]


def test_spans_become_a_full_matrix():
    document = read(
        "<table><tr><td rowspan=2>甲</td><td colspan=2>乙</td></tr><tr><td>1</td><td>2</td></tr></table>"
    )
    assert matrix(document) == [["甲", "乙", None], [None, "1", "2"]]
    assert document.blocks[0].aligned


def test_columns_that_only_spans_claim_are_left_out():
    document = read(
        "<table><tr><td colspan=3>甲</td><td>1</td></tr><tr><td colspan=3>乙</td><td>2</td></tr></table>"
    )
    assert matrix(document) == [["甲", "1"], ["乙", "2"]]


@pytest.mark.parametrize("value", ["999999999999", "-3", "x", "", "1e9", "0", "２"])
def test_hostile_spans_cost_nothing(value):
    first = f"<tr><td colspan='{value}' rowspan='{value}'>甲</td><td>1</td></tr>"
    markup = f"<table>{first}<tr><td>乙</td><td>2</td></tr></table>"
    cells = [cell for row in matrix(read(markup)) for cell in row]
    assert [cell for cell in cells if cell] == ["甲", "1", "乙", "2"]


def test_cells_keep_blank_apart_from_covered_and_drop_their_wrapping():
    document = read(
        "<table><tr><td><p>&nbsp;</p></td><td><p><span> 0&nbsp;</span></p></td><td>商业<br>企业</td>"
        "<td><p>1</p><p>2</p></td><td><div><span>1</span><span>3</span></div></td></tr>"
        "<tr><td colspan=5><a href='#'>长行</a></td></tr></table>"
    )
    assert matrix(document) == [["", "0", "商业企业", "1 2", "13"], ["长行", None, None, None, None]]


def test_layout_tables_dissolve_and_the_tables_inside_stay():
    prose = "我局认真执行规定。" * 20
    document = read(
        f"<table><tr><td>左栏</td><td><h2>标题</h2><p>{prose}</p><table><tr><td>甲</td><td>1</td></tr></table>"
        "<p>结尾</p></td></tr></table>"
    )
    assert paragraphs(document) == ["左栏", "标题", prose, "结尾"]
    assert matrix(document) == [["甲", "1"]]
    assert [type(block).__name__ for block in document.blocks].index("Grid") == 3


def test_prose_rows_of_one_giant_table_become_paragraphs():
    prose = "我局认真执行规定，主动公开信息。" * 10
    document = read(
        f"<table><tr><td colspan=2>{prose}</td></tr><tr><td>甲</td><td>1</td></tr>"
        "<tr><td>乙</td><td>2</td></tr></table>"
    )
    assert paragraphs(document) == [prose]
    assert matrix(document) == [["甲", "1"], ["乙", "2"]]


def test_a_table_of_one_column_is_a_column_of_paragraphs():
    assert paragraphs(read("<table><tr><td>甲</td></tr><tr><td>乙</td></tr></table>")) == ["甲", "乙"]


def test_lines_of_a_cell_stay_apart_where_it_is_a_part_of_the_page():
    prose = "我局认真执行规定，主动公开信息。" * 10
    document = read(f"<table><tr><td><p>某局</p>2023年<br>年度报告<p>{prose}</p></td></tr></table>")
    assert paragraphs(document) == ["某局", "2023年", "年度报告", prose]


def test_navigation_scripts_and_hidden_parts_are_not_text():
    document = read(
        "<nav>导航</nav><div class='main-nav'>栏目</div><script>var a</script><style>p{}</style>"
        "<div style='DISPLAY: none'>暗</div><p hidden>藏</p><p>正<span style='display:none'>暗</span>文</p>"
        "<div id=footer>主办</div>"
    )
    assert paragraphs(document) == ["正文"]


def test_a_part_called_footer_that_holds_the_report_is_read():
    prose = "我局认真执行规定，主动公开信息。" * 100
    assert paragraphs(read(f"<div class=footer><p>{prose}</p></div>")) == [prose]


def test_text_behind_a_removed_element_stays():
    assert paragraphs(read("<p>前<script>x</script>中<select><option>选</option></select>后</p>")) == [
        "前中后"
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_the_claimed_encoding_is_never_believed(encoding):
    document = read("<?xml version='1.0' encoding='gb2312'?><meta charset=gb2312><p>㐱镕Ȿ尾</p>", encoding)
    assert paragraphs(document) == ["㐱镕Ȿ尾"]


def test_metadata_come_from_the_head_or_the_page():
    document = read(
        "<head><title>网站 - 栏目</title><meta name='ArticleTitle' content='某局年报'>"
        "<meta name=ContentSource content=某局></head><p>发布时间：2024-01-10 来源：某局</p>"
    )
    assert document.metadata == {
        "title": "某局年报",
        "agency": "某局",
        "published": "2024-01-10",
        "file_name": "page.html",
    }
    table = "<title>甲</title><table><tr><td>发布日期</td><td>2024年1月3日</td></tr></table>"
    assert read(table).metadata == {"title": "甲", "published": "2024年1月3日", "file_name": "page.html"}


def test_a_table_pasted_as_text_becomes_a_grid():
    document = read("<p>三、情况</p><p>| 甲 | 1 | 2 |</p><p>| 乙 | 3 | 4 |</p><pre>丙\t5\t6\n丁\t7\t8</pre>")
    rows = [row for block in document.blocks if isinstance(block, Grid) for row in block.rows]
    assert [[cell.text for cell in row] for row in rows] == [
        ["甲", "1", "2"],
        ["乙", "3", "4"],
        ["丙", "5", "6"],
        ["丁", "7", "8"],
    ]


def test_pictures_within_the_text_are_unread_parts_and_icons_are_not():
    prose = (
        "<p>" + "我局认真执行规定，主动公开信息若干条并按时答复全部申请，没有复议和诉讼发生。" * 2 + "</p>"
    )
    document = read(
        f"<img src=banner2.jpg>{prose}<img src='W02.png' alt='表二'><img src=icon_doc.png>"
        f"<img src=a.png width=16>{prose}<img src=ewm.png><img src=end.png>"
    )
    assert [(part.kind, part.detail) for part in document.unread] == [("picture", "表二")]


def test_attached_documents_are_unread_parts_and_other_links_are_words():
    prose = "我局认真执行规定，主动公开信息若干条并按时答复全部申请，没有复议和诉讼发生。"
    document = read(
        f"<p>{prose}<a href='/x/P0201.docx?v=1'>附件表格</a>及<a href='/list.html'>专栏</a></p>"
        "<iframe src='/view.html?file=/x/a.pdf'></iframe>"
    )
    assert [part.detail for part in document.unread] == ["附件表格", "a.pdf"]
    assert {part.kind for part in document.unread} == {"attachment"}
    assert paragraphs(document) == [f"{prose}附件表格及专栏"]


@pytest.mark.parametrize(
    ("content", "error"),
    [
        ("<a href='/x/年报.pdf'>附件：年报.pdf</a>", AttachedOnly),
        ("<object data='/x/a.pdf'></object>", AttachedOnly),
        ("<img src='W01.jpg'><img src='W02.jpg'>", PicturesOnly),
    ],
)
def test_a_page_whose_text_is_elsewhere_says_so(content, error):
    with pytest.raises(error):
        read(f"<h1>某局2023年政府信息公开工作年度报告</h1><p>发布时间：2024-01-10</p>{content}")


def test_deep_nesting_is_read_and_endless_nesting_refused():
    assert paragraphs(read("<div>" * 1_000 + "底" + "</div>" * 1_000)) == ["底"]
    with pytest.raises(TooLarge):
        read("<div>" * 100_000 + "底" + "</div>" * 100_000)


def test_tables_nested_without_end_are_read_as_text():
    assert "底" in "".join(line.text for line in read("<table><tr><td>" * 300 + "底").lines)


def test_a_table_of_too_many_cells_is_refused():
    with pytest.raises(TooLarge):
        read("<table>" + ("<tr>" + "<td>1" * 900) * 600 + "</table>")


@pytest.mark.parametrize(
    ("data", "error"), [(b"", EmptyFile), (b" \n", EmptyFile), (bytes(range(256)) * 9, UnknownFormat)]
)
def test_what_is_no_page_is_refused(data, error):
    with pytest.raises(error):
        html.read(data, "page.html")


words = st.text("甲乙丙0123 /—", min_size=1, max_size=6).map(str.strip).filter(bool)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.lists(words, min_size=3, max_size=3), min_size=2, max_size=8),
    st.sampled_from(["<p>{}</p>", "{}", "<b>{}</b>\n", "<div><span>{}</span></div>"]),
)
def test_every_cell_comes_back_whatever_wraps_it(rows, wrapping):
    body = "".join(
        "<tr>" + "".join(f"<td>\n{wrapping.format(cell)}</td>" for cell in row) + "</tr>" for row in rows
    )
    assert matrix(read(f"<table>{body}</table>")) == [
        [" ".join(cell.split()) for cell in row] for row in rows
    ]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "<table>",
                "</table>",
                "<tr>",
                "<td>",
                "<td rowspan=3 colspan=2>",
                "</td>",
                "<p>",
                "</div>",
                "甲",
                "<pre>",
                "\n",
                "<a href=x.doc>",
                "<img src=x.jpg>",
                "<h2>",
                "<!--",
                "<br>",
            ]
        ),
        max_size=40,
    )
)
def test_broken_markup_never_fails(pieces):
    prose = "<p>" + "我局认真执行规定，主动公开信息若干条并按时答复全部申请。" * 2 + "</p>"
    assert html.read("".join([prose, *pieces]).encode(), "page.html")


def test_a_control_character_behind_a_part_that_is_taken_out_does_no_harm():
    page = "<p>正文<script>x()</script>甲\x1e乙</p><footer>页脚</footer>\x0c<p>第二段</p>"
    (document,) = html.read(page.encode(), "page.html")
    assert [block.text for block in document.blocks][-1] == "第二段"
    assert document.blocks[0].text.startswith("正文甲")


def links(number, item='<li><a href="/{0}.html">栏目{0}</a></li>'):
    return "".join(item.format(index) for index in range(number))


@pytest.mark.parametrize(
    "navigation",
    [
        f"<ul>{links(6)}</ul>",
        f'<OL class="a">{links(6).upper()}</OL>',
        "<ul>" + links(6, "\n <li class=x>\n<a href=/{0}.html><span>栏目</span> <b>{0}</b></a>") + "\n</ul>",
        f"<ul>{links(5)}</ul>" * 3,
    ],
)
def test_a_list_of_nothing_but_links_is_navigation(navigation):
    document = read(f"<body><p>正文第一段。</p>\n{navigation}\n<p>正文第二段。</p></body>")
    assert paragraphs(document) == ["正文第一段。", "正文第二段。"]
    assert document.blocks[1].place == Place(line=3 + navigation.count("\n"))


@pytest.mark.parametrize(
    "item",
    [
        "<li>第{0}项工作。</li>",
        '<li>第{0}项：<a href="/{0}.html">见此</a></li>',
        '<li><a href="/{0}.html">第{0}项</a><a href="/x.html">又一项</a></li>',
        '<li><a href="/{0}.html">第{0}项</a>（节选）</li>',
    ],
)
def test_a_list_with_words_of_its_own_stays(item):
    document = read(f"<body><p>{'正文。' * 300}</p><ul>{links(6, item)}</ul></body>")
    assert sum(line.text.startswith("第") for line in document.lines) == 6


def test_four_links_and_a_list_of_documents_stay():
    documents = links(6, '<li><a href="/{0}.docx">附件{0}</a></li>')
    document = read(f"<body><p>{'正文。' * 300}</p><ul>{links(4)}</ul><ul>{documents}</ul></body>")
    assert sum(line.text.startswith("栏目") for line in document.lines) == 4
    assert sum(part.kind == "attachment" for part in document.unread) == 6


@pytest.mark.parametrize(
    "opening", ["<ul", "<ul><li><a>x</a>", "<ul><li><a ", "<ul><!--", "<li><a>x</a></li>"]
)
def test_lists_that_never_end_are_given_up_at_once(opening):
    assert without_link_lists(opening.encode() * 200_000) == opening.encode() * 200_000
