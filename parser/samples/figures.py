"""What the sentences of a report state, summed from the cells of its tables."""

from __future__ import annotations

from collections.abc import Mapping

from parser.samples import words_requests as request_words
from parser.samples.numbers import Numbers


def outcome_totals(numbers: Numbers) -> Mapping[str, int]:
    """The total column of the six groups of outcomes."""
    totals = dict.fromkeys(request_words.OUTCOME_NAMES, 0)
    for cell, value in numbers.items():
        section, row, column = cell.split(".")
        if section != "requests" or column != "total":
            continue
        for name in totals:
            if row == name or (row.startswith(name + "_") and name != "granted"):
                totals[name] += int(value)
    return totals


def decision_figures(numbers: Numbers) -> Mapping[str, int]:
    """What the sentence about licences and penalties states."""
    return {row: int(numbers[f"proactive.{row}.decisions"]) for row in ("licences", "penalties")}


def document_figures(numbers: Numbers) -> Mapping[str, int]:
    """What the sentence about normative documents states; empty where the form of the year has none."""
    columns = ("issued", "repealed", "in_force")
    cells = {column: f"proactive.normative_documents.{column}" for column in columns}
    return {column: int(numbers[cell]) for column, cell in cells.items() if cell in numbers}


def dispute_figures(numbers: Numbers) -> Mapping[str, int]:
    """What the sentences about disputes state: reconsiderations, and litigation by the way it took."""
    total = {block: int(numbers[f"disputes.{block}.total"]) for block in _BLOCKS}
    reconsiderations, direct, after = total.values()
    return {
        "reconsiderations": reconsiderations,
        "litigations": direct + after,
        "disputes": reconsiderations + direct + after,
        "direct": direct,
        "after": after,
    }


_BLOCKS = ("reconsideration", "litigation_direct", "litigation_after_reconsideration")
