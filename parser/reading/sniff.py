"""What a file is, told from its bytes: a ``.doc`` may be a web page, a ``.docx`` an old Word file."""

from __future__ import annotations

import re
from collections.abc import Container
from itertools import islice
from typing import TYPE_CHECKING

from parser.bilingual import Bilingual
from parser.reading.errors import Damaged, EmptyFile, Encrypted, UnknownFormat, UnreadableFile

if TYPE_CHECKING:
    from parser.reading.package import Package

ARCHIVES = frozenset({"zip", "tar", "gz", "7z", "rar", "eml"})
"""Formats that hold files; a mail only when something is attached to it."""
OFFICE = frozenset({"doc", "wps", "rtf", "odt", "officexml"})
"""Formats that LibreOffice reads for us."""

_BLANK = re.compile(rb"[ \t\r\n\0]*+")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BEGINNINGS = (
    (b"{\\rtf", "rtf"),
    (b"\x89PNG\r\n", "png"),
    (b"\xff\xd8\xff", "jpg"),
    (b"II*\0", "tif"),
    (b"MM\0*", "tif"),
    (b"BM", "bmp"),
    (b"GIF8", "gif"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"\x1f\x8b", "gz"),
    (b"Rar!\x1a\x07", "rar"),
)
_ODF = {b"text": "odt", b"spreadsheet": "ods"}
_STREAMS = (("WordDocument", "doc"), ("Workbook", "xls"), ("Book", "xls"))
_MAIL_HEADER = re.compile(rb"\A(?:[A-Za-z][A-Za-z0-9-]*:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*){2,}")
_MAIL_TYPE = re.compile(rb"^(?:MIME-Version|Content-Type|Received|Message-ID):", re.IGNORECASE | re.MULTILINE)
_OFFICE_XML = (
    b"<w:wordDocument",
    b"<pkg:package",
    b'<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet',
)
_MARKUP = re.compile(
    r"<(?:!doctype\s+html|html|head|body|meta|table|tr|td|div|p|h[1-6]|span|br|article|section|font|center)"
    r"\b[^<>]{0,2000}>",
    re.IGNORECASE,
)
# A row of a Markdown table may hold <br>, which makes no web page of the file.
_MARKDOWN_ROW = re.compile(r"^[ \t]*\|.*$", re.MULTILINE)
_SEEN, _OPENING = 65_536, 4096
_TAGS = 3  # so many make a page of what does not begin with one; prose may quote one
_PRESENTATION = Bilingual(
    "这是演示文稿，不是年度报告文档，请提供 Word、WPS、PDF、网页或文本文件。",
    "This is a presentation; please send Word, WPS, PDF, a web page or text.",
)


def format_of(data: bytes) -> str:
    """The format of ``data``: ``docx``, ``doc``, ``rtf``, ``odt``, ``officexml``, ``xlsx``, ``xls``, ``ods``,
    ``pdf``, ``ofd``, ``png``, ``jpg``, ``tif``, ``bmp``, ``gif``, ``zip``, ``7z``, ``tar``, ``gz``, ``rar``,
    ``mht``, ``eml``, ``html`` or ``txt``.

    Raises ``EmptyFile``, ``Encrypted`` (an Office file behind a password), ``Damaged``
    or ``UnknownFormat`` (an Office file without a text or a sheet).
    """
    if _BLANK.fullmatch(data):
        raise EmptyFile
    if data.startswith(b"PK\x03\x04") or data.startswith(b"PK\x05\x06"):
        return _zip_format(data)
    if data.startswith(_OLE):
        return _ole_format(data)
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data[257:262] == b"ustar":
        return "tar"
    beginning = next((name for mark, name in _BEGINNINGS if data.startswith(mark)), None)
    return beginning or _text_format(data[:_SEEN])


def is_one_of(data: bytes, formats: Container[str]) -> bool:
    """Whether the bytes are of one of those formats; False when they are of none."""
    try:
        return format_of(data) in formats
    except UnreadableFile:
        return False


def _zip_format(data: bytes) -> str:
    from parser.reading.package import Package

    package = Package(data, bounded=False)
    names = package.names
    if "OFD.xml" in names:
        return "ofd"
    if "mimetype" in names:
        kind = (package.read("mimetype", 200) or b"").strip().rpartition(b".")[2]
        if kind in _ODF:
            if b"encryption-data" in (package.read("META-INF/manifest.xml", _SEEN) or b""):
                raise Encrypted
            return _ODF[kind]
    if "[Content_Types].xml" in names:
        return _office_open_format(package)
    return "zip"


def _office_open_format(package: Package) -> str:
    folders = {name.partition("/")[0].lower() for name in package.names}
    relations = package.read("_rels/.rels", _SEEN) or b""
    for folder, mark, name in (("word", b"word/", "docx"), ("xl", b"xl/", "xlsx")):
        if folder in folders or mark in relations:
            return name
    if "ppt" in folders:
        raise UnknownFormat(_PRESENTATION)
    return "docx" if b"officeDocument" in relations else "zip"


def _ole_format(data: bytes) -> str:
    """Word, Excel and WPS before 2007; also the container of a newer file behind a password."""
    if _stream("EncryptedPackage") in data:
        raise Encrypted
    for stream, name in _STREAMS:
        if _stream(stream) in data:
            if name == "doc" and _is_encrypted_word(data):
                raise Encrypted
            return name
    if _stream("PowerPoint Document") in data:
        raise UnknownFormat(_PRESENTATION)
    raise Damaged if _is_cut(data) else UnknownFormat


def _is_cut(data: bytes) -> bool:
    """Whether the list of streams would stand behind the end of the file."""
    if len(data) < 512:
        return True
    sector_bytes, first_sector = 1 << min(data[30], 16), int.from_bytes(data[48:52], "little")
    return (first_sector + 2) * sector_bytes > len(data)


def _stream(name: str) -> bytes:
    return name.encode("utf-16-le")


def _is_encrypted_word(data: bytes) -> bool:
    """Whether the text stream, which begins a sector with its own mark, has the encryption flag."""
    for start in range(512, len(data) - 12, 512):
        if data[start : start + 2] == b"\xec\xa5":
            return bool(data[start + 11] & 0x01)
    return False


def _text_format(data: bytes) -> str:
    head = _MAIL_HEADER.match(data)
    if head and _MAIL_TYPE.search(head.group()):
        return "mht" if b"multipart/related" in head.group().lower() else "eml"
    if any(mark in data[:_OPENING] for mark in _OFFICE_XML):
        return "officexml"
    encoding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "latin-1"
    text = data.decode(encoding, errors="replace").removeprefix("ï»¿").lstrip()
    if text.startswith("<"):
        return "html" if _MARKUP.search(text) else "txt"
    tags = islice(_MARKUP.finditer(_MARKDOWN_ROW.sub("", text)), _TAGS)
    return "html" if sum(1 for _ in tags) == _TAGS else "txt"
