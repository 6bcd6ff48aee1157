"""Paths of the command line, judged before the work begins."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from dashboard.commands.console import CommandError


def existing(paths: Sequence[Path]) -> Sequence[Path]:
    """The paths, all of which are there; a typing error must not look like an empty folder."""
    for path in paths:
        if not path.exists():
            raise CommandError(f"找不到 {path}，请核实路径。", f"There is no {path}; please check the path.")
    return paths


def writable(path: Path) -> Path:
    """A file to be written: its folder is there, and it is no folder itself."""
    if path.is_dir():
        raise CommandError(f"{path} 是文件夹，请给出文件名。", f"{path} is a folder; please name a file.")
    if not path.absolute().parent.is_dir():
        raise CommandError(f"文件夹 {path.parent} 不存在。", f"The folder {path.parent} does not exist.")
    return path
