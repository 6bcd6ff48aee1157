"""``gongkai samples``: sample reports with consistent invented numbers and planted defects."""

from __future__ import annotations

import argparse
from pathlib import Path

from dashboard.commands.console import CommandError, ExitCode, positive_number, progress
from parser.bilingual import Bilingual, Language

HELP = Bilingual(
    "生成模拟报告文件（单位和数据均为虚构）", "write sample reports (agencies and figures are invented)"
)
EXAMPLES = (
    "gongkai samples 模拟报告 --count 40",
    "gongkai samples 模拟报告 --count 10 --seed 7 --formats html,docx --defects BA01,CE01",
)
FOLDER_HELP = Bilingual("写入的文件夹", "folder to write to")
COUNT_HELP = Bilingual("份数，默认 20", "how many, 20 by default")
SEED_HELP = Bilingual("随机种子；同一种子得到同样的文件", "seed; the same seed gives the same files")
FORMATS_HELP = Bilingual("文件格式，逗号分隔，默认全部", "formats separated by commas, all by default")
DEFECTS_HELP = Bilingual(
    "植入的问题（检查代码，逗号分隔；none 不植入），默认每三份植入一处",
    "checks to fail, separated by commas, or none; every third report has one by default",
)
LABEL = Bilingual("生成", "writing")
WRITTEN = Bilingual("已在 {folder} 写入 {count} 份模拟报告。", "{count} sample reports are in {folder}.")


def add_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """The options of ``samples``."""
    parser.add_argument("folder", type=Path, metavar="DIR", help=FOLDER_HELP.in_language(language))
    parser.add_argument(
        "--count", type=positive_number, default=20, metavar="N", help=COUNT_HELP.in_language(language)
    )
    parser.add_argument("--seed", type=int, default=1, metavar="S", help=SEED_HELP.in_language(language))
    parser.add_argument("--formats", type=_words, metavar="…", help=FORMATS_HELP.in_language(language))
    parser.add_argument("--defects", type=_words, metavar="…", help=DEFECTS_HELP.in_language(language))


def _words(listed: str) -> tuple[str, ...]:
    words = tuple(word.strip() for word in listed.replace("，", ",").split(",") if word.strip())
    return () if words == ("none",) else words


def run(arguments: argparse.Namespace) -> int:
    """Write the files; 2 for a format or defect that there is not."""
    from parser.samples import sample_files, write_folder

    try:
        arguments.folder.mkdir(parents=True, exist_ok=True)
        files = sample_files(arguments.count, arguments.seed, arguments.formats, arguments.defects)
        label = LABEL.in_language(arguments.lang)
        written = sum(1 for _ in progress(write_folder(arguments.folder, files), arguments.count, label))
    except (KeyError, ValueError) as error:
        raise CommandError(f"没有这种格式或问题：{error}", f"No such format or defect: {error}") from error
    except OSError as error:
        raise CommandError(
            f"写不了文件夹 {arguments.folder}。", f"The folder {arguments.folder} cannot be written to."
        ) from error
    done = WRITTEN.filled(folder=arguments.folder, count=written)
    print(done.in_language(arguments.lang))
    return ExitCode.CLEAN
