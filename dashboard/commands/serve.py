"""``gongkai serve``: the dashboard on this machine, or with ``--share`` on the local network."""

from __future__ import annotations

import argparse
import webbrowser
from contextlib import closing, suppress
from datetime import timedelta
from pathlib import Path

from dashboard import settings
from dashboard.commands.console import CommandError, ExitCode, port_number, say
from dashboard.commands.database import DATABASE_HELP, open_database
from parser.bilingual import Bilingual, Language

SUPERVISOR_LINK_LASTS = timedelta(days=30)
SUPERVISOR_LABEL = "本机启动"

HELP = Bilingual("启动看板并打开浏览器（默认仅本机可访问）", "start the dashboard and open the browser")
EXAMPLES = (
    "gongkai serve",
    "gongkai serve --db 2023年度.db --port 8600",
    "gongkai serve --share        # 局域网内的同事凭链接访问",
)
PORT_HELP = Bilingual(
    "端口，默认 8501；被占用时用后面的空闲端口", "port, 8501 or the next free one by default"
)
SHARE_HELP = Bilingual(
    "允许局域网内持有链接的人访问；只读链接在“分享”页生成",
    "let people on the local network in who hold a link; make read-only links on the Share page",
)
BROWSER_HELP = Bilingual("不自动打开浏览器", "do not open the browser")
READY = Bilingual(
    "看板已启动。请用下面的管理链接打开（含访问凭证，请勿转发；给他人查看请在“分享”页另生成只读链接）：",
    "The dashboard is ready. Open the supervisor link below. It is a key: do not forward it; for others,\n"
    "make a read-only link on the Share page.",
)
ON_NETWORK = Bilingual("局域网地址：{address}", "On the local network: {address}")
STOP = Bilingual("按 Ctrl+C 停止。", "Press Ctrl+C to stop.")
STOPPED = Bilingual("看板已停止，数据都已保存。", "The dashboard has stopped; everything is saved.")


def add_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """The options of ``serve``."""
    parser.add_argument("--db", type=Path, metavar="FILE", help=DATABASE_HELP.in_language(language))
    add_server_arguments(parser, language)


def add_server_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """The options that every command with a dashboard has."""
    parser.add_argument("--port", type=port_number, metavar="N", help=PORT_HELP.in_language(language))
    parser.add_argument("--share", action="store_true", help=SHARE_HELP.in_language(language))
    parser.add_argument("--no-browser", action="store_true", help=BROWSER_HELP.in_language(language))


def run(arguments: argparse.Namespace) -> int:
    """Serve until Ctrl+C; 0 then, 2 when the port or the database cannot be used."""
    return serve_database(arguments.db or settings.database_path(), arguments)


def serve_database(database: Path, arguments: argparse.Namespace) -> int:
    """Serve this database with the port, sharing and browser of ``arguments``."""
    with closing(open_database(database)):
        pass  # created or refused before anything slow starts
    from dashboard import links, server
    from db import store

    host = server.EVERYWHERE if arguments.share else server.LOCAL
    try:
        tries = 1 if arguments.port else server.PORTS_TRIED
        listener = server.listen(host, arguments.port or settings.DEFAULT_PORT, tries)
    except server.NoFreePort as error:
        raise CommandError(
            f"端口 {error} 已被占用，请用 --port 换一个。",
            f"Port {error} is taken; choose another with --port.",
        ) from error
    port = listener.getsockname()[1]
    with closing(open_database(database)) as db:
        link = links.make(db, "supervisor", SUPERVISOR_LABEL, SUPERVISOR_LINK_LASTS, SUPERVISOR_LABEL)
        address = links.address(server.LOCAL, port, link.token)
        with suppress(KeyboardInterrupt):
            server.serve(
                database, listener, shared=arguments.share, ready=lambda: _announce(address, arguments)
            )
        store.revoke_link(db, link.id, SUPERVISOR_LABEL)
    say(STOPPED.in_language(arguments.lang))
    return ExitCode.CLEAN


def _announce(address: str, arguments: argparse.Namespace) -> None:
    from dashboard import server

    say(READY.in_language(arguments.lang))
    say(f"\n    {address}\n")
    if arguments.share:
        shared = address.replace(f"//{server.LOCAL}:", f"//{server.lan_address()}:").split("?")[0]
        say(ON_NETWORK.filled(address=shared).in_language(arguments.lang))
    say(STOP.in_language(arguments.lang))
    if not arguments.no_browser:
        webbrowser.open(address)
