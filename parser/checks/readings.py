"""What a counted fact of the prose may be held against: the cells of the form that it can mean.

A fact is right when its number equals any reading; the first reading is the plain
one, shown beside the finding. A reading whose cells hold no number is left out.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from parser.checks.check import Term
from parser.checks.misreading import suspects_of
from parser.form import APPLICANT_COLUMNS, EDITION_2019, EDITION_2021, FORMS
from parser.numerals import NotANumber, Number
from parser.statement_words import Fact

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parser.report import Report

_ORGANISATIONS = APPLICANT_COLUMNS[1:]
_LITIGATION = ("disputes.litigation_direct.total", "disputes.litigation_after_reconsideration.total")
_RECONSIDERATION = "disputes.reconsideration.total"
_OUTCOME_PREFIX = {
    Fact.DENIED: "denied_",
    Fact.UNAVAILABLE: "unavailable_",
    Fact.NOT_PROCESSED: "not_processed_",
    Fact.OTHER_HANDLING: "other_",
}
_YEAR_LONG = (("received",), ("received", "brought_forward"), ("processed",))
Sums = tuple[tuple[str, ...], ...]


def _row(row: str) -> Sums:
    """The row's total, or its applicants added up."""
    return (f"requests.{row}.total",), tuple(f"requests.{row}.{column}" for column in APPLICANT_COLUMNS)


def _through_the_year(*columns: str) -> Sums:
    """Received, received with what was brought forward, and processed, over those columns."""
    return tuple(
        tuple(f"requests.{row}.{column}" for row in rows for column in columns) for rows in _YEAR_LONG
    )


def _outcome(prefix: str, edition: int) -> Sums:
    """The rows of an outcome added up, or one of them."""
    rows = [row.id for row in FORMS[edition]["requests"].rows if row.id.startswith(prefix)]
    cells = tuple(f"requests.{row}.total" for row in rows)
    return cells, *((cell,) for cell in cells)


def _sums(edition: int) -> dict[Fact, Sums]:
    received = _through_the_year("total") + _through_the_year(*APPLICANT_COLUMNS)
    single = tuple(chain.from_iterable(_through_the_year(column) for column in _ORGANISATIONS))
    both_granted = ("requests.granted.total", "requests.partly_granted.total")
    documents = "proactive.normative_documents"
    issued = "made" if edition == EDITION_2019 else "issued"
    return {
        Fact.RECEIVED: received,
        Fact.ACCEPTED: received,
        Fact.BROUGHT_FORWARD: _row("brought_forward"),
        Fact.CARRIED_FORWARD: _row("carried_forward"),
        Fact.GRANTED: (*_row("granted"), both_granted),
        Fact.PARTLY_GRANTED: _row("partly_granted"),
        **{fact: _outcome(prefix, edition) for fact, prefix in _OUTCOME_PREFIX.items()},
        Fact.NATURAL_PERSON: _through_the_year("natural_person"),
        **{Fact(column): _through_the_year(column) for column in _ORGANISATIONS[:-1]},
        Fact.ORGANISATIONS: _through_the_year(*_ORGANISATIONS) + single,
        Fact.RECONSIDERATION: ((_RECONSIDERATION,),),
        Fact.LITIGATION: (_LITIGATION, *((cell,) for cell in _LITIGATION)),
        Fact.LITIGATION_DIRECT: (_LITIGATION[:1],),
        Fact.LITIGATION_AFTER_RECONSIDERATION: (_LITIGATION[1:],),
        Fact.DISPUTES: ((_RECONSIDERATION, *_LITIGATION),),
        Fact.LICENCES: (("proactive.licences.decisions",),),
        Fact.PENALTIES: (("proactive.penalties.decisions",),),
        Fact.COERCIVE_MEASURES: (("proactive.coercive_measures.decisions",),),
        Fact.DOCUMENTS_ISSUED: ((f"{documents}.{issued}",),),
        Fact.DOCUMENTS_REPEALED: ((f"{documents}.repealed",),),
        Fact.DOCUMENTS_IN_FORCE: ((f"{documents}.in_force",),),
    }


_SUMS = {edition: _sums(edition) for edition in FORMS}


class Reading(NamedTuple):
    """The sum of some cells' numbers."""

    value: int | Decimal
    cells: tuple[str, ...]
    numbers: tuple[int | Decimal, ...]

    @property
    def terms(self) -> tuple[Term, ...]:
        """The cells as reported."""
        return tuple(map(term, self.cells, self.numbers))


class Readings:
    """The readings of one report's tables."""

    def __init__(self, report: Report) -> None:
        self._cells = report.cells
        self._suspected = suspects_of(report)
        edition = report.tables["requests"].edition if "requests" in report.tables else EDITION_2021
        self._sums = _SUMS[edition]
        self._form = FORMS[edition]

    def asked(self, fact: Fact) -> bool:
        """Whether the form of that year has a cell for the fact: the older one has none for 废止."""
        cell = self._sums[fact][0][0]
        return cell in self._form[cell.partition(".")[0]].cells

    def plain(self, fact: Fact) -> Reading | None:
        """The sum of cells that the fact plainly means; None, and nothing can be told, when one is unread."""
        return self._sum(self._sums[fact][0])

    def others(self, fact: Fact) -> Iterator[Reading]:
        """Every further sum of cells that the fact may mean."""
        return filter(None, map(self._sum, self._sums[fact][1:]))

    def _sum(self, cell_ids: tuple[str, ...]) -> Reading | None:
        known = []
        for cell_id in cell_ids:
            if (value := self._value(cell_id)) is None:
                return None
            known.append(value)
        return Reading(sum(known), cell_ids, tuple(known)) if known else None

    def _value(self, cell_id: str) -> int | Decimal | None:
        cell = self._cells.get(cell_id)
        if cell is None or cell_id in self._suspected:
            return None
        if isinstance(cell.value, Number):
            return _count(cell.value.value)
        return _count(cell.value.meaning) if isinstance(cell.value, NotANumber) else None


def _count(value: int | Decimal | None) -> int | Decimal | None:
    """The value if it can be a count; −3 and 2.5 are faults of their own and prove no sentence wrong."""
    return value if value is not None and value >= 0 and value == int(value) else None


def term(cell_id: str, value: int | Decimal, sign: int = 1) -> Term:
    """A cell as shown beside a finding, with the form's own labels; ``sign`` −1 where it is taken off."""
    section = cell_id.partition(".")[0]
    form = next(form for form in (FORMS[EDITION_2021], FORMS[EDITION_2019]) if cell_id in form[section].cells)
    return Term(cell_id, form[section].label(cell_id), value, sign)
