"""Filing a report that is stored: whose it is, which year's, which revision; and its new answers."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from db.facts import ReportFacts, unpack
from db.queries import stored
from db.store.agencies import resolve
from db.store.judgement import refresh_standing, write_findings
from db.store.merge import answers_of, merge_answers
from db.store.peers import PEERS, mark_stale
from db.store.reports import replace_judgement, retire_others
from db.store.rows import update
from db.store.years import reconsider


def refile(db: sqlite3.Connection, report_id: int, facts: ReportFacts, profile_version: str) -> None:
    """Give a stored report new answers, and its place under the agency and year that they name.

    Decisions move along with the findings when agency or year change.
    """
    before = stored.owner(db, report_id)
    same = stored.content(db, report_id) == (facts.text, unpack(facts.scorecard)["cells"])
    same_rules = stored.versions(db, report_id) == (facts.catalogue_version, profile_version)
    match = resolve(db, facts.agency, facts.kind, facts.level)
    moved = (before.agency_id, before.year) != (match.agency_id, facts.year)
    if moved:
        file_under(db, report_id, match.agency_id, facts.year)
    beside_peers = answers_of(db, report_id, PEERS)
    replace_judgement(db, report_id, facts, profile_version)
    if same and not moved:
        merge_answers(db, report_id, beside_peers)
    if moved or not same or not same_rules:
        mark_stale(db, facts.year)
    reconsider(db, match.agency_id, facts.year, following=moved or not same)


def file_under(db: sqlite3.Connection, report_id: int, agency_id: int | None, year: int | None) -> None:
    """Make the report the newest revision of that agency and year; decisions about it move along."""
    before = stored.owner(db, report_id)
    mark_stale(db, before.year)
    mark_stale(db, year)
    earlier = [finding.fingerprint for finding in stored.judged(db, report_id)]
    revision = stored.next_revision(db, agency_id, year)
    place = {"agency_id": agency_id, "year": year, "current": 1}
    update(db, "reports", place | {"revision": revision}, id=report_id)
    update(db, "summary", place, report_id=report_id)
    retire_others(db, agency_id, year, report_id)
    write_findings(db, report_id, stored.owner(db, report_id), stored.finding_facts(db, report_id))
    _move_decisions(db, earlier, report_id)
    promote_newest(db, before.agency_id, before.year)
    reconsider(db, before.agency_id, before.year)


def promote_newest(db: sqlite3.Connection, agency_id: int | None, year: int | None) -> None:
    """Make the newest remaining file of that agency and year the current one."""
    newest = stored.newest_id(db, agency_id, year)
    update(db, "reports", {"current": 1}, id=newest)
    update(db, "summary", {"current": 1}, report_id=newest)


def _move_decisions(db: sqlite3.Connection, earlier: Sequence[str], report_id: int) -> None:
    later = [finding.fingerprint for finding in stored.judged(db, report_id)]
    moves = list(zip(later, earlier, strict=True))
    db.executemany("UPDATE decisions SET fingerprint = ? WHERE fingerprint = ?", moves)
    refresh_standing(db, [report_id])
