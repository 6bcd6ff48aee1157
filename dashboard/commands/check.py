"""``gongkai check``: files in, scorecards out, no database; what an agency runs before it submits."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard.commands.console import CommandError, ExitCode, progress
from dashboard.commands.paths import existing
from dashboard.commands.profile import PROFILE_HELP, profile_of
from parser.bilingual import Bilingual, Language

if TYPE_CHECKING:
    from dashboard.commands.checked import Checked
    from parser.checks.context import Context
    from parser.reading.progress import Watch
    from parser.report import Report

HELP = Bilingual(
    "核对年度报告（文件、文件夹、压缩包），不需要数据库；单位报送前自查用",
    "check reports (files, folders, archives) without a database; for an agency before it submits",
)
EXAMPLES = (
    "gongkai check 年报.html",
    "gongkai check 年报文件夹 --format csv > 问题清单.csv",
    "gongkai check 2023年报.html --previous 2022年报.html",
    "gongkai check 年报.zip --format json > 结果.json",
)


def add_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """The options of ``check``."""
    paths = Bilingual(
        "文件、文件夹或压缩包；- 表示标准输入", "files, folders or archives; - is standard input"
    )
    form = Bilingual("输出格式，默认 text", "output format, text by default")
    previous = Bilingual(
        "同一单位上一年度的报告，用于跨年核对",
        "the same agency's report of the year before, for checks across years",
    )
    parser.add_argument("paths", nargs="+", metavar="PATH", help=paths.in_language(language))
    parser.add_argument(
        "--format", choices=("text", "json", "jsonl", "csv"), default="text", help=form.in_language(language)
    )
    parser.add_argument("--previous", metavar="FILE", type=Path, help=previous.in_language(language))
    parser.add_argument("--profile", metavar="FILE", type=Path, help=PROFILE_HELP.in_language(language))


def run(arguments: argparse.Namespace) -> int:
    """Check every file and print the result; 0 clean, 1 at least one E finding, 2 a file was unusable."""
    from dashboard.commands.output import WRITERS
    from dashboard.commands.page_line import page_line

    writer = WRITERS[arguments.format](sys.stdout, arguments.lang)
    worst = ExitCode.CLEAN
    writer.begin()
    with page_line(arguments.lang) as line:
        for checked in _check_all(arguments, line.show if line else None):
            if line:
                line.clear()
            writer.write(checked)
            worst = max(worst, checked.exit_code)
    writer.end()
    return worst


def _check_all(arguments: argparse.Namespace, watch: Watch | None) -> Iterator[Checked]:
    from dashboard.commands.checked import check_bytes, check_files
    from parser.reading.sources import find_files

    context = _context(arguments)
    files = list(find_files(Path(path) for path in arguments.paths if path != "-"))
    if not files and "-" not in arguments.paths:
        raise CommandError("文件夹里没有文件。", "There is no file in that folder.")
    if "-" in arguments.paths:
        yield from check_bytes(sys.stdin.buffer.read(), "-", context, watch)
    label = Bilingual("核对", "checking").in_language(arguments.lang)
    yield from check_files(progress(files, len(files), label), context, watch)


def _context(arguments: argparse.Namespace) -> Context:
    from parser.checks.context import Context
    from parser.profile import DEFAULT_PROFILE

    previous = _previous(arguments.previous) if arguments.previous else None
    return Context(profile=profile_of(arguments) or DEFAULT_PROFILE, previous=previous)


def _previous(path: Path) -> Report:
    """Last year's report, whatever its format."""
    from parser.reading import read
    from parser.reading.errors import UnreadableFile
    from parser.report import parse

    existing([path])
    try:
        return parse(read(path.read_bytes(), path.name)[0])
    except UnreadableFile as error:
        raise CommandError(
            f"上年报告 {path}：{error.message.zh}", f"Last year's report {path}: {error.message.en}"
        ) from error
