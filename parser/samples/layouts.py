"""The registry of layouts: every way in which a draft can be written to a file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random

from parser.samples import html_layouts as html
from parser.samples import pdf_layouts as pdf
from parser.samples import sheet_layouts as sheets
from parser.samples import text_layouts as text
from parser.samples import word_layouts as word
from parser.samples.draft import Draft
from parser.samples.mail_layouts import web_archive
from parser.samples.manuscript import Piece, manuscript, spelling_for
from parser.samples.ofd_layouts import ofd_file

Write = Callable[[Draft], bytes]


@dataclass(frozen=True)
class Layout:
    """One way to write a report.

    ``suffix`` is the file's ending; ``blanks`` tells whether a blank cell can be told
    from an absent one; ``heads`` whether every table keeps its head labels; ``numerals``
    whether the numerals of headings are written as the draft has them (Word may count by itself).
    """

    name: str
    suffix: str
    write: Write
    blanks: bool = True
    heads: bool = True
    numerals: bool = True

    @property
    def format(self) -> str:
        """The format as users name it: the suffix without its dot."""
        return self.suffix.removeprefix(".")


LAYOUTS: dict[str, Layout] = {}


def register(layout: Layout) -> None:
    """Adds a layout; a later one with the same name is a mistake."""
    if layout.name in LAYOUTS:
        raise ValueError(layout.name)
    LAYOUTS[layout.name] = layout


def write(draft: Draft, layout: str) -> bytes:
    """The draft as a file in the named layout; the same draft always gives the same bytes."""
    return LAYOUTS[layout].write(draft)


def pieces_of(draft: Draft, layout: str) -> tuple[list[Piece], Random]:
    """The draft in reading order, spelled for the layout, and the layout's random source."""
    return list(manuscript(draft, spelling_for(draft, layout))), Random(
        f"{draft.seed}/{draft.year}/{layout}/page"
    )


def _encoded(page: str, rng: Random) -> bytes:
    encoding = rng.choice(("utf-8", "utf-8", "utf-8-sig", "gb18030"))
    return page.replace("\n", rng.choice(("\n", "\r\n"))).encode(encoding)


def _text(name: str, grid_lines: text.GridLines, *, blanks: bool = True, heads: bool = True) -> None:
    def write_text(draft: Draft) -> bytes:
        pieces, rng = pieces_of(draft, name)
        return _encoded(text.text_page(pieces, grid_lines, rng), rng)

    register(Layout(name, ".txt", write_text, blanks, heads))


def _whole_text(name: str, suffix: str, whole: Callable[[list[Piece], Random], str]) -> None:
    def write_text(draft: Draft) -> bytes:
        pieces, rng = pieces_of(draft, name)
        return _encoded(whole(pieces, rng), rng)

    register(Layout(name, suffix, write_text))


def _web(name: str, markup: html.Markup, charset: str, encoding: str, around: str = "bare") -> None:
    def write_html(draft: Draft) -> bytes:
        pieces, rng = pieces_of(draft, name)
        content = html.body(pieces, markup)
        if around == "site":
            page = html.site_page(content, draft, rng, charset)
        elif around == "nested":
            page = html.nested_page(content, draft, rng, charset)
        else:
            page = html.page(content, title="".join(draft.title), charset=charset)
        return page.encode(encoding)

    register(Layout(name, ".html", write_html))


_text("cells", text.cell_lines_with_tails)
_text("cells-no-tails", text.cell_lines_without_tails)
_text("cells-bare", text.bare_cell_lines)
_text("tabs", text.tab_rows)
_text("tabs-drifting", text.drifting_tab_rows, blanks=False)
_text("tabs-cut", text.cut_tab_rows, blanks=False)
_text("tabs-broken-labels", text.broken_label_rows)
_text("tabs-bare-disputes", text.rows_with_bare_disputes, heads=False)
_text("tabs-head-repeated", text.tab_rows_with_repeated_head)
_text("spaces", text.spaced_rows, blanks=False)
_text("pipes", text.pipe_rows)
_text("pipes-inner", text.inner_pipe_rows, blanks=False)
_text("pipes-alternating", text.alternating_lines)
_text("pipes-value", text.value_pipe_lines)
_whole_text("pipes-giant", ".txt", text.giant_table)
_whole_text("markdown", ".md", text.markdown_page)
_web("html-clean", html.CLEAN, "utf-8", "utf-8")
_web("html-word", html.WORD, "gb2312", "gb18030")
_web("html-divs", html.DIVS, "utf-8", "utf-8-sig")
_web("html-old", html.OLD, "gb2312", "gbk")
_web("html-breaks", html.BREAKS, "utf-8", "utf-8")
_web("html-site", html.PORTAL, "utf-8", "utf-8", "site")
_web("html-site-gbk", html.WORD, "gbk", "gbk", "site")
_web("html-site-gb2312", html.CLEAN, "gb2312", "gb18030", "site")
_web("html-nested", html.WORD, "utf-8", "utf-8", "nested")


def _word(name: str, write_text: word.WriteText, runs: word.Runs, *, cut: bool = False) -> None:
    def write_docx(draft: Draft) -> bytes:
        pieces, rng = pieces_of(draft, name)
        return word.word_file(pieces, rng, write_text, runs, cut=cut)

    register(Layout(name, ".docx", write_docx, numerals=write_text is not word.numbered_text))


_word("docx", word.styled_text, word.whole_run)
_word("docx-tracked", word.plain_text, word.tracked_runs)
_word("docx-numbered", word.numbered_text, word.whole_run)
_word("docx-cut", word.plain_text, word.whole_run, cut=True)


def _sheet(name: str, *, sheet_a_section: bool) -> None:
    def write_xlsx(draft: Draft) -> bytes:
        pieces, _ = pieces_of(draft, name)
        return sheets.workbook(pieces, sheet_a_section=sheet_a_section)

    register(Layout(name, ".xlsx", write_xlsx))


_sheet("xlsx", sheet_a_section=False)
_sheet("xlsx-sheets", sheet_a_section=True)


def _write_mht(draft: Draft) -> bytes:
    pieces, rng = pieces_of(draft, "mht")
    page = html.site_page(html.body(pieces, html.WORD), draft, rng, "utf-8")
    return web_archive(page, "".join(draft.title), rng.choice(("utf-8", "gb18030")))


register(Layout("mht", ".mht", _write_mht))


def _paper(name: str, style: pdf.PaperStyle) -> None:
    def write_pdf(draft: Draft) -> bytes:
        pieces, rng = pieces_of(draft, name)
        return pdf.paper(pieces, replace(style, lead=rng.uniform(0, 300)), "".join(draft.title))

    register(Layout(name, ".pdf", write_pdf))


_paper("pdf", pdf.PORTRAIT)
_paper("pdf-landscape", pdf.LANDSCAPE)
_paper("pdf-cut-rows", pdf.CUT_ROWS)
_paper("pdf-unruled", pdf.UNRULED)


def _write_ofd(draft: Draft) -> bytes:
    return ofd_file(pieces_of(draft, "ofd")[0])


register(Layout("ofd", ".ofd", _write_ofd))
