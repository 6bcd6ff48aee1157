"""Page numbers and running heads or feet: printed on the page, no part of the text."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from parser.reading.pages.layout import PageLayout, TextLine

_MARGIN = 0.12
"""Share of the page's height, at its head and at its foot, in which they stand."""

_SAME_HEIGHT = 0.02
"""Share of the page's height by which a running line may move from page to page."""

_SAME_SIZE = 0.15
"""Share of the size of type: a title and a signature say the same in two sizes."""

_APART = (0.0, 1.0, 2.0)
"""Heights of the type between a running line of one, two, more words and the text, at least."""

_DIGITS = re.compile(r"[0-9０-９]+")
_DASHES = r"[-—–－―‐·.~～•\s]*"
_NUMBER = r"[0-9０-９]{1,4}"
_BARE_NUMBER = re.compile(_NUMBER)
_PAGE_NUMBER = re.compile(
    rf"{_DASHES}(?:第\s*)?{_NUMBER}\s*(?:页|頁)?{_DASHES}"
    rf"(?:[,，/／|]?\s*(?:共|of)?\s*{_NUMBER}\s*(?:页|頁)?)?{_DASHES}"
    rf"|第\s*[一二三四五六七八九十百]+\s*页|page\s*{_NUMBER}(?:\s*(?:of|/)\s*{_NUMBER})?",
    re.IGNORECASE,
)


def without_furniture(pages: Sequence[PageLayout]) -> tuple[list[PageLayout], str]:
    """The pages without page numbers, running heads and feet; and the text of the running head, if any."""
    running, head = _running_lines(pages)
    numbers = _page_numbers(pages)
    dropped = running | numbers
    cleaned = [
        replace(page, items=tuple(item for item in page.items if id(item) not in dropped)) for page in pages
    ]
    return cleaned, head


def _running_lines(pages: Sequence[PageLayout]) -> tuple[set[int], str]:
    """Lines that stand at one height in the margin of most pages, with nothing but their digits changed."""
    places: defaultdict[str, list[tuple[float, TextLine]]] = defaultdict(list)
    for page in pages:
        for line in _margin_lines(page):
            # A line of several columns near the text is rather the head of a table that goes on.
            apart = _APART[min(len(line.words), len(_APART)) - 1]
            if (len(line.words) < 2 or _stands_apart(page, line, apart)) and any(
                character.isalpha() for character in line.text
            ):
                key = _DIGITS.sub("0", "".join(line.text.split()))
                places[key].append((line.box.middle / page.height, line))
    running: set[int] = set()
    head = ""
    for anywhere in places.values():
        usual = median(height for height, _ in anywhere)
        size = median(line.size for _, line in anywhere)
        found = [
            line
            for height, line in anywhere
            if abs(height - usual) <= _SAME_HEIGHT and abs(line.size - size) <= _SAME_SIZE * size
        ]
        if 2 * len(found) < len(pages) or not _goes_through({line.page for line in found}):
            continue
        running |= {id(line) for line in found}
        if usual < 0.5 and not head:
            head = found[0].text
    return running, head


def _goes_through(pages: set[int]) -> bool:
    """Whether the pages follow one another, or are every other page, at least three."""
    span = max(pages) - min(pages) + 1
    return 1 < len(pages) == span or 2 < len(pages) == (span + 1) // 2


def _page_numbers(pages: Sequence[PageLayout]) -> set[int]:
    """The outermost line of each page where it is a page number.

    A bare number may as well be a value: it counts only when it stands apart from the
    text and goes up by one from page to page.
    """
    found: set[int] = set()
    for index in (-1, 0):
        bare: list[tuple[int, TextLine]] = []
        for page in pages:
            line = _outermost(page, index)
            if line is None or not _PAGE_NUMBER.fullmatch(line.text.strip()):
                continue
            if _BARE_NUMBER.fullmatch(line.text.strip()):
                bare.append((int(line.text) - page.number, line))
            else:
                found.add(id(line))
        offsets = Counter(offset for offset, _ in bare)
        for offset, line in bare:
            if offsets[offset] > 1 or (len(pages) == 1 and offset == 0):
                found.add(id(line))
    return found


def _outermost(page: PageLayout, index: int) -> TextLine | None:
    """The first (0) or last (-1) line of a page, when it stands in the margin and apart from the rest."""
    if not page.items:
        return None
    line = page.items[index]
    if not isinstance(line, TextLine) or not _in_margin(page, line):
        return None
    if len(page.items) > 1:
        near = page.items[-2 if index else 1].box
        gap = line.box.top - near.bottom if index else near.top - line.box.bottom
        if gap < 0.5 * line.size:
            return None
    return line


def _margin_lines(page: PageLayout) -> list[TextLine]:
    if len(page.items) < 2:  # nothing would be left of the page
        return []
    return [item for item in page.items if isinstance(item, TextLine) and _in_margin(page, item)]


def _stands_apart(page: PageLayout, line: TextLine, least: float) -> bool:
    """Whether a line is the first or the last of a page, with so much room to the rest (in heights)."""
    if line is page.items[0]:
        return page.items[1].box.top - line.box.bottom > least * line.size
    return line is page.items[-1] and line.box.top - page.items[-2].box.bottom > least * line.size


def _in_margin(page: PageLayout, line: TextLine) -> bool:
    return line.box.bottom <= _MARGIN * page.height or line.box.top >= (1 - _MARGIN) * page.height
