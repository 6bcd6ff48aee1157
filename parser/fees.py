"""The fee statement (信息处理费) as a typed fact with its quote."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

from parser import fee_figures as slots
from parser.document import NOWHERE, Place
from parser.fee_grid import grid_sentences, stacked_sentences
from parser.fee_language import Subject
from parser.fee_reading import FeeReading, read_fees
from parser.form import EDITION_2021, SECTIONS
from parser.sections import Section
from parser.sentences import Sentence

HOME = "other"  # the section that the statement belongs in


class FeeOutcome(StrEnum):
    """What the report says of information-processing fees."""

    COMPLETE = "complete"
    NIL = "nil"
    CHARGED_INCOMPLETE = "charged_incomplete"
    VAGUE = "vague"
    MISPLACED = "misplaced"
    ABSENT = "absent"
    INAPPLICABLE = "inapplicable"


@dataclass(frozen=True)
class FeeStatement:
    """The statement found, or its absence.

    ``notices`` is a count (件), ``amount`` and ``received`` are in 元; None when not
    stated. ``claims_nil`` and ``claims_charge`` say what the words claim, whatever the
    figures. ``details`` lists itemised (件, 元) pairs where the text breaks a total down,
    ``cases`` the number of requests charged that the text states beside it.
    ``quote`` is the sentence, ``section`` the id of the section that holds it;
    ``names_fee`` is false where it speaks of charges without saying 信息处理费;
    ``figures_conflict`` is true where the same figure is given as zero and as more.
    """

    outcome: FeeOutcome
    quote: str | None = None
    place: Place = NOWHERE
    section: str | None = None
    notices: int | None = None
    amount: Decimal | None = None
    received: Decimal | None = None
    claims_nil: bool = False
    claims_charge: bool = False
    claims_no_notice: bool = False
    details: tuple[tuple[int | None, Decimal | None], ...] = ()
    cases: int | None = None
    names_fee: bool = True
    figures_conflict: bool = False

    @property
    def charged(self) -> bool:
        """Whether, by words or figures, a fee was asked for or taken."""
        return self.claims_charge or any(figure for figure in (self.notices, self.amount, self.received))

    @property
    def complete(self) -> bool:
        """Whether all three figures are given."""
        return None not in (self.notices, self.amount, self.received)


def find_fee_statement(sections: dict[str, Section], edition: int | None) -> FeeStatement:
    """The fee statement of a report whose year asks for ``edition``.

    Section 六 is read first, then the others: a statement found only there is misplaced.
    """
    if edition != EDITION_2021:
        return FeeStatement(FeeOutcome.INAPPLICABLE)
    order = [HOME, *(section.id for section in SECTIONS if section.id != HOME)]
    for section_id in order:
        if section_id in sections and (found := _read_section(sections[section_id])):
            return found
    return FeeStatement(FeeOutcome.ABSENT)


def _read_section(section: Section) -> FeeStatement | None:
    home = section.id == HOME
    words = list(section.sentences)
    if home:
        words += list(grid_sentences(section.prose, section.id)) or stacked_sentences(
            section.prose, section.id
        )
    reading = read_fees(words, home=home)
    if not reading.quotes:
        return None
    notices, amount, received = _settle(reading)
    return FeeStatement(
        _outcome(reading, section.id, (notices, amount, received)),
        quote=_quote(reading.quotes),
        place=reading.quotes[0].place,
        section=section.id,
        notices=None if notices is None else int(notices),
        amount=amount,
        received=received,
        claims_nil=reading.nil or received == 0,
        claims_charge=reading.charged,
        claims_no_notice=reading.no_notice,
        details=reading.details,
        cases=reading.figures.cases,
        names_fee=reading.subject is Subject.NAMED,
        figures_conflict=reading.figures.conflicting,
    )


def _settle(reading: FeeReading) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
    """The three figures; 收取N元 is what was received unless 实际收取 is given beside it."""
    figures = reading.figures
    notices, amount = figures.get(slots.NOTICES), figures.get(slots.AMOUNT)
    received, taken = figures.get(slots.RECEIVED), figures.get(slots.TAKEN)
    if notices is None and reading.no_notice:
        notices = Decimal(0)
    if received is None:
        received = taken
    elif amount is None:
        amount = taken
    if received is None and reading.nil and notices is not None and amount is not None:
        received = Decimal(0)
    return notices, amount, received


def _outcome(reading: FeeReading, section: str, figures: tuple[Decimal | None, ...]) -> FeeOutcome:
    if section != HOME:
        return FeeOutcome.MISPLACED
    if None not in figures:
        return FeeOutcome.COMPLETE
    if reading.charged or any(figures):
        return FeeOutcome.CHARGED_INCOMPLETE
    return FeeOutcome.NIL if reading.subject is Subject.NAMED else FeeOutcome.VAGUE


def _quote(quotes: list[Sentence]) -> str:
    """The sentences in order; those of one paragraph run on, others start a line."""
    text = quotes[0].text
    for before, sentence in pairwise(quotes):
        text += ("" if sentence.place == before.place else "\n") + sentence.text
    return text
