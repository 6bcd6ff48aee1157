"""Saved web pages (``.mht``, ``.mhtml``) and mails (``.eml``) → ``Document``; attachments → files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from email import errors, message_from_bytes, policy
from email.message import EmailMessage
from itertools import islice

from parser.document import Document, Unread
from parser.reading import limits
from parser.reading.errors import Damaged, EmptyFile, TooLarge
from parser.reading.sniff import format_of
from parser.reading.text import read as read_text
from parser.reading.web.html import read_markup
from parser.reading.web.markup import markup_in

_UNCLOSED = errors.CloseBoundaryNotFoundDefect
_BROKEN = (
    errors.InvalidBase64PaddingDefect,
    errors.InvalidBase64CharactersDefect,
    errors.InvalidBase64LengthDefect,
)
# A mail whose body is shorter than this only says what is attached.
_COVERING_LETTER = 600


def read(data: bytes, name: str) -> tuple[Document, ...]:
    """The page of a web archive, or the body of a mail; its attachments are unread parts.

    Raises ``Damaged``, ``EmptyFile`` or ``TooLarge``.
    """
    message = _parse(data)
    body = _body(message)
    if body is None:
        raise EmptyFile
    kind = format_of(data)
    content = _content(body)
    if body.get_content_type() == "text/html":
        document = read_markup(markup_in(content), name, kind)
    else:
        (document,) = read_text(content, name)
    lost = tuple(Unread("truncated", "--") for defect in message.defects if isinstance(defect, _UNCLOSED))
    attached = tuple(Unread("attachment", filename) for filename, _ in _attachments(message))
    title = {"title": str(message["subject"])} if kind == "eml" and message["subject"] else {}
    metadata = {**title, **document.metadata}
    return (replace(document, format=kind, metadata=metadata, unread=document.unread + lost + attached),)


def has_attachments(data: bytes) -> bool:
    """Whether a mail carries files."""
    return next(_attachments(_parse(data)), None) is not None


def files(data: bytes) -> Iterator[tuple[str, bytes]]:
    """The files that a mail carries, and its body when that is more than a covering letter."""
    message = _parse(data)
    body = _body(message)
    if body is not None and len(content := _content(body)) > _COVERING_LETTER:
        html = body.get_content_type() == "text/html"
        yield f"正文.{'html' if html else 'txt'}", content
    for filename, part in _attachments(message):
        yield filename, _content(part)


def _parse(data: bytes) -> EmailMessage:
    if len(data) > limits.FILE_BYTES:
        raise TooLarge
    try:
        message = message_from_bytes(data, policy=policy.default)
    except (RecursionError, ValueError, LookupError) as error:
        raise Damaged from error
    assert isinstance(message, EmailMessage)  # the policy makes it one
    return message


def _parts(message: EmailMessage) -> Iterator[EmailMessage]:
    try:
        for part in islice(message.walk(), limits.MEMBERS):
            if isinstance(part, EmailMessage) and not part.is_multipart():
                yield part
    except RecursionError as error:
        raise Damaged from error


def _body(message: EmailMessage) -> EmailMessage | None:
    """The page: the first HTML part, else the first text that is no attachment."""
    texts = [
        part for part in _parts(message) if part.get_content_maintype() == "text" and not _filename(part)
    ]
    pages = [part for part in texts if part.get_content_type() == "text/html"]
    return next(iter(pages + texts), None)


def _attachments(message: EmailMessage) -> Iterator[tuple[str, EmailMessage]]:
    for part in _parts(message):
        filename = _filename(part)
        if filename and part.get_content_maintype() != "image":
            yield filename, part


def _filename(part: EmailMessage) -> str:
    """The name of an attached file; blank for the parts of the page itself."""
    try:
        return (part.get_filename() or "").strip()
    except (ValueError, LookupError):
        return ""


def _content(part: EmailMessage) -> bytes:
    try:
        payload = part.get_payload(decode=True)
    except (ValueError, LookupError) as error:
        raise Damaged from error
    if any(isinstance(defect, _BROKEN) for defect in part.defects):
        raise Damaged
    return payload if isinstance(payload, bytes) else b""
