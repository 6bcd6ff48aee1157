"""One file after the other → its scorecards, or the sentence that says why there is none."""

from __future__ import annotations

import hashlib
import sys
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dashboard.commands.console import ExitCode
from parser.bilingual import Bilingual
from parser.checks.check import Severity
from parser.checks.context import Context
from parser.reading import read
from parser.reading.errors import UnreadableFile
from parser.reading.sources import sources
from parser.scorecard import Scorecard, examine


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


def check_file(path: Path, context: Context) -> Iterator[Checked]:
    """The results of one file: several for a workbook of reports or an archive."""
    for source in sources(path):
        if source.error is not None:
            yield Checked(source.name, "", error=source.error)
        else:
            yield from check_bytes(source.data, source.name, context)


def check_standard_input(context: Context) -> Iterator[Checked]:
    """The results of what comes through the pipe."""
    yield from check_bytes(sys.stdin.buffer.read(), "-", context)


def check_bytes(data: bytes, source: str, context: Context) -> Iterator[Checked]:
    """The results of these bytes; an unreadable file yields its error and never stops the run."""
    sha256 = hashlib.sha256(data).hexdigest()
    try:
        documents = read(data, Path(source).name)
    except Exception as error:
        yield Checked(source, sha256, error=as_unreadable(error))
        return
    for document in documents:
        try:
            yield Checked(source, sha256, card=examine(document, context))
        except Exception as error:
            yield Checked(source, sha256, error=as_unreadable(error))


def as_unreadable(error: Exception) -> UnreadableFile:
    """The error as one sentence; a fault of ours is said as ours, and costs this file only."""
    if isinstance(error, UnreadableFile):
        return error
    warnings.warn(f"{type(error).__name__}: {error}", OurFault, stacklevel=2)
    failed = Failed()
    failed.__cause__ = error
    return failed
