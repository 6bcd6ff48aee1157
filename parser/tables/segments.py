"""Lines of a table → segments: a row label with the cells that belong to it.

Works for every layout alike: rows of cells, one cell a line, labels broken over
several lines with the values beside any of them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from operator import attrgetter

from parser.document import NOWHERE, Place
from parser.labels import LabelIndex, Match, normalised, without_numbering
from parser.tables.tokens import Token, TokenLine, is_page_number, is_value

_TEXT = attrgetter("text")
# So many empty cells behind the part of a label are a row without values.
_BLANK_ROW = 6
# Characters of what is written instead of a number; the rest of a broken label is longer.
_LONGEST_REMARK = 8


@dataclass(slots=True)
class Segment:
    """A row as found. ``before`` are words above it that belong to no other row."""

    label: str
    match: Match | None
    place: Place
    data: list[Token] = field(default_factory=list)
    before: tuple[str, ...] = ()
    shape: tuple[int, int] = (0, 0)
    single: bool = False  # one cell a line
    filled_on: int = -1  # number of the line that its last cell stands on
    ends_before: int = 0  # the line of the file that the table's next words stand on; 0 when unknown

    @property
    def has_values(self) -> bool:
        """Whether any cell holds something."""
        return any(map(_TEXT, self.data))


class Segmenter:
    """Cuts the lines of one table into segments, in order."""

    def __init__(self, rows: LabelIndex, is_head: Callable[[str], bool], ambiguous: frozenset[str]) -> None:
        """``is_head`` knows columns and merged heads; ``ambiguous`` rows have words that are heads too."""
        self._rows = rows
        self._is_head = is_head
        self._ambiguous = ambiguous
        self._pending: list[str] = []
        self._current: Segment | None = None
        self._after_head = False
        self._line = 0
        self.segments: list[Segment] = []
        self.header: list[Token] = []

    def feed(self, tokens: TokenLine) -> None:
        """Take the next line."""
        self._line += 1
        words = tokens.words
        if len(words) == 1 and is_page_number(words[0].text):
            return
        last = self.segments[-1] if self.segments else None
        cells = len(last.data) if last else 0
        if len(tokens) == 1:
            self._feed_single(tokens[0])
        elif words:
            self._feed_row(tokens, words)
        if last and last.data and cells == len(last.data) and words and not last.ends_before:
            last.ends_before = words[0].place.line or 0

    def close(self) -> None:
        """Prose follows: what comes next belongs to no row so far."""
        self._current = None

    @property
    def rest(self) -> tuple[str, ...]:
        """Words behind the last segment."""
        return tuple(self._pending)

    # --- one cell a line ---
    def _feed_single(self, token: Token) -> None:
        match = self._row(token, (token,))
        if match:
            self._start(token, match, single=True)
        elif not token.text or is_value(token.text) or self._stands_for_a_value(token):
            self._append(token)
        else:
            self._word(token)

    def _stands_for_a_value(self, token: Token) -> bool:
        """Whether words directly behind a whole label stand in the place of its value: 详见附件."""
        current = self._current
        if current is None or current.match is None or not current.match.exact or current.data:
            return False
        return len(token.text) <= _LONGEST_REMARK and not self._is_head(token.text)

    def _append(self, token: Token) -> None:
        if self._current is None and token.text and self.segments:
            self._orphan(token.place, single=True)
        if self._current is not None:
            self._current.data.append(token)
            self._current.filled_on = self._line
        self._after_head = self._after_head and not token.text

    # --- rows of cells ---
    def _feed_row(self, tokens: Sequence[Token], words: Sequence[Token]) -> None:
        start, match = self._data_start(tokens, words)
        if start == len(tokens) and self._is_blank_row(tokens, words):
            self._blank_row(tokens, words)
            return
        begin = start if match or start == len(tokens) else _with_blanks(tokens, start)
        for token in tokens[:begin]:
            self._lead(token)
        if begin < start and self._is_closed:
            self._orphan(tokens[begin].place, single=False)
        for index in range(begin, len(tokens)):
            match = match or self._row(tokens[index], words)
            if match is None:
                self._take(tokens, index, tokens[index])
                continue
            self._start(tokens[index], match, single=False)
            self._shape(tokens, index + 1)
            if self._complete(tokens[index + 1 :]):
                break
            match = None
        self._after_head = False

    def _complete(self, rest: Sequence[Token]) -> bool:
        """Take the rest of a line at once when it is nothing but values."""
        if self._current is None or not rest:
            return False
        texts = [token.text for token in rest if token.text]
        if not "".join(texts).isdecimal() and not all(map(is_value, texts)):  # the first is told at once
            return False
        self._current.data = list(rest)
        self._current.filled_on = self._line
        return True

    def _is_blank_row(self, tokens: Sequence[Token], words: Sequence[Token]) -> bool:
        """Whether the line is part of a label with a row of blank cells behind it."""
        trailing = len(tokens) - 1 - max(index for index, token in enumerate(tokens) if token.text)
        return trailing >= _BLANK_ROW and not any(self._is_head(token.text) for token in words)

    def _blank_row(self, tokens: Sequence[Token], words: Sequence[Token]) -> None:
        for token in words:
            self._word(token)
        if self.segments:
            self._orphan(words[0].place, single=False)
            self._complete(tokens[tokens.index(words[-1]) + 1 :])

    def _data_start(self, tokens: Sequence[Token], words: Sequence[Token]) -> tuple[int, Match | None]:
        """The index at which data may begin, that of the first value or row label, and that row."""
        for index, token in enumerate(tokens):
            if is_value(token.text):
                if token is tokens[0] and self._numbers_a_row(tokens):
                    continue
                return index, None
            if match := self._row(token, words):
                return index, match
        return len(tokens), None

    def _numbers_a_row(self, tokens: Sequence[Token]) -> bool:
        """Whether the line's first value is its serial number: a row's label comes before any other."""
        behind = takewhile(lambda token: not is_value(token.text), tokens[1:])
        return any(self._row(token, tokens) for token in behind)

    def _lead(self, token: Token) -> None:
        if not token.text or is_value(token.text):
            return
        current = self._current
        if current and current.match and not current.data and not self._is_head(token.text):
            joined = self._rows.find(current.label + token.text)
            if joined and joined.id == current.match.id:
                current.label, current.match = current.label + token.text, joined
                return
        self._word(token)

    def _take(self, tokens: Sequence[Token], index: int, token: Token) -> None:
        if self._is_closed:
            if self._is_head(token.text) or not is_value(token.text):
                self._word(token)
                return
            self._orphan(token.place, single=False)
        if self._current is not None:
            if not self._current.data:
                self._shape(tokens, index)
            self._current.data.append(token)
            self._current.filled_on = self._line

    # --- shared ---
    @property
    def _is_closed(self) -> bool:
        """Whether the values of this line belong to no row so far."""
        return self._current is None or bool(self._current.data and self._current.filled_on != self._line)

    def _row(self, token: Token, line: Sequence[Token]) -> Match | None:
        if not token.text or is_value(token.text):
            return None
        match = self._rows.find(token.text)
        if match is None or not self._is_head(token.text):
            return match
        if match.id not in self._ambiguous or not match.exact:
            return None
        return match if self._is_row_here(token, line) else None

    def _is_row_here(self, token: Token, line: Sequence[Token]) -> bool:
        """Whether words that are head and row stand for the row: values follow, no column's head is near."""
        if not self.segments:
            return False
        position = next(index for index, other in enumerate(line) if other is token)
        if position + 1 < len(line) and not is_value(line[position + 1].text):
            return False
        if without_numbering(token.text) != normalised(token.text):
            return True  # no column's head is numbered
        return not self._after_head and not any(self._is_head(o.text) for o in line if o is not token)

    def _start(self, token: Token, match: Match, *, single: bool) -> None:
        self._current = Segment(token.text, match, token.place, before=tuple(self._pending), single=single)
        self._pending = []
        self._after_head = False
        self.segments.append(self._current)

    def _orphan(self, place: Place, *, single: bool) -> None:
        label = "".join(text for text in self._pending if not self._is_head(text))
        self._current = Segment(label, None, place or NOWHERE, before=tuple(self._pending), single=single)
        self._pending = []
        self.segments.append(self._current)

    def _shape(self, tokens: Sequence[Token], start: int) -> None:
        if self._current is not None:
            self._current.shape = (len(tokens), start)

    def _word(self, token: Token) -> None:
        if not token.text:
            return
        if not self.segments:
            self.header.append(token)
        self._current = None
        self._after_head = self._is_head(token.text)
        self._pending.append(token.text)


def _with_blanks(tokens: Sequence[Token], start: int) -> int:
    """Where data begin when the blank cells between part of a label and the first value are counted in."""
    blanks = takewhile(lambda token: not token.text, reversed(tokens[:start]))
    return start - len(list(blanks)) or start
