"""``gongkai doctor``: what is installed here, and whether the database is sound."""

from __future__ import annotations

import argparse
import platform
import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from dashboard import settings
from dashboard.commands.console import ExitCode
from dashboard.commands.database import DATABASE_HELP, open_existing
from parser.bilingual import Bilingual, Language

HELP = Bilingual(
    "检查本机环境（文字识别、LibreOffice、字体、集群）和数据库完整性",
    "what is installed (text recognition, LibreOffice, fonts, cluster) and the database's integrity",
)
EXAMPLES = ("gongkai doctor", "gongkai doctor --db 2023年度.db")
SOUND = Bilingual("完好", "sound")
NO_DATABASE = Bilingual("还没有数据库，导入报告时会自动建立", "none yet; it is made when reports come in")


class Finding(NamedTuple):
    """One thing looked at. ``sign``: ✓ there, – not there and not needed by everyone, ✕ broken."""

    sign: str
    name: Bilingual
    found: Bilingual


def add_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """The options of ``doctor``."""
    parser.add_argument("--db", type=Path, metavar="FILE", help=DATABASE_HELP.in_language(language))


def run(arguments: argparse.Namespace) -> int:
    """Print what is there; 2 when the database is damaged."""
    findings = [*_machine(), *_database(arguments.db or settings.database_path())]
    for finding in findings:
        name, found = (words.in_language(arguments.lang) for words in (finding.name, finding.found))
        print(
            f"{finding.sign} {name}：{found}" if arguments.lang == "zh" else f"{finding.sign} {name}: {found}"
        )
    return ExitCode.UNUSABLE if any(finding.sign == "✕" for finding in findings) else ExitCode.CLEAN


def _machine() -> Iterator[Finding]:
    yield Finding("✓", _same("Python"), _same(f"{platform.python_version()}, {platform.platform()}"))
    yield Finding("✓", Bilingual("公开", "Gongkai"), _same(_version("gongkai") or "?"))
    yield _tool(
        Bilingual("LibreOffice（读取 .doc .wps .rtf .odt）", "LibreOffice (reads .doc .wps .rtf .odt)"),
        shutil.which("soffice") or shutil.which("libreoffice"),
        Bilingual("未安装；上述格式请另存为 docx 或 PDF", "not installed; save those formats as docx or PDF"),
    )
    yield _extra(
        "ocr", "rapidocr", "文字识别（读取扫描件、照片）", "text recognition (reads scans and photographs)"
    )
    yield _extra("cluster", "distributed", "集群（多台机器处理）", "cluster (several machines)")
    yield _tool(
        Bilingual("中文字体", "Chinese font"),
        _chinese_font(),
        Bilingual("未查到；浏览器显示中文需要中文字体", "not found; browsers need one to show Chinese"),
    )


def _extra(extra: str, package: str, zh: str, en: str) -> Finding:
    command = f"pip install 'gongkai[{extra}]'"
    missing = Bilingual(f"未安装；需要时执行 {command}", f"not installed; {command} when needed")
    return _tool(Bilingual(zh, en), _version(package), missing)


def _database(path: Path) -> Iterator[Finding]:
    name = Bilingual(f"数据库 {path}", f"database {path}")
    if not path.is_file():
        yield Finding("–", name, NO_DATABASE)
        return
    from db.maintenance import integrity

    with closing(open_existing(path)) as db:
        problems = integrity(db)
    if not problems:
        yield Finding("✓", name, SOUND)
    for problem in problems:
        yield Finding("✕", name, _same(problem))


def _tool(name: Bilingual, found: str | None, missing: Bilingual) -> Finding:
    return Finding("✓", name, _same(found)) if found else Finding("–", name, missing)


def _same(words: str) -> Bilingual:
    return Bilingual(words, words)


def _version(package: str) -> str | None:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(package)
    except PackageNotFoundError:
        return None


def _chinese_font() -> str | None:
    """A font with Chinese characters: Windows and macOS bring one, elsewhere fontconfig knows."""
    if platform.system() in {"Windows", "Darwin"}:
        return platform.system()
    if shutil.which("fc-list") is None:
        return None
    import subprocess

    listed = subprocess.run(["fc-list", ":lang=zh", "family"], capture_output=True, text=True, check=False)
    families = sorted(set(listed.stdout.splitlines()))
    return families[0] if families else None
