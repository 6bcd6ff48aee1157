"""The table of section 三: 25 rows (23 in the trial form) of seven applicants' columns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache, partial

from parser.form import (
    APPLICANTS,
    BALANCE_NOTE,
    EDITION_2019,
    EDITION_2021,
    REQUEST_COLUMNS,
    REQUESTS_2019,
    REQUESTS_2021,
    TableForm,
)
from parser.labels import LabelIndex, normalised
from parser.numerals import parse_cell
from parser.tables.blank_lines import restore_blank_cells
from parser.tables.columns import read_head, width_of
from parser.tables.model import Cell, Label, Table
from parser.tables.naming import resolve
from parser.tables.regions import Lines, anchored, extended
from parser.tables.segments import Segment, Segmenter
from parser.tables.tokens import Token
from parser.tables.windows import learned_offsets, shape_of, window

_ROWS = {row.id: row.label.zh for table in (REQUESTS_2019, REQUESTS_2021) for row in table.rows}
_ALIASES = {
    "（七）合计": "processed",
    "1.申请人无正当理由逾期不补正": "other_correction_overdue",
    "1.逾期不补正": "other_correction_overdue",
    "2.申请人逾期未按收费通知要求缴纳费用": "other_fee_unpaid",
    "2.逾期未缴费": "other_fee_unpaid",
    "（二）部分公开": "partly_granted",
}
_INDEX = LabelIndex(_ROWS, _ALIASES)
_COLUMN_INDEX = LabelIndex({column.id: column.label.zh for column in REQUEST_COLUMNS}, {"合计": "total"})
_MERGED = {head.zh for table in (REQUESTS_2019, REQUESTS_2021) for row in table.rows for head in row.heads}
_MERGED |= {column.group.zh for column in REQUEST_COLUMNS if column.group} | {APPLICANTS.zh, BALANCE_NOTE.zh}
_KNOWN = frozenset(map(normalised, _MERGED))
_HEAD_WORDS = _KNOWN | {normalised(column.label.zh) for column in REQUEST_COLUMNS}
_ALL_COLUMNS = tuple(column.id for column in REQUEST_COLUMNS)
_FRAGMENTS = "|".join(sorted(_HEAD_WORDS))
# Words that are both a row's label and a head (of a column, or of the rows that follow).
_AMBIGUOUS = frozenset({"other_otherwise", "processed", "other_handling"})
_cell = partial(tuple.__new__, Cell)  # half the time of calling the class
_OTHER_ROWS_2021 = ("other_correction_overdue", "other_fee_unpaid", "other_otherwise")


@lru_cache(maxsize=4096)
def is_head(text: str) -> bool:
    """Whether the words are a column's label or a merged head."""
    return normalised(text) in _HEAD_WORDS


@lru_cache(maxsize=4096)
def _may_stand_at_an_end(text: str) -> bool:
    """Whether words above the first anchor or below the last one are still of this table."""
    words = normalised(text)
    if not words or words in _FRAGMENTS or words in {"小计", "合计"}:
        return bool(words)
    match = _INDEX.find(text)
    return match is not None and match.exact and match.id in _AMBIGUOUS


@lru_cache(maxsize=4096)
def is_anchor(text: str) -> bool:
    """Whether the words are a row's label that no other table has."""
    if len(text) > 60 or len(text) < 4:
        return False
    match = _INDEX.find(text)
    return match is not None and (match.exact or len(normalised(text)) >= 6) and match.id not in _AMBIGUOUS


def read_requests(
    lines: Lines, anchors: Iterable[int], free: Callable[[int], bool], edition: int | None
) -> Table | None:
    """The table, or None when there is none. ``edition`` is the one that the report's year asks for."""
    cluster = anchored(lines, anchors, free)
    if len(cluster) < 3:
        return None
    segmenter = Segmenter(_INDEX, is_head, _AMBIGUOUS)
    claimed = set()
    for number in extended(lines, cluster, _may_stand_at_an_end, free):
        if lines[number].is_prose or not free(number):
            segmenter.close()
            continue
        claimed.add(number)
        segmenter.feed(lines[number])
    return _table(segmenter, edition, frozenset(claimed))


