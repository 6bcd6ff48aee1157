"""Claims about who gets in: asked of a real server, over real HTTP and websockets."""

from __future__ import annotations

import http.client
import re
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection
from websockets.sync.client import connect as open_websocket

from dashboard import access, links
from dashboard.access import NoAccess, Right, Role, Visitor
from db import queries, store
from db.connection import connect
from tests.serving import Served, serving

PLACES = (
    "/",
    "/overview",
    "/agency?agency=x",
    "/_stcore/health",
    "/_stcore/host-config",
    "/_stcore/metrics",
    "/_stcore/script-health-check",
    "/_stcore/agent/openapi.json",
    "/_stcore/bidi-components/x",
    "/_stcore/upload_file/session/file",
    "/media/0123456789abcdef.xlsx",
    "/static/index.html",
    "/app/static/x.txt",
    "/component/x/index.html",
    "/favicon.png",
    "/oauth2callback",
    "/auth/login",
    "/no/such/place",
)
UPLOAD = "/_stcore/upload_file/0000/1111"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with serving(tmp_path_factory.mktemp("access") / "gongkai.db") as running:
        yield running


def ask(served: Served, place: str, *, method: str = "GET", token: str = "", **headers: str) -> Answer:
    """One HTTP request, redirects not followed."""
    if token:
        headers["Cookie"] = f"gongkai_{served.port}={token}; " + headers.get("Cookie", "")
    with closing(http.client.HTTPConnection("127.0.0.1", served.port, timeout=30)) as connection:
        connection.request(method, place, headers=headers)
        response = connection.getresponse()
        return Answer(
            response.status, dict(response.getheaders()), response.read().decode("utf-8", "replace")
        )


class Answer:
    def __init__(self, status: int, headers: dict[str, str], body: str) -> None:
        self.status = status
        self.headers = {name.lower(): value for name, value in headers.items()}
        self.body = body


def new_link(served: Served, role: Role, valid_for: timedelta = timedelta(days=1)) -> links.NewLink:
    with closing(connect(served.database)) as db:
        return links.make(db, role, f"for {role}", valid_for, "test")


def websocket(served: Served, token: str, **options: object) -> ClientConnection:
    address = f"ws://127.0.0.1:{served.port}/_stcore/stream"
    headers = {"Cookie": f"gongkai_{served.port}={token}"}
    return open_websocket(address, additional_headers=headers, subprotocols=["streamlit"], **options)


@pytest.mark.parametrize("place", PLACES)
def test_without_a_link_no_place_gives_anything_but_the_refusal(served: Served, place: str) -> None:
    answer = ask(served, place)
    assert answer.status == 401
    assert "此链接无效" in answer.body and "not valid" in answer.body
    assert "set-cookie" not in answer.headers
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("method", ["HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_without_a_link_no_method_gets_through(served: Served, method: str) -> None:
    assert ask(served, UPLOAD, method=method).status == 401


@pytest.mark.parametrize("token", ["x", "0" * 43, "A" * 5000, "../../etc", "%00", "中"])
def test_a_token_that_was_never_given_out_opens_nothing(served: Served, token: str) -> None:
    written = token.encode().decode("latin-1")
    assert ask(served, "/", token=written).status == 401
    if token.isascii():
        assert ask(served, f"/?token={token}").status == 401


def test_the_websocket_is_refused_without_a_link(served: Served) -> None:
    with pytest.raises(InvalidStatus) as refused:
        websocket(served, "wrong")
    assert refused.value.response.status_code == 403


def test_a_link_is_exchanged_for_a_cookie_that_scripts_and_other_sites_cannot_use(served: Served) -> None:
    answer = ask(served, f"/agency?token={served.token}&agency=%E7%94%B2%E5%8E%BF&year=2023")
    assert answer.status == 303
    assert answer.headers["location"] == "/agency?agency=%E7%94%B2%E5%8E%BF&year=2023"
    cookie = answer.headers["set-cookie"]
    assert f"gongkai_{served.port}={served.token}" in cookie
    assert "HttpOnly" in cookie and re.search("samesite=lax", cookie, re.IGNORECASE)
    assert "expires=" in cookie.lower()


@pytest.mark.parametrize("path", ["//evil.example/", "/\\evil.example/", "///evil.example"])
def test_the_exchange_never_leads_to_another_host(served: Served, path: str) -> None:
    location = ask(served, f"{path}?token={served.token}").headers["location"]
    assert location.startswith("/") and not location.startswith(("//", "/\\"))


@pytest.mark.parametrize("role", Role)
def test_with_the_cookie_of_any_role_the_app_answers(served: Served, role: Role) -> None:
    token = new_link(served, role).token
    assert "<title>Streamlit</title>" in ask(served, "/", token=token).body
    assert ask(served, "/_stcore/health", token=token).status == 200
    with websocket(served, token):
        pass


def test_answers_forbid_the_browser_to_talk_to_other_hosts(served: Served) -> None:
    headers = ask(served, "/", token=served.token).headers
    assert headers["content-security-policy"].startswith("default-src 'self'")
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["x-frame-options"] == "SAMEORIGIN"


def upload(served: Served, token: str, method: str = "PUT") -> Answer:
    """An upload with everything right that Streamlit itself asks for, except a running session."""
    forgery = ask(served, "/_stcore/health", token=token).headers["set-cookie"].split(";")[0]
    secret = forgery.removeprefix("_streamlit_xsrf=")
    return ask(served, UPLOAD, method=method, token=token, Cookie=forgery, **{"X-Xsrftoken": secret})


@pytest.mark.parametrize("method", ["PUT", "DELETE"])
def test_a_viewer_cannot_upload_over_http(served: Served, method: str) -> None:
    answer = upload(served, new_link(served, Role.VIEWER).token, method)
    assert answer.status == 403 and "不能进行此项操作" in answer.body


@pytest.mark.parametrize("role", [Role.SUPERVISOR, Role.CONTRIBUTOR])
def test_who_may_upload_is_stopped_by_nothing_but_the_missing_session(served: Served, role: Role) -> None:
    answer = upload(served, new_link(served, role).token)
    assert answer.status == 400 and "session" in answer.body.lower()


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_nobody_writes_anywhere_else(served: Served, method: str) -> None:
    for place in ("/", "/_stcore/agent/interact", "/media/x", "/_stcore/upload_file"):
        assert ask(served, place, method=method, token=served.token).status == 403


def test_an_expired_link_opens_nothing(served: Served) -> None:
    link = new_link(served, Role.VIEWER, timedelta(seconds=-1))
    assert ask(served, "/", token=link.token).status == 401
    assert ask(served, f"/?token={link.token}").status == 401


def test_revoking_a_link_closes_the_pages_that_are_open(served: Served) -> None:
    link = new_link(served, Role.VIEWER)
    with websocket(served, link.token) as opened:
        with closing(connect(served.database)) as db:
            store.revoke_link(db, link.id, "test")
        assert ask(served, "/", token=link.token).status == 401
        assert closing_code(opened) == 1008


def test_a_link_that_expires_closes_the_pages_that_are_open(served: Served) -> None:
    link = new_link(served, Role.VIEWER, timedelta(seconds=2))
    with websocket(served, link.token) as opened:
        assert closing_code(opened) == 1008
    assert ask(served, "/", token=link.token).status == 401


def closing_code(opened: ClientConnection) -> int | None:
    """The code with which the server closes the websocket; waits until it does."""
    with pytest.raises(ConnectionClosed) as closed:
        while True:
            opened.recv(timeout=30)
    return closed.value.rcvd.code if closed.value.rcvd else None


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "127.0.0.1.evil.example", ""])
def test_a_foreign_name_for_this_machine_is_refused(served: Served, host: str) -> None:
    assert ask(served, "/", token=served.token, Host=host).status == 400


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "192.168.1.20", "[::1]"])
def test_the_machines_own_names_are_accepted(served: Served, host: str) -> None:
    assert ask(served, "/", token=served.token, Host=f"{host}:{served.port}").status == 200


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://127.0.0.1:1"])
def test_another_sites_page_reaches_nothing_with_the_visitors_cookie(served: Served, origin: str) -> None:
    assert ask(served, "/_stcore/health", token=served.token, Origin=origin).status == 400
    with pytest.raises(InvalidStatus):
        websocket(served, served.token, origin=origin)


