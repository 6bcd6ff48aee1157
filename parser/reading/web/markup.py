"""The bytes of a web page → its markup in UTF-8."""

from __future__ import annotations

from codecs import BOM_UTF8

from parser.reading.encoding import text_and_encoding
from parser.reading.web.link_lists import without_link_lists

_INVISIBLE = "\x00\u200b\u200c\u200d\u2060\ufeff\u00ad"


def markup_in(data: bytes) -> bytes:
    """A page in UTF-8, mostly as it is, without lists of links and without characters that have no width.

    The lists are cut out first, as they are often half of the page. Raises as ``decode``.
    """
    data = without_link_lists(data)
    text, encoding = text_and_encoding(data)
    visible = text
    for character in _INVISIBLE:
        if character in text:  # told quickly; few pages hold one
            visible = visible.replace(character, "")
    if encoding == "utf-8" and visible is text:
        return data.removeprefix(BOM_UTF8)
    return visible.encode("utf-8", "replace")
