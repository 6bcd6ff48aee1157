"""One check's findings in one section: what is wrong, the proof, the basis, what to do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from dashboard import address
from dashboard.parts.decided import actions, decided, struck, waived_badge
from dashboard.parts.equation import equation
from dashboard.parts.folded import foldable, folded
from dashboard.parts.light import severity_badge
from dashboard.parts.markup import Content, Markup, tag
from dashboard.parts.original import anchor
from dashboard.words import pick, t
from db.rows import FindingRow, OutcomeRow
from parser.checks.catalogue import CHECK
from parser.form import SECTION, SECTIONS

OPEN = 6  # findings of one check shown unfolded
_ORDER = "EWI-"


@dataclass(frozen=True)
class Around:
    """What findings are drawn with: the checks' outcomes, whether to offer decisions, further proof by id."""

    outcomes: Mapping[str, OutcomeRow]
    may_decide: bool = False
    proofs: Mapping[int, Markup] = field(default_factory=dict)


def findings_by_section(findings: Sequence[FindingRow], around: Around) -> list[Markup]:
    """A card a section of the form, the ones with the worst findings first, otherwise in the form's order.

    What concerns the report as a whole comes before its sections.
    """
    by_section = [
        (section, [finding for finding in findings if finding.section == section])
        for section in (None, *(section.id for section in SECTIONS))
    ]
    told = [(section, found) for section, found in by_section if found]
    told.sort(key=lambda card: min(map(_gravity, card[1])))
    return [_section_card(section, found, around) for section, found in told]


def _gravity(finding: FindingRow) -> int:
    """0 for the worst; what is waived need not be looked at first."""
    return len(_ORDER) if finding.waived else _ORDER.index(finding.severity)


def _section_card(section: str | None, findings: Sequence[FindingRow], around: Around) -> Markup:
    name = pick(SECTION[section].name) if section else t("agency.whole_report")
    numeral = "一二三四五六"[SECTION[section].numeral - 1] + "、" if section else ""
    by_check = sorted(findings, key=lambda f: (_ORDER.index(f.severity), f.code, f.number))
    groups = [
        _check_group(code, list(group), around)
        for (_, code), group in groupby(by_check, key=lambda f: (f.severity, f.code))
    ]
    count = tag("span", t("agency.finding_count", count=len(findings)), class_="muted small")
    head = tag("h3", numeral, name, " ", count)
    return tag("section", head, groups, class_="card", id=f"section-{section or 'whole'}")


def _check_group(code: str, findings: Sequence[FindingRow], around: Around) -> Markup:
    check, whole = CHECK[code], foldable(findings)
    items = folded(findings) if whole else [_item(finding, around) for finding in findings]
    rest = items[OPEN:]
    fold = (
        tag("details", tag("summary", t("agency.more", count=len(rest))), tag("ul", rest)) if rest else None
    )
    facts = tag(
        "dl",
        tag("dt", t("agency.advice")),
        tag("dd", pick(check.advice)),
        tag("dt", t("agency.basis")),
        tag("dd", pick(check.basis)),
    )
    decisions = decided(findings, may_decide=around.may_decide, group=True) if whole else None
    return tag(
        "div",
        _group_head(code, findings, around),
        tag("ul", items[:OPEN]),
        fold,
        decisions,
        facts,
        class_="finding",
    )


def _group_head(code: str, findings: Sequence[FindingRow], around: Around) -> Markup:
    outcome = around.outcomes.get(code)
    points = outcome.points if outcome else 0
    waived = all(finding.waived for finding in findings)
    several = around.may_decide and len(findings) > 1
    return tag(
        "div",
        waived_badge() if waived else severity_badge(findings[0].severity),
        tag("h3", struck(pick(CHECK[code].title), waived=waived)),
        tag("a", code, class_="code", href=address.link("checks", code), title=t("agency.to_rule")),
        tag("span", t("agency.finding_count", count=len(findings)), class_="muted small"),
        tag("span", t("agency.points_lost", points=points), class_="muted small") if points else None,
        actions(findings, group=True) if several else None,
        class_="row",
    )


def _item(finding: FindingRow, around: Around) -> Markup:
    words = struck(pick(finding.message), waived=finding.waived)
    offered = actions([finding]) if around.may_decide else None
    return tag(
        "li",
        tag("div", words, " ", _places(finding), offered),
        equation(finding) if finding.left or finding.right else None,
        proof(finding),
        around.proofs.get(finding.id),
        decided([finding], may_decide=around.may_decide),
        id=f"finding-{finding.id}",
    )


def proof(finding: FindingRow) -> Markup | None:
    """The quoted words, unless the sentence above quotes them already."""
    if not finding.quote or finding.quote in pick(finding.message):
        return None
    return tag("blockquote", finding.quote)


def _places(finding: FindingRow) -> Markup:
    """Links to the cell in the form and to the line in the original."""
    links: list[Content] = []
    if finding.row and finding.column:
        links.append(_to(f"#cell-{finding.section}.{finding.row}.{finding.column}", t("agency.in_form")))
    elif finding.left:
        links.append(_to(f"#cell-{finding.left[0].cell}", t("agency.in_form")))
    if finding.page:
        links.append(_page(finding, finding.page))
    if finding.line:
        query = {"report": finding.report_id, "show": "text", "as": "words" if finding.page else None}
        words = t("agency.line", line=finding.line)
        links.append(_to(address.link("agency", anchor(finding), **query), words))
    return tag("span", [(" ", link) for link in links], class_="small muted nowrap")


def _page(finding: FindingRow, page: int) -> Content:
    """The page as a link to its picture where the finding can be framed on it."""
    words = t("agency.page", page=page)
    if not finding.box:
        return words
    query = {"report": finding.report_id, "show": "text", "page": page}
    return _to(address.link("agency", f"frame-{finding.id}", **query), words)


def _to(href: str, words: str) -> Markup:
    return tag("a", words, href=href, class_="link no-print")
