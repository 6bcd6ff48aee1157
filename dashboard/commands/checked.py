"""Files → their scorecards, in order, or the sentence that says why there is none."""

from __future__ import annotations

import hashlib
import warnings
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, groupby, islice
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from dashboard.commands.console import ExitCode
from parser.bilingual import Bilingual
from parser.checks.check import Severity
from parser.checks.context import Context
from parser.document import Document
from parser.reading.batch import Result, read_many
from parser.reading.errors import UnreadableFile
from parser.reading.risk import is_risky
from parser.reading.sources import Source, expanded, sources
from parser.scorecard import Scorecard, examine

if TYPE_CHECKING:
    from parser.reading.progress import Watch

CHUNK = 32  # files that share one start of the programs which old formats need
Answer = tuple[str, str, Result]  # source, sha256, documents or error


class Failed(UnreadableFile):
    """The program itself stumbled over the file."""

    kind = "failed"
    message = Bilingual(
        "本程序处理这份文件时出错，不是文件的问题，请人工核对并反馈。",
        "The program failed on this file; the fault is ours. Please check the file by hand and tell us.",
    )


class OurFault(UserWarning):
    """A file met a fault of the program: a test fails on this, a person is told in the result."""


@dataclass(frozen=True)
class Checked:
    """One report's scorecard, or one file's error; ``source`` is the path as given."""

    source: str
    sha256: str
    card: Scorecard | None = None
    error: UnreadableFile | None = None

    @property
    def exit_code(self) -> ExitCode:
        """What this file alone would make of the command's exit code."""
        if self.card is None:
            return ExitCode.UNUSABLE
        errors = any(finding.severity is Severity.ERROR for finding in self.card.findings)
        return ExitCode.TO_CORRECT if errors else ExitCode.CLEAN


def check_files(files: Iterable[Path], context: Context, watch: Watch | None = None) -> Iterator[Checked]:
    """The results of all files in their order: several for a workbook of reports or an archive.

    ``watch`` is told of each page of a PDF or a scan that is begun.
    """
    yield from _check(chain.from_iterable(map(sources, files)), context, watch)


def check_bytes(data: bytes, source: str, context: Context, watch: Watch | None = None) -> Iterator[Checked]:
    """The results of one file's bytes."""
    yield from _check(expanded(source, data), context, watch)


def _check(received: Iterator[Source], context: Context, watch: Watch | None) -> Iterator[Checked]:
    for source, sha256, result in chain.from_iterable(_answers(received, watch)):
        if isinstance(result, UnreadableFile):
            yield Checked(source, sha256, error=result)
            continue
        for document in result:
            yield _judged(source, sha256, document, context)


def _answers(received: Iterator[Source], watch: Watch | None) -> Iterator[Sequence[Answer]]:
    """Every file read; chunks with a risky one are read in processes that may die without harm."""
    chunks = iter(lambda: list(islice(received, CHUNK)), [])
    for risky, run in groupby(chunks, lambda chunk: any(is_risky(source.data) for source in chunk)):
        if not risky:
            yield from map(read_sources, run)
            continue
        from parser.reading.isolation import Running, in_order  # its process pools take a while to import

        yield from in_order(read_sources, run, _unread, Running(watch=watch))


def read_sources(chunk: Sequence[Source]) -> list[Answer]:
    """The documents of each file, or why there are none, in the chunk's order."""
    there = [source for source in chunk if source.error is None]
    results = iter(read_many([(PurePath(source.name).name, source.data) for source in there]))
    return [
        _unread(source, source.error) if source.error else (source.name, _digest(source), next(results))
        for source in chunk
    ]


def _unread(source: Source, error: UnreadableFile) -> Answer:
    return source.name, _digest(source), error


def _digest(source: Source) -> str:
    return hashlib.sha256(source.data).hexdigest() if source.data else ""


def _judged(source: str, sha256: str, document: Document, context: Context) -> Checked:
    try:
        return Checked(source, sha256, card=examine(document, context))
    except UnreadableFile as error:
        return Checked(source, sha256, error=error)
    except Exception as error:  # a fault of ours costs this file only, and is said as ours
        warnings.warn(f"{type(error).__name__}: {error}", OurFault, stacklevel=2)
        failed = Failed()
        failed.__cause__ = error
        return Checked(source, sha256, error=failed)
