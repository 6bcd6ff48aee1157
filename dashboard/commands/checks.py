"""``gongkai checks``: the catalogue of checks, for people or for programs."""

from __future__ import annotations

import argparse
import json

from dashboard.commands.console import ExitCode
from parser.bilingual import Bilingual, Language

HELP = Bilingual("列出全部检查规则、级别、依据和示例", "list every check with severity, basis and example")
EXAMPLES = ("gongkai checks", "gongkai checks --format json")
FORMAT_HELP = Bilingual("输出格式，默认 md", "output format, md by default")


def add_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """The options of ``checks``."""
    parser.add_argument(
        "--format", choices=("md", "json"), default="md", help=FORMAT_HELP.in_language(language)
    )


def run(arguments: argparse.Namespace) -> int:
    """Print the catalogue."""
    from parser.checks.rules import rules_json, rules_markdown

    if arguments.format == "json":
        print(json.dumps(rules_json(), ensure_ascii=False, indent=1))
    else:
        print(rules_markdown(arguments.lang))
    return ExitCode.CLEAN
