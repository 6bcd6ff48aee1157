"""Web pages: real tables with merged cells, inside as much of a site as real pages have."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from html import escape
from random import Random

from parser.samples.draft import Draft
from parser.samples.grid import GridCellDraft, GridDraft
from parser.samples.manuscript import Piece, Text


@dataclass(frozen=True)
class Markup:
    """How a page writes its cells and paragraphs."""

    cell: Callable[[str], str]
    paragraph: Callable[[Text], str]
    table: str = '<table border="1" cellspacing="0">'
    between: str = "\n"
    closed: bool = True  # rows and cells have end tags


def _plain_paragraph(text: Text) -> str:
    tag = {"title": "h1", "heading": "h2"}.get(text.kind, "p")
    return f"<{tag}>{escape(text.text)}</{tag}>"


def _word_paragraph(text: Text) -> str:
    size = 22 if text.kind == "title" else 16
    return (
        f'<p class="MsoNormal" style="text-indent:2em;line-height:28pt"><span style="font-family:仿宋_GB2312;'
        f'font-size:{size}pt">{escape(text.text)}</span></p>'
    )


def _div_paragraph(text: Text) -> str:
    return f"<div>&nbsp;&nbsp;&nbsp;&nbsp;{escape(text.text)}<br/></div>"


def _word_cell(text: str) -> str:
    middle = len(text) // 2
    inner = f"{text[:middle]}<span>{text[middle:]}</span>" if len(text) > 8 else text
    return f'<p align="center" style="margin:0"><span style="font-size:12pt">{inner or "&nbsp;"}</span></p>'


def _old_cell(text: str) -> str:
    return f"<FONT size=3>{text or '&nbsp;'}</FONT>"


def _old_paragraph(text: Text) -> str:
    return f"<P align=left><FONT size=4>　　{escape(text.text)}</FONT>"


CLEAN = Markup(str, _plain_paragraph)
WORD = Markup(_word_cell, _word_paragraph, '<table class="MsoTableGrid" style="border-collapse:collapse">')
DIVS = Markup(lambda text: f"<div>{text}</div>" if text else "&nbsp;", _div_paragraph)
OLD = Markup(
    lambda text: f"<FONT size=3>{text or '&nbsp;'}</FONT>", _old_paragraph, "<TABLE border=1>", closed=False
)
BREAKS = Markup(str, lambda text: "&nbsp;&nbsp;" + escape(text.text), between="<br>\n")
PORTAL = Markup(lambda text: f"&nbsp;{text}&nbsp;", _word_paragraph, '<table width="100%">')


def body(pieces: list[Piece], markup: Markup) -> str:
    """The report's own part of a page."""
    return markup.between.join(
        markup.paragraph(piece) if isinstance(piece, Text) else _table(piece, markup) for piece in pieces
    )


def _table(grid: GridDraft, markup: Markup) -> str:
    end = "</tr>" if markup.closed else ""
    rows = "\n".join("<tr>" + "".join(_cell(cell, markup) for cell in row) + end for row in grid.rows)
    return (
        f"{markup.table}<tbody>\n{rows}\n</tbody></table>"
        if markup.closed
        else f"{markup.table}\n{rows}\n</TABLE>"
    )


def _cell(cell: GridCellDraft, markup: Markup) -> str:
    spans = f' colspan="{cell.columns}"' if cell.columns > 1 else ""
    spans += f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
    return f"<td{spans}>{markup.cell(escape(cell.text))}" + ("</td>" if markup.closed else "")


def page(content: str, *, title: str, charset: str = "utf-8") -> str:
    """A bare page around the content."""
    head = f'<head><meta charset="{charset}"><title>{escape(title)}</title></head>'
    return f'<!DOCTYPE html>\n<html lang="zh-CN">{head}\n<body>\n{content}\n</body></html>\n'


_NAVIGATION = ("首页", "政务公开", "政府信息公开指南", "政府信息公开年报", "互动交流", "办事服务")
_SITE = """<div class="header"><a href="/">{place}人民政府</a><ul class="nav">{navigation}</ul></div>
<div class="crumbs">当前位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a> &gt;
 <a href="/zwgk/nb/">政府信息公开年报</a></div>
{index}<div class="article"><div class="source">来源：{agency} 发布时间：{published}
 字号：[ 大 中 小 ] 访问量：{visits} 次</div>
<div class="content" id="zoom">
{content}
</div>
<div class="share">分享到：<a href="#">微信</a> <a href="#">微博</a>
 <a href="#">打印本页</a> <a href="#">关闭窗口</a></div></div>
<div class="related"><h3>相关链接</h3><ul><li><a href="/zc/1.html">{place}政府信息公开制度</a></li>
<li><a href="/zc/2.html">政府信息公开目录</a></li></ul></div>
<div class="footer">主办：{place}人民政府 承办：{place}人民政府办公室 网站标识码：{code}
 备案号：{province}ICP备{filing}号 联系我们 网站地图</div>
<script>var share = "<p>分享</p>";</script>"""
_LAYOUT_TABLES = """<table width="1000" align="center"><tr><td width="200" valign="top"><table>
<tr><td>信息公开指南</td></tr><tr><td>信息公开制度</td></tr><tr><td>法定主动公开内容</td></tr>
<tr><td>政府信息公开年报</td></tr></table></td><td><table width="100%"><tr><td class="bt">{title}</td></tr>
<tr><td class="nr">
{content}
</td></tr></table></td></tr></table>"""


def site_page(content: str, draft: Draft, rng: Random, charset: str = "utf-8") -> str:
    """The content inside a government site: navigation, index metadata, source line, footer."""
    place = draft.agency.place
    links = (f'<li><a href="/{number}/">{name}</a></li>' for number, name in enumerate(_NAVIGATION))
    published = (draft.signed or date(draft.year + 1, 1, rng.randint(10, 30))).isoformat()
    site = _SITE.format(
        place=place,
        navigation="".join(links),
        index=_index(draft, published),
        agency=draft.agency.name,
        published=published,
        visits=rng.randint(10, 9999),
        content=content,
        code=rng.randint(10**9, 10**10 - 1),
        province=place[0],
        filing=rng.randint(10**7, 10**8 - 1),
    )
    return page(site, title="".join(draft.title) or f"{place}人民政府门户网站", charset=charset)


def _index(draft: Draft, published: str) -> str:
    """索引号 and its neighbours, a layout table of the site."""
    rows = (
        ("索引号", f"0{draft.seed % 9}2{draft.year}-{draft.seed % 977:05d}", "主题分类", "政府信息公开年报"),
        ("发布机构", draft.agency.name, "发文日期", published),
    )
    cells = "".join(
        f"<tr><td><b>{first}：</b></td><td>{second}</td><td><b>{third}：</b></td><td>{fourth}</td></tr>"
        for first, second, third, fourth in rows
    )
    return f'<table class="index">{cells}</table>\n'


def nested_page(content: str, draft: Draft, rng: Random, charset: str) -> str:
    """The report in a cell of layout tables, as sites of the 2000s were built."""
    wrapped = _LAYOUT_TABLES.format(title=escape("".join(draft.title)), content=content)
    return site_page(wrapped, draft, rng, charset)
