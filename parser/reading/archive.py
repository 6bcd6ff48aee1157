"""Archives → the files in them, under their paths: folders often name the agency or the year.

Nothing is ever written under a name from the archive. An archive inside an archive
is opened too, one inside that is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from parser.bilingual import Bilingual
from parser.reading import limits, mail
from parser.reading.archive_formats import OPENERS, Member
from parser.reading.errors import Encrypted, TooLarge, UnknownFormat, UnreadableFile
from parser.reading.litter import is_litter
from parser.reading.sniff import format_of

_NESTED = Bilingual(
    "压缩包层层嵌套，请解压后直接提供年度报告。",
    "Archives inside archives inside archives; please unpack them and send the reports.",
)
_TOO_MANY = Bilingual(
    f"压缩包内文件过多（超过 {limits.MEMBERS} 个）或解压后过大，请分批提供。",
    f"The archive holds more than {limits.MEMBERS} files or unpacks to too much; please send it in parts.",
)
_LINK = Bilingual(
    "这是快捷方式而不是文件，请提供文件本身。", "This is a link, not a file; please send the file itself."
)
_DRIVE = re.compile(r"^[A-Za-z]:")


def is_archive(data: bytes) -> bool:
    """Whether the bytes are an archive of files or a mail that carries some; a DOCX is none."""
    try:
        kind = format_of(data)
        return kind in OPENERS and (kind != "eml" or mail.has_attachments(data))
    except UnreadableFile:
        return False


def members(data: bytes, name: str) -> Iterator[tuple[str, bytes | UnreadableFile]]:
    """Each file in the archive as (``archive.zip/folder/file.doc``, its bytes or why there are none).

    Raises an ``UnreadableFile`` when the archive itself cannot be opened, holds no file,
    or asks for a password for every file.
    """
    yield from _Budget().members(data, name, 1)


class _Budget:
    """What one archive may still unpack, the archives inside it included."""

    def __init__(self) -> None:
        self._bytes = limits.UNPACKED_BYTES
        self._members = limits.MEMBERS

    def members(self, data: bytes, name: str, depth: int) -> Iterator[tuple[str, bytes | UnreadableFile]]:
        """The files of one archive; ``depth`` is 1 for the outermost."""
        kind = format_of(data)
        found, locked = 0, list[tuple[str, Encrypted]]()
        for member in OPENERS[kind](data, name):
            path = safe_path(member.name)
            if not path or any(is_litter(part) for part in path.split("/")):
                continue
            found += 1
            self._members -= 1
            if self._members < 0 or self._bytes < 0:
                yield from (*locked, (name, TooLarge(_TOO_MANY)))
                return
            content = self._content(member)
            if isinstance(content, Encrypted):
                locked.append((f"{name}/{path}", content))
            else:
                yield from self._unpacked(f"{name}/{path}", content, depth)
        if found and found == len(locked):
            raise Encrypted
        yield from locked

    def _content(self, member: Member) -> bytes | UnreadableFile:
        if member.is_link:
            return UnknownFormat(_LINK)
        if member.size > limits.FILE_BYTES or member.is_bomb:
            return TooLarge()
        try:
            content = member.read(min(limits.FILE_BYTES, self._bytes) + 1)
        except UnreadableFile as error:
            return error
        self._bytes -= len(content)
        return TooLarge() if len(content) > limits.FILE_BYTES else content

    def _unpacked(
        self, path: str, content: bytes | UnreadableFile, depth: int
    ) -> Iterator[tuple[str, bytes | UnreadableFile]]:
        if isinstance(content, UnreadableFile) or not is_archive(content):
            yield path, content
        elif depth >= limits.ARCHIVE_DEPTH:
            yield path, TooLarge(_NESTED)
        else:
            try:
                yield from self.members(content, path, depth + 1)
            except UnreadableFile as error:
                yield path, error


def safe_path(name: str) -> str:
    """The member's path below the archive, whatever it claims: no drive, no root, no way up."""
    parts = _DRIVE.sub("", name.replace("\\", "/")).split("/")
    return "/".join(part for part in parts if part.strip() not in {"", ".", ".."})
