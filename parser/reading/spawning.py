"""Processes that import what their work needs, and not the program that started them.

A spawned process runs its parent's main module again. Under the dashboard that module
is the page just drawn: it would be drawn once more in every worker.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.context import BaseContext, SpawnContext, SpawnProcess
from multiprocessing.process import BaseProcess
from threading import Lock
from types import ModuleType
from typing import Any

_MAIN = "__main__"
_swapping = Lock()


@contextmanager
def _no_main() -> Iterator[None]:
    with _swapping:
        main = sys.modules[_MAIN]
        sys.modules[_MAIN] = ModuleType(_MAIN)
        try:
            yield
        finally:
            sys.modules[_MAIN] = main


class _Process(SpawnProcess):
    @staticmethod
    def _Popen(process_obj: BaseProcess) -> Any:  # noqa: ANN401 (a type of its own on every system)
        with _no_main():
            return SpawnProcess._Popen(process_obj)


class _Context(SpawnContext):
    Process = _Process


def spawning() -> BaseContext:
    """The context in which to start workers, the same on every system."""
    return _Context()
