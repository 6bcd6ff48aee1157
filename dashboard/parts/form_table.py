"""The official form drawn as it is printed: merged heads, and the flagged cells marked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from math import lcm
from typing import Any

from dashboard.parts.figures import number
from dashboard.parts.light import SEVERITY_LIGHT, severity_sign, severity_word
from dashboard.parts.marks import Mark
from dashboard.parts.markup import Content, Markup, tag, text
from dashboard.words import pick, t
from parser.form import APPLICANTS, BALANCE_NOTE, Column, Row, TableForm


@dataclass(frozen=True)
class Filled:
    """A table of the form, what the report says in it, and the marks; all by cell id."""

    table: TableForm
    cells: Mapping[str, Any]
    marks: Mapping[str, Mark]


def draw_form(form: Filled) -> Markup:
    """The table with what the report says in it; a cell that the file lacks is hatched."""
    section = form.table.section
    body = {"proactive": _proactive, "requests": _requests, "disputes": _disputes}[section]
    return tag(
        "div",
        tag("table", tag("tbody", body(form)), class_="form"),
        class_="sheet count" if section == "requests" else "sheet",
    )


def _proactive(form: Filled) -> list[Markup]:
    table = form.table
    width = lcm(*(len(row.columns) for row in table.rows))
    lines = []
    for (head, columns), rows in groupby(table.rows, key=lambda row: (row.heads[0], row.columns)):
        span = width // len(columns)
        lines.append(tag("tr", tag("th", pick(head), colspan=width + 1, class_="block")))
        names = [tag("th", pick(column.label), colspan=span) for column in columns]
        lines.append(tag("tr", tag("th", t("agency.form_content")), names))
        lines += [
            tag(
                "tr",
                tag("th", pick(row.label)),
                [_cell(form, row, column, span) for column in columns],
            )
            for row in rows
        ]
    return lines


def _requests(form: Filled) -> list[Markup]:
    table = form.table
    columns = table.rows[0].columns
    depth = max(len(row.heads) for row in table.rows) + 1
    lines = [
        tag(
            "tr",
            tag("th", pick(BALANCE_NOTE), colspan=depth, rowspan=3, class_="left"),
            tag("th", pick(APPLICANTS), colspan=len(columns), class_="block"),
        ),
        tag(
            "tr",
            [
                _column_head(group, list(members))
                for group, members in groupby(columns, key=lambda c: c.group)
            ],
        ),
        tag("tr", [tag("th", pick(column.label)) for column in columns if column.group]),
    ]
    for number_, row in enumerate(table.rows):
        heads = [_row_head(table, number_, level) for level in range(len(row.heads))]
        label = tag("th", pick(row.label), colspan=depth - len(row.heads), class_="left")
        lines.append(tag("tr", heads, label, [_cell(form, row, column) for column in columns]))
    return lines


def _column_head(group: Content, members: list[Column]) -> list[Markup]:
    if group is None:
        return [tag("th", pick(column.label), rowspan=2) for column in members]
    return [tag("th", pick(members[0].group), colspan=len(members))]


def _row_head(table: TableForm, index: int, level: int) -> Markup | None:
    """The merged head at that level, where it begins; nothing on the rows that it spans."""
    heads = table.rows[index].heads[: level + 1]
    if index and table.rows[index - 1].heads[: level + 1] == heads:
        return None
    rows = 1
    while index + rows < len(table.rows) and table.rows[index + rows].heads[: level + 1] == heads:
        rows += 1
    return tag("th", pick(heads[-1]), rowspan=rows)


def _disputes(form: Filled) -> list[Markup]:
    table = form.table
    blocks = [(head, list(rows)) for head, rows in groupby(table.rows, key=lambda row: row.heads)]
    top = [
        tag("th", pick(heads[0]), colspan=sum(len(row.columns) for row in rows), class_="block")
        if heads
        else tag("th", pick(rows[0].label), colspan=len(rows[0].columns), rowspan=2, class_="block")
        for heads, rows in blocks
    ]
    second = [
        tag("th", pick(row.label), colspan=len(row.columns))
        for heads, rows in blocks
        if heads
        for row in rows
    ]
    names = [tag("th", pick(column.label)) for row in table.rows for column in row.columns]
    values = [_cell(form, row, column) for row in table.rows for column in row.columns]
    return [tag("tr", line) for line in (top, second, names, values)]


def _cell(form: Filled, row: Row, column: Column, span: int = 1) -> Markup:
    cell = f"{form.table.section}.{row.id}.{column.id}"
    mark = form.marks.get(cell)
    if mark:
        inside, look = _marked(_words(form, cell), mark), f"flagged {SEVERITY_LIGHT[mark.severity]}"
    elif cell in form.cells:
        inside, look = text(number(form.cells[cell])), None
    else:
        words = tag("span", _words(form, cell), class_="muted small", title=t("agency.cell_absent_title"))
        inside, look = words, "absent"
    return tag("td", inside, id=f"cell-{cell}", colspan=span if span > 1 else None, class_=look)


def _words(form: Filled, cell: str) -> str:
    """What stands in the cell; that nothing does, or that there is no such cell, is said in words."""
    if cell not in form.cells:
        return t("agency.cell_absent")
    value = form.cells[cell]
    return t("agency.cell_blank") if value is None else number(value)


def _marked(words: str, mark: Mark) -> Markup:
    return tag(
        "a",
        tag("span", severity_sign(mark.severity), class_="sign"),
        words,
        tag("span", mark.computed, class_="computed") if mark.computed else None,
        href=f"#{mark.anchor}",
        title="\n".join((severity_word(mark.severity), *mark.sentences)),
    )
