"""The dashboard as a person starts it: the command in a process of its own, its link as printed."""

from __future__ import annotations

import os
import queue
import re
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

START_SECONDS = 120
LINK = re.compile(r"http://\S+\?token=\S+")


@dataclass
class Served:
    """A running dashboard: its supervisor link, its database, its process."""

    link: str
    database: Path
    process: subprocess.Popen[str]

    @property
    def port(self) -> int:
        return urlsplit(self.link).port or 0

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    @property
    def token(self) -> str:
        return urlsplit(self.link).query.removeprefix("token=")

    def stop(self) -> tuple[int, str]:
        """Press Ctrl+C; the exit code and what was said after the link."""
        self.process.send_signal(signal.SIGINT)
        said = self.process.communicate(timeout=60)[1]
        return self.process.returncode, said


@contextmanager
def serving(database: Path, *words: str) -> Iterator[Served]:
    """Run ``gongkai serve`` (or the given subcommand) on a free port until the block ends."""
    command = [sys.executable, "-m", "dashboard", *(words or ("serve",))]
    options = ["--db", str(database), "--port", str(free_port()), "--no-browser"]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    process = subprocess.Popen(
        command + options, stderr=subprocess.PIPE, text=True, encoding="utf-8", env=environment
    )
    try:
        yield Served(_link(process), database, process)
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGINT)
            try:
                process.communicate(timeout=30)
            except subprocess.TimeoutExpired:
                process.kill()
                process.communicate()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _link(process: subprocess.Popen[str]) -> str:
    """The first link that the command prints; what it said instead when it prints none."""
    lines: queue.Queue[str | None] = queue.Queue()

    def read() -> None:
        assert process.stderr is not None
        for line in iter(process.stderr.readline, ""):
            lines.put(line)
            if LINK.search(line):
                return
        lines.put(None)

    threading.Thread(target=read, daemon=True).start()
    said = ""
    while (line := lines.get(timeout=START_SECONDS)) is not None:
        said += line
        if found := LINK.search(line):
            return found.group()
    raise AssertionError(f"the dashboard did not start: {said}")
