"""``gongkai ingest``: files, folders and archives into the database; running it again changes nothing."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard import settings
from dashboard.commands.console import WORKERS_HELP, ExitCode, positive_number, progress_of, say, year_number
from dashboard.commands.database import DATABASE_HELP, open_database
from dashboard.commands.paths import existing
from dashboard.commands.profile import PROFILE_HELP, profile_of
from parser.bilingual import Bilingual, Language

if TYPE_CHECKING:
    from dashboard.commands.page_line import PageLine
    from db.ingest import Summary
    from db.rows_workflow import FileLine

HELP = Bilingual(
    "把收到的报告（文件、文件夹、压缩包）导入数据库；可重复执行，不会重复导入",
    "bring reports (files, folders, archives) into the database; may be run again and again",
)
EXAMPLES = (
    "gongkai ingest 各单位年报 --db 2023年度.db",
    "gongkai ingest 收到.zip --year 2023 --workers 2",
    "gongkai ingest 全省 --scheduler tcp://10.0.0.5:8786",
)
PATHS_HELP = Bilingual("文件、文件夹或压缩包", "files, folders or archives")
SCHEDULER_HELP = Bilingual(
    "Dask 调度地址，分到多台机器处理", "address of a Dask scheduler, to use several machines"
)
YEAR_HELP = Bilingual("报告未写明年度时按此年度归档", "year for reports that state none")
LABEL = Bilingual("导入", "reading")
SUMMARY = Bilingual(
    "新增 {new} 份，未变 {unchanged} 份，更新 {revised} 份，无法读取 {unreadable} 份。",
    "{new} new, {unchanged} unchanged, {revised} revised, {unreadable} unreadable.",
)
UNREADABLE = Bilingual("无法读取 {name}：{error}", "not readable {name}: {error}")


def add_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """The options of ``ingest``."""
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help=PATHS_HELP.in_language(language))
    parser.add_argument("--db", type=Path, metavar="FILE", help=DATABASE_HELP.in_language(language))
    parser.add_argument(
        "--workers", type=positive_number, default=1, metavar="N", help=WORKERS_HELP.in_language(language)
    )
    parser.add_argument("--scheduler", metavar="tcp://…", help=SCHEDULER_HELP.in_language(language))
    parser.add_argument("--year", type=year_number, metavar="Y", help=YEAR_HELP.in_language(language))
    parser.add_argument("--profile", type=Path, metavar="FILE", help=PROFILE_HELP.in_language(language))


def run(arguments: argparse.Namespace) -> int:
    """Ingest and print the summary; 1 when a report has an E finding, 2 when a file was unreadable."""
    from dashboard.commands.page_line import page_line
    from db.ingest import Options, ingest

    paths = existing(arguments.paths)
    with (
        closing(open_database(arguments.db or settings.database_path())) as db,
        progress_of(LABEL.in_language(arguments.lang)) as advance,
        page_line(arguments.lang) as line,
    ):
        summary = ingest(
            paths,
            db,
            options=Options(
                workers=arguments.workers,
                scheduler=arguments.scheduler,
                year=arguments.year,
                profile=profile_of(arguments),
                who="gongkai ingest",
                watch=line.show if line else None,
            ),
            progress=_reporting(advance, line),
        )
    print_summary(summary, arguments.lang)
    if summary.unreadable:
        return ExitCode.UNUSABLE
    return ExitCode.TO_CORRECT if any(line.errors for line in summary.files) else ExitCode.CLEAN


def _reporting(
    advance: Callable[[int, int], None], line: PageLine | None
) -> Callable[[int, int, FileLine], None]:
    def report(done: int, total: int, _file: FileLine) -> None:
        if line is not None:
            line.clear()
        advance(done, total)

    return report


def print_summary(summary: Summary, language: Language) -> None:
    """The files that could not be read with the reason, then the counts."""
    for line in summary.files:
        if line.error is not None:
            error = line.error.in_language(language)
            say(UNREADABLE.filled(name=line.name, error=error).in_language(language))
    counts = SUMMARY.filled(
        new=summary.new,
        unchanged=summary.unchanged,
        revised=summary.revised,
        unreadable=summary.unreadable,
    )
    print(counts.in_language(language), file=sys.stdout)
