"""Who may do what: roles, rights, and the question every action asks first.

The gate (``gate.py``) decides whether a request reaches the app at all; here a page
learns who is looking, and an action that changes something asks ``require``, which
reads the link again, so that a revoked link stops at once.
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from enum import StrEnum

from dashboard import links, settings
from db.connection import connect
from parser.bilingual import Bilingual

VISITOR_KEY = "gongkai.visitor"


class Right(StrEnum):
    """What a person may do."""

    READ = "read"  # everybody's results
    UPLOAD = "upload"  # hand in files, and see what became of them
    CHANGE = "change"  # waive, confirm, comment, correct the agency, switch a check off, import a roster
    SHARE = "share"


class Role(StrEnum):
    """What a link makes of the person who opens it."""

    SUPERVISOR = "supervisor"
    CONTRIBUTOR = "contributor"
    VIEWER = "viewer"

    @property
    def rights(self) -> frozenset[Right]:
        """Everything this role may do."""
        return RIGHTS[self]


RIGHTS: dict[Role, frozenset[Right]] = {
    Role.SUPERVISOR: frozenset(Right),
    Role.CONTRIBUTOR: frozenset({Right.UPLOAD}),
    Role.VIEWER: frozenset({Right.READ}),
}
ROLE_NAMES: dict[Role, Bilingual] = {
    Role.SUPERVISOR: Bilingual("管理", "supervisor"),
    Role.CONTRIBUTOR: Bilingual("报送", "contributor"),
    Role.VIEWER: Bilingual("只读", "read-only"),
}
NO_ACCESS = Bilingual(
    "此链接无效、已到期或已被撤销，请向发给您链接的人重新索取。",
    "This link is not valid, has expired or was revoked; please ask whoever sent it for a new one.",
)
NOT_ALLOWED = Bilingual(
    "您的链接不能进行此项操作，请向发给您链接的人申请。",
    "Your link does not allow this; please ask whoever sent it.",
)


class NoAccess(PermissionError):
    """Nobody may look here, or this person may not do that; ``message`` says it to them."""

    def __init__(self, message: Bilingual = NO_ACCESS) -> None:
        self.message = message
        super().__init__(message.zh)


@dataclass(frozen=True)
class Visitor:
    """The person of this session: ``link`` is the id of the link they came by, ``name`` its label."""

    role: Role
    link: int | None
    name: str

    @property
    def who(self) -> str:
        """The name under which this person's doings are recorded; two links may have one label."""
        return self.name if self.link is None else f"{self.name} #{self.link}"

    def may(self, right: Right) -> bool:
        """Whether this person may do that."""
        return right in self.role.rights


def visitor() -> Visitor:
    """The person whose session runs this page. Raises ``NoAccess`` when no valid link stands behind it."""
    import streamlit as st

    if VISITOR_KEY in st.session_state:  # set on the server only: a browser can reach no key but its widgets'
        known: Visitor = st.session_state[VISITOR_KEY]
        return known
    token = str(st.context.cookies.get(settings.cookie_name(), ""))  # outside a server it is no string
    with closing(connect(settings.database_path())) as db:
        link = links.find(db, token)
    if link is None:
        raise NoAccess
    return Visitor(Role(link.role), link.id, link.label)


def may(right: Right) -> bool:
    """Whether the person looking may do that, for drawing a button or not. ``NoAccess`` without a link."""
    return visitor().may(right)


def require(right: Right) -> Visitor:
    """The first line of every action: the person, or ``NoAccess`` when they may not do it."""
    person = visitor()
    if not person.may(right):
        raise NoAccess(NOT_ALLOWED)
    return person
