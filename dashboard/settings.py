"""Where this process finds its database and its own files; ``serve`` sets it, pages and commands ask.

Environment variables carry it because Streamlit runs the pages in threads of its
own, without arguments.
"""

from __future__ import annotations

import os
from pathlib import Path

DATABASE_VARIABLE = "GONGKAI_DB"
PORT_VARIABLE = "GONGKAI_PORT"
SHARED_VARIABLE = "GONGKAI_SHARED"
DEFAULT_DATABASE = "gongkai.db"
DEFAULT_PORT = 8501

APP_SCRIPT = Path(__file__).with_name("app.py")


def database_path() -> Path:
    """The database file of this process: ``GONGKAI_DB``, else ``gongkai.db`` in the working folder."""
    return Path(os.environ.get(DATABASE_VARIABLE, DEFAULT_DATABASE))


def port() -> int:
    """The port that the dashboard listens on."""
    return int(os.environ.get(PORT_VARIABLE, DEFAULT_PORT))


def shared() -> bool:
    """Whether the dashboard listens on the local network (``--share``) and not on this machine alone."""
    return os.environ.get(SHARED_VARIABLE) == "1"


def cookie_name() -> str:
    """The name of the access cookie; cookies do not tell ports apart, so the port is in the name."""
    return f"gongkai_{port()}"


def streamlit_config() -> Path | None:
    """The app's ``config.toml``: beside the app when installed, at the top of the project in a checkout."""
    for folder in (APP_SCRIPT.parent, APP_SCRIPT.parent.parent):
        path = folder / ".streamlit" / "config.toml"
        if path.is_file():
            return path
    return None
