"""``gongkai backup``: a consistent copy of the database, also while the dashboard runs."""

from __future__ import annotations

import argparse
from contextlib import closing
from pathlib import Path

from dashboard import settings
from dashboard.commands.console import CommandError, ExitCode, say
from dashboard.commands.database import DATABASE_HELP, open_existing
from dashboard.commands.paths import writable
from parser.bilingual import Bilingual, Language

HELP = Bilingual("备份数据库（看板运行时也可以）", "copy the database, also while the dashboard runs")
EXAMPLES = ("gongkai backup 备份/2023年度-0131.db --db 2023年度.db",)
DESTINATION_HELP = Bilingual("备份文件", "the file to write")
WRITTEN = Bilingual("已备份到 {path}（{size:,} 字节）。", "Copied to {path} ({size:,} bytes).")


def add_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """The options of ``backup``."""
    parser.add_argument("destination", type=Path, metavar="DEST", help=DESTINATION_HELP.in_language(language))
    parser.add_argument("--db", type=Path, metavar="FILE", help=DATABASE_HELP.in_language(language))


def run(arguments: argparse.Namespace) -> int:
    """Copy the database; 2 when the copy would overwrite something."""
    from db.maintenance import backup

    destination = writable(arguments.destination)
    if destination.exists():
        raise CommandError(
            f"{destination} 已存在，请换一个文件名。", f"{destination} exists; choose another name."
        )
    with closing(open_existing(arguments.db or settings.database_path())) as db:
        backup(db, destination)
    size = destination.stat().st_size
    say(WRITTEN.filled(path=destination, size=size).in_language(arguments.lang))
    return ExitCode.CLEAN
