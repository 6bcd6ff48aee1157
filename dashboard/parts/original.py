"""The file's own words, line by line, with what the findings quote highlighted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dashboard.parts.light import SEVERITY_LIGHT, severity_sign
from dashboard.parts.markup import Content, Markup, tag
from dashboard.words import pick, t
from db.rows import FindingRow, TextLine

LIMIT = 4000  # lines drawn; a report has a few hundred


def original(lines: Sequence[TextLine], findings: Iterable[FindingRow]) -> Markup:
    """The lines with their numbers; beside each the findings that point at it."""
    at_line: dict[int, list[FindingRow]] = {}
    for finding in findings:
        if finding.line:
            at_line.setdefault(finding.line, []).append(finding)
    before = [None, *lines]
    rows = [
        _line(line, at_line.get(line.line or 0, []), begins=last is not None and last.section != line.section)
        for last, line in zip(before, lines[:LIMIT], strict=False)
    ]
    rest = (
        tag("p", t("agency.lines_more", count=len(lines) - LIMIT), class_="muted")
        if len(lines) > LIMIT
        else None
    )
    return tag("div", tag("table", tag("tbody", rows), class_="original"), rest, class_="card sheet")


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
    return tag(
        "tr",
        tag("td", where),
        tag("td", words),
        tag("td", notes),
        id=f"line-{line.line}" if line.line else None,
        class_="begins" if begins else None,
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
