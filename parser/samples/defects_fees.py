"""Plants defects of the fee statement (FE)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from random import Random

from parser.form import APPLICANT_COLUMNS
from parser.samples import words_fees
from parser.samples.draft import Draft
from parser.samples.drafting import fee_passage, with_numbers, writer_for
from parser.samples.phrasing import Passage
from parser.samples.planting import Expected, Planted, defect


def _stating(
    draft: Draft, code: str, phrasings: tuple[str, ...], values: Mapping[str, object] | None = None
) -> Planted:
    """The draft whose section 六 says just that about fees."""
    statement = fee_passage(writer_for(draft, code), phrasings, values or {})
    return Planted(draft.with_section("other", passages=(statement,)), (Expected(code),))


@defect("FE01")
def fee_statement_absent(draft: Draft, rng: Random) -> Planted:
    """Not a word about fees."""
    writer = writer_for(draft, "FE01")
    passage = writer.nothing_other() if rng.random() < 0.5 else writer.other_matters()
    return Planted(draft.with_section("other", passages=(passage,)), (Expected("FE01"),))


@defect("FE02")
def fee_statement_misplaced(draft: Draft, rng: Random) -> Planted:
    """The statement stands in another section."""
    writer = writer_for(draft, "FE02")
    phrasings = rng.choice((words_fees.NIL, words_fees.COMPLETE_ZERO))
    statement = fee_passage(writer, phrasings, {})
    section = rng.choice(("overview", "problems"))
    moved = draft.with_section(section, passages=(*draft.section(section).passages, statement))
    passages: tuple[Passage, ...] = (writer.nothing_other(),)
    return Planted(moved.with_section("other", passages=passages), (Expected("FE02"),))


@defect("FE03")
def fee_statement_incomplete(draft: Draft, rng: Random) -> Planted:
    """Something was charged and the three figures are not all given."""
    values = {"charged": rng.randint(2, 400) * 10, "notices": rng.randint(1, 6)}
    return _stating(draft, "FE03", words_fees.CHARGED_INCOMPLETE, values)


@defect("FE04")
def fee_statement_vague(draft: Draft, _: Random) -> Planted:
    """Fees are spoken of, the information-processing fee is not named."""
    return _stating(draft, "FE04", words_fees.VAGUE)


@defect("FE05", size="some")
def fee_contradicts_requests(draft: Draft, _: Random) -> Planted:
    """A request ended for an unpaid fee, and no notice was sent."""
    numbers = dict(draft.numbers)
    rows = [
        cell.split(".")[1] for cell in numbers if cell.startswith("requests.") and cell.endswith(".total")
    ]
    row, column = next(
        (row, column)
        for row in rows[2:-2]
        for column in APPLICANT_COLUMNS
        if numbers[f"requests.{row}.{column}"]
    )
    for place in (column, "total"):
        numbers[f"requests.{row}.{place}"] -= 1
        numbers[f"requests.other_fee_unpaid.{place}"] += 1
    return _stating(with_numbers(draft, numbers), "FE05", words_fees.NO_NOTICE)


@defect("FE06")
def fee_contradicts_itself(draft: Draft, rng: Random) -> Planted:
    """Nothing was charged, and then an amount was."""
    planted = _stating(draft, "FE06", words_fees.CONTRADICTION, {"charged": rng.randint(2, 400) * 10})
    return replace(planted, also=frozenset({"FE03"}))


@defect("FE07")
def fee_details_do_not_add_up(draft: Draft, rng: Random) -> Planted:
    """The cases listed do not give the total stated."""
    first, second, third = (rng.randint(2, 90) * 10 for _ in range(3))
    total = first + second + third + rng.choice((-10, 30, 200))
    values = {"first": first, "second": second, "third": third, "noticed": total, "charged": total}
    return _stating(draft, "FE07", words_fees.DETAILS, values)


@defect("FE08")
def fee_amount_irregular(draft: Draft, rng: Random) -> Planted:
    """An amount that the official scale cannot give."""
    charged = rng.randint(10, 300) * 10 + rng.randint(1, 9)
    return _stating(
        draft, "FE08", words_fees.COMPLETE_CHARGED, {"notices": 3, "noticed": charged, "charged": charged}
    )
