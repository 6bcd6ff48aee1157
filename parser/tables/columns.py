"""The head of a table → which of the form's columns stand there, and which do not belong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from parser.form import Column
from parser.labels import LabelIndex, normalised
from parser.tables.model import Label
from parser.tables.segments import Segment
from parser.tables.tokens import Token, filled

_LONGEST_LABEL = 10
_WITHIN = 0.01
SUBTOTALS = ("小计", "合计")


@dataclass(frozen=True)
class Head:
    """The columns found, in order; None is a column that the form does not have."""

    columns: tuple[str | None, ...]
    extra: tuple[Label, ...] = ()
    altered: tuple[Label, ...] = ()

    def missing(self, form: Sequence[Column]) -> tuple[str, ...]:
        """The form's columns that are not there."""
        return tuple(column.id for column in form if column.id not in self.columns)


def read_head(
    header: Sequence[Token], form: Sequence[Column], index: LabelIndex, known: frozenset[str]
) -> Head:
    """The head as found; ``known`` are other words that may stand there (merged heads, the note)."""
    found: dict[str, Token] = {}
    altered: list[Label] = []
    extras: list[tuple[str | None, Token]] = []
    last: str | None = None
    words = [token for token in header if token.text]
    for token in words:
        match = index.find(token.text) if normalised(token.text) not in known else None
        if match and match.id not in found:
            found[match.id] = token
            last = match.id
            if not match.exact:
                expected = next(column.label.zh for column in form if column.id == last)
                altered.append(Label(token.text, token.place, None, match.id, expected))
        elif _is_extra(token.text, form, known):
            extras.append((last, token))
    order = _order_as_written(found, words, form)
    _join_broken(words, form, found)
    altered += _name_by_place(words, form, found, known)
    columns = _with_extras([id_ for id_ in order if id_ in found], extras)
    return Head(columns, tuple(Label(token.text, token.place) for _, token in extras), tuple(altered))


def _order_as_written(found: dict[str, Token], words: Sequence[Token], form: Sequence[Column]) -> list[str]:
    """The form's columns in the order of the head, where it is whole.

    The columns of a merged head stand below it: in its place. On a page of measured boxes
    words of several heights have no order that could be trusted.
    """
    standard = [column.id for column in form]
    grouped = [column.id for column in form if column.group]
    inner = [id_ for id_ in found if id_ in grouped]
    heads = {normalised(column.group.zh) for column in form if column.group}
    merged = [token for token in words if normalised(token.text) in heads]
    if len(found) != len(standard) or len(merged) != 1 or any(token.place.box for token in words):
        return standard
    places = {id(word): float(index) for index, word in enumerate(words)}  # equal words stand in several
    position = {id_: places[id(token)] for id_, token in found.items()}
    position |= {id_: places[id(merged[0])] + _WITHIN * (index + 1) for index, id_ in enumerate(inner)}
    return sorted(standard, key=position.__getitem__)


def _name_by_place(
    words: Sequence[Token], form: Sequence[Column], found: dict[str, Token], known: frozenset[str]
) -> list[Label]:
    """Other words in the place of the one column that is missing are that column's, altered."""
    missing = [column for column in form if column.id not in found]
    if len(missing) != 1:
        return []
    labels = "|".join(normalised(column.label.zh) for column in form)
    strange = [
        token
        for token in words
        if 3 <= len(text := normalised(token.text)) <= _LONGEST_LABEL
        and text not in known
        and text not in labels
        and text not in SUBTOTALS
        and token not in found.values()
    ]
    if len(strange) != 1:
        return []
    column, token = missing[0], strange[0]
    if not set(normalised(token.text)) & set(normalised(column.label.zh)):
        return []
    found[column.id] = token
    return [Label(token.text, token.place, None, column.id, column.label.zh)]


def _is_extra(text: str, form: Sequence[Column], known: frozenset[str]) -> bool:
    words = normalised(text)
    if words in known or not 2 <= len(words) <= 8:
        return False
    return words in SUBTOTALS and not any(words == normalised(column.label.zh) for column in form)


def _join_broken(words: Sequence[Token], form: Sequence[Column], found: dict[str, Token]) -> None:
    """Labels broken over two lines of the head (商业 | 科研 above 企业 | 机构)."""
    if all(column.id in found for column in form):
        return
    pieces = {normalised(token.text): token for token in words}
    text = "".join(pieces)
    for column in form:
        label = normalised(column.label.zh)
        if column.id in found:
            continue
        for cut in range(1, len(label)):
            if label[:cut] in pieces and label[cut:] in pieces:
                found[column.id] = pieces[label[:cut]]
                break
        else:
            if len(label) >= 4 and label in text:
                found[column.id] = words[0]


def _with_extras(present: list[str], extras: Sequence[tuple[str | None, Token]]) -> tuple[str | None, ...]:
    """Each extra column behind the column of the form that it follows in the head."""
    columns: list[str | None] = []
    for id_ in present:
        columns.append(id_)
        columns += [None for after, _ in extras if after == id_]
    return tuple(columns)


def width_of(head: Head, segments: Sequence[Segment], form: Sequence[Column]) -> tuple[str | None, ...]:
    """The columns behind each label: the head's, unless the rows themselves say that it is incomplete."""
    standard = tuple(column.id for column in form)
    counts = Counter(len(filled(segment.data)) for segment in segments if segment.has_values)
    usual = counts.most_common(1)[0][0] if counts else len(standard)
    if usual == len(head.columns):
        return head.columns
    missing = len(standard) - len(head.columns)
    if head.columns and 0 < missing <= 2 and usual <= len(head.columns) and None not in head.columns:
        return head.columns
    return standard
