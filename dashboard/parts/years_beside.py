"""The three tables' figures of a report beside those of the agency's earlier years."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dashboard import address
from dashboard.parts.figures import number, signed
from dashboard.parts.light import badge
from dashboard.parts.markup import Markup, tag
from dashboard.words import pick, t
from db.rows_workflow import YearRow
from parser.bilingual import JOINT
from parser.form import FORMS, NUMERALS, SECTION, place_in_form

MOST_YEARS = 5
TOTAL = "total"
Value = float | int | str | None


def years_beside(rows: Sequence[YearRow], edition: int, agency: str) -> list[Markup]:
    """A card a table; ``rows`` from the report's year back, at most ``MOST_YEARS`` of them are shown."""
    shown = list(rows[:MOST_YEARS])
    return [_standing(shown, agency), *(_table(section, shown, edition) for section in FORMS[edition])]


def _standing(rows: Sequence[YearRow], agency: str) -> Markup:
    lights = [tag("td", badge(row.light), class_="number") for row in rows]
    scores = [tag("td", row.score, class_="number") for row in rows]
    body = [
        tag("tr", tag("th", t("common.conclusion"), scope="row"), lights, tag("td")),
        tag(
            "tr",
            tag("th", t("common.score"), scope="row"),
            scores,
            tag("td", _step([row.score for row in rows])),
        ),
    ]
    return tag("section", _sheet(rows, body, agency), class_="card")


def _table(section: str, rows: Sequence[YearRow], edition: int) -> Markup:
    """The table's totals; lines that are nothing but zeros in every year are only counted."""
    known = _cells(section, edition)
    used = {
        cell: words
        for cell, words in known.items()
        if any(row.cells.get(cell) not in (0, None) for row in rows)
    }
    body = [_line(cell, words, rows) for cell, words in used.items()]
    hidden = len(known) - len(used)
    rest = tag("p", t("years.zeros", count=hidden), class_="muted small") if hidden else None
    name = f"{NUMERALS[SECTION[section].numeral - 1]}、{pick(SECTION[section].name)}"
    return tag("section", tag("h3", name), _sheet(rows, body) if body else None, rest, class_="card")


def _cells(section: str, edition: int) -> Mapping[str, str]:
    """Cell id → its words; where the form has totals over columns, only those."""
    table = FORMS[edition][section].cells
    totals = [cell for cell, (_, column) in table.items() if column.id == TOTAL]
    words = {}
    for cell in totals or table:
        label = pick(place_in_form(edition, *cell.split("."))).split(JOINT)
        words[cell] = JOINT.join(label[1:-1] if totals else label[1:])
    return words


def _sheet(rows: Sequence[YearRow], body: Sequence[Markup], agency: str = "") -> Markup:
    years = [tag("th", _year(row, agency), scope="col", class_="number", style="width:8rem") for row in rows]
    head = tag("tr", tag("th"), years, tag("th", t("years.step"), scope="col", style="width:9rem"))
    return tag("table", tag("thead", head), tag("tbody", body), class_="list")


def _year(row: YearRow, agency: str) -> Markup | int:
    if not agency:
        return row.year
    return tag("a", row.year, href=address.link("agency", agency=agency, year=row.year), class_="link")


def _line(cell: str, words: str, rows: Sequence[YearRow]) -> Markup:
    values: list[Value] = [row.cells.get(cell, t("agency.cell_absent")) for row in rows]
    cells = [tag("td", t("agency.cell_blank") if v is None else number(v), class_="number") for v in values]
    return tag("tr", tag("th", words, scope="row"), cells, tag("td", _step(values), class_="muted"))


def _step(values: Sequence[Value]) -> str:
    """How much this year's value differs from that of the year before; nothing where one is no number."""
    if len(values) < 2:
        return ""
    now, before = values[:2]
    if isinstance(now, str | None) or isinstance(before, str | None):
        return ""
    return signed(round(now - before, 2)) if now != before else t("years.same")
