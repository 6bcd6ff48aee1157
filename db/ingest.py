"""Files, folders and zips → the database: examined by workers, stored by one writer."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from pathlib import Path

from db.examine import Incoming, Known, Task, examine_batch, unread_file
from db.facts import digest
from db.queries import stored
from db.queries.settings import profile
from db.queries.workflow import file_line
from db.received import Received, received, received_bytes
from db.rows_workflow import FileLine
from db.store.reports import record_unchanged, store_file
from db.store.workflow import store_profile
from db.workers import in_order
from parser.profile import Profile
from parser.reading.sources import find_files

BATCH = 32
Progress = Callable[[int, int, FileLine], None]


@dataclass(frozen=True, slots=True)
class Summary:
    """What an ingest did: how many reports were new and so on, and one line a file."""

    new: int = 0
    unchanged: int = 0
    revised: int = 0
    unreadable: int = 0
    files: list[FileLine] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Options:
    """How to examine: ``year`` serves files that state none; ``scheduler`` is a Dask cluster's address.

    ``profile`` becomes the database's own.
    """

    workers: int = 1
    scheduler: str | None = None
    year: int | None = None
    profile: Profile | None = None
    who: str = ""


def ingest(
    paths: Iterable[Path | str],
    db: sqlite3.Connection,
    *,
    options: Options = Options(),
    progress: Progress | None = None,
) -> Summary:
    """Examine and store every file under ``paths`` (files, folders, zips); what is stored is passed over.

    ``progress`` is called after each file with how many are done, how many there are at
    least, and its line. Killed at any point, every file is in or not in, and running
    again completes it.
    """
    if options.profile is not None:
        store_profile(db, options.profile, options.who)
    files = list(find_files(Path(path) for path in paths))
    lines: list[FileLine] = []
    for line in _ingest(received(files), db, options):
        lines.append(line)
        if progress is not None:
            progress(len(lines), max(len(files), len(lines)), line)
    return summarise(lines)


def ingest_bytes(
    db: sqlite3.Connection, data: bytes, name: str, *, year: int | None = None, who: str = ""
) -> list[FileLine]:
    """Examine and store one uploaded file, or each file of an uploaded zip; a line each."""
    return list(_ingest(received_bytes(name, data), db, Options(year=year, who=who)))


def summarise(lines: Sequence[FileLine]) -> Summary:
    """The lines with their totals."""
    counts = Counter(line.status for line in lines)
    return Summary(counts["new"], counts["unchanged"], counts["revised"], counts["unreadable"], list(lines))


def _ingest(files: Iterable[Received], db: sqlite3.Connection, options: Options) -> Iterator[FileLine]:
    work = partial(examine_batch, profile=profile(db))
    for batch in in_order(work, _batches(files, db, options), options.workers, options.scheduler):
        for file in batch:
            items = (
                record_unchanged(db, file, options.who)
                if isinstance(file, Known)
                else store_file(db, file, options.who)
            )
            for item in items:
                yield file_line(db, file.name, item.status, item.report_id, item.suggestions)


def _batches(files: Iterable[Received], db: sqlite3.Connection, options: Options) -> Iterator[list[Task]]:
    remaining = iter(files)
    size = 1 if options.workers <= 1 and options.scheduler is None else BATCH
    while batch := list(islice(remaining, size)):
        yield _tasks(batch, db, options.year)


def _tasks(batch: Sequence[Received], db: sqlite3.Connection, year: int | None) -> list[Task]:
    """What there is to do for each file; bytes that gave a report before are not examined again."""
    digests = [digest(file.data) for file in batch]
    known = stored.known_digests(db, digests)
    return [_task(file, sha256, sha256 in known, year) for file, sha256 in zip(batch, digests, strict=True)]


def _task(file: Received, sha256: str, known: bool, year: int | None) -> Task:
    if file.error is not None:
        return unread_file(file.name, file.data, file.error)
    return Known(file.name, sha256) if known else Incoming(file.name, file.data, year)
