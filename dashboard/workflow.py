"""What a supervisor does about findings: decides, compares what came again, hands out notices."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from dashboard import access
from dashboard.access import Right
from dashboard.database import database
from db import queries, store
from db.rows import DecisionKind, FindingFilter, OverviewFilter, OverviewRow

TO_CORRECT = OverviewFilter(lights=("red", "yellow"))


def decide(fingerprints: Sequence[str], kind: DecisionKind, reason: str) -> None:
    """Confirm, waive or comment these findings. ``ValueError`` when a reason is due and missing."""
    person = access.require(Right.CHANGE)
    with database() as db:
        store.decide(db, fingerprints, kind, reason, person.who)


def revoke(decisions: Iterable[int]) -> None:
    """Take these decisions back."""
    person = access.require(Right.CHANGE)
    with database() as db:
        for decision in decisions:
            store.revoke_decision(db, decision, person.who)


def fingerprints(chosen: FindingFilter) -> list[str]:
    """Every finding that the filter leaves, by the name that survives a recheck."""
    with database() as db:
        found = queries.findings(db, chosen, queries.findings_count(db, chosen))
    return [finding.fingerprint for finding in found]


def notice_text(report_id: int, due: date) -> str:
    """The notice to the agency as words to paste into a message."""
    from db import notices  # the makers of documents are slow to import

    with database() as db:
        return notices.notice_text(db, report_id, due)


def notice_docx(report_id: int, due: date) -> bytes:
    """The notice to the agency as a Word document."""
    from db import notices

    with database() as db:
        return notices.notice_docx(db, report_id, due)


def to_notify(chosen: FindingFilter) -> list[OverviewRow]:
    """The year's agencies with something to correct or verify among the findings that the filter leaves."""
    with database() as db:
        found = queries.findings(db, chosen, queries.findings_count(db, chosen))
        concerned = {finding.report_id for finding in found if not finding.waived}
        count = queries.overview_count(db, chosen.year, TO_CORRECT)
        rows = queries.overview(db, chosen.year, TO_CORRECT, count)
    return [row for row in rows if row.report_id in concerned]


def notices_zip(rows: Iterable[OverviewRow], due: date) -> bytes:
    """The notices to these agencies, packed together."""
    from db import notices

    with database() as db:
        return notices.packed_notices(db, rows, due)