def _table(segmenter: Segmenter, edition: int | None, claimed: frozenset[int]) -> Table:
    form = _form(segmenter.segments, edition)
    resolve(segmenter.segments, segmenter.rest, _INDEX, [row.id for row in form.rows])
    named, extra = _one_of_each(segmenter.segments, form)
    head = read_head(segmenter.header, REQUEST_COLUMNS, _COLUMN_INDEX, _KNOWN)
    columns = width_of(head, list(named.values()), REQUEST_COLUMNS)
    restore_blank_cells(segmenter.segments, len(columns))
    cells, unread = _cells(named, columns, form)
    if extra and not any(segment.has_values for segment in named.values()):
        cells, unread = {}, _unplaced(named)
    missing_columns = head.missing(REQUEST_COLUMNS) if columns == head.columns else ()
    place = min((segment.place for segment in segmenter.segments), key=lambda place: place.line or 0)
    return Table(
        "requests",
        form.edition,
        cells,
        place,
        missing_rows=tuple(row.id for row in form.rows if row.id not in named),
        missing_columns=missing_columns,
        extra=(*(head.extra if None in columns else ()), *extra),
        altered=(*head.altered, *_altered(named, form)),
        unread_rows=unread,
        claimed=claimed,
    )


def _form(segments: Sequence[Segment], edition: int | None) -> TableForm:
    """The edition whose rows stand there; （六）其他处理 as one row decides only where the year is open."""
    found = {segment.match.id for segment in segments if segment.match and segment.has_values}
    if edition != EDITION_2021 and "other_handling" in found and not found & set(_OTHER_ROWS_2021[:2]):
        return REQUESTS_2019
    return REQUESTS_2019 if edition == EDITION_2019 and not found & set(_OTHER_ROWS_2021) else REQUESTS_2021


def _one_of_each(segments: Sequence[Segment], form: TableForm) -> tuple[dict[str, Segment], list[Label]]:
    """Each row of the form once (the one that holds values), and the rows that it does not have."""
    rows = {row.id for row in form.rows}
    named: dict[str, Segment] = {}
    extra: list[Label] = []
    for segment in segments:
        if segment.match and segment.match.id in rows:
            known = named.get(segment.match.id)
            if known is None or (segment.has_values and not known.has_values):
                named[segment.match.id] = segment
        elif segment.has_values:
            extra.append(Label(segment.label, segment.place))
    return {row.id: named[row.id] for row in form.rows if row.id in named}, extra


def _cells(
    named: dict[str, Segment], columns: Sequence[str | None], form: TableForm
) -> tuple[dict[str, Cell], tuple[Label, ...]]:
    learned = learned_offsets(named.values(), len(columns))
    width, order = len(columns), tuple(columns)
    ids: list[str] = []
    data: list[Token] = []
    unread: list[Label] = []
    for row, segment in named.items():
        offset = learned.get(shape_of(segment))
        found = window(segment.data, width, offset, totals=order == _ALL_COLUMNS)
        if found is None:
            unread.append(Label(segment.label, segment.place, row))
            continue
        ids += _ids(form.section, row, order)
        data += found or [Token("", segment.place)] * width  # no value at all: blank cells beside the label
    return _made(ids, data), tuple(unread)


def _made(ids: Sequence[str], data: Sequence[Token]) -> dict[str, Cell]:
    """The cells with those ids, made all at once: a report has two hundred."""
    if not data:
        return {}
    texts, places, confidences = zip(*data, strict=True)
    made = map(_cell, zip(ids, map(parse_cell, texts), texts, places, confidences, strict=True))
    cells = dict(zip(ids, made, strict=True))
    cells.pop("", None)
    return cells


def _unplaced(named: dict[str, Segment]) -> tuple[Label, ...]:
    """Every row, where values stand in the table but none beside a label: they are not blank."""
    return tuple(Label(segment.label, segment.place, row) for row, segment in named.items())


@lru_cache(maxsize=256)
def _ids(section: str, row: str, columns: tuple[str | None, ...]) -> tuple[str, ...]:
    """The ids of a row's cells; blank for a column that the form does not have."""
    return tuple(f"{section}.{row}.{column}" if column else "" for column in columns)


def cell_of(
    id_: str, token: Token | None, segment: Segment, *, signed: bool = False, unit: bool = False
) -> Cell:
    """The cell that a token states; no token is a blank cell beside the row's label."""
    if token is None:
        return Cell(id_, parse_cell(""), "", segment.place)
    return Cell(
        id_, parse_cell(token.text, signed=signed, unit=unit), token.text, token.place, token.confidence
    )


def _altered(named: dict[str, Segment], form: TableForm) -> list[Label]:
    return [
        Label(segment.label, segment.place, row, None, form.row(row).label.zh)
        for row, segment in named.items()
        if segment.match and not segment.match.exact
    ]
