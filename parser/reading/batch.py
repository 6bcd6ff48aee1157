"""Many files at once: those that need LibreOffice share one start of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from parser.document import Document
from parser.reading import read
from parser.reading.errors import Damaged, TooLarge, UnreadableFile
from parser.reading.sniff import OFFICE, is_one_of

Result = tuple[Document, ...] | UnreadableFile


def read_many(files: Sequence[tuple[str, bytes]]) -> list[Result]:
    """The documents of each file (name, bytes), or why there are none, in the files' order."""
    by_office = {str(number): data for number, (_, data) in enumerate(files) if is_one_of(data, OFFICE)}
    converted: Mapping[str, Result] = {}
    if by_office:
        from parser.reading import office

        converted = office.read_many(by_office, {key: files[int(key)][0] for key in by_office})
    return [
        converted[str(number)] if str(number) in converted else read_safely(data, name)
        for number, (name, data) in enumerate(files)
    ]


def read_safely(data: bytes, name: str) -> Result:
    """The documents of one file, or why there are none; what no reader foresaw is damage, with its cause."""
    try:
        return read(data, name)
    except UnreadableFile as error:
        return error
    except MemoryError as error:
        return _because(TooLarge(), error)
    except Exception as error:
        return _because(Damaged(), error)


def _because(result: UnreadableFile, cause: BaseException) -> UnreadableFile:
    result.__cause__ = cause
    return result
