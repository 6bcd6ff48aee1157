"""What the sentences of one section add up to about fees."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from parser import fee_language as language
from parser.fee_figures import AMOUNT, NOTICES, Figures, read_details, read_figures
from parser.fee_language import Claim, Subject
from parser.sentences import Sentence, split_clauses

_SHORT = 40  # characters: a short sentence of section 六 that says 收费 means the fees of disclosure


@dataclass
class FeeReading:
    """Claims, figures and quotes collected from a section's sentences."""

    figures: Figures = field(default_factory=Figures)
    quotes: list[Sentence] = field(default_factory=list)
    subject: Subject = Subject.NONE
    nil: bool = False
    charged: bool = False
    no_notice: bool = False
    unpaid: bool = False
    details: tuple[tuple[int | None, Decimal | None], ...] = ()


@dataclass
class _Clauses:
    """The state within one sentence."""

    about: Subject
    in_context: bool
    conditional: bool = False
    said: bool = False
    habit: bool = False
    numeric: list[str] = field(default_factory=list)


def read_fees(sentences: Iterable[Sentence], *, home: bool) -> FeeReading:
    """Read a section's sentences; ``home`` is true for section 六, where 收费 alone is about disclosure."""
    reading = FeeReading()
    topic = Subject.NONE  # what the sentence before has named
    habits: list[tuple[Sentence, Subject]] = []
    for sentence in sentences:
        if topic is Subject.NONE and not _may_name_a_fee(sentence):
            continue
        plain = language.masked(sentence.plain)
        if language.is_template(plain):
            topic = Subject.NONE
            continue
        heading = language.subject_of(language.masked(sentence.heading), in_context=home)
        in_context = (home and len(plain) <= _SHORT) or language.of_disclosure(plain)
        state = _Clauses(max(topic, heading), in_context)
        _read_sentence(plain, state, reading)
        if state.said:
            reading.subject = max(reading.subject, state.about)
            reading.quotes.append(sentence)
        elif state.habit and (home or state.about is Subject.NAMED):
            habits.append((sentence, state.about))
        if state.conditional and state.about:
            habits.clear()
        topic = state.about if state.said or language.announces(plain) else Subject.NONE
    asked = (reading.figures.get(slot) for slot in (NOTICES, AMOUNT))
    reading.nil |= reading.unpaid and not any(asked)  # asked for and not paid is no claim of nothing
    if not reading.quotes and habits:
        reading.nil = True
        reading.quotes = [sentence for sentence, _ in habits]
        reading.subject = max(subject for _, subject in habits)
    return reading


def _may_name_a_fee(sentence: Sentence) -> bool:
    """Told quickly for the many sentences that do not: 费 stands in every name of a fee but a bare 收取."""
    words = sentence.heading + sentence.plain
    return "费" in words or "取" in words


def _read_sentence(plain: str, state: _Clauses, reading: FeeReading) -> None:
    total, breakdown = language.split_breakdown(plain)
    excepted = language.excepts_some(plain)
    for clause in split_clauses(total):
        own = language.subject_of(clause, in_context=state.in_context)
        state.about = max(state.about, own)
        state.conditional |= language.is_conditional(clause)
        if not state.about or (state.conditional and language.states_rule_only(clause)):
            continue
        if language.is_elsewhere(clause) or language.of_earlier_year(clause, plain):
            continue
        state.numeric.append(clause)
        claim = Claim.CHARGED if excepted and own else language.claim_of(clause, own)
        if claim is Claim.NIL and language.is_habit(clause):
            state.habit = True
        else:
            _note(claim, clause, state, reading)
    if not state.about:
        return
    known = dict(reading.figures.values)
    read_figures(state.numeric, reading.figures)
    state.said |= reading.figures.values != known
    if breakdown and not reading.details:
        reading.details = read_details(breakdown)


def _note(claim: Claim | None, clause: str, state: _Clauses, reading: FeeReading) -> None:
    if claim is None or (claim is Claim.NIL and language.of_remainder(clause)):
        return
    state.said = True
    if claim is Claim.CHARGED:
        reading.charged = True
    elif language.is_unpaid(clause):
        reading.unpaid = True
    elif "通知" in clause:
        reading.no_notice = True
    else:
        reading.nil = True
