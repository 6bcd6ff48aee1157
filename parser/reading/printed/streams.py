"""Whether a PDF is whole: what pdfium cannot read of a broken one it leaves out without a word.

A part of a file that was lost on its way is missing or full of zeros. What is left of
its pages then looks like a report without some of its sections and tables, for which
no agency is to blame.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

_BEGIN = re.compile(rb"(?<=\d)\s+obj\b")
_STREAM = re.compile(rb"stream\r?\n")
_COMPRESSED = re.compile(rb"/Filter\s*(?:/FlateDecode\b|\[\s*/FlateDecode\s*\])")
# Pictures and colours: no words are in them, and they are most of a large file.
_NO_WORDS = re.compile(rb"/(?:Width|Metadata|N|ShadingType|FunctionType)\b")
_END_OF_OBJECT, _END_OF_STREAM = b"endobj", b"endstream"
# What only a string, which begins with a bracket, may hold outside a stream.
_STRANGE = re.compile(rb"[^\t\n\f\r -~]")
_ZIP = (b"x\x01", b"x\x5e", b"x\x9c", b"x\xda")
_XREF = re.compile(rb"\bxref\s+((?:\d+ \d+\s+(?:\d{10} \d{5} [fn]\s{1,2})+)+)")
_ENTRY = re.compile(rb"(\d{10}) \d{5} n")
_OBJECT = re.compile(rb"\s*\d+\s+\d+\s+obj\b")
_STEP = 1 << 16
# Bytes to unpack at most, of one stream and of all: more is for other bounds to refuse.
_MOST = 1 << 26


def is_broken(data: bytes) -> bool:
    """Whether an object is not where the file's own list says, or a stream of words cannot be unpacked."""
    if _objects_are_lost(data):
        return True
    if b"/Encrypt" in data:  # its streams are no zip before they are deciphered
        return False
    unpacked = 0
    try:
        for stream in _streams_of_words(data):
            unpacked += _unpacked(stream)
            if unpacked > _MOST:
                break
    except zlib.error:
        return True
    return False


def _objects_are_lost(data: bytes) -> bool:
    """Whether some objects, and not all, are elsewhere than listed.

    A list wrong throughout is mended by pdfium, and some programs list unused objects at 0.
    """
    places = [int(entry[1]) for table in _XREF.finditer(data) for entry in _ENTRY.finditer(table[1])]
    used = [place for place in places if place > 0]
    lost = sum(_OBJECT.match(data, place) is None for place in used)
    return 0 < lost < len(used)


def _streams_of_words(data: bytes) -> Iterator[memoryview]:
    """The compressed streams that may hold words.

    Raises ``zlib.error`` where an object no longer says what it is.
    """
    whole = memoryview(data)
    for about, begin in _objects(data):
        if b"(" not in about and _STRANGE.search(about):
            raise zlib.error
        if begin is None:
            continue
        if b"/Filter" not in about and data[begin : begin + 2] in _ZIP:
            raise zlib.error
        end = data.find(_END_OF_STREAM, begin)
        # Without an end the file is cut, which its own end tells.
        if end > 0 and _COMPRESSED.search(about) and not _NO_WORDS.search(about):
            yield whole[begin:end]


def _objects(data: bytes) -> Iterator[tuple[bytes, int | None]]:
    """What each object says of itself, and where its stream begins if it has one."""
    for found in _BEGIN.finditer(data):
        end = data.find(_END_OF_OBJECT, found.end())
        word = data.find(b"stream", found.end(), end if end > 0 else len(data))
        stream = _STREAM.match(data, word) if word > 0 else None
        if stream or end > 0:
            yield data[found.end() : stream.start() if stream else end], stream.end() if stream else None


def _unpacked(stream: memoryview) -> int:
    """How many bytes come out; raises ``zlib.error`` where they stop making sense."""
    machine = zlib.decompressobj()
    waiting: bytes | memoryview = stream
    total = 0
    while len(waiting) and not machine.eof and total <= _MOST:
        total += len(machine.decompress(waiting, _STEP))
        waiting = machine.unconsumed_tail
    return total
