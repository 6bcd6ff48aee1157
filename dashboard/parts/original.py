"""The file's own words, line by line, with what the findings quote highlighted."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from dashboard.parts.light import SEVERITY_LIGHT, severity_sign
from dashboard.parts.markup import Content, Markup, tag
from dashboard.words import pick, t
from db.rows import FindingRow, TextLine
from parser.bilingual import JOINT
from parser.labels import normalised

_ENOUGH = 16  # characters that tell a line
LIMIT = 4000  # lines drawn; a report has a few hundred


def original(lines: Sequence[TextLine], findings: Iterable[FindingRow]) -> Markup:
    """The lines with their numbers; beside each the findings that point at it."""
    pointed = _pointed(lines, findings)
    before = [None, *lines]
    rows = [
        _line(line, pointed.get(index, []), begins=last is not None and last.section != line.section)
        for index, (last, line) in enumerate(zip(before, lines[:LIMIT], strict=False))
    ]
    rest = (
        tag("p", t("agency.lines_more", count=len(lines) - LIMIT), class_="muted")
        if len(lines) > LIMIT
        else None
    )
    return tag("div", tag("table", tag("tbody", rows), class_="original"), rest, class_="card sheet")


def _pointed(lines: Sequence[TextLine], findings: Iterable[FindingRow]) -> dict[int, list[FindingRow]]:
    """Which findings stand at which line, by its index.

    A row of cells is numbered by its first cell: a finding in it stands at the last line
    of its page that does not begin behind it.
    """
    begins = sorted((line.page or 0, line.line, index) for index, line in enumerate(lines) if line.line)
    found: dict[int, list[FindingRow]] = {}
    for finding in findings:
        index = _by_number(finding, finding.line, begins) if finding.line else _by_words(finding, lines)
        if index is not None:
            found.setdefault(index, []).append(finding)
    return found


def _by_number(finding: FindingRow, line: int, begins: Sequence[tuple[int, int, int]]) -> int | None:
    page = finding.page or 0
    behind = bisect_right(begins, (page, line), key=lambda place: place[:2])
    return begins[behind - 1][2] if behind and begins[behind - 1][0] == page else None


def _by_words(finding: FindingRow, lines: Sequence[TextLine]) -> int | None:
    """Where lines have no numbers (OFD, PDF): the first of its page with the quote or the row's label."""
    parts = finding.label.zh.split(JOINT) if finding.label else [""]
    words = normalised(finding.quote or parts[-2 if finding.row and finding.column else -1])[:_ENOUGH]
    if not words or not finding.page:
        return None
    on_page = (index for index, line in enumerate(lines) if line.page == finding.page)
    return next((index for index in on_page if words in normalised(lines[index].text)), None)


def anchor(finding: FindingRow) -> str:
    """The name of the finding's place in the original's words."""
    return f"text-{finding.id}"


def _line(line: TextLine, findings: Sequence[FindingRow], *, begins: bool) -> Markup:
    """``begins``: with this line another section of the report begins."""
    quotes = [finding.quote for finding in findings if finding.quote]
    if line.cells is None:
        words: Content = highlighted(line.text, quotes)
    else:
        words = [
            tag("span", highlighted(cell, quotes), class_="cell") for cell in line.cells if cell is not None
        ]
    shown = {(finding.severity, finding.code): finding for finding in findings}
    notes = [_note(finding) for finding in shown.values()]
    where = f"{line.page}·{line.line}" if line.page else line.line
    names = [name for finding in findings for name in (anchor(finding), f"frame-{finding.id}")]
    anchors = [tag("span", id=name) for name in names]  # links to a page's picture lead here without one
    look = [name for name, holds in (("begins", begins), ("pointed", findings)) if holds]
    return tag(
        "tr",
        tag("td", anchors, where),
        tag("td", words),
        tag("td", notes),
        class_=" ".join(look) or None,
    )


def _note(finding: FindingRow) -> Markup:
    shown = f"{severity_sign(finding.severity)} {finding.code}"
    return tag("span", shown, class_=f"badge {SEVERITY_LIGHT[finding.severity]}", title=pick(finding.message))


def highlighted(words: str, quotes: Iterable[str]) -> Markup:
    """``words`` with every occurrence of the quotes marked; the longest quote wins where they overlap."""
    for quote in sorted(set(quotes), key=len, reverse=True):
        before, found, after = words.partition(quote)
        if found:
            return tag("span", before, tag("mark", found), highlighted(after, quotes))
    return tag("span", words)
