"""How a command speaks: exit codes, language, UTF-8 output, sentences on stderr, results on stdout."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from enum import IntEnum
from typing import TypeVar

from parser.bilingual import Bilingual, Language

Item = TypeVar("Item")
WORKERS_HELP = Bilingual("同时使用的进程数，默认 1", "processes at work, 1 by default")


class ExitCode(IntEnum):
    """What a command tells the shell."""

    CLEAN = 0  # nothing to correct
    TO_CORRECT = 1  # at least one E finding
    UNUSABLE = 2  # a file or option could not be used


class CommandError(Exception):
    """The command cannot go on; ``message`` is the one sentence that the person reads."""

    def __init__(self, zh: str, en: str) -> None:
        self.message = Bilingual(zh, en)
        super().__init__(zh)


def choose_language(words: Sequence[str]) -> Language:
    """``--lang`` of the command line, else ``GONGKAI_LANG``, else Chinese."""
    chosen = os.environ.get("GONGKAI_LANG", "zh")
    for word, following in zip(words, [*words[1:], ""], strict=False):
        if word == "--lang":
            chosen = following
        elif word.startswith("--lang="):
            chosen = word.removeprefix("--lang=")
    return "en" if chosen.lower().startswith("en") else "zh"


def use_utf8() -> None:
    """Write UTF-8 with plain line ends whatever the code page, so that pipes and files stay clean."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace", newline="\n")


def say(sentence: str) -> None:
    """Tell the person something; stdout stays free for the result."""
    print(sentence, file=sys.stderr, flush=True)


def progress(items: Iterable[Item], total: int, label: str) -> Iterable[Item]:
    """The items, behind a progress bar when a person watches and the screen is not full of results."""
    if total < 10 or not sys.stderr.isatty() or sys.stdout.isatty():
        return items
    from tqdm import tqdm

    watched: Iterable[Item] = tqdm(items, total=total, desc=label, unit="份", file=sys.stderr, leave=False)
    return watched


@contextmanager
def progress_of(label: str) -> Iterator[Callable[[int, int], None]]:
    """A function ``advance(done, total)``: a bar when a person watches, else a line every tenth."""
    if sys.stderr.isatty():
        from tqdm import tqdm

        with tqdm(desc=label, unit="份", file=sys.stderr, leave=False) as bar:

            def advance(done: int, total: int) -> None:
                bar.total = total
                bar.update(done - bar.n)

            yield advance
        return
    told = 0

    def tell(done: int, total: int) -> None:
        nonlocal told
        tenth = done * 10 // max(total, 1)
        if tenth > told:
            told = tenth
            say(f"{label} {done}/{total}")

    yield tell


def port_number(word: str) -> int:
    """A port of the command line."""
    if word.isdecimal() and 1 <= int(word) <= 65535:
        return int(word)
    raise argparse.ArgumentTypeError(f"{word}（应为 1 至 65535 / 1 to 65535）")


def year_number(word: str) -> int:
    """A year of the command line."""
    if word.isdecimal() and 2000 <= int(word) <= 2100:
        return int(word)
    raise argparse.ArgumentTypeError(f"{word}（应为四位年份 / a year of four digits）")


def positive_number(word: str) -> int:
    """A count of the command line."""
    if word.isdecimal() and int(word) >= 1:
        return int(word)
    raise argparse.ArgumentTypeError(f"{word}（应为正整数 / a positive number）")
