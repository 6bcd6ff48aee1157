"""Paths of files and folders → the files in them, in a steady order, without the litter of file systems."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from parser.bilingual import Bilingual
from parser.reading.errors import UnreadableFile
from parser.reading.litter import is_litter
from parser.reading.sniff import ARCHIVES, is_one_of


class FileMissing(UnreadableFile):
    """There is no such file."""

    kind = "not_found"
    message = Bilingual("找不到这个文件，请核实路径。", "There is no such file; please check the path.")


class NoPermission(UnreadableFile):
    """The file is there, but may not be opened."""

    kind = "no_permission"
    message = Bilingual(
        "打不开这个文件，请核实权限或是否被其他程序占用。",
        "The file cannot be opened; please check its permissions, or whether another program holds it.",
    )


@dataclass(frozen=True)
class Source:
    """The bytes of one file, or why there are none; ``name`` is its path as given."""

    name: str
    data: bytes = b""
    error: UnreadableFile | None = None


def sources(path: Path) -> Iterator[Source]:
    """What the file at ``path`` holds, an archive's files one by one; never raises."""
    try:
        data = path.read_bytes()
    except FileNotFoundError as cause:
        yield Source(str(path), error=_because(FileMissing(), cause))
    except OSError as cause:
        yield Source(str(path), error=_because(NoPermission(), cause))
    else:
        yield from expanded(str(path), data)


def expanded(name: str, data: bytes) -> Iterator[Source]:
    """The file, or the files in it when it is an archive; never raises."""
    if not is_one_of(data, ARCHIVES):
        yield Source(name, data)
        return
    from parser.reading.archive import is_archive, members

    if not is_archive(data):
        yield Source(name, data)
        return
    try:
        for inner, content in members(data, name):
            if isinstance(content, UnreadableFile):
                yield Source(inner, error=content)
            else:
                yield Source(inner, content)
    except UnreadableFile as error:
        yield Source(name, data, error)


def _because(error: UnreadableFile, cause: Exception) -> UnreadableFile:
    error.__cause__ = cause
    return error


def find_files(paths: Iterable[Path]) -> Iterator[Path]:
    """Every file named by ``paths``, folders searched to the bottom, names in order, none twice.

    A file named outright is always yielded, even when it does not exist: the one
    who reads it says so. Links to folders are not followed.
    """
    seen: set[Path] = set()
    for path in paths:
        for file in _files_below(path) if _is_folder(path) else (path,):
            place = file.absolute()
            if place not in seen:
                seen.add(place)
                yield file


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # a name too long for the file system: reading it says what is wrong
        return False


def _files_below(folder: Path) -> Iterator[Path]:
    for entry in sorted(folder.iterdir()):
        if is_litter(entry.name):
            continue
        if entry.is_dir():
            if not entry.is_symlink():
                yield from _files_below(entry)
        elif entry.is_file():
            yield entry
