"""The words of a report beyond its six sections: what stands between title and section 一."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from parser.sentences import Sentence, sentences

if TYPE_CHECKING:
    from parser.report import Report

_LONGEST = 40  # lines; on a web page the site's navigation stands further up


def preamble(report: Report) -> tuple[Sentence, ...]:
    """The sentences just above the first heading."""
    headings = [heading.index for section in report.sections.values() for heading in section.headings]
    first = min(headings, default=0)
    return tuple(
        sentences(line for line in report.lines[max(0, first - _LONGEST) : first] if line.grid is None)
    )


def all_sentences(report: Report) -> Iterator[Sentence]:
    """Preamble and sections, each sentence once."""
    seen: set[tuple[str, object]] = set()
    for group in (*report.sentences.values(), preamble(report)):
        for sentence in group:
            key = (sentence.text, sentence.place)
            if key not in seen:
                seen.add(key)
                yield sentence
