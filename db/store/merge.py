"""Putting later answers of some checks beside the answers that a report has already."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from db.facts import FindingFacts, finding_facts, outcome_facts, pack, plain_json
from db.queries import stored
from db.standing import remaining_outcomes
from db.store.judgement import refresh_standing, write_findings
from parser.checks.catalogue import CATALOGUE, CATALOGUE_VERSION
from parser.checks.check import Check, Outcome
from parser.report import Report
from parser.scorecard import Scorecard, light_of, score_of
from parser.serialise import finding_json

_ORDER = {check.code: number for number, check in enumerate(CATALOGUE)}


@dataclass(frozen=True, slots=True)
class Answers:
    """What some checks answered about a report, as it is stored; ``cards`` are the findings' JSON."""

    outcomes: Mapping[str, list[Any]]
    findings: Sequence[FindingFacts]
    cards: Sequence[Mapping[str, Any]]


def answers_of(db: sqlite3.Connection, report_id: int, checks: Sequence[Check]) -> Answers:
    """What is stored of these checks."""
    codes = {check.code for check in checks}
    document, _ = stored.stored_card(db, report_id)
    return Answers(
        {code: kept for code, kept in stored.outcomes(db, report_id).items() if code in codes},
        [facts for facts in stored.finding_facts(db, report_id) if facts.code in codes],
        [finding for finding in document["findings"] if finding["code"] in codes],
    )


def merge_outcomes(
    db: sqlite3.Connection, report_id: int, report: Report, outcomes: Sequence[Outcome]
) -> None:
    """Store ``outcomes`` in place of the report's earlier answers of the same checks."""
    card = Scorecard(report, tuple(outcomes), score_of(outcomes), light_of(outcomes), CATALOGUE_VERSION)
    answers = Answers(
        {outcome.check.code: outcome_facts(outcome) for outcome in outcomes},
        finding_facts(card),
        [finding_json(finding, report) for finding in card.findings],
    )
    merge_answers(db, report_id, answers)


def merge_answers(db: sqlite3.Connection, report_id: int, answers: Answers) -> None:
    """Store ``answers`` in place of the report's earlier ones of the same checks, wherever they stand."""
    kept = [facts for facts in stored.finding_facts(db, report_id) if facts.code not in answers.outcomes]
    findings = sorted([*kept, *answers.findings], key=lambda facts: _position(facts.code))
    outcomes = {**stored.outcomes(db, report_id), **answers.outcomes}
    db.execute("UPDATE reports SET outcomes = ? WHERE id = ?", (plain_json(outcomes), report_id))
    write_findings(db, report_id, stored.owner(db, report_id), findings)
    _merge_json(db, report_id, answers)
    refresh_standing(db, [report_id])


def _merge_json(db: sqlite3.Connection, report_id: int, answers: Answers) -> None:
    document, _ = stored.stored_card(db, report_id)
    whole = remaining_outcomes(stored.outcomes(db, report_id), stored.judged(db, report_id))
    kept = [finding for finding in document["findings"] if finding["code"] not in answers.outcomes]
    document |= {
        "outcomes": document["outcomes"] | {code: facts[0] for code, facts in answers.outcomes.items()},
        "findings": sorted([*kept, *answers.cards], key=lambda finding: _position(finding["code"])),
        "score": score_of(whole),
        "light": light_of(whole).value,
    }
    db.execute("UPDATE reports SET scorecard = ? WHERE id = ?", (pack(document), report_id))


def _position(code: str) -> int:
    """Where the catalogue has the check; codes that it no longer holds come last."""
    return _ORDER.get(code, len(_ORDER))
