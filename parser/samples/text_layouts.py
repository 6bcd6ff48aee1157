"""Plain text as agencies' reports arrive: copied from Word, from web pages, from PDF files.

Each function turns a grid into lines; ``LINES`` names them. Numbers in comments are
those of the layouts met in the wild.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from parser.samples.grid import GridDraft, GridRow, Position, unrolled
from parser.samples.manuscript import Piece, Text

Lines = list[str]
GridLines = Callable[[GridDraft, Random], Lines]
_TWO_LINE_WORDS = ("商业企业", "科研机构", "结果维持", "结果纠正", "其他结果", "尚未审结")


def text_page(pieces: list[Piece], grid_lines: GridLines, rng: Random) -> str:
    """The whole report as text; paragraphs stand close or with blank lines between."""
    gap = rng.choice(([], [""]))
    lines: Lines = []
    for piece in pieces:
        if isinstance(piece, Text):
            indent = "　　" if piece.kind == "prose" and rng.random() < 0.5 else ""
            lines += [indent + piece.text, *gap]
        else:
            lines += [*grid_lines(piece, rng), *gap]
    return "\n".join(lines) + "\n"


def _cells(row: list[Position]) -> list[Position]:
    """First positions, and one position for every cell that a merge from above covers."""
    kept: list[Position] = []
    for position in row:
        if position.first or (position.down and not (kept and kept[-1].cell is position.cell)):
            kept.append(position)
    return kept


def cell_lines_with_tails(grid: GridDraft, rng: Random) -> Lines:
    """1: one cell a line after a TAB, blank line between rows, merge tails as empty TAB lines."""
    split = rng.random() < 0.4
    lines: Lines = []
    for row in unrolled(grid):
        for position in _cells(row):
            lines += _word_lines(position.cell.text, split) if position.first else ["\t"]
        lines.append("")
    return lines


def cell_lines_without_tails(grid: GridDraft, rng: Random) -> Lines:
    """1: the same without the empty tails of merges."""
    split = rng.random() < 0.4
    lines: Lines = []
    for row in grid.rows:
        for cell in row:
            lines += _word_lines(cell.text, split)
        lines.append("")
    return lines


def _word_lines(text: str, split: bool) -> Lines:
    """8: a head word may stand on two lines, the second without a TAB."""
    if split and text in _TWO_LINE_WORDS:
        return ["\t" + text[:2], text[2:]]
    return ["\t" + text]


def bare_cell_lines(grid: GridDraft, _: Random) -> Lines:
    """5: one cell a line, no separator at all."""
    return [cell.text for row in grid.rows for cell in row]


def tab_rows(grid: GridDraft, _: Random) -> Lines:
    """2: TAB-separated rows, every position kept."""
    return [
        "\t".join(position.cell.text if position.first else "" for position in row) for row in unrolled(grid)
    ]


def drifting_tab_rows(grid: GridDraft, rng: Random) -> Lines:
    """2: TAB-separated rows with trailing TABs; label cells drift left because tails come and go."""
    lines: Lines = []
    for row in unrolled(grid):
        texts = [position.cell.text if position.first else "" for position in _cells(row)]
        if _has_values(row) and rng.random() < 0.3:
            texts.insert(_first_value(row, texts), "")
        lines.append("\t".join(texts) + "\t" * rng.randint(0, 3))
    return lines


def _has_values(row: list[Position]) -> bool:
    return any(position.cell.is_value for position in row)


def _first_value(row: list[Position], texts: Lines) -> int:
    return len(texts) - sum(position.cell.is_value and position.first for position in row)


def cut_tab_rows(grid: GridDraft, rng: Random) -> Lines:
    """4: TAB rows cut by a page break in the requests table; after it, label columns are lost."""
    lines = tab_rows(grid, rng)
    if grid.section != "requests":
        return lines
    cut = rng.randint(grid.header_rows + 1, len(lines) - 2)
    after = ["\t".join(cell.text for cell in row) + "\t" for row in grid.rows[cut:]]
    between = rng.choice(([""], ["", "- 3 -", ""], ["— 4 —"]))
    return [*lines[:cut], *between, *after]


def tab_rows_with_repeated_head(grid: GridDraft, rng: Random) -> Lines:
    """12: a page break in the requests table: the page's number, then the head once more."""
    lines = tab_rows(grid, rng)
    if grid.section != "requests":
        return lines
    cut = rng.randint(grid.header_rows + 1, len(lines) - 1)
    return [*lines[:cut], "", f"- {rng.randint(2, 9)} -", "", *lines[: grid.header_rows], *lines[cut:]]


