"""Runs the dashboard: one ASGI app behind the gate, on this machine or on the local network."""

from __future__ import annotations

import gc
import os
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, closing, suppress
from importlib import import_module
from pathlib import Path
from sqlite3 import Connection
from typing import TYPE_CHECKING, Any

import uvicorn

from dashboard import settings
from dashboard.gate import Gate
from db.connection import connect

if TYPE_CHECKING:
    from streamlit.starlette import App

LOCAL = "127.0.0.1"
EVERYWHERE = "0.0.0.0"
PORTS_TRIED = 50
LARGEST_MESSAGE = 16 * 1024 * 1024  # bytes a browser may send over its websocket at once
PRELOADED = ("pandas", "plotly.graph_objects", "plotly.express", "dashboard.data", "parser.scorecard")


class NoFreePort(OSError):
    """Every port that was tried is taken."""


def listen(host: str, first_port: int, tries: int = PORTS_TRIED) -> socket.socket:
    """A socket on the first free port from ``first_port`` on; raises ``NoFreePort``."""
    for port in range(first_port, first_port + tries):
        listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        if os.name == "posix":  # on Windows this option would let two servers share the port
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, port))
            return listener
        except OSError:
            listener.close()
    raise NoFreePort(f"{first_port}-{first_port + tries - 1}")


def lan_address() -> str:
    """This machine's address on the local network, by asking the routing table; nothing is sent."""
    with closing(socket.socket(socket.AF_INET, socket.SOCK_DGRAM)) as probe, suppress(OSError):
        probe.connect(("10.255.255.255", 1))
        return str(probe.getsockname()[0])
    return LOCAL


def host_names() -> set[str]:
    """The names under which others may know this machine."""
    name = socket.gethostname().lower()
    return {name, f"{name}.local", socket.getfqdn().lower()}


class _Server(uvicorn.Server):
    """A server that says when it is ready."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self.ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start listening, then call ``ready``."""
        await super().startup(sockets)
        if self.started:
            self.ready()


def serve(database: Path, listener: socket.socket, *, shared: bool, ready: Callable[[], None]) -> None:
    """Serve the dashboard on ``listener`` until interrupted; ``ready`` is called once it answers."""
    os.environ[settings.DATABASE_VARIABLE] = str(database.absolute())
    os.environ[settings.PORT_VARIABLE] = str(listener.getsockname()[1])
    os.environ[settings.SHARED_VARIABLE] = "1" if shared else "0"
    with closing(connect(database)) as db:
        config = uvicorn.Config(
            _app(db, shared),
            ws="websockets-sansio",
            ws_max_size=LARGEST_MESSAGE,
            lifespan="on",
            access_log=False,
            log_level="warning",
            server_header=False,
            timeout_graceful_shutdown=2,
        )
        _Server(config, ready).run(sockets=[listener])


def _app(db: Connection, shared: bool) -> App:
    import streamlit as st
    from starlette.middleware import Middleware
    from starlette.middleware.gzip import GZipMiddleware

    _configure()
    middleware = [Middleware(Gate, db=db, hosts=host_names() | set(st.get_option("server.allowedHosts")))]
    if shared:  # over a network the transfer is the slow part; on this machine compressing would be
        middleware.append(Middleware(GZipMiddleware, minimum_size=1000, compresslevel=5))
    return st.App(settings.APP_SCRIPT, lifespan=_lifespan, middleware=middleware)


def _configure() -> None:
    """Read the app's own configuration wherever the command was started."""
    from streamlit import config

    path = settings.streamlit_config()
    options = {"runner.postScriptGC": False}  # a full collection after every click costs more than the page
    if path is not None:
        options |= _flat(path)
    config.get_config_options(force_reparse=True, options_from_flags=options)


def _flat(path: Path) -> dict[str, Any]:
    import tomllib

    def flatten(table: dict[str, Any], prefix: str) -> dict[str, Any]:
        flat: dict[str, Any] = {}
        for key, value in table.items():
            flat |= flatten(value, f"{prefix}{key}.") if isinstance(value, dict) else {prefix + key: value}
        return flat

    return flatten(tomllib.loads(path.read_text("utf-8")), "")


@asynccontextmanager
async def _lifespan(_app: App) -> AsyncIterator[None]:
    """Import the slow libraries before the first visitor comes, and keep them out of garbage collection."""
    for name in PRELOADED:
        import_module(name)
    gc.collect()
    gc.freeze()
    yield
