"""The table of section 二: blocks of 第二十条, each with a head of its own, in both editions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from parser.form import EDITION_2019, EDITION_2021, FORMS, PROACTIVE_2021, TableForm
from parser.tables.blank_lines import restore_blank_cells
from parser.tables.model import Label, Table
from parser.tables.proactive_cells import Block, Reading
from parser.tables.proactive_words import (
    OTHER_EDITION,
    ROW_INDEX,
    column_of,
    is_head,
    is_head_fragment,
    is_row,
)
from parser.tables.regions import Lines, anchored, extended
from parser.tables.segments import Segmenter
from parser.tables.tokens import TokenLine


def read_proactive(
    lines: Lines, anchors: Iterable[int], free: Callable[[int], bool], edition: int | None
) -> Table | None:
    """The table, or None when there is none. ``edition`` is the one that the report's year asks for."""
    cluster = anchored(lines, anchors, free)
    cluster = _with_rows(lines, cluster, free) if cluster else _rows_alone(lines, free)
    if not cluster:
        return None
    segmenter = Segmenter(ROW_INDEX, is_head, frozenset())
    claimed: set[int] = set()
    blocks = [Block()]
    for number in extended(lines, cluster, is_head_fragment, free):
        if lines[number].is_prose or not free(number):
            segmenter.close()
            continue
        claimed.add(number)
        _feed(segmenter, lines[number], blocks)
    blocks = [block for block in blocks if block.segments]
    return _table(blocks, edition, frozenset(claimed)) if blocks else None


def _with_rows(lines: Lines, cluster: list[int], free: Callable[[int], bool]) -> list[int]:
    """The anchors and the rows between and shortly behind them."""
    end = cluster[-1]
    for number in range(end + 1, min(len(lines), end + 12)):
        if not free(number) or lines[number].is_prose:
            break
        if any(is_row(token.text) for token in lines[number]):
            end = number
    return [*cluster, end] if end > cluster[-1] else cluster


def _rows_alone(lines: Lines, free: Callable[[int], bool]) -> list[int]:
    """Without any head: at least four rows of the form with values on the same line."""
    found = [
        number
        for number, tokens in enumerate(lines)
        if free(number) and len(tokens) > 1 and any(is_row(token.text) for token in tokens)
    ]
    return found if len(found) >= 4 and found[-1] - found[0] <= 40 else []


def _feed(segmenter: Segmenter, tokens: TokenLine, blocks: list[Block]) -> None:
    known = len(segmenter.segments)
    segmenter.feed(tokens)
    heads = [token for token in tokens.words if is_head(token.text)]
    if heads and blocks[-1].segments:
        blocks.append(Block())
    blocks[-1].head += heads
    blocks[-1].segments += segmenter.segments[known:]


def _table(blocks: Sequence[Block], expected: int | None, claimed: frozenset[int]) -> Table:
    edition, outdated = _edition(blocks, expected)
    form = FORMS[edition]["proactive"]
    segments = [segment for block in blocks for segment in block.segments]
    for block in blocks:
        restore_blank_cells(block.segments, max(_widths(block, form), default=0))
    reading = Reading(form)
    for block in blocks:
        for segment in block.segments:
            reading.take(block, segment)
    present = {segment.match.id for segment in segments if segment.match}
    return Table(
        "proactive",
        edition,
        {id_: reading.cells[id_] for id_ in form.cells if id_ in reading.cells},
        segments[0].place,
        missing_rows=tuple(row.id for row in form.rows if row.id not in present),
        missing_columns=tuple(dict.fromkeys(reading.missing_columns)),
        extra=tuple(reading.extra),
        altered=tuple(reading.altered),
        outdated_labels=tuple(outdated),
        unread_rows=tuple(reading.unread),
        claimed=claimed,
    )


def _widths(block: Block, form: TableForm) -> list[int]:
    rows = {row.id: row for row in form.rows}
    return [len(rows[s.match.id].columns) for s in block.segments if s.match and s.match.id in rows]


def _edition(blocks: Sequence[Block], expected: int | None) -> tuple[int, list[Label]]:
    """The edition most heads belong to, and the labels of the other one among them."""
    labels: dict[int, list[Label]] = {EDITION_2019: [], EDITION_2021: []}
    for block in blocks:
        for token in block.head:
            column = column_of(token.text)
            if column:
                labels[column[0]].append(Label(token.text, token.place, None, column[1]))
        for segment in block.segments:
            if segment.match and segment.match.id not in {row.id for row in PROACTIVE_2021.rows}:
                labels[EDITION_2019].append(Label(segment.label, segment.place, segment.match.id))
    older, newer = len(labels[EDITION_2019]), len(labels[EDITION_2021])
    edition = expected or EDITION_2021 if older == newer else EDITION_2019 if older > newer else EDITION_2021
    return edition, labels[OTHER_EDITION[edition]]
