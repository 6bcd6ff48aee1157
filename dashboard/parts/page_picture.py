"""A page of the original as a picture, with the places of the findings framed on it."""

from __future__ import annotations

import base64
from collections.abc import Sequence

from dashboard.parts.light import SEVERITY_LIGHT, severity_badge, severity_sign
from dashboard.parts.markup import Markup, tag
from dashboard.words import pick, t
from db.rows import FindingRow

Box = tuple[float, float, float, float]
MARGIN = 0.003  # of the page: the frame stands around the words, not on them


def page_picture(picture: bytes, page: int, findings: Sequence[FindingRow]) -> Markup:
    """The picture with its frames, and beside it what is wrong on this page."""
    source = "data:image/png;base64," + base64.b64encode(picture).decode()
    image = tag("img", src=source, alt=t("agency.page", page=page))
    frames = [_frame(finding, finding.box) for finding in findings if finding.box]
    notes = [_note(finding) for finding in findings]
    return tag(
        "div",
        tag("div", image, frames, class_="sheet-picture"),
        tag("div", notes or tag("p", t("agency.page_clean"), class_="muted"), class_="card"),
        class_="pictured",
    )


def _frame(finding: FindingRow, box: Box) -> Markup:
    left, top, right, bottom = box
    place = (
        f"left:{left - MARGIN:.2%};top:{top - MARGIN:.2%};"
        f"width:{right - left + 2 * MARGIN:.2%};height:{bottom - top + 2 * MARGIN:.2%}"
    )
    return tag(
        "a",
        tag("span", severity_sign(finding.severity)),
        class_=f"frame {SEVERITY_LIGHT[finding.severity]}",
        style=place,
        title=f"{finding.code} {pick(finding.message)}",
        href=f"#note-{finding.id}",
        id=f"frame-{finding.id}",
    )


def _note(finding: FindingRow) -> Markup:
    code = tag("span", finding.code, class_="code")
    shown = tag("a", code, href=f"#frame-{finding.id}") if finding.box else code
    head = tag("div", severity_badge(finding.severity), shown, class_="row")
    return tag("div", head, tag("p", pick(finding.message)), class_="finding", id=f"note-{finding.id}")
