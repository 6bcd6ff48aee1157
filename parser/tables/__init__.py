"""Lines of a file and the form → its three tables, cell by cell, with the place of each.

One recogniser for every layout: tables are found by their labels anywhere in the
file, so that a lost heading loses no table.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from parser.document import Line
from parser.form import EDITION_2019, EDITION_2021
from parser.tables import disputes, proactive_words, requests
from parser.tables.columns import SUBTOTALS
from parser.tables.disputes import read_disputes
from parser.tables.model import Cell, Label, Table
from parser.tables.proactive import read_proactive
from parser.tables.regions import anchors_in, is_counted
from parser.tables.requests import read_requests
from parser.tables.tokens import tokens_of

_ANCHORS: dict[str, Callable[[str], bool]] = {
    "proactive": proactive_words.is_anchor,
    "requests": requests.is_anchor,
    "disputes": disputes.is_anchor,
}

__all__ = ["Cell", "Label", "Table", "read_tables"]


def read_tables(lines: Sequence[Line], edition: int | None) -> dict[str, Table]:
    """The tables found, by section.

    ``edition`` is the one the report's year asks for, None when that is unknown.
    """
    tokens = [tokens_of(line, _is_head) for line in lines]
    anchors = anchors_in(tokens, _tables_with)
    taken: set[int] = set()

    def free(number: int) -> bool:
        return number not in taken

    tables: dict[str, Table] = {}
    if first := read_proactive(tokens, anchors["proactive"], free, edition):
        tables["proactive"] = first
        taken |= first.claimed
    if second := read_requests(tokens, anchors["requests"], free, _edition_of_requests(edition, first)):
        tables["requests"] = second
        taken |= second.claimed
    if third := read_disputes(tokens, anchors["disputes"], free, edition):
        tables["disputes"] = third
    return tables


@lru_cache(maxsize=4096)
def _tables_with(text: str) -> tuple[str, ...]:
    """The sections of the tables that alone have such words."""
    if is_counted(text):
        return ()
    return tuple(section for section, is_anchor in _ANCHORS.items() if is_anchor(text))


def _is_head(text: str) -> bool:
    """Whether the words are a head of any table, or of a column that agencies add."""
    return (
        text in SUBTOTALS
        or requests.is_head(text)
        or disputes.is_head(text)
        or proactive_words.is_exact_head(text)
    )


def _edition_of_requests(edition: int | None, proactive: Table | None) -> int | None:
    """A table of the 2019 form beside another one of it is that form, whatever the year asks for."""
    if edition == EDITION_2021 and proactive and proactive.edition == EDITION_2019:
        return None
    return edition
