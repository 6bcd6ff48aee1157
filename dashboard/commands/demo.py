"""``gongkai demo``: a roster and sample reports of three years with every defect, ingested and served."""

from __future__ import annotations

import argparse
import tempfile
from contextlib import closing
from pathlib import Path

from dashboard.commands import serve
from dashboard.commands.console import progress_of, say
from dashboard.commands.database import open_database
from parser.bilingual import Bilingual, Language

WHO = "示例数据"
DEMO_DATABASE = Path("gongkai-demo.db")

HELP = Bilingual("用模拟数据试用看板（约 60 个单位、三个年度）", "try the dashboard on sample data")
EXAMPLES = ("gongkai demo", "gongkai demo --port 8600 --no-browser")
DATABASE_HELP = Bilingual(
    f"模拟数据的数据库文件，默认 {DEMO_DATABASE}",
    f"database file of the sample data, {DEMO_DATABASE} by default",
)
MAKING = Bilingual(
    "正在生成模拟报告（单位和数据均为虚构）……", "Making sample reports (agencies and figures are invented) …"
)
LABEL = Bilingual("导入", "reading")
KEPT = Bilingual("使用已有的模拟数据 {path}。", "Using the sample data in {path}.")


def add_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """The options of ``demo``."""
    parser.add_argument(
        "--db", type=Path, default=DEMO_DATABASE, metavar="FILE", help=DATABASE_HELP.in_language(language)
    )
    serve.add_server_arguments(parser, language)


def run(arguments: argparse.Namespace) -> int:
    """Make the sample data once, then serve it until Ctrl+C."""
    if _has_reports(arguments.db):
        say(KEPT.filled(path=arguments.db).in_language(arguments.lang))
    else:
        say(MAKING.in_language(arguments.lang))
        _fill(arguments.db, LABEL.in_language(arguments.lang))
    return serve.serve_database(arguments.db, arguments)


def _has_reports(database: Path) -> bool:
    from db import queries

    with closing(open_database(database)) as db:
        return bool(queries.years(db))


def _fill(database: Path, label: str) -> None:
    from db.ingest import Options, ingest
    from db.roster import import_roster
    from parser.samples import demo_roster, demo_set, write_folder

    with tempfile.TemporaryDirectory(prefix="gongkai-demo-") as folder:
        files = list(write_folder(Path(folder), demo_set()))
        with closing(open_database(database)) as db, progress_of(label) as advance:
            import_roster(db, demo_roster().encode(), WHO)
            ingest(
                files,
                db,
                options=Options(who=WHO),
                progress=lambda done, total, _line: advance(done, total),
            )
