"""``gongkai export``: reports, findings, cells, the workbook for the circular, notices."""

from __future__ import annotations

import argparse
from contextlib import closing
from pathlib import Path

from dashboard import settings
from dashboard.commands.console import CommandError, ExitCode, say, year_number
from dashboard.commands.database import DATABASE_HELP, open_existing
from dashboard.commands.paths import writable
from parser.bilingual import Bilingual, Language

HELP = Bilingual(
    "导出核查结果、问题清单、三表数据、通报工作簿、整改通知",
    "export reports, findings, cells, the workbook or notices",
)
EXAMPLES = (
    "gongkai export --db 2023年度.db --what workbook --format xlsx -o 2023年度核查结果.xlsx",
    "gongkai export --db 2023年度.db --what findings --format csv --year 2023 -o 问题清单.csv",
    "gongkai export --db 2023年度.db --what reports --format jsonl -o 全部.jsonl",
)
WHAT = ("reports", "findings", "cells", "workbook", "notices")
FORMATS = ("csv", "json", "jsonl", "xlsx", "parquet", "docx")
WHAT_HELP = Bilingual(
    "reports 每份报告 · findings 每个问题 · cells 三表数据 · workbook 工作簿 · notices 整改通知",
    "reports, findings, cells, the workbook or rectification notices",
)
YEAR_HELP = Bilingual("只导出该年度", "only this year")
AGENCY_HELP = Bilingual("只导出该单位（全称）", "only this agency (full name)")
OUT_HELP = Bilingual("写入的文件", "the file to write")
WRITTEN = Bilingual("已写入 {path}（{size:,} 字节）。", "{path} is written ({size:,} bytes).")


def add_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """The options of ``export``."""
    parser.add_argument("--db", type=Path, metavar="FILE", help=DATABASE_HELP.in_language(language))
    parser.add_argument("--what", choices=WHAT, required=True, help=WHAT_HELP.in_language(language))
    parser.add_argument("--format", choices=FORMATS, required=True)
    parser.add_argument("--year", type=year_number, metavar="Y", help=YEAR_HELP.in_language(language))
    parser.add_argument("--agency", metavar="NAME", help=AGENCY_HELP.in_language(language))
    parser.add_argument(
        "-o", "--output", type=Path, required=True, metavar="PATH", help=OUT_HELP.in_language(language)
    )


def run(arguments: argparse.Namespace) -> int:
    """Write the file; 2 when that combination of what and format does not exist."""
    from db.export import export

    path = writable(arguments.output)
    with closing(open_existing(arguments.db or settings.database_path())) as db:
        try:
            export(db, arguments.what, arguments.format, path, arguments.year, arguments.agency)
        except ValueError as error:
            raise CommandError(
                f"{arguments.what} 不能导出为 {arguments.format}。",
                f"{arguments.what} cannot be exported as {arguments.format}.",
            ) from error
        except OSError as error:
            raise CommandError(f"写不了文件 {path}。", f"The file {path} cannot be written.") from error
    say(WRITTEN.filled(path=path, size=path.stat().st_size).in_language(arguments.lang))
    return ExitCode.CLEAN
