"""The command ``gongkai``: reads the options, runs one subcommand, returns its exit code.

Every subcommand is a module of ``dashboard/commands`` with ``HELP``, ``EXAMPLES``,
``add_arguments`` and ``run``. Nothing slow is imported before the subcommand needs
it: ``gongkai check`` must answer in half a second.
"""

from __future__ import annotations

import argparse
import os
import sys
import warnings
from collections.abc import Sequence
from importlib import import_module
from typing import NoReturn

from dashboard.commands.console import ExitCode, choose_language, say, use_utf8
from parser.bilingual import Bilingual, Language

COMMANDS = (
    "demo",
    "serve",
    "ingest",
    "check",
    "export",
    "samples",
    "checks",
    "roster",
    "recheck",
    "backup",
    "doctor",
)
DESCRIPTION = Bilingual(
    "公开（gongkai）：按国家统一格式核对政府信息公开工作年度报告，指出哪个单位要改什么，依据是什么。\n"
    "全部在本机运行，报告不离开本机。",
    "Gongkai checks annual government-information reports against the official form: who must correct\n"
    "what, and why. Everything runs on this machine; no report leaves it.",
)
START = Bilingual(
    "先试一试：gongkai demo　　　核对一份草稿：gongkai check 年报.html　　　正式使用：gongkai serve",
    "Try it: gongkai demo   Check a draft: gongkai check report.html   Real use: gongkai serve",
)
LANGUAGE_HELP = Bilingual(
    "提示所用语言（也可设环境变量 GONGKAI_LANG）", "language of the messages (or GONGKAI_LANG)"
)
COMMAND_HELP = Bilingual(
    "子命令；加 --help 查看各自的用法和示例", "add --help to one of them for its options and examples"
)


class OptionParser(argparse.ArgumentParser):
    """An argument parser that answers a wrong option with one sentence and exit code 2."""

    language: Language = "zh"

    def format_help(self) -> str:
        """The help text, argparse's own words included, in the reader's language."""
        text = super().format_help()
        return in_chinese(text) if self.language == "zh" else text

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and where to look; never print the whole usage."""
        sentence = Bilingual(
            f"选项有误：{in_chinese(message)}。用法见 {self.prog} --help",
            f"Wrong option: {message}. See {self.prog} --help",
        )
        print(sentence.in_language(self.language), file=sys.stderr)
        raise SystemExit(ExitCode.UNUSABLE)


ARGPARSE_WORDS = (
    ("usage: ", "用法："),
    ("positional arguments:", "参数："),
    ("options:", "选项："),
    ("show this help message and exit", "显示本说明"),
    ("the following arguments are required: ", "缺少 "),
    ("unrecognized arguments: ", "不认识 "),
    ("expected at least one argument", "后面至少要有一个值"),
    ("expected one argument", "后面要有一个值"),
    ("invalid choice: ", "没有这个选项值："),
    ("choose from ", "可选 "),
    ("invalid int value: ", "应为整数："),
    ("ambiguous option: ", "选项不完整："),
    ("could match ", "可能是 "),
    ("argument ", ""),
)


def in_chinese(message: str) -> str:
    """A message of argparse with its fixed words in Chinese."""
    for english, chinese in ARGPARSE_WORDS:
        message = message.replace(english, chinese)
    return message


def build_parser(language: Language, commands: Sequence[str] = COMMANDS) -> OptionParser:
    """The command line with these subcommands, in the reader's language."""
    parser = OptionParser(
        prog="gongkai",
        description=DESCRIPTION.in_language(language),
        epilog=START.in_language(language),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.language = language
    parser.add_argument("--lang", choices=("zh", "en"), help=LANGUAGE_HELP.in_language(language))
    subcommands = parser.add_subparsers(
        dest="command", metavar="COMMAND", required=True, help=COMMAND_HELP.in_language(language)
    )
    for name in commands:
        command = import_module(f"dashboard.commands.{name}")
        subparser = subcommands.add_parser(
            name,
            help=command.HELP.in_language(language),
            description=command.HELP.in_language(language),
            epilog="示例 / Examples:\n" + "\n".join(f"  {example}" for example in command.EXAMPLES),
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        subparser.language = language
        subparser.add_argument(
            "--lang", choices=("zh", "en"), default=argparse.SUPPRESS, help=argparse.SUPPRESS
        )
        command.add_arguments(subparser, language)
        subparser.set_defaults(run=command.run)
    return parser


def _commands_for(words: Sequence[str]) -> Sequence[str]:
    """The one subcommand that is asked for: its module alone is loaded. All where that is not plain."""
    return (words[0],) if words and words[0] in COMMANDS else COMMANDS


def main(argv: Sequence[str] | None = None) -> int:
    """Run ``gongkai`` with these words (default: the process's own) and return its exit code."""
    use_utf8()
    if argv is None:
        warnings.showwarning = _say_warning
    words = list(sys.argv[1:] if argv is None else argv)
    language = choose_language(words)
    parser = build_parser(language, _commands_for(words))
    if not words:
        parser.print_help()
        return ExitCode.UNUSABLE
    arguments = parser.parse_args(words)
    arguments.lang = language
    return _run(arguments)


def _run(arguments: argparse.Namespace) -> int:
    """The subcommand's exit code; whatever stops it is said in one sentence."""
    language = arguments.lang
    try:
        return int(arguments.run(arguments))
    except KeyboardInterrupt:
        say(Bilingual("已停止。", "Stopped.").in_language(language))
        return ExitCode.UNUSABLE
    except BrokenPipeError:
        # The reader of our output (head, less) went away: not our failure, nothing left to write to.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitCode.CLEAN
    except OSError as error:
        say(Bilingual(f"读写失败：{error}", f"Reading or writing failed: {error}").in_language(language))
        return ExitCode.UNUSABLE
    except Exception as error:
        message = getattr(error, "message", None)
        if not isinstance(message, Bilingual):
            raise
        say(message.in_language(language))
        return ExitCode.UNUSABLE


def _say_warning(message: Warning | str, *_where: object, **_file: object) -> None:
    """A fault that the program warns of, as a sentence and not as lines of code."""
    say(f"! {message}")


if __name__ == "__main__":
    raise SystemExit(main())
