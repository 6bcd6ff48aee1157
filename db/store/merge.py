"""Putting later answers of some checks beside the answers that a report has already."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from db.facts import finding_facts, outcome_facts, pack, plain_json
from db.queries import stored
from db.standing import remaining_outcomes
from db.store.judgement import refresh_standing, write_findings
from parser.checks.catalogue import CATALOGUE, CATALOGUE_VERSION
from parser.checks.check import Outcome
from parser.report import Report
from parser.scorecard import Scorecard, light_of, score_of
from parser.serialise import finding_json

_ORDER = {check.code: number for number, check in enumerate(CATALOGUE)}


def merge_outcomes(
    db: sqlite3.Connection, report_id: int, report: Report, outcomes: Sequence[Outcome]
) -> None:
    """Store ``outcomes`` in place of the report's earlier answers of the same checks, wherever they stand."""
    card = Scorecard(report, tuple(outcomes), score_of(outcomes), light_of(outcomes), CATALOGUE_VERSION)
    codes = {outcome.check.code for outcome in outcomes}
    answers = stored.outcomes(db, report_id)
    answers |= {outcome.check.code: outcome_facts(outcome) for outcome in outcomes}
    kept = [facts for facts in stored.finding_facts(db, report_id) if facts.code not in codes]
    findings = sorted([*kept, *finding_facts(card)], key=lambda facts: _ORDER.get(facts.code, len(_ORDER)))
    db.execute("UPDATE reports SET outcomes = ? WHERE id = ?", (plain_json(answers), report_id))
    write_findings(db, report_id, stored.owner(db, report_id), findings)
    _merge_json(db, report_id, card, codes)
    refresh_standing(db, [report_id])


def _merge_json(db: sqlite3.Connection, report_id: int, card: Scorecard, codes: set[str]) -> None:
    document, _ = stored.stored_card(db, report_id)
    judged = stored.judged(db, report_id)
    whole = remaining_outcomes(stored.outcomes(db, report_id), judged)
    added = [finding_json(finding, card.report) for finding in card.findings]
    kept = [finding for finding in document["findings"] if finding["code"] not in codes]
    document |= {
        "outcomes": document["outcomes"]
        | {outcome.check.code: outcome.result.value for outcome in card.outcomes},
        "findings": sorted(kept + added, key=lambda finding: _ORDER.get(finding["code"], len(_ORDER))),
        "score": score_of(whole),
        "light": light_of(whole).value,
    }
    db.execute("UPDATE reports SET scorecard = ? WHERE id = ?", (pack(document), report_id))
