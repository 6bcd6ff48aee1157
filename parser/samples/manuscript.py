"""A draft in reading order: paragraphs and grids, spelled as one office would."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from random import Random

from parser.samples.draft import Draft, SectionDraft
from parser.samples.grid import GridDraft, print_grid
from parser.samples.spelling import PLAIN, Spelling, draw_spelling


@dataclass(frozen=True)
class Text:
    """A paragraph; ``kind`` is ``title``, ``heading``, ``prose`` or ``signature``."""

    text: str
    kind: str


Piece = Text | GridDraft


def manuscript(draft: Draft, spelling: Spelling = PLAIN) -> Iterator[Piece]:
    """The report from title to signature."""
    for line in draft.title:
        yield Text(line, "title")
    for passage in draft.preamble:
        yield Text(passage.text, "prose")
    for section in draft.sections:
        yield from _section(section, spelling)
    if draft.signature:
        yield Text(draft.signature, "signature")
    if draft.signed:
        yield Text(f"{draft.signed.year}年{draft.signed.month}月{draft.signed.day}日", "signature")


def _section(section: SectionDraft, spelling: Spelling) -> Iterator[Piece]:
    if section.heading is not None:
        yield Text(spelling.heading(section.heading), "heading")
    for passage in section.passages:
        yield Text(passage.text, "prose")
    if section.table:
        values = {cell: spelling.value(text) for cell, text in section.table.values.items()}
        yield print_grid(replace(section.table, values=values), spelling.label)


def spelling_for(draft: Draft, layout: str) -> Spelling:
    """The spelling that a draft has in a layout: always the same one."""
    return draw_spelling(Random(f"{draft.seed}/{draft.year}/{layout}"))
