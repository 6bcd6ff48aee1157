"""Bytes → text: UTF-8 first, UTF-16 by its mark, else GB18030 (the superset of GBK and GB2312).

What a file says of itself (``<meta charset>``, an XML declaration) is never
believed: pages declared gb2312 hold characters that only GB18030 has.
"""

from __future__ import annotations

import codecs
import re

from parser.reading.errors import EmptyFile, UnknownFormat

_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_UTF_16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# A few broken characters (a cut end, one pasted byte) are still text; more are not.
_BROKEN_SHARE = 0.01


def decode(data: bytes) -> str:
    """The text of ``data`` without its byte order mark.

    Raises ``EmptyFile`` when nothing but white space is there and
    ``UnknownFormat`` when the bytes are not text in any of the encodings.
    """
    if not data.strip():
        raise EmptyFile
    text = _decode(data)
    broken = text.count("\ufffd") + sum(1 for _ in _CONTROL.finditer(text))
    if broken > max(1, len(text) * _BROKEN_SHARE):
        raise UnknownFormat
    if not text.strip("\x00 \t\r\n\ufeff"):
        raise EmptyFile
    return text


def _decode(data: bytes) -> str:
    if data.startswith(_UTF_16_MARKS):
        return data.decode("utf-16", errors="replace")
    data = data.removeprefix(codecs.BOM_UTF8)
    for encoding in ("utf-8", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    candidates = [data.decode(encoding, errors="replace") for encoding in ("utf-8", "gb18030")]
    return min(candidates, key=lambda text: text.count("\ufffd"))
