"""``gongkai roster import``: the list of agencies that must report."""

from __future__ import annotations

import argparse
from contextlib import closing
from pathlib import Path

from dashboard import settings
from dashboard.commands.console import ExitCode
from dashboard.commands.database import DATABASE_HELP, open_database
from dashboard.commands.paths import existing
from parser.bilingual import Bilingual, Language

HELP = Bilingual(
    "导入应报名单（Excel 或 CSV）", "bring in the roster of agencies that must report (Excel or CSV)"
)
EXAMPLES = ("gongkai roster import 应报名单.xlsx --db 2023年度.db",)
FILE_HELP = Bilingual(
    "名单文件：单位名称，可有曾用名、简称、类别、层级、上级、联系人、截止日期",
    "the roster: name, and where known former names, short names, kind, level, parent, contact, deadline",
)
ACTION_HELP = Bilingual("操作：import 导入", "what to do")
DONE = Bilingual("名单已导入：{count} 个单位。", "The roster is in: {count} agencies.")


def add_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """The options of ``roster``."""
    parser.add_argument("action", choices=("import",), help=ACTION_HELP.in_language(language))
    parser.add_argument("file", type=Path, metavar="FILE", help=FILE_HELP.in_language(language))
    parser.add_argument("--db", type=Path, metavar="FILE", help=DATABASE_HELP.in_language(language))


def run(arguments: argparse.Namespace) -> int:
    """Import the roster as a whole or not at all; 2 with the row that is wrong."""
    from db.roster import import_roster

    [file] = existing([arguments.file])
    with closing(open_database(arguments.db or settings.database_path())) as db:
        count = import_roster(db, file.read_bytes(), "gongkai roster")
    print(DONE.filled(count=count).in_language(arguments.lang))
    return ExitCode.CLEAN
