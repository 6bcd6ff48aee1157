"""Paths → the bytes of every file in them, read one after the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from parser.bilingual import Bilingual
from parser.reading.errors import UnreadableFile


@dataclass(frozen=True, slots=True)
class Received:
    """One file as it came; ``error`` when its bytes could not be had."""

    name: str
    data: bytes
    error: UnreadableFile | None = None


class NoSuchFile(UnreadableFile):
    """The path leads to nothing, or to something that may not be read."""

    kind = "no_such_file"
    message = Bilingual("找不到该文件或无权读取。", "The file is not there or may not be read.")


def received(paths: Sequence[Path]) -> Iterator[Received]:
    """The files at ``paths``, in order."""
    for path in paths:
        try:
            data = path.read_bytes()
        except OSError:
            yield Received(str(path), b"", NoSuchFile())
            continue
        yield from received_bytes(path.name, data)


def received_bytes(name: str, data: bytes) -> Iterator[Received]:
    """One file, or the files inside when it is an archive."""
    yield Received(name, data)
