"""Bytes → text: UTF-8 first, UTF-16 by its mark, else GB18030 (the superset of GBK and GB2312).

What a file says of itself (``<meta charset>``, an XML declaration) is never
believed: pages declared gb2312 hold characters that only GB18030 has.
"""

from __future__ import annotations

import codecs
import re

from parser.reading.errors import Damaged, EmptyFile, UnknownFormat

_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\v\f\r\x1b") + b"\x7f"
_UTF_16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_LOST = bytes(8)  # so many zeros within a text stand where something else stood
_BLANK = re.compile(r"[\x00 \t\r\n\ufeff]*+")
# A few broken characters (a cut end, one pasted byte) are still text; more are not.
_BROKEN_SHARE = 0.01


def decode(data: bytes) -> str:
    """The text of ``data`` without its byte order mark.

    Raises ``EmptyFile`` when nothing but white space is there, ``Damaged`` when a part
    of it was lost, and ``UnknownFormat`` when the bytes are not text in any of the encodings.
    """
    return text_and_encoding(data)[0]


def text_and_encoding(data: bytes) -> tuple[str, str]:
    """As ``decode``, and the encoding, blank where some of the bytes are in none."""
    if not data or data.isspace():
        raise EmptyFile
    if b"\0" in data and _LOST in data.rstrip(b"\0") and not data.startswith(_UTF_16_MARKS):
        raise Damaged
    text, encoding = _decode(data)
    broken = (text.count("\ufffd") if "\ufffd" in text else 0) + _controls(data, text)
    if broken > max(1, len(text) * _BROKEN_SHARE):
        raise UnknownFormat
    if _BLANK.fullmatch(text):
        raise EmptyFile
    return text, encoding


def _controls(data: bytes, text: str) -> int:
    """How many control characters; no other character of UTF-8 and GB18030 has a byte below 0x30."""
    octets = text.encode("utf-8", "replace") if data.startswith(_UTF_16_MARKS) else data
    if not any(map(octets.__contains__, _CONTROLS)):  # told quickly, as of nearly every text
        return 0
    return len(octets) - len(octets.translate(None, _CONTROLS))


def _decode(data: bytes) -> tuple[str, str]:
    if data.startswith(_UTF_16_MARKS):
        return data.decode("utf-16", errors="replace"), "utf-16"
    data = data.removeprefix(codecs.BOM_UTF8)
    for encoding in ("utf-8", "gb18030"):
        try:
            return data.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    candidates = [data.decode(encoding, errors="replace") for encoding in ("utf-8", "gb18030")]
    return min(candidates, key=lambda text: text.count("\ufffd")), ""
