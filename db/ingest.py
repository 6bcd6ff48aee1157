"""Files, folders and zips → the database: examined by workers, stored by one writer."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from db.examine import ExaminedFile, Incoming
from db.facts import digest
from db.files import Found, find_files, unpack_archive
from db.queries import stored
from db.queries.settings import profile
from db.queries.workflow import file_line
from db.rows_workflow import FileLine
from db.store.reports import store_file
from db.workers import examine_all
from parser.profile import Profile

CHUNK = 32
Progress = Callable[[int, int, FileLine], None]


@dataclass(frozen=True, slots=True)
class Summary:
    """What an ingest did: how many reports were new and so on, and one line a file."""

    new: int = 0
    unchanged: int = 0
    revised: int = 0
    unreadable: int = 0
    files: list[FileLine] = field(default_factory=list)


def ingest(
    paths: Iterable[Path | str],
    db: sqlite3.Connection,
    *,
    workers: int = 1,
    scheduler: str | None = None,
    year: int | None = None,
    office: Profile | None = None,
    who: str = "",
    progress: Progress | None = None,
) -> Summary:
    """Examine and store every file under ``paths`` (files, folders, zips); what is stored already is passed over.

    ``year`` serves files that state none. ``workers`` processes examine, or the Dask
    cluster at ``scheduler``. ``progress`` is called after each file with how many are
    done, how many there are, and its line. Raises ``FileNotFoundError`` before anything is read.
    """
    found = list(find_files([Path(path) for path in paths]))
    incoming = (Incoming(name, data, year) for name, data in _contents(found))
    lines = _ingest(incoming, db, workers, scheduler, office or profile(db), who)
    return summarise(_reported(lines, len(found), progress))


def ingest_bytes(
    db: sqlite3.Connection,
    data: bytes,
    name: str,
    *,
    year: int | None = None,
    who: str = "",
    office: Profile | None = None,
) -> list[FileLine]:
    """Examine and store one uploaded file, or each file of an uploaded zip; a line each."""
    incoming = (Incoming(inner, content, year) for inner, content in unpack_archive(name, data))
    return list(_ingest(incoming, db, 1, None, office or profile(db), who))


def summarise(lines: Iterable[FileLine]) -> Summary:
    """The lines with their totals."""
    files = list(lines)
    counts = Counter(line.status for line in files)
    return Summary(counts["new"], counts["unchanged"], counts["revised"], counts["unreadable"], files)


def _contents(found: Sequence[Found]) -> Iterator[tuple[str, bytes]]:
    for item in found:
        yield from unpack_archive(item.name, item.path.read_bytes())


def _reported(lines: Iterable[FileLine], total: int, progress: Progress | None) -> Iterator[FileLine]:
    for done, line in enumerate(lines, 1):
        if progress is not None:
            progress(done, max(total, done), line)
        yield line


def _ingest(
    incoming: Iterable[Incoming],
    db: sqlite3.Connection,
    workers: int,
    scheduler: str | None,
    office: Profile,
    who: str,
) -> Iterator[FileLine]:
    """Chunk after chunk, so that memory stays flat however many files there are."""
    for file in examine_all(_unknown(db, incoming, who), office, workers, scheduler):
        if isinstance(file, FileLine):
            yield file
            continue
        for item in store_file(db, file, who):
            yield file_line(db, file.name, item)
