"""The words of the table of section 二, in both editions: rows, columns and heads."""

from __future__ import annotations

from functools import lru_cache

from parser.form import EDITION_2019, EDITION_2021, PROACTIVE_2019, PROACTIVE_2021, TableForm
from parser.labels import LabelIndex, normalised

BOTH = (PROACTIVE_2019, PROACTIVE_2021)
_ROWS = {row.id: row.label.zh for table in BOTH for row in table.rows}
ROW_INDEX = LabelIndex(_ROWS, {"规范性文件": "normative_documents"})


def _column_labels(table: TableForm) -> dict[str, str]:
    return {column.id: column.label.zh for row in table.rows for column in row.columns}


COLUMN_INDEX = {table.edition: LabelIndex(_column_labels(table)) for table in BOTH}
_HEADS = {normalised(head.zh) for table in BOTH for row in table.rows for head in row.heads}
_HEADS |= {normalised(label) for table in BOTH for label in _column_labels(table).values()} | {"信息内容"}
OTHER_EDITION = {EDITION_2019: EDITION_2021, EDITION_2021: EDITION_2019}


@lru_cache(maxsize=4096)
def is_head(text: str) -> bool:
    """Whether the words are a head of this table: a clause of 第二十条, 信息内容, a column."""
    words = normalised(text)
    return words in _HEADS or column_of(text) is not None


def is_exact_head(text: str) -> bool:
    """Whether the words are a head of this table in the words of the form."""
    return normalised(text) in _HEADS


def is_anchor(text: str) -> bool:
    """Whether the words stand in no other table."""
    return 4 <= len(text) <= 40 and is_head(text) and normalised(text) != "信息内容"


def is_head_fragment(text: str) -> bool:
    """Whether the words are a head of this table or a part of one."""
    words = normalised(text)
    return is_head(text) or any(words and words in head for head in _HEADS)


@lru_cache(maxsize=4096)
def column_of(text: str) -> tuple[int, str, bool] | None:
    """Edition, id and exactness of a column label; exact ones first."""
    if not 4 <= len(text) <= 40 or text.endswith(("。", "；")):
        return None
    found = [(edition, match) for edition, index in COLUMN_INDEX.items() if (match := index.find(text))]
    for edition, match in sorted(found, key=lambda pair: not pair[1].exact):
        return edition, match.id, match.exact
    return None


def is_row(text: str) -> bool:
    """Whether the words are a row's label."""
    match = ROW_INDEX.find(text) if 2 <= len(text) <= 16 else None
    return match is not None
