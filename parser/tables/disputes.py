"""The table of section 四: three blocks of five results, fifteen numbers in one row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from parser.form import DISPUTES_2021, EDITION_2021, Column
from parser.labels import LabelIndex, normalised
from parser.tables.blank_lines import restore_blank_cells
from parser.tables.model import Cell, Label, Table
from parser.tables.regions import Lines, anchored, extended
from parser.tables.requests import cell_of
from parser.tables.segments import Segment, Segmenter
from parser.tables.tokens import Token, filled, is_value
from parser.tables.windows import window

_ROWS = DISPUTES_2021.rows
_COLUMNS: tuple[Column, ...] = _ROWS[0].columns
_WIDTH = len(_ROWS) * len(_COLUMNS)
_BLOCKS = LabelIndex({row.id: row.label.zh for row in _ROWS})
_RESULTS = LabelIndex({column.id: column.label.zh for column in _COLUMNS})
_HEADS = {normalised(row.label.zh) for row in _ROWS} | {normalised(column.label.zh) for column in _COLUMNS}
_HEADS |= {normalised(head.zh) for row in _ROWS for head in row.heads}
_FRAGMENTS = "|".join(sorted(_HEADS))
_ANCHORS = (_HEADS - {"行政复议", "行政诉讼", "总计", "其他结果"}) | {"纠正", "维持", "审结", "尚未"}
_ONE_ROW = "all"


@lru_cache(maxsize=4096)
def is_head(text: str) -> bool:
    """Whether the words are a head of this table or the half of one (结果 above 纠正)."""
    words = normalised(text)
    return bool(words) and len(words) <= 12 and words in _FRAGMENTS


def is_anchor(text: str) -> bool:
    """Whether the words, or the halves of them (结果 above 纠正), stand in no other table."""
    return len(text) <= 14 and normalised(text) in _ANCHORS


def read_disputes(
    lines: Lines, anchors: Iterable[int], free: Callable[[int], bool], edition: int | None
) -> Table | None:
    """The table, or None when there is none."""
    cluster = anchored(lines, anchors, free) or _fifteen_values(lines, free)
    if not cluster:
        return None
    region = extended(lines, cluster, is_head, free)
    region = range(region.start, _end(lines, region.stop, free))
    numbers = [n for n in region if free(n) and not lines[n].is_prose]
    tokens = [lines[n] for n in numbers]
    if not any(is_value(token.text) and token.text for line in tokens for token in line) and len(cluster) < 2:
        return None
    blocks = _down_the_page(tokens) or _by_block(tokens) or _in_one_row(tokens)
    return _table(blocks, edition or EDITION_2021, frozenset(numbers))


def _end(lines: Lines, end: int, free: Callable[[int], bool]) -> int:
    """Rows of values directly behind the head belong to it even when a blank cell opens them."""
    while end < len(lines) and free(end) and len(lines[end]) > 4 and not _is_head_line(lines[end]):
        end += 1
    return end


def _fifteen_values(lines: Lines, free: Callable[[int], bool]) -> list[int]:
    """Without any head: a row of exactly fifteen values, the fewer of them blank."""
    for number, tokens in enumerate(lines):
        words = tokens.words
        fifteen = _WIDTH in (len(words), len(tokens)) and 2 * len(words) > _WIDTH
        if free(number) and fifteen and all(is_value(token.text) for token in words):
            return [number]
    return []


def _down_the_page(lines: Lines) -> dict[str, Segment] | None:
    """One result and its value a row, all fifteen in the form's order."""
    pairs = [words[-2:] for line in lines if len(words := line.words) > 1 and is_value(words[-1].text)]
    results = [_RESULTS.exact(label.text) for label, _ in pairs]
    if [result.id if result else None for result in results] != [c.id for row in _ROWS for c in row.columns]:
        return None
    return {_ONE_ROW: Segment("", None, pairs[0][0].place, data=[value for _, value in pairs])}


def _by_block(lines: Lines) -> dict[str, Segment] | None:
    """The turned form: one row a block, five values behind its label."""
    rows = [line for line in lines if any(token.text and is_value(token.text) for token in line)]
    labelled = [line for line in rows if any(token.text and _BLOCKS.exact(token.text) for token in line)]
    if len(labelled) < 2:
        return None
    segmenter = Segmenter(_BLOCKS, lambda text: is_head(text) and not _BLOCKS.exact(text), frozenset())
    for line in lines:
        segmenter.feed(line)
    return {s.match.id: s for s in segmenter.segments if s.match and s.data} or None


