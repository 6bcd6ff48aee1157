"""Bytes → ``Document``: one module a format, chosen by content and never by name alone."""

from __future__ import annotations

from parser.document import Document


def read(data: bytes, name: str) -> tuple[Document, ...]:
    """The documents in one file: one, except for a workbook that holds a report a sheet.

    ``name`` is the file's name, used only as a hint (agency, year) and kept in
    ``metadata["file_name"]``. Raises a subclass of ``errors.UnreadableFile``.
    """
    raise NotImplementedError
