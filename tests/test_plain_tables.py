"""Tables taken from the markup are those that the parser would have found, cell by cell and line by line."""

import random
import re

import pytest

from parser.reading.encoding import decode
from parser.reading.errors import TooLarge, UnreadableFile
from parser.reading.web import html, plain_tables
from parser.samples import LAYOUTS, make_draft, write

LAYOUTS_OF_PAGES = sorted(name for name, layout in LAYOUTS.items() if layout.suffix == ".html")
CELLS = (
    *(
        "1",
        "0",
        "",
        "标签",
        "—",
        "&nbsp;",
        "&quot;三&quot;",
        "a > b",
        "一" * 120,
        "<p>1</p>",
        "<p><span>2</span></p>",
    ),
    *(
        "<p>甲</p><p>乙</p>",
        "甲<br>乙",
        "<span>一</span>二",
        "（一） 予以<b>公</b>开",
        "<div> 3 </div>",
        "<p>\n4\n</p>",
    ),
)
STRANGE = (
    *(
        "<td>",
        "</td>",
        "<tr>",
        "</tr>",
        "<p>",
        "</p>",
        "<span>",
        "</span>",
        "<b>",
        "</b>",
        "<br>",
        "<br/>",
        "<p/>",
    ),
    *(
        "<td/>",
        "<TD ROWSPAN=2>",
        "</TD>",
        "<th colspan=2>",
        "<td colspan='0'>",
        '<td title="1>2">',
        '<td title="<">',
    ),
    *(
        "<td colspan=2&nbsp;>",
        "<td\ncolspan=2>",
        "</tr\n>",
        "</p >",
        "<td hidden>",
        "<p id=share>",
        "<div class='nav'>",
    ),
    *(
        "<tbody>",
        "</tbody>",
        "<col>",
        "<colgroup>",
        "<table>",
        "</table>",
        "<caption>",
        "<h3>",
        "<li>",
        "<input>",
    ),
    *(
        "<a name=x>",
        "</a>",
        "<a href='a.doc'>附件</a>",
        "<img src=a.png>",
        "<!-- x -->",
        "<!---->",
        "<!-- <td> -->",
    ),
    *(
        "<script>x<td></script>",
        "<",
        ">",
        "&",
        "&copy;",
        "&lt;",
        " ",
        "\n",
        "\t",
        "文字",
        "\ufdd0",
        "<o:p></o:p>",
    ),
)


def read_without(markup, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(plain_tables, "_innermost", lambda *_: iter(()))
        return read(markup)


def take_out(markup):
    return plain_tables.take_out(markup, markup.lower())


def read(markup):
    try:
        return html.read_markup(markup.encode(), "page.html")
    except UnreadableFile as error:
        return type(error)


@pytest.mark.parametrize("layout", LAYOUTS_OF_PAGES)
def test_reports_read_the_same(layout, monkeypatch):
    for seed in range(6):
        draft = make_draft(seed, size=("none", "few", "many")[seed % 3])
        markup = decode(write(draft, layout))
        assert read(markup) == read_without(markup, monkeypatch)


def test_a_table_of_words_is_taken_out_and_its_lines_stay_counted():
    rows = "".join(f"<tr><td colspan=2>第{number}行</td>\n<td>{number}</td></tr>\n" for number in range(99))
    markup = f"<p>前</p>\n<table class='t'>{rows}</table>\n<p>后</p>"
    left, (table,) = take_out(markup.encode())
    assert [[cell.text for cell in row] for row in table[:2]] == [["第0行", "0"], ["第1行", "1"]]
    assert [[cell.place.line for cell in row] for row in table[:2]] == [[2, 3], [4, 5]]
    assert left.count(b"\n") == markup.count("\n")
    assert b"<td" not in left


@pytest.mark.parametrize(
    "inside", ["<img src=a.png>", "<a href='表.doc'>附件</a>", "<ul><li>1</li></ul>", "<p>未完"]
)
def test_a_table_of_more_than_words_is_left_to_the_parser(inside):
    markup = f"<table>{'<tr><td>1</td><td>2</td></tr>' * 99}<tr><td>{inside}</td></tr></table>".encode()
    assert take_out(markup) == (markup, ())


def test_markup_without_end_and_without_words_is_left_to_the_parser():
    markup = f"<table><tr>{'<td></td>' * 2000}</tr></table>".encode()
    assert take_out(markup) == (markup, ())


def test_a_table_of_more_cells_than_a_report_can_have_is_refused():
    row = f"<tr>{'<td>1</td>' * 500}</tr>"
    assert read(f"<table>{row * 401}</table>") is TooLarge


def test_a_page_that_numbers_tables_itself_is_left_to_the_parser():
    markup = f"<table {plain_tables.NUMBER}=0>{'<tr><td>1</td></tr>' * 200}</table>".encode()
    assert take_out(markup) == (markup, ())


def test_a_part_called_navigation_with_much_in_its_table_is_no_navigation():
    rows = "".join(f"<tr><td>第{number}行的文字</td><td>{number}</td></tr>" for number in range(200))
    document = html.read_markup(f"<div class='nav'><table>{rows}</table></div>".encode(), "page.html")
    assert len(document.blocks[0].rows) == 200


@pytest.mark.parametrize("seed", range(40))
def test_broken_markup_reads_the_same(seed, monkeypatch):
    chance = random.Random(seed)
    monkeypatch.setattr(plain_tables, "_SHORTEST", 0)
    for _ in range(25):
        page = broken(f"<div>{table(chance)}<p>中</p>{table(chance)}</div>", chance)
        page = f"<html><body><p>前文。</p>\n{page}\n<p>后文</p></body></html>"
        assert read(page) == read_without(page, monkeypatch), page


def table(chance):
    rows = []
    for _ in range(chance.randint(1, 5)):
        cells = [cell(chance) for _ in range(chance.randint(0, 4))]
        rows.append(f"<tr>{chance.choice(['', chr(10)]).join(cells)}</tr>")
    body = chance.choice(["", "\n"]).join(rows)
    name = chance.choice(["t", "nav", "share"])
    return f"<table class='{name}'>{f'<tbody>{body}</tbody>' if chance.random() < 0.3 else body}</table>"


def cell(chance):
    name = chance.choice(["td", "td", "td", "th"])
    attributes = chance.choice(
        ["", "", "", " colspan=2", " rowspan='2'", ' colspan="3" rowspan=2', ' width="3" class="x"']
    )
    return f"<{name}{attributes}>{chance.choice(CELLS)}</{name}>"


def broken(markup, chance):
    for _ in range(chance.choice([0, 1, 1, 1, 2, 3])):
        if chance.random() < 0.25:
            tag = chance.choice(list(re.finditer(r"<[^<>]*>", markup)))
            markup = markup[: tag.start()] + markup[tag.end() :]
        else:
            at = chance.choice([place for mark in re.finditer(r"[<>]", markup) for place in mark.span()])
            markup = markup[:at] + chance.choice(STRANGE) + markup[at:]
    return markup