def _in_one_row(lines: Lines) -> dict[str, Segment]:
    """The printed form: heads first, then the values of all blocks in one row, however it is cut."""
    header = [
        token
        for line in lines
        if _is_head_line(line)
        for token in line
        if token.text and not is_value(token.text)
    ]
    place = header[0].place if header else lines[0][0].place
    values = [line for line in lines if line.words and not _is_head_line(line)]
    segment = Segment("", None, place, single=all(len(line) == 1 for line in values))
    segment.before = tuple(token.text for token in header)
    started = False
    for line in lines:
        if _is_head_line(line):
            segment.place = line[-1].place
            continue
        started = started or len(line) > 1 or any(token.text for token in line)
        if started:
            segment.data += line
    return {_ONE_ROW: segment}


def _is_head_line(line: Sequence[Token]) -> bool:
    """Whether the line holds words; one strange word among many values is a cell that is no number."""
    words = [token.text for token in line if token.text]
    strange = len([word for word in words if not is_value(word)])
    return strange > 0 and (is_head(words[0]) or 2 * strange > len(words))


def _present(head: Sequence[str], labels: dict[str, str]) -> set[str]:
    """Which labels a head holds, whole or broken over its lines."""
    whole = {normalised(text) for text in head}
    glued = "".join(whole)
    return {
        id_
        for id_, label in labels.items()
        if label in whole
        or label in glued
        or any(label[:cut] in whole and label[cut:] in whole for cut in range(1, len(label)))
    }


def _table(blocks: dict[str, Segment], edition: int, claimed: frozenset[int]) -> Table:
    if _ONE_ROW not in blocks:
        return _from_blocks(blocks, edition, claimed)
    segment = blocks[_ONE_ROW]
    rows = [row.id for row in _ROWS]
    columns = [column.id for column in _COLUMNS]
    values = len(filled(segment.data))
    if segment.before and values and values != _WIDTH:
        rows, columns = _narrowed(segment, values, rows, columns)
    width = len(rows) * len(columns)
    restore_blank_cells([segment], width)
    data = window(segment.data, width, None)
    ids = [f"disputes.{row}.{column}" for row in rows for column in columns]
    cells: dict[str, Cell] = {}
    if data is not None:
        cells = {id_: cell_of(id_, data[i] if i < len(data) else None, segment) for i, id_ in enumerate(ids)}
    return Table(
        "disputes",
        edition,
        cells,
        segment.place,
        missing_rows=tuple(row.id for row in _ROWS if row.id not in rows),
        missing_columns=tuple(column.id for column in _COLUMNS if column.id not in columns),
        altered=_altered(segment),
        unread_rows=() if data is not None else tuple(_unread(row, segment) for row in rows),
        claimed=claimed,
    )


def _altered(segment: Segment) -> tuple[Label, ...]:
    """Heads that are close to the form's but not in its words."""
    found: list[Label] = []
    for text in segment.before:
        result, block = _RESULTS.find(text), _BLOCKS.find(text)
        if is_head(text) or (result and result.exact) or (block and block.exact):
            continue
        if block:
            found.append(Label(text, segment.place, block.id, None, DISPUTES_2021.row(block.id).label.zh))
        elif result:
            expected = next(column.label.zh for column in _COLUMNS if column.id == result.id)
            found.append(Label(text, segment.place, None, result.id, expected))
    return tuple(found)


def _unread(row: str, segment: Segment) -> Label:
    return Label(DISPUTES_2021.row(row).label.zh, segment.place, row)


def _narrowed(
    segment: Segment, values: int, rows: list[str], columns: list[str]
) -> tuple[list[str], list[str]]:
    """The blocks and results that the head names, when the number of values bears the head out."""
    blocks = _present(segment.before, {row.id: normalised(row.label.zh) for row in _ROWS})
    results = _present(segment.before, {column.id: normalised(column.label.zh) for column in _COLUMNS})
    fewer_rows = [row for row in rows if row in blocks]
    fewer_columns = [column for column in columns if column in results]
    cells = len(list(segment.data))
    for some_rows, some_columns in (
        (fewer_rows, columns),
        (rows, fewer_columns),
        (fewer_rows, fewer_columns),
    ):
        if some_rows and some_columns and len(some_rows) * len(some_columns) in {values, cells}:
            return some_rows, some_columns
    return rows, columns


def _from_blocks(blocks: dict[str, Segment], edition: int, claimed: frozenset[int]) -> Table:
    cells: dict[str, Cell] = {}
    unread: list[Label] = []
    for row, segment in blocks.items():
        data = window(segment.data, len(_COLUMNS), None)
        if data is None:
            unread.append(Label(segment.label, segment.place, row))
            continue
        for position, column in enumerate(_COLUMNS):
            id_ = f"disputes.{row}.{column.id}"
            cells[id_] = cell_of(id_, data[position] if position < len(data) else None, segment)
    missing = tuple(row.id for row in _ROWS if row.id not in blocks)
    place = next(iter(blocks.values())).place
    return Table(
        "disputes", edition, cells, place, missing_rows=missing, unread_rows=tuple(unread), claimed=claimed
    )
