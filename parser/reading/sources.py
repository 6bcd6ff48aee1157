"""Paths of files and folders → the files in them, in a steady order, without the litter of file systems."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

LITTER = frozenset({"thumbs.db", "desktop.ini", "__macosx", "ehthumbs.db"})
LOCK_PREFIXES = ("~$", ".~", ".")  # Word's and WPS's lock files, and everything hidden


def find_files(paths: Iterable[Path]) -> Iterator[Path]:
    """Every file named by ``paths``, folders searched to the bottom, names in order, none twice.

    A file named outright is always yielded, even when it does not exist: the one
    who reads it says so. Links to folders are not followed.
    """
    seen: set[Path] = set()
    for path in paths:
        for file in _files_below(path) if path.is_dir() else (path,):
            place = file.absolute()
            if place not in seen:
                seen.add(place)
                yield file


def _files_below(folder: Path) -> Iterator[Path]:
    for entry in sorted(folder.iterdir()):
        if is_litter(entry.name):
            continue
        if entry.is_dir():
            if not entry.is_symlink():
                yield from _files_below(entry)
        elif entry.is_file():
            yield entry


def is_litter(name: str) -> bool:
    """Whether a file of this name is the file system's or an office program's own and holds no report."""
    return name.startswith(LOCK_PREFIXES) or name.lower() in LITTER
