"""What was decided about findings: by whom, when and why; and the links to decide."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import get_args

from dashboard import address
from dashboard.parts.figures import moment
from dashboard.parts.markup import Content, Markup, tag
from dashboard.words import t
from db.rows import DecisionKind, DecisionRow, FindingRow

KINDS: tuple[DecisionKind, ...] = get_args(DecisionKind)
REVOKE = "revoke"
WHOLE = "whole"  # the section of a finding that concerns the report as a whole


def in_force(findings: Iterable[FindingRow]) -> list[DecisionRow]:
    """The decisions about these findings that nobody took back."""
    return [decision for finding in findings for decision in finding.decisions if not decision.revoked_at]


def made_together(decision: DecisionRow) -> tuple[str, ...]:
    """What decisions of one click have in common."""
    return decision.at, decision.kind, decision.reason, decision.who


def together(finding: FindingRow) -> dict[str, str]:
    """The query that names all findings of this one's check in its section."""
    return {"check": finding.code, "section": finding.section or WHOLE}


def decided(findings: Sequence[FindingRow], *, may_decide: bool, group: bool = False) -> list[Markup]:
    """One line for what was decided at once; ``group``: the findings are all of a check in a section."""
    which = together(findings[0]) if group else {}
    ordered = sorted(in_force(findings), key=made_together)
    clicks = [list(click) for _, click in groupby(ordered, key=made_together)]
    return [_line(click, findings[0].report_id, which, may_decide=may_decide) for click in clicks]


def _line(
    click: Sequence[DecisionRow], report_id: int, which: Mapping[str, str], *, may_decide: bool
) -> Markup:
    first = click[0]
    count = tag("span", t("decide.places", count=len(click)), class_="muted") if len(click) > 1 else None
    href = address.link("agency", report=report_id, decide=REVOKE, decision=first.id, **which)
    return tag(
        "div",
        tag("strong", t(f"decide.done_{first.kind}")),
        count,
        tag("span", first.reason) if first.reason else None,
        tag("span", f"{first.who}　{moment(first.at)}", class_="muted nowrap"),
        tag("a", t("decide.revoke"), href=href, class_="link no-print") if may_decide else None,
        class_=f"row small decision {first.kind}",
    )


def actions(findings: Sequence[FindingRow], *, group: bool = False) -> Markup:
    """Links that ask for a decision about one finding, or about all of a check in a section (``group``)."""
    done = {
        "confirm": all(finding.confirmed or finding.waived for finding in findings),
        "waive": all(finding.waived for finding in findings),
    }
    which = together(findings[0]) if group else {"finding": findings[0].fingerprint}
    links: list[Content] = [
        (
            " ",
            tag(
                "a",
                t(f"decide.{kind}"),
                href=address.link("agency", report=findings[0].report_id, decide=kind, **which),
                class_="link",
            ),
        )
        for kind in KINDS
        if not done.get(kind)
    ]
    words = t("decide.all") if group else None
    return tag("span", words, links, class_="small muted nowrap no-print decide")


def waived_badge() -> Markup:
    """The sign and word that stand in a waived finding's severity's place."""
    return tag("span", f"– {t('decide.done_waive')}", class_="badge grey")


def struck(words: Content, *, waived: bool) -> Content:
    """``words``, struck through where the finding was waived."""
    return tag("s", words, class_="muted") if waived else words
