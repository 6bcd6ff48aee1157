"""The head of an agency's page: light, score with each deduction, and the four cards."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.parts.figures import MINUS, figure
from dashboard.parts.grid import ABSENT
from dashboard.parts.light import badge, light_word, sign
from dashboard.parts.markup import Content, Markup, tag
from dashboard.words import label, pick, t
from db.rows import ReportRow
from parser.checks.catalogue import CATALOGUE, CHECK
from parser.checks.check import Flag
from parser.form import FORMS, NUMERALS, SECTIONS, edition_of
from parser.names import FEE_NAMES
from parser.sections import SectionStatus

_IRREGULAR = frozenset(check.code for check in CATALOGUE if check.group == "CE" and not check.starred)


def head(report: ReportRow) -> Markup:
    """Light and score, and what each point was lost for."""
    lost = [outcome for outcome in report.outcomes.values() if outcome.points]
    deductions = [
        tag(
            "a",
            f"{MINUS}{outcome.points} ",
            pick(CHECK[outcome.code].title),
            href=f"#{_first(report, outcome.code)}",
            title=outcome.code,
        )
        for outcome in sorted(lost, key=lambda outcome: -outcome.points)
    ]
    return tag(
        "div",
        tag("div", badge(report.light), tag("div", figure(report.score, t("common.points_unit")))),
        tag(
            "div",
            tag(
                "div",
                t("agency.deductions") if deductions else t("agency.no_deductions"),
                class_="muted small",
            ),
            tag("div", deductions, class_="deductions"),
            _reasons(report) if report.light == "grey" else None,
            style="flex:1",
        ),
        class_="card score",
    )


def _first(report: ReportRow, code: str) -> str:
    return next((f"finding-{finding.id}" for finding in report.findings if finding.code == code), "")


def _reasons(report: ReportRow) -> Markup:
    """Why a grey report cannot be judged, in the checks' own words."""
    reasons = dict.fromkeys(
        pick(outcome.reason)
        for outcome in report.outcomes.values()
        if outcome.result == "cannot_tell" and outcome.severity == "E" and outcome.reason
    )
    return tag("div", t("agency.why_grey"), "；".join(reasons), class_="small")


def cards(report: ReportRow) -> Markup:
    """六部分 n/6, 空白单元格, 勾稽不符, 收费说明."""
    return tag("div", _sections(report), _blanks(report), _balances(report), _fee(report), class_="cards")


def _card(report: ReportRow, flag: Flag, title: str, figures: Content, small: Content) -> Markup:
    light = report.flags.get(flag, ABSENT).light
    edge = {"inapplicable": "grey"}.get(light, light)
    anchor = next((f"finding-{finding.id}" for finding in report.findings if finding.flag == flag), "")
    return tag(
        "a" if anchor else "div",
        tag("div", tag("span", title), badge(light), class_="row spread"),
        tag("div", figures),
        tag("div", small, class_="small muted"),
        class_=f"card {edge}-edge",
        id=f"flag-{flag}",
        href=f"#{anchor}" if anchor else None,
    )


def _sections(report: ReportRow) -> Markup:
    statuses = report.json.get("sections", {})
    present = [section for section in SECTIONS if statuses.get(section.id) != SectionStatus.MISSING]
    defects = [
        f"{NUMERALS[section.numeral - 1]}、{t('common.status_' + statuses.get(section.id, 'missing'))}"
        for section in SECTIONS
        if statuses.get(section.id) != SectionStatus.PRESENT
    ]
    words = "　".join(defects) if defects else t("agency.sections_complete")
    return _card(report, Flag.SECTIONS, t("agency.card_sections"), figure(f"{len(present)}/6"), words)


def _blanks(report: ReportRow) -> Markup:
    cells = report.json.get("cells", {})
    blank = sum(value is None for value in cells.values())
    irregular = sum(
        finding.code in _IRREGULAR and finding.severity in {"E", "W"} for finding in report.findings
    )
    words: list[Content] = [t("agency.no_cells")]
    if cells:
        words = [t("agency.cells_read", count=len(cells), whole=_whole(report))]
    if irregular:
        words.append(tag("div", t("agency.cells_irregular", count=irregular)))
    return _card(report, Flag.BLANKS, t("agency.card_blanks"), figure(blank, t("common.cells_unit")), words)


def _whole(report: ReportRow) -> int:
    """How many cells the form of that year has."""
    edition = edition_of(report.year)
    return sum(len(table.cells) for table in FORMS[edition].values()) if edition else 0


def _balances(report: ReportRow) -> Markup:
    state = report.flags.get(Flag.BALANCES, ABSENT)
    titles = _titles(report, Flag.BALANCES)
    words = "；".join(titles) if titles else t(f"agency.balances_{state.light}")
    return _card(
        report, Flag.BALANCES, t("agency.card_balances"), figure(state.count, t("common.places_unit")), words
    )


def _titles(report: ReportRow, flag: Flag) -> Sequence[str]:
    return tuple(
        dict.fromkeys(pick(CHECK[f.code].title) for f in report.findings if f.flag == flag and not f.waived)
    )


def _fee(report: ReportRow) -> Markup:
    quote = report.fee_quote
    words = tag("span", "“", quote, "”") if quote else t("agency.fee_no_quote")
    outcome = tag("span", label(FEE_NAMES, report.json["fee"]), class_="figure words")
    return _card(report, Flag.FEE, t("agency.card_fee"), outcome, words)


def legend() -> Markup:
    """What the marks in the form mean."""
    return tag(
        "div",
        [tag("span", sign(light), " ", light_word(light), class_="nowrap") for light in ("red", "yellow")],
        tag("span", t("agency.legend"), class_="muted"),
        class_="row small",
    )
