"""LibreOffice without a screen: many files in one start, no macros, no links, a time limit.

Every process has a profile folder of its own: two LibreOffices cannot share one.
"""

from __future__ import annotations

import atexit
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from parser.bilingual import Bilingual
from parser.reading import limits
from parser.reading.errors import Damaged, TooLarge, ToolMissing, UnreadableFile

_PROGRAMS = ("soffice", "libreoffice")
_ELSEWHERE = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
)
_FILTERS = {
    "docx": "docx:MS Word 2007 XML",
    "xlsx": "xlsx:Calc MS Excel 2007 XML",
    "doc": "doc:MS Word 97",
    "odt": "odt:writer8",
    "rtf": "rtf:Rich Text Format",
    "pdf": "pdf:writer_pdf_Export",
}
_OPTIONS = ("--headless", "--norestore", "--nolockcheck", "--nodefault", "--nofirststartwizard")
# glibc keeps memory for the next file instead of giving it back and taking it anew: half the system time.
_MEMORY = {
    "MALLOC_ARENA_MAX": "1",
    "MALLOC_MMAP_THRESHOLD_": str(32 * 2**20),
    "MALLOC_TOP_PAD_": str(64 * 2**20),
    "MALLOC_TRIM_THRESHOLD_": str(2**30),
}
_SETTINGS = (
    ("Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Writer/Content/Update", "Link", "0"),
    ("Calc/Content/Update", "Link", "2"),
)
_MISSING = Bilingual(
    "读取这种文件需要 LibreOffice，请安装后重试"
    "（如 sudo apt install libreoffice-writer-nogui libreoffice-calc-nogui），或另存为 .docx 后提供。",
    "Reading this format needs LibreOffice; install it (sudo apt install libreoffice-writer-nogui"
    " libreoffice-calc-nogui) or save the file as .docx.",
)
_REFUSED = Bilingual(
    "文件打不开：可能已损坏、设有密码或不是文档，请另存为 .docx 后重新提供。",
    "The file cannot be opened: damaged, protected or no document; please save it as .docx.",
)
_ONE_AT_A_TIME = threading.Lock()


@cache
def program() -> str | None:
    """The path of LibreOffice, None when it is not installed."""
    found = next((path for name in _PROGRAMS if (path := shutil.which(name))), None)
    return found or next((path for path in _ELSEWHERE if Path(path).is_file()), None)


def convert(files: Mapping[str, tuple[str, bytes]], target: str) -> dict[str, bytes | UnreadableFile]:
    """Each file (format and bytes by name) as ``target`` (a key of the filters), or why not.

    What fails among many is tried once more alone, so that it costs itself only.
    """
    if program() is None:
        return {name: ToolMissing(_MISSING) for name in files}
    with _ONE_AT_A_TIME:
        converted = _convert(list(files.values()), target)
        results: dict[str, bytes | UnreadableFile] = {}
        for (name, file), result in zip(files.items(), converted, strict=True):
            alone = isinstance(result, UnreadableFile) and len(files) > 1
            results[name] = _convert([file], target)[0] if alone else result
        return results


def _convert(files: Sequence[tuple[str, bytes]], target: str) -> list[bytes | UnreadableFile]:
    with tempfile.TemporaryDirectory(prefix="gongkai-") as folder:
        inbox, outbox = Path(folder, "in"), Path(folder, "out")
        inbox.mkdir()
        sources = [inbox / f"{number}.{suffix}" for number, (suffix, _) in enumerate(files)]
        for source, (_, data) in zip(sources, files, strict=True):
            source.write_bytes(data)
        in_time = _run(sources, outbox, target)
        return [_result(outbox / f"{source.stem}.{target}", in_time) for source in sources]


def _result(path: Path, in_time: bool) -> bytes | UnreadableFile:
    if path.is_file() and path.stat().st_size > limits.FILE_BYTES:
        return TooLarge()
    if path.is_file() and path.stat().st_size:
        return path.read_bytes()
    return Damaged(_REFUSED) if in_time else TooLarge()


def _run(sources: Sequence[Path], outbox: Path, target: str) -> bool:
    """Convert ``sources`` into ``outbox``; False when the time was up."""
    command = [
        *(str(program()), f"-env:UserInstallation={_profile(os.getpid()).as_uri()}", *_OPTIONS),
        *("--convert-to", _FILTERS[target], "--outdir", str(outbox), *map(str, sources)),
    ]
    seconds = limits.OFFICE_SECONDS + limits.OFFICE_SECONDS_EACH * len(sources)
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(
        command, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True, env=os.environ | _MEMORY
    )
    try:
        _bound_memory(process.pid)
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        return False
    finally:
        _end(process)
    return True


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the program with everything that it started."""
    try:
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    except ProcessLookupError:
        pass
    process.wait()


def _bound_memory(pid: int) -> None:
    if sys.platform == "linux":
        import resource

        bound = (limits.OFFICE_BYTES, limits.OFFICE_BYTES)
        resource.prlimit(pid, resource.RLIMIT_AS, bound)


@cache
def _profile(process: int) -> Path:
    """The profile folder of this process, removed when it ends: macros and links are off in it."""
    folder = Path(tempfile.mkdtemp(prefix=f"gongkai-office-{process}-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    user = folder / "user"
    user.mkdir()
    items = "".join(
        f'<item oor:path="/org.openoffice.Office.{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>\n"
        for path, name, value in _SETTINGS
    )
    (user / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry">\n'
        f"{items}</oor:items>\n",
        encoding="utf-8",
    )
    return folder