def test_the_database_never_holds_a_token(served: Served) -> None:
    token = new_link(served, Role.VIEWER).token
    kept = b"".join(path.read_bytes() for path in served.database.parent.iterdir())
    assert token.encode() not in kept and links.hash_of(token).encode() in kept


def test_tokens_are_256_random_bits(served: Served) -> None:
    tokens = {new_link(served, Role.VIEWER).token for _ in range(5)}
    assert len(tokens) == 5 and all(len(token) == 43 for token in tokens)


def test_every_visit_through_a_link_is_on_record(served: Served) -> None:
    link = new_link(served, Role.VIEWER)
    for _ in range(2):
        ask(served, f"/?token={link.token}")
    with closing(connect(served.database)) as db:
        assert [opening.address for opening in queries.openings(db, link.id)] == ["127.0.0.1"] * 2


def test_each_role_has_the_rights_of_the_design() -> None:
    assert Role.SUPERVISOR.rights == set(Right)
    assert Role.CONTRIBUTOR.rights == {Right.UPLOAD}
    assert Role.VIEWER.rights == {Right.READ}


def action() -> None:
    """A page with one action, for AppTest: it is written out and run by itself."""
    import streamlit as st

    from dashboard import access

    try:
        st.write(access.require(access.Right.UPLOAD).who)
    except access.NoAccess as refused:
        st.write(refused.message.zh)


@pytest.mark.parametrize(
    ("role", "said"),
    [
        (Role.SUPERVISOR, "办公室 #7"),
        (Role.CONTRIBUTOR, "办公室 #7"),
        (Role.VIEWER, access.NOT_ALLOWED.zh),
        (None, access.NO_ACCESS.zh),
    ],
)
def test_an_action_asks_for_the_right_itself(
    role: Role | None, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from streamlit.testing.v1 import AppTest

    monkeypatch.setenv("GONGKAI_DB", str(tmp_path / "gongkai.db"))
    page = AppTest.from_function(action)
    if role is not None:
        page.session_state[access.VISITOR_KEY] = Visitor(role, 7, "办公室")
    page.run()
    assert [words.value for words in page.markdown] == [said]


def test_nobody_is_known_without_a_link(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GONGKAI_DB", str(tmp_path / "gongkai.db"))
    with closing(connect(tmp_path / "gongkai.db")) as db:
        assert links.find(db, "") is None
        assert links.find(db, "x") is None
    assert issubclass(NoAccess, PermissionError)
