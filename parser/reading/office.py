"""Files of older office programs (``.doc``, ``.wps``, ``.rtf``, ``.odt``) → ``Document``, by LibreOffice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from parser.document import Document
from parser.reading.errors import UnreadableFile
from parser.reading.libreoffice import convert
from parser.reading.sheets import spreadsheet
from parser.reading.sniff import format_of
from parser.reading.word import docx

_SHEET_XML = b"urn:schemas-microsoft-com:office:spreadsheet"


def read(data: bytes, name: str) -> tuple[Document, ...]:
    """The documents of one file; many files are read far faster by ``read_many``.

    Raises ``ToolMissing`` without LibreOffice, ``Damaged`` when it cannot open the file.
    """
    result = read_many({name: data})[name]
    if isinstance(result, UnreadableFile):
        raise result
    return result


def read_many(
    files: Mapping[str, bytes], names: Mapping[str, str] | None = None
) -> dict[str, tuple[Document, ...] | UnreadableFile]:
    """The documents of each file by its key, or why there are none; LibreOffice starts once for all.

    ``names`` gives the files' names where the keys are not names themselves.
    """
    results: dict[str, tuple[Document, ...] | UnreadableFile] = {}
    wanted: dict[str, dict[str, tuple[str, bytes]]] = {"docx": {}, "xlsx": {}}
    for name, data in files.items():
        try:
            kind = format_of(data)
        except UnreadableFile as error:
            results[name] = error
        else:
            target = "xlsx" if _SHEET_XML in data[:65_536] else "docx"
            wanted[target][name] = (kind, data)
    for target, chosen in wanted.items():
        for name, converted in (convert(chosen, target) if chosen else {}).items():
            results[name] = _documents(converted, (names or {}).get(name, name), chosen[name][0])
    return results


def _documents(
    converted: bytes | UnreadableFile, name: str, kind: str
) -> tuple[Document, ...] | UnreadableFile:
    if isinstance(converted, UnreadableFile):
        return converted
    reader = spreadsheet if format_of(converted) == "xlsx" else docx
    try:
        return tuple(replace(document, format=kind) for document in reader.read(converted, name))
    except UnreadableFile as error:
        return error
