"""Files as received, one line each: what was recognised and found, or why not."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard import address
from dashboard.parts.figures import moment
from dashboard.parts.light import INAPPLICABLE, SIGNS, badge
from dashboard.parts.markup import Content, Markup, tag
from dashboard.words import pick, t
from db.rows_workflow import UploadRow

COLUMNS = ("file", "read_as", "status", "light", "findings", "when", "who")
STATUS_LIGHT = {"new": "green", "revised": "green", "unchanged": INAPPLICABLE, "unreadable": "red"}


def upload_rows(rows: Sequence[UploadRow], may_correct: bool) -> Markup:
    """The table; a line with a report leads to its agency's page."""
    head = [tag("th", t(f"upload.column_{name}"), scope="col") for name in COLUMNS]
    if may_correct:
        head.append(tag("th", t("upload.correct"), scope="col"))
    body = tag("tbody", [_row(row, may_correct) for row in rows])
    return tag("div", tag("table", tag("thead", tag("tr", head)), body, class_="list"), class_="card sheet")


def needs_attention(row: UploadRow) -> bool:
    """Whether a person has to do something about the file itself."""
    return row.status == "unreadable" or not row.identified or row.year is None


def _row(row: UploadRow, may_correct: bool) -> Markup:
    light = STATUS_LIGHT[row.status]
    status = tag("span", SIGNS[light], " ", t(f"upload.status_{row.status}"), class_=f"badge {light}")
    return tag(
        "tr",
        tag("td", row.name, style="min-width:12rem"),
        tag("td", _read_as(row), style="min-width:14rem"),
        tag("td", status),
        tag("td", badge(row.light) if row.light else None),
        tag("td", t("upload.findings_count", count=row.findings) if row.report_id else None, class_="nowrap"),
        tag("td", moment(row.at), class_="nowrap muted"),
        tag("td", row.who, class_="muted"),
        tag("td", _correct(row), class_="nowrap") if may_correct else None,
    )


def _read_as(row: UploadRow) -> Content:
    if row.report_id is None:
        return pick(row.error)
    year = t("common.year_of", year=row.year) if row.year else t("common.no_year")
    name = row.agency if row.identified and row.agency else t("common.unnamed")
    read_as = tag("a", name, " ", year, href=address.link("agency", report=row.report_id), class_="link")
    problem = tag("div", t("upload.not_identified"), class_="small") if needs_attention(row) else None
    return read_as, problem


def _correct(row: UploadRow) -> Content:
    """A link to the form for a wrong agency or year; there is nothing to correct in what was not read."""
    if row.report_id is None:
        return None
    href = address.link("upload", correct=row.id)
    return tag("a", t("upload.correct"), href=href, class_="link no-print", title=t("upload.correct_what"))
