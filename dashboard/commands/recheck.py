"""``gongkai recheck``: every result anew from the kept originals, after checks or profile changed."""

from __future__ import annotations

import argparse
from contextlib import closing
from pathlib import Path

from dashboard import settings
from dashboard.commands.console import WORKERS_HELP, ExitCode, positive_number, progress_of
from dashboard.commands.database import DATABASE_HELP, open_existing
from parser.bilingual import Bilingual, Language

HELP = Bilingual("按现行规则重新核对已存的全部原件", "check every kept original again by the present rules")
EXAMPLES = ("gongkai recheck --db 2023年度.db",)
LABEL = Bilingual("重新核对", "checking again")
DONE = Bilingual(
    "重新核对 {checked} 份，结果有变化 {changed} 份。",
    "{checked} checked again, {changed} with another result.",
)


def add_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """The options of ``recheck``."""
    parser.add_argument("--db", type=Path, metavar="FILE", help=DATABASE_HELP.in_language(language))
    parser.add_argument(
        "--workers", type=positive_number, default=1, metavar="N", help=WORKERS_HELP.in_language(language)
    )


def run(arguments: argparse.Namespace) -> int:
    """Recheck everything and say what changed."""
    from db.maintenance import recheck

    label = LABEL.in_language(arguments.lang)
    with (
        closing(open_existing(arguments.db or settings.database_path())) as db,
        progress_of(label) as advance,
    ):
        summary = recheck(db, workers=arguments.workers, progress=advance)
    for change in summary.changed:
        print(change)
    done = DONE.filled(checked=summary.checked, changed=len(summary.changed))
    print(done.in_language(arguments.lang))
    return ExitCode.CLEAN
