"""Links as keys: a token is made, handed out once, kept only as a hash, recognised and judged here."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import sqlite3
from datetime import UTC, datetime, timedelta
from typing import NamedTuple
from urllib.parse import urlencode

from db import queries, store
from db.rows_workflow import LinkRow

TOKEN_BYTES = 32  # 256 bit
LONGEST_TOKEN = 100  # characters worth looking at; a token has 43
TOKEN_PARAMETER = "token"


class NewLink(NamedTuple):
    """A link just made; this is the only moment at which its token is known."""

    id: int
    token: str


def make(db: sqlite3.Connection, role: str, label: str, valid_for: timedelta, who: str) -> NewLink:
    """Store a new link of ``role`` called ``label``; only the hash of its token is kept."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    expires_at = (datetime.now(UTC) + valid_for).isoformat(timespec="seconds")
    return NewLink(store.add_link(db, hash_of(token), role, label, expires_at, who=who), token)


def hash_of(token: str) -> str:
    """What is stored of a token: enough to recognise it, not enough to use it."""
    return hashlib.sha256(token.encode()).hexdigest()


def find(db: sqlite3.Connection, token: str) -> LinkRow | None:
    """The link of this token when it still opens the door, else None."""
    if not token or len(token) > LONGEST_TOKEN:
        return None
    wanted = hash_of(token)
    link = queries.link_by_hash(db, wanted)
    if link is None or not hmac.compare_digest(link.token_hash, wanted):
        return None
    return link if is_open(link) else None


def is_open(link: LinkRow) -> bool:
    """Whether the link is neither revoked nor expired."""
    return link.revoked_at is None and not is_expired(link)


def is_expired(link: LinkRow) -> bool:
    """Whether the link's time is over."""
    return link.expires_at is not None and as_time(link.expires_at) <= datetime.now(UTC)


def as_time(written: str) -> datetime:
    """A time of the database; one without an offset is UTC."""
    time = datetime.fromisoformat(written)
    return time if time.tzinfo else time.replace(tzinfo=UTC)


def address(host: str, port: int, token: str, scheme: str = "http") -> str:
    """The link as a person opens it; the gate takes the token out of the address at once."""
    return f"{scheme}://{host}:{port}/?{urlencode({TOKEN_PARAMETER: token})}"
