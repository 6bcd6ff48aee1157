"""Lists of nothing but links, cut out of a page's markup before it is parsed.

They are the site's navigation, whatever they are called, and often half of the
page. Lists that offer documents stay.
"""

from __future__ import annotations

import re

_ENDINGS = ("docx?", "wps", "pdf", "xlsx?", "et", "ods", "odt", "ofd", "rtf", "zip", "rar", "7z")
_INITIALS = "".join(sorted({ending[0] for ending in _ENDINGS}))  # looked for first: pages end in html
DOCUMENT_ENDING = rf"\.(?=[{_INITIALS}])(?:{'|'.join(_ENDINGS)})"
"""How the address of a document ends; what may follow depends on where the address stands."""

_FEWEST = 5
# Every repetition is possessive, every tag bounded or without "<": the time is linear, whatever a page holds.
_ATTRIBUTES = "[^>]{0,999}+"
_WORDS = rf"[^<]*+(?:<(?!/?(?:a|li|ul|ol)\b){_ATTRIBUTES}>[^<]*+)*+"
_ITEM = rf"<li\b{_ATTRIBUTES}>\s*+<a\b{_ATTRIBUTES}>{_WORDS}</a>\s*+(?:</li>)?+\s*+"
_LINK_LIST = re.compile(rf"<([uo]l)\b[^<>]*+>\s*+(?:{_ITEM}){{{_FEWEST},}}+</\1>".encode(), re.IGNORECASE)
_LINKED_DOCUMENT = re.compile(rf"""{DOCUMENT_ENDING}(?=["'\s?#>])""".encode(), re.IGNORECASE)


def without_link_lists(markup: bytes) -> bytes:
    """The page's markup without its lists of links; every line keeps its number.

    In no encoding of Chinese that pages use is a byte of "<" or ">" part of another character.
    """
    return _LINK_LIST.sub(_lines_alone, markup)


def _lines_alone(found: re.Match[bytes]) -> bytes:
    links = found.group()
    return links if _LINKED_DOCUMENT.search(links) else b"\n" * links.count(b"\n")
