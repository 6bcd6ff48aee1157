"""Two files of the same agency and year: what was corrected, what remains, what is new."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from db.queries.findings import findings_of
from db.queries.reports import text_lines
from db.queries.stored import stored_card
from db.rows import FindingRow
from db.rows_workflow import ChangedCell, Comparison
from parser.bilingual import Bilingual
from parser.form import FORMS, SECTIONS, place_in_form

ABSENT = "absent"
PROSE = tuple(section.id for section in SECTIONS)
_SENTENCE = re.compile(r"[^。！？；]+[。！？；]?")


def comparison(db: sqlite3.Connection, older: int, newer: int) -> Comparison:
    """已整改, 未整改 and 新增 findings, and the cells and sentences that differ, by the reports' ids."""
    before, after = findings_of(db, older), findings_of(db, newer)
    kept = _matched(before, after)
    remaining = {finding.fingerprint for finding in kept.values()}
    (old_card, old_text), (new_card, new_text) = stored_card(db, older), stored_card(db, newer)
    old_sentences, new_sentences = list(sentences(old_text)), list(sentences(new_text))
    return Comparison(
        corrected=tuple(finding for finding in before if finding.fingerprint not in kept),
        remaining=tuple(finding for finding in after if finding.fingerprint in remaining),
        added=tuple(finding for finding in after if finding.fingerprint not in remaining),
        cells=tuple(_changed_cells(old_card, new_card)),
        removed_sentences=_only_in(old_sentences, new_sentences),
        added_sentences=_only_in(new_sentences, old_sentences),
    )


def _matched(before: Sequence[FindingRow], after: Sequence[FindingRow]) -> dict[str, FindingRow]:
    """Earlier fingerprint → the finding that remains of it.

    The same fingerprint, or else the same check at the same place: a sentence that was
    reworded and is still wrong has not been corrected.
    """
    now = {finding.fingerprint: finding for finding in after}
    was = {finding.fingerprint for finding in before}
    kept = {finding.fingerprint: now[finding.fingerprint] for finding in before if finding.fingerprint in now}
    reworded = [finding for finding in after if finding.fingerprint not in was]
    for finding in before:
        if finding.fingerprint in kept:
            continue
        again = next((other for other in reworded if _place(other) == _place(finding)), None)
        if again is not None:
            reworded.remove(again)
            kept[finding.fingerprint] = again
    return kept


def _place(finding: FindingRow) -> tuple[str | None, ...]:
    return finding.code, finding.section, finding.row, finding.column


def sentences(text: Mapping[str, Any], sections: Sequence[str] = PROSE) -> Iterator[str]:
    """The sentences of the kept prose of those sections, without headings and tables, in reading order."""
    for line in text_lines(text):
        if not line.table and line.section in sections:
            yield from (found.strip() for found in _SENTENCE.findall(line.text) if found.strip())


def _only_in(these: Sequence[str], others: Sequence[str]) -> tuple[str, ...]:
    known = set(others)
    return tuple(dict.fromkeys(sentence for sentence in these if sentence not in known))


def _changed_cells(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[ChangedCell]:
    before, after = old["cells"], new["cells"]
    for cell in dict.fromkeys([*before, *after]):
        was, now = before.get(cell, ABSENT), after.get(cell, ABSENT)
        if was != now:
            yield ChangedCell(cell, cell_label(cell, new["edition"]), was, now)


def cell_label(cell: str, edition: int | None) -> Bilingual:
    """The form's own words for a cell id."""
    editions = [edition] if edition in FORMS else sorted(FORMS, reverse=True)
    section, row, column = cell.split(".")
    for known in editions:
        if known is not None and cell in FORMS[known][section].cells:
            return place_in_form(known, section, row, column) or Bilingual(cell, cell)
    return Bilingual(cell, cell)
