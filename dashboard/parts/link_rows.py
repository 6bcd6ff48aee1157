"""The access links, one line each: for whom, what they may do, until when, who opened them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dashboard import address, links
from dashboard.parts.figures import moment
from dashboard.parts.markup import Content, Markup, tag
from dashboard.words import t
from db.rows_workflow import LinkRow, OpeningRow

COLUMNS = ("label", "role", "state", "made", "expires", "opened")
STATE_COLOURS = {"open": "green", "expired": "grey", "revoked": "grey"}


Openings = Mapping[int, Sequence[OpeningRow]]


def link_rows(rows: Sequence[LinkRow], openings: Openings, own: int | None) -> Content:
    """The links in force, and folded away those that are over.

    ``openings`` is by link id; ``own`` is the link of the person looking.
    """
    valid = [row for row in rows if state(row) == "open"]
    over = [row for row in rows if state(row) != "open"]
    summary = tag("summary", t("share.over", count=len(over)))
    folded = tag("details", summary, _table(over, openings, own))
    return _table(valid, openings, own), folded if over else None


def _table(rows: Sequence[LinkRow], openings: Openings, own: int | None) -> Markup:
    head = [tag("th", t(f"share.column_{name}"), scope="col") for name in COLUMNS]
    body = tag("tbody", [_row(row, openings.get(row.id, ()), row.id == own) for row in rows])
    table = tag("table", tag("thead", tag("tr", head, tag("th"))), body, class_="list")
    return tag("div", table, class_="card sheet")


def state(row: LinkRow) -> str:
    """``open``, ``expired`` or ``revoked``."""
    if row.revoked_at is not None:
        return "revoked"
    return "expired" if links.is_expired(row) else "open"


def _row(row: LinkRow, openings: Sequence[OpeningRow], own: bool) -> Markup:
    now = state(row)
    revoke = tag("a", t("share.revoke"), href=address.link("share", revoke=row.id), class_="link")
    return tag(
        "tr",
        tag("td", row.label, tag("span", t("share.own"), class_="muted") if own else None),
        tag("td", t(f"share.role_{row.role}")),
        tag("td", tag("span", t(f"share.state_{now}"), class_=f"badge {STATE_COLOURS[now]}")),
        tag("td", moment(row.created_at), class_="nowrap muted"),
        tag("td", moment(row.expires_at) or t("share.no_expiry"), class_="nowrap"),
        tag("td", _opened(row, openings)),
        tag("td", revoke if now == "open" and not own else None, class_="nowrap no-print"),
    )


def _opened(row: LinkRow, openings: Sequence[OpeningRow]) -> Content:
    if not openings:
        return tag("span", t("share.never_opened"), class_="muted")
    summary = t("share.opened", count=row.openings, last=moment(row.last_opened_at))
    each = [
        tag("div", t("share.opened_one", at=moment(opening.at), address=opening.address), class_="small")
        for opening in openings
    ]
    return tag("details", tag("summary", summary), each)
