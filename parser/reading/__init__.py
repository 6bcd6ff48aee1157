"""Bytes → ``Document``: one module a format, chosen by content and never by name alone."""

from __future__ import annotations

from importlib import import_module

from parser.document import Document
from parser.reading.errors import EmptyFile, UnknownFormat
from parser.reading.sniff import format_of

# Modules load on first use: the command that checks one text must not wait for a PDF library.
_READERS = {
    "txt": "text",
    "html": "web.html",
    "docx": "word.docx",
    "pdf": "printed.pdf",
    **dict.fromkeys(("png", "jpg", "tif", "bmp"), "scanned.scan"),
    **dict.fromkeys(("xlsx", "xls", "ods", "et"), "sheets.spreadsheet"),
    **dict.fromkeys(("doc", "wps", "rtf", "odt", "officexml"), "office"),
    **dict.fromkeys(("mht", "eml"), "mail"),
    "ofd": "printed.ofd",
}
FORMATS = tuple(_READERS)


def read(data: bytes, name: str) -> tuple[Document, ...]:
    """The documents in one file: one, except for a workbook that holds a report a sheet.

    ``name`` is the file's name, used only as a hint (agency, year) and kept in
    ``metadata["file_name"]``. Raises a subclass of ``errors.UnreadableFile``.
    """
    if not data or data.isspace():
        raise EmptyFile
    module = _READERS.get(format_of(data))
    if module is None:
        raise UnknownFormat
    documents: tuple[Document, ...] = import_module(f"parser.reading.{module}").read(data, name)
    return documents
