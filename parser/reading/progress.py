"""Which page of which file is being read, told to whoever watches, also across processes.

A reader calls ``begin_page`` and knows nobody. In a worker the pages are written down in a
file that the watching process reads from time to time: unlike a queue it has no lock that a
killed worker could take with it, and no thread that must be ended.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from pathlib import Path
from tempfile import TemporaryDirectory

Watch = Callable[[str, int, int], None]
"""Called as a page is begun, with the file's name, the page's number and the number of pages."""

_watch: ContextVar[Watch | None] = ContextVar("watch", default=None)


@contextmanager
def watched(watch: Watch | None) -> Iterator[None]:
    """``watch`` is told of every page that is begun meanwhile. Not to be held open across a ``yield``."""
    before = _watch.set(watch)
    try:
        yield
    finally:
        _watch.reset(before)


def begin_page(name: str, page: int, pages: int) -> None:
    """A reader begins with a page; a picture inside another file has no name and is no page."""
    watch = _watch.get()
    if watch is not None and name:
        watch(name, page, pages)


@contextmanager
def written_down(folder: str | None) -> Iterator[None]:
    """Pages begun meanwhile are noted in ``folder``, in a file of this process."""
    if folder is None:
        yield
        return

    def note(name: str, page: int, pages: int) -> None:
        # Whoever watches may be gone, or the disk full: no reason to lose the file that is read.
        with suppress(OSError), (Path(folder) / str(os.getpid())).open("a", encoding="ascii") as out:
            out.write(json.dumps([name, page, pages]) + "\n")

    with watched(note):
        yield


class Notes:
    """The pages that workers wrote down, read as they come."""

    def __init__(self, watch: Watch | None) -> None:
        self._watch = watch
        self._folder = (
            TemporaryDirectory(prefix="gongkai-", ignore_cleanup_errors=True) if watch is not None else None
        )
        self._read: dict[Path, int] = {}

    @property
    def folder(self) -> str | None:
        """Where workers write, None when nobody watches."""
        return self._folder.name if self._folder else None

    def tell(self) -> None:
        """Tell of what was written since the last time."""
        if self._watch is None or self._folder is None:
            return
        for path in sorted(Path(self._folder.name).iterdir()):
            with path.open("rb") as notes:
                notes.seek(self._read.get(path, 0))
                whole, _, _ = notes.read().rpartition(b"\n")  # what follows is still being written
            if whole:
                self._read[path] = self._read.get(path, 0) + len(whole) + 1
            for line in whole.splitlines():
                name, page, pages = json.loads(line)
                self._watch(name, page, pages)

    def close(self) -> None:
        """Throw the notes away; call it when the workers have ended."""
        if self._folder is not None:
            self._folder.cleanup()
