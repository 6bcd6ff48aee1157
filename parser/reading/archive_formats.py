"""The members of each kind of archive, opened one at a time."""

from __future__ import annotations

import lzma
import shutil
import stat
import subprocess
import tarfile
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from pathlib import Path, PurePosixPath

from parser.bilingual import Bilingual
from parser.reading import limits, mail
from parser.reading.errors import Damaged, Encrypted, TooLarge, ToolMissing

_BROKEN = (zipfile.BadZipFile, zlib.error, tarfile.TarError, lzma.LZMAError, EOFError, OSError, ValueError)
_ENCRYPTED, _UTF_8 = 0x1, 0x800
_NO_RAR = Bilingual(
    "解开 .rar 需要 bsdtar、unrar 或 7z（如 sudo apt install libarchive-tools），也可改用 .zip 提供。",
    "Opening .rar needs bsdtar, unrar or 7z (sudo apt install libarchive-tools); a .zip needs nothing.",
)
_METHOD = Bilingual(
    "压缩包使用了不支持的压缩方式，请用普通方式重新压缩为 .zip。",
    "The archive uses a compression that we do not read; please pack it again as an ordinary .zip.",
)
_RAR_TOOLS: Mapping[str, tuple[str, ...]] = {
    "bsdtar": ("-x", "-f", "{archive}", "-C", "{folder}"),
    "unrar": ("x", "-p-", "-idq", "-o+", "{archive}", "{folder}/"),
    "7zz": ("x", "-p-", "-y", "-bd", "-o{folder}", "{archive}"),
    "7z": ("x", "-p-", "-y", "-bd", "-o{folder}", "{archive}"),
}


@dataclass(frozen=True, slots=True)
class Member:
    """One file in an archive: ``size`` as declared; ``read`` gives at most so many of its bytes."""

    name: str
    size: int
    read: Callable[[int], bytes]
    packed: int | None = None
    is_link: bool = False

    @property
    def is_bomb(self) -> bool:
        """Whether it claims to unpack to far more than any document does."""
        return bool(self.packed and self.size > limits.RATIO_FLOOR and self.size > limits.RATIO * self.packed)


def _zip(data: bytes, _: str) -> Iterator[Member]:
    try:
        archive = zipfile.ZipFile(BytesIO(data))
    except _BROKEN as error:
        raise Damaged from error
    if len(archive.infolist()) > limits.MEMBERS:
        raise TooLarge
    for info in archive.infolist():
        if not info.is_dir():
            is_link = stat.S_ISLNK(info.external_attr >> 16)
            read = partial(_read_zip, archive, info)
            yield Member(_zip_name(info), info.file_size, read, info.compress_size, is_link)


def _zip_name(info: zipfile.ZipInfo) -> str:
    """The name in UTF-8 when the zip says so or it happens to be; else in the code page of Windows."""
    if info.flag_bits & _UTF_8:
        return info.filename
    return _name(info.orig_filename.encode("cp437", "replace"))


def _name(octets: bytes) -> str:
    for encoding in ("utf-8", "gb18030"):
        try:
            return octets.decode(encoding)
        except UnicodeDecodeError:
            continue
    return octets.decode("gb18030", "replace")


def _read_zip(archive: zipfile.ZipFile, info: zipfile.ZipInfo, most: int) -> bytes:
    if info.flag_bits & _ENCRYPTED:
        raise Encrypted
    try:
        with archive.open(info) as member:
            return member.read(most)
    except NotImplementedError as error:
        raise Damaged(_METHOD) from error
    except _BROKEN as error:
        raise Damaged from error


def _tar(data: bytes, _: str) -> Iterator[Member]:
    try:
        with tarfile.open(fileobj=BytesIO(data), mode="r|*", errors="surrogateescape") as archive:
            for info in archive:
                if info.size > limits.UNPACKED_BYTES:
                    raise TooLarge
                name = _name(info.name.encode("utf-8", "surrogateescape"))
                if info.isfile():
                    yield Member(name, info.size, partial(_read_tar, archive, info))
                elif info.issym() or info.islnk():
                    yield Member(name, 0, lambda _: b"", is_link=True)
    except _BROKEN as error:
        raise Damaged from error


def _read_tar(archive: tarfile.TarFile, info: tarfile.TarInfo, most: int) -> bytes:
    member = archive.extractfile(info)
    return member.read(most) if member is not None else b""


def _gz(data: bytes, name: str) -> Iterator[Member]:
    """A compressed tar, or one compressed file."""
    if _inflate(data, 512)[257:262] == b"ustar":
        yield from _tar(data, name)
    else:
        inner = PurePosixPath(name.replace("\\", "/")).name
        yield Member(inner.removesuffix(".gz") or inner, 0, partial(_inflate, data))


def _inflate(data: bytes, most: int) -> bytes:
    try:
        return zlib.decompressobj(wbits=31).decompress(data, most)
    except zlib.error as error:
        raise Damaged from error


def _seven(data: bytes, _: str) -> Iterator[Member]:
    import py7zr
    from py7zr.io import BytesIOFactory

    try:
        with py7zr.SevenZipFile(BytesIO(data)) as archive:
            if archive.needs_password():
                raise Encrypted
            listed = {info.filename: info for info in archive.list() if not info.is_directory}
            total = sum(info.uncompressed or 0 for info in listed.values())
            if len(listed) > limits.MEMBERS or total > limits.UNPACKED_BYTES:
                raise TooLarge
            if total > limits.RATIO_FLOOR and total > limits.RATIO * len(data):
                raise TooLarge
            factory = BytesIOFactory(limits.FILE_BYTES)
            archive.extract(factory=factory)
    except py7zr.exceptions.PasswordRequired as error:
        raise Encrypted from error
    except (*_BROKEN, py7zr.exceptions.ArchiveError, KeyError, IndexError, TypeError) as error:
        raise Damaged from error
    for filename, product in factory.products.items():
        if filename in listed:
            product.seek(0)
            yield Member(filename, listed[filename].uncompressed or 0, product.read)


def _rar(data: bytes, _: str) -> Iterator[Member]:
    tool = next((name for name in _RAR_TOOLS if shutil.which(name)), None)
    if tool is None:
        raise ToolMissing(_NO_RAR)
    with tempfile.TemporaryDirectory(prefix="gongkai-") as scratch:
        archive, folder = Path(scratch, "archive.rar"), Path(scratch, "out")
        archive.write_bytes(data)
        folder.mkdir()
        options = [option.format(archive=archive, folder=folder) for option in _RAR_TOOLS[tool]]
        try:
            quiet = subprocess.DEVNULL
            done = subprocess.run(
                [tool, *options], stdin=quiet, stdout=quiet, stderr=quiet, timeout=limits.SECONDS, check=False
            )
        except subprocess.TimeoutExpired as error:
            raise TooLarge from error
        files = sorted(path for path in folder.rglob("*") if path.is_symlink() or path.is_file())
        if done.returncode and not files:
            raise Damaged
        for path in files:
            name = path.relative_to(folder).as_posix()
            yield Member(name, path.lstat().st_size, partial(_read_file, path), is_link=path.is_symlink())


def _read_file(path: Path, most: int) -> bytes:
    with path.open("rb") as file:
        return file.read(most)


def _eml(data: bytes, _: str) -> Iterator[Member]:
    for name, content in mail.files(data):
        yield Member(name, len(content), BytesIO(content).read)


OPENERS: Mapping[str, Callable[[bytes, str], Iterator[Member]]] = {
    "zip": _zip,
    "tar": _tar,
    "gz": _gz,
    "7z": _seven,
    "rar": _rar,
    "eml": _eml,
}