def spaced_rows(grid: GridDraft, rng: Random) -> Lines:
    """Columns kept apart by runs of spaces; a number split by a space would be two columns here."""
    gap = " " * rng.randint(3, 8)
    return [
        gap.join(cell.text.replace(" ", "") if cell.is_value else cell.text for cell in row)
        for row in grid.rows
    ]


def inner_pipe_rows(grid: GridDraft, _: Random) -> Lines:
    """``a | b | c`` without pipes at the ends."""
    return [" | ".join(cell.text for cell in row) for row in grid.rows]


def broken_label_rows(grid: GridDraft, rng: Random) -> Lines:
    """12: as copied from PDF: long labels on several lines, numbers beside the middle one, page numbers."""
    page_at = rng.randint(grid.header_rows + 2, len(grid.rows) - 1) if grid.section == "requests" else -1
    lines: Lines = []
    for number, row in enumerate(grid.rows):
        if number == page_at:
            lines += [f"- {rng.randint(2, 9)} -"]
        lines += _broken_row(row)
    return lines


def _broken_row(row: GridRow) -> Lines:
    texts = [cell.text for cell in row]
    values = [cell.text for cell in row if cell.is_value]
    labels = texts[: len(texts) - len(values)]
    if not values or not labels or len(labels[-1]) <= 18:
        return ["\t".join(texts)]
    parts = [labels[-1][start : start + 13] for start in range(0, len(labels[-1]), 13)]
    middle = len(parts) // 2
    lines = list(parts)
    lines[middle] = "\t".join([parts[middle], *values])
    lines[0] = "\t".join([*labels[:-1], lines[0]])
    return lines


def pipe_rows(grid: GridDraft, _: Random) -> Lines:
    """3: ``| a | b |`` rows whose label columns shrink under a merge, odd blank lines between."""
    lines: Lines = [" "]
    for row in grid.rows:
        lines += ["  ", "   | " + " | ".join(cell.text for cell in row) + " | "]
    return [*lines, " "]


def markdown_rows(grid: GridDraft, rng: Random) -> Lines:
    """A Markdown table, ruled after its first row; merged cells leave empty or repeated positions."""
    repeat = rng.random() < 0.3
    lines: Lines = []
    for row in unrolled(grid):
        texts = [position.cell.text if position.first or repeat else "" for position in row]
        lines.append("| " + " | ".join(texts) + " |")
    lines.insert(1, "|" + "|".join(rng.choice(("---", ":---:", " --- ")) for _ in range(grid.width)) + "|")
    return ["", *lines, ""]


def alternating_lines(grid: GridDraft, _: Random) -> Lines:
    """6: a cell and a ``|`` on alternating lines, an empty line between rows."""
    lines: Lines = []
    for row in grid.rows:
        lines.append("|")
        for cell in row:
            lines += [cell.text, "|"] if cell.text else ["|"]
        lines.append("")
    return lines


def value_pipe_lines(grid: GridDraft, _: Random) -> Lines:
    """6: ``value |`` a line, ``|||`` where cells are merged."""
    lines: Lines = []
    for row in unrolled(grid):
        for position in _cells(row):
            text = f"{position.cell.text} " if position.first and position.cell.text else ""
            lines.append(text + "|" * position.cell.columns)
    return lines


def rows_with_bare_disputes(grid: GridDraft, rng: Random) -> Lines:
    """13: TAB rows; the disputes table is one row of 15 numbers without any head."""
    return tab_rows(grid, rng)[grid.header_rows if grid.section == "disputes" else 0 :]


def giant_table(pieces: list[Piece], rng: Random) -> str:
    """7: the whole page one ``|`` table with the prose inside."""
    gap = rng.choice(("\n", "\n\n"))
    rows: Lines = []
    for piece in pieces:
        if isinstance(piece, Text):
            rows.append(f"| {piece.text} |")
        else:
            rows += ["| " + " | ".join(cell.text for cell in row) + " |" for row in piece.rows]
    return gap.join(rows) + "\n"


def markdown_page(pieces: list[Piece], rng: Random) -> str:
    """A Markdown file: ``#`` title, ``##`` headings, ruled tables."""
    marks = {"title": "# ", "heading": "## "}
    lines: Lines = []
    for piece in pieces:
        if isinstance(piece, Text):
            lines += [marks.get(piece.kind, "") + piece.text, ""]
        else:
            lines += markdown_rows(piece, rng)
    return "\n".join(lines)
