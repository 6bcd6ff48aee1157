"""The database that a command works on: opened with one sentence when that fails."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from dashboard import settings
from dashboard.commands.console import CommandError
from parser.bilingual import Bilingual

if TYPE_CHECKING:
    from sqlite3 import Connection

DATABASE_HELP = Bilingual(
    f"数据库文件，默认当前文件夹下的 {settings.DEFAULT_DATABASE}（或环境变量 {settings.DATABASE_VARIABLE}）",
    f"database file, {settings.DEFAULT_DATABASE} in this folder by default (or {settings.DATABASE_VARIABLE})",
)


def open_database(path: Path) -> Connection:
    """The database, created when it is not there yet."""
    from sqlite3 import Error

    from db.connection import NotADatabase, connect

    try:
        return connect(path)
    except NotADatabase as error:
        raise CommandError(
            f"{path} 不是本程序的数据库，或由更新的版本建立。",
            f"{path} is no database of this program, or was made by a newer version.",
        ) from error
    except (OSError, Error) as error:
        raise CommandError(
            f"打不开数据库 {path}，请核实路径、权限和磁盘空间。",
            f"The database {path} cannot be opened; please check path, permissions and disk space.",
        ) from error


def open_existing(path: Path) -> Connection:
    """The database, which must be there already."""
    if not path.is_file():
        raise CommandError(
            f"找不到数据库 {path}，请用 --db 指定，或先用 gongkai ingest 导入报告。",
            f"There is no database {path}; name it with --db, or bring in reports with gongkai ingest first.",
        )
    return open_database(path)
