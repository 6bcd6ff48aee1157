"""The gate in front of the whole ASGI app: no token, no data.

Pages, health, metrics, media, static files, uploads and the websocket all pass here.
A link's token is exchanged for a cookie at the first visit and leaves the address
bar; every later request is judged anew, so a revoked or expired link closes an open
session too.
"""

from __future__ import annotations

import asyncio
import ipaddress
from collections.abc import Iterable
from contextlib import suppress
from http.cookies import CookieError, SimpleCookie
from sqlite3 import Connection
from urllib.parse import parse_qsl, urlencode, urlsplit

from starlette.datastructures import Headers
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard import links, settings
from dashboard.access import NO_ACCESS, NOT_ALLOWED, Right, Role
from dashboard.refusal import WRONG_ADDRESS, refusal_page
from db import store
from db.rows_workflow import LinkRow
from parser.bilingual import Bilingual

RECHECK_SECONDS = 2.0  # how long a silent websocket may outlive its link
POLICY_VIOLATION = 1008
UPLOAD_PATH = "/_stcore/upload_file/"
READING = frozenset({"GET", "HEAD", "OPTIONS"})
UPLOADING = frozenset({"PUT", "DELETE"})
SECURITY_HEADERS = {
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    # Nothing may be fetched from, or sent to, any other host, whatever a report's text smuggles in.
    "Content-Security-Policy": (
        "default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob:; "
        "frame-ancestors 'self'; form-action 'self'; base-uri 'self'"
    ),
}


class Gate:
    """ASGI middleware that lets nobody pass without a valid link.

    ``db`` is an open database of links; ``hosts`` are the names under which this machine
    is known besides ``localhost`` and plain IP addresses.
    """

    def __init__(self, app: ASGIApp, db: Connection, hosts: Iterable[str] = ()) -> None:
        self.app = app
        self.db = db
        self.hosts = frozenset(host.lower() for host in hosts) | {"localhost"}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Judge one request or websocket, then hand it on or refuse it."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        if not self._is_our_host(headers.get("host", "")) or not _is_same_origin(headers):
            await _refuse(scope, receive, send, 400, WRONG_ADDRESS)
            return
        exchanged = self._exchange(scope)
        if exchanged is not None:
            await exchanged(scope, receive, send)
            return
        token = _cookie(headers)
        link = links.find(self.db, token)
        if link is None:
            await _refuse(scope, receive, send, 401, NO_ACCESS)
        elif scope["type"] == "websocket":
            await _Watched(self, token).run(scope, receive, send)
        elif not _is_allowed(scope, link):
            await _refuse(scope, receive, send, 403, NOT_ALLOWED)
        else:
            await self.app(scope, receive, _with_security_headers(send))

    def _is_our_host(self, host: str) -> bool:
        """Whether the address bar shows this machine: a foreign name that resolves to us is an attack."""
        name = urlsplit(f"//{host}").hostname or ""
        with suppress(ValueError):
            ipaddress.ip_address(name)
            return True
        return name in self.hosts

    def _exchange(self, scope: Scope) -> Response | None:
        """The redirect that swaps a token in the address for a cookie; None without a valid token."""
        query = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        token = next((value for name, value in query if name == links.TOKEN_PARAMETER), "")
        link = links.find(self.db, token) if scope["type"] == "http" and scope["method"] == "GET" else None
        if link is None:
            return None
        store.record_opening(self.db, link.id, (scope.get("client") or ("",))[0])
        rest = urlencode([(name, value) for name, value in query if name != links.TOKEN_PARAMETER])
        # The path alone, never a host: and "//name" would be one, so leading slashes are folded.
        path = "/" + scope["path"].lstrip("/\\")
        response = RedirectResponse(f"{path}?{rest}" if rest else path, status_code=303)
        response.set_cookie(
            settings.cookie_name(),
            token,
            expires=links.as_time(link.expires_at) if link.expires_at else None,
            httponly=True,
            samesite="lax",  # with "strict" a link clicked in a webmail page would arrive without its cookie
            secure=scope["scheme"] == "https",
        )
        response.headers["Cache-Control"] = "no-store"
        return response


class _Watched:
    """A websocket that lives no longer than its link."""

    def __init__(self, gate: Gate, token: str) -> None:
        self.gate = gate
        self.token = token

    async def run(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Run the app on this websocket, judging the link at every message and every few seconds."""
        pending: asyncio.Future[Message] | None = None

        async def watched() -> Message:
            nonlocal pending
            while True:
                pending = pending or asyncio.ensure_future(receive())
                done, _ = await asyncio.wait({pending}, timeout=RECHECK_SECONDS)
                if links.find(self.gate.db, self.token) is None:
                    await send({"type": "websocket.close", "code": POLICY_VIOLATION, "reason": "link closed"})
                    return {"type": "websocket.disconnect", "code": POLICY_VIOLATION}
                if done:
                    message, pending = pending.result(), None
                    return message

        try:
            await self.gate.app(scope, watched, send)
        finally:
            if pending is not None:
                pending.cancel()


def _is_allowed(scope: Scope, link: LinkRow) -> bool:
    """Whether this person may send this: reading for all, uploading for some, nothing else for anyone."""
    method = scope["method"]
    if method in READING:
        return True
    uploads = scope["path"].startswith(UPLOAD_PATH) and method in UPLOADING
    return uploads and Right.UPLOAD in Role(link.role).rights


def _is_same_origin(headers: Headers) -> bool:
    """Whether the request comes from our own pages (or from no page at all)."""
    origin = headers.get("origin")
    return origin is None or urlsplit(origin).netloc.lower() == headers.get("host", "").lower()


def _cookie(headers: Headers) -> str:
    cookies = SimpleCookie()
    with suppress(CookieError):
        cookies.load(headers.get("cookie", ""))
    morsel = cookies.get(settings.cookie_name())
    return morsel.value if morsel else ""


async def _refuse(scope: Scope, receive: Receive, send: Send, status: int, reason: Bilingual) -> None:
    """Answer without any data: one clear sentence to a browser, no handshake to a websocket."""
    if scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.close", "code": POLICY_VIOLATION, "reason": ""})
        return
    response = refusal_page(status, reason)
    await response(scope, receive, _with_security_headers(send))


def _with_security_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = [(name.lower().encode(), value.encode()) for name, value in SECURITY_HEADERS.items()]
            message = {**message, "headers": [*message["headers"], *headers]}
        await send(message)

    return sending
