"""Files, folders and zips → the database: examined by workers, stored by one writer."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path

from db.examine import ExaminedFile, Incoming, Known, Task, examine_batch, unread_file
from db.facts import digest
from db.queries import stored
from db.queries.overview import overview_count
from db.queries.peers import stale_years
from db.queries.settings import profile
from db.queries.workflow import file_line
from db.rows_workflow import FileLine
from db.store.peers import answer_peers
from db.store.reports import record_unchanged, store_file
from db.store.workflow import store_profile
from db.workers import examine_all
from parser.profile import Profile
from parser.reading.progress import Watch
from parser.reading.risk import is_risky
from parser.reading.sources import Source, expanded, find_files, sources

BATCH, BATCH_BYTES = 32, 4_000_000
AT_ONCE = 500  # reports that are held against each other while a person waits for an upload
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

    ``profile`` becomes the database's own; ``watch`` is told of each page that is begun.
    """

    workers: int = 1
    scheduler: str | None = None
    year: int | None = None
    profile: Profile | None = None
    who: str = ""
    watch: Watch | None = None


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
    roots = [Path(path) for path in paths]
    total = sum(1 for _ in find_files(roots))
    lines: list[FileLine] = []
    for line in _ingest(_sources(roots), db, options):
        lines.append(line)
        if progress is not None:
            progress(len(lines), max(total, len(lines)), line)
    for year in stale_years(db):
        answer_peers(db, year)
    return summarise(lines)


def ingest_many(
    db: sqlite3.Connection,
    files: Iterable[tuple[str, bytes]],
    *,
    year: int | None = None,
    who: str = "",
    watch: Watch | None = None,
) -> Iterator[FileLine]:
    """Examine and store uploaded files (name, bytes), archives opened; a line for each file as it is done."""
    received = (source for name, data in files for source in expanded(name, data))
    yield from _ingest(received, db, Options(year=year, who=who, watch=watch))
    for stale in stale_years(db):
        if overview_count(db, stale) <= AT_ONCE:
            answer_peers(db, stale)


def ingest_bytes(
    db: sqlite3.Connection, data: bytes, name: str, *, year: int | None = None, who: str = ""
) -> list[FileLine]:
    """Examine and store one uploaded file, or each file of an uploaded zip; a line each."""
    return list(ingest_many(db, [(name, data)], year=year, who=who))


def summarise(lines: Sequence[FileLine]) -> Summary:
    """The lines with their totals."""
    counts = Counter(line.status for line in lines)
    return Summary(counts["new"], counts["unchanged"], counts["revised"], counts["unreadable"], list(lines))


def _sources(roots: Sequence[Path]) -> Iterator[Source]:
    """Every file under the roots; a file in a folder is named from that folder on."""
    for root in roots:
        above = str(root.parent / "x")[:-1]
        for path in find_files([root]):
            for source in sources(path):
                yield replace(source, name=source.name.removeprefix(above))


def _ingest(files: Iterable[Source], db: sqlite3.Connection, options: Options) -> Iterator[FileLine]:
    tasks = _tasks(files, db, options.year)
    for file in examined(tasks, profile(db), options):
        items = (
            record_unchanged(db, file, options.who)
            if isinstance(file, Known)
            else store_file(db, file, options.who)
        )
        for item in items:
            yield file_line(db, file.name, item.status, item.report_id, item.suggestions)


def examined(tasks: Iterator[Task], office: Profile, options: Options) -> Iterator[Known | ExaminedFile]:
    """Files are examined here until one is to be, or for safety must be, in a process of its own."""
    apart = options.workers > 1 or options.scheduler is not None
    for task in tasks:
        if isinstance(task, Incoming) and (apart or is_risky(task.data)):
            batches = _batches(chain([task], tasks))
            yield from examine_all(batches, office, options.workers, options.scheduler, options.watch)
            return
        yield from examine_batch([task], office)


def _batches(tasks: Iterator[Task]) -> Iterator[list[Task]]:
    batch: list[Task] = []
    size = 0
    for task in tasks:
        batch.append(task)
        size += len(task.data) if isinstance(task, Incoming) else 0
        if len(batch) == BATCH or size > BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _tasks(files: Iterable[Source], db: sqlite3.Connection, year: int | None) -> Iterator[Task]:
    """What there is to do for each file; bytes that gave a report before are not examined again."""
    for file in files:
        sha256 = digest(file.data)
        if file.error is not None:
            yield unread_file(file.name, file.data, file.error)
        elif stored.stored_already(db, sha256):
            yield Known(file.name, sha256)
        else:
            yield Incoming(file.name, file.data, year)
