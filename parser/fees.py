"""The fee statement (信息处理费) as a typed fact with its quote."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from parser.document import NOWHERE, Place
from parser.sections import Section


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
    figures. ``details`` lists itemised (件, 元) pairs where the text breaks a total down.
    ``quote`` is the sentence, ``section`` the id of the section that holds it.
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


def find_fee_statement(sections: dict[str, Section], edition: int | None) -> FeeStatement:
    """The fee statement of a report whose year asks for ``edition``."""
    raise NotImplementedError
