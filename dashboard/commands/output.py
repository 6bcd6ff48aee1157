"""The four ways in which ``gongkai check`` prints what it found."""

from __future__ import annotations

import csv
import json
from typing import Protocol, TextIO

from dashboard.commands.checked import Checked
from dashboard.commands.text import TextWriter
from parser.bilingual import Language
from parser.serialise import error_json, report_json

FINDING_COLUMNS = (
    "source",
    "agency",
    "year",
    "light",
    "score",
    "code",
    "check",
    "severity",
    "section",
    "row",
    "column",
    "label",
    "page",
    "line",
    "reported",
    "expected",
    "difference",
    "quote",
    "message",
)


class Writer(Protocol):
    """Prints results one at a time, as they come."""

    def __init__(self, out: TextIO, language: Language) -> None: ...

    def begin(self) -> None:
        """Print what stands before the first result."""

    def write(self, checked: Checked) -> None:
        """Print one result."""

    def end(self) -> None:
        """Print what stands after the last result."""


def as_object(checked: Checked, language: Language) -> dict[str, object]:
    """The result as the JSON object of one report or of one unreadable file."""
    if checked.card is not None:
        return report_json(checked.card, source=checked.source, sha256=checked.sha256, language=language)
    assert checked.error is not None
    return error_json(checked.source, checked.error, language=language)


class JsonWriter:
    """One array of objects."""

    def __init__(self, out: TextIO, language: Language) -> None:
        self.out = out
        self.language = language
        self.separator = "["

    def begin(self) -> None:
        """Nothing yet: the bracket is opened with the first object."""

    def write(self, checked: Checked) -> None:
        """Print one object of the array."""
        words = json.dumps(as_object(checked, self.language), ensure_ascii=False, indent=1)
        self.out.write(f"{self.separator}\n{words}")
        self.separator = ","

    def end(self) -> None:
        """Close the array."""
        self.out.write("[]\n" if self.separator == "[" else "\n]\n")


class JsonLinesWriter:
    """One object a line, for pipes."""

    def __init__(self, out: TextIO, language: Language) -> None:
        self.out = out
        self.language = language

    def begin(self) -> None:
        """Lines need no head."""

    def write(self, checked: Checked) -> None:
        """Print one line."""
        self.out.write(json.dumps(as_object(checked, self.language), ensure_ascii=False) + "\n")
        self.out.flush()

    def end(self) -> None:
        """Lines need no foot."""


class CsvWriter:
    """One row a finding; a report without findings and an unreadable file get a row of their own."""

    def __init__(self, out: TextIO, language: Language) -> None:
        self.rows = csv.DictWriter(out, FINDING_COLUMNS, extrasaction="ignore", lineterminator="\n")
        self.language = language

    def begin(self) -> None:
        """Print the names of the columns."""
        self.rows.writeheader()

    def write(self, checked: Checked) -> None:
        """Print the rows of one result."""
        row = as_object(checked, self.language)
        if checked.error is not None:
            message = checked.error.message.in_language(self.language)
            self.rows.writerow(
                {"source": checked.source, "code": checked.error.kind, "message": harmless(message)}
            )
            return
        findings = row["findings"]
        assert isinstance(findings, list)
        for finding in findings or [{}]:
            values = {**row, **finding}
            self.rows.writerow({name: harmless(values.get(name)) for name in FINDING_COLUMNS})

    def end(self) -> None:
        """Rows need no foot."""


def harmless(value: object) -> object:
    """The value as a spreadsheet shows it and never runs it: words that begin like a formula are quoted."""
    if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r")):
        return "'" + value
    return value


WRITERS: dict[str, type[Writer]] = {
    "text": TextWriter,
    "json": JsonWriter,
    "jsonl": JsonLinesWriter,
    "csv": CsvWriter,
}
