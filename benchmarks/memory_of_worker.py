"""What a worker of ``benchmarks.memory`` does; it must be able to import it by name."""

from __future__ import annotations

import resource
from collections.abc import Sequence

from parser.reading import limits, read
from parser.reading.errors import UnreadableFile
from parser.scorecard import examine

Task = tuple[str, bytes]
Answer = tuple[str, int]


def measured(tasks: Sequence[Task]) -> list[Answer]:
    """What became of each file, and the most memory held so far: in the worker."""
    return [(_outcome(name, data), _peak()) for name, data in tasks]


def _outcome(name: str, data: bytes) -> str:
    try:
        for document in read(data, name):
            examine(document)
    except UnreadableFile as error:
        return error.kind
    return "read"


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def failed(_: Task, error: UnreadableFile) -> Answer:
    """The answer for a file that killed its worker."""
    return (f"killed: {error.kind}", limits.WORKER_BYTES)
