"""Decisions, access links, settings and the event log: who did what."""

from __future__ import annotations

import dataclasses
import sqlite3
from collections.abc import Sequence

from db.clock import now
from db.connection import transaction
from db.facts import plain_json
from db.queries import stored
from db.queries.settings import PROFILE
from db.rows import DecisionKind
from db.store.judgement import refresh_standing
from db.store.rows import insert, insert_many
from parser.profile import Profile, with_version


def record_event(db: sqlite3.Connection, who: str, action: str, subject: str, detail: str = "") -> None:
    """Note in the log who did what to what."""
    with transaction(db):
        insert(
            db, "events", {"at": now(), "who": who, "action": action, "subject": subject, "detail": detail}
        )


def decide(
    db: sqlite3.Connection, fingerprints: Sequence[str], kind: DecisionKind, reason: str, who: str
) -> None:
    """Confirm, waive or comment findings; scores and lights follow at once.

    Raises ``ValueError`` when a waiver or a comment comes without words.
    """
    words = reason.strip()
    if kind != "confirm" and not words:
        raise ValueError("a waiver or a comment needs words")
    decision = {"kind": kind, "reason": words, "who": who, "at": now()}
    event = {"action": kind, "detail": words, "who": who, "at": now()}
    with transaction(db):
        insert_many(db, "decisions", [decision | {"fingerprint": name} for name in fingerprints])
        insert_many(db, "events", [event | {"subject": name} for name in fingerprints])
        if kind == "waive":
            refresh_standing(db, stored.reports_with(db, list(fingerprints)))


def revoke_decision(db: sqlite3.Connection, decision_id: int, who: str) -> None:
    """Take a decision back; it stays in the history."""
    with transaction(db):
        row = db.execute(
            "UPDATE decisions SET revoked_by = ?, revoked_at = ? "
            "WHERE id = ? AND revoked_at IS NULL RETURNING fingerprint",
            (who, now(), decision_id),
        ).fetchone()
        if row is not None:
            record_event(db, who, "revoke_decision", row["fingerprint"])
            refresh_standing(db, stored.reports_with(db, [row["fingerprint"]]))


def add_link(  # noqa: PLR0913 - the columns of one row
    db: sqlite3.Connection, token_hash: str, role: str, label: str, expires_at: str | None, *, who: str = ""
) -> int:
    """Register an access link by the SHA-256 of its token; its id. ``expires_at`` is in UTC."""
    made = {"token_hash": token_hash, "role": role, "label": label, "created_by": who}
    with transaction(db):
        link_id = insert(db, "links", made | {"created_at": now(), "expires_at": expires_at})
        record_event(db, who, "share", label or role, expires_at or "")
    return link_id


def revoke_link(db: sqlite3.Connection, link_id: int, who: str = "") -> None:
    """Close an access link for good."""
    with transaction(db):
        db.execute("UPDATE links SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL", (now(), link_id))
        record_event(db, who, "revoke_link", str(link_id))


def record_opening(db: sqlite3.Connection, link_id: int, address: str) -> None:
    """Note that somebody came through a link, and from where."""
    with transaction(db):
        insert(db, "openings", {"link_id": link_id, "at": now(), "address": address})


def put_setting(db: sqlite3.Connection, key: str, value: str, who: str = "") -> None:
    """Store a setting under its key."""
    with transaction(db):
        db.execute("DELETE FROM settings WHERE key = ?", (key,))
        insert(db, "settings", {"key": key, "value": value})
        record_event(db, who, "setting", key)


def store_profile(db: sqlite3.Connection, profile: Profile, who: str = "") -> None:
    """Make ``profile`` the office's; stored results follow with the next recheck."""
    profile = with_version(profile)
    values = dataclasses.asdict(profile) | {"switched_off": sorted(profile.switched_off)}
    put_setting(db, PROFILE, plain_json(values), who)
