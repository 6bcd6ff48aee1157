"""Makes good drafts: an invented agency, consistent numbers and prose that agrees with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from parser.form import EDITION_2021, FORMS, SECTIONS, edition_of
from parser.samples import words_fees
from parser.samples.agencies import Agency, invent_agency
from parser.samples.draft import HEADINGS, NOUN, Draft, SectionDraft, TableDraft
from parser.samples.numbers import Numbers, draw_size, fill_form
from parser.samples.phrasing import Passage
from parser.samples.prose import Writer

_FEE_OUTCOMES = {"complete": 40, "nil": 50, "vague": 10}


def make_draft(
    seed: int,
    *,
    year: int = 2023,
    agency: Agency | None = None,
    size: str | None = None,
    sort: str | None = None,
    previous: Numbers | None = None,
) -> Draft:
    """A report with nothing to correct in it (no E, no W); the same arguments give the same draft.

    ``size`` is one of ``numbers.SIZES``, ``sort`` one of ``agencies.SORTS``; ``previous``
    are the numbers of the year before, which then roll forward.
    """
    rng = Random(f"{seed}/{year}")
    agency = agency or invent_agency(rng, sort)
    edition = edition_of(year) or EDITION_2021
    numbers = fill_form(rng, edition, agency, size or draw_size(rng), previous)
    return compose(rng, seed, agency, year, edition, numbers)


def compose(rng: Random, seed: int, agency: Agency, year: int, edition: int, numbers: Numbers) -> Draft:
    """The draft around given numbers."""
    writer = Writer(rng, agency, year, numbers)
    fee, fee_passages = (
        _section_other(writer, numbers) if edition == EDITION_2021 else (None, (writer.nothing_other(),))
    )
    passages = {"overview": writer.overview(), "problems": writer.problems(), "other": fee_passages}
    tables = tables_of(edition, numbers)
    sections = tuple(
        SectionDraft(section.id, HEADINGS[section.id], passages.get(section.id, ()), tables.get(section.id))
        for section in SECTIONS
    )
    signed = date(year + 1, 1, 1) + timedelta(days=rng.randint(3, 29))
    signature, signed_on = rng.choice(
        ((agency.name, signed), (agency.name, signed), (None, signed), (None, None))
    )
    title = _title(rng, agency, year)
    preamble = writer.preamble()
    return Draft(agency, year, edition, seed, numbers, title, preamble, sections, signature, signed_on, fee)


def series(
    seed: int, years: tuple[int, ...], *, size: str | None = None, sort: str | None = None
) -> list[Draft]:
    """One agency's reports of several successive years, the numbers rolling forward (F5, F6)."""
    rng = Random(f"series {seed}")
    agency = invent_agency(rng, sort)
    size = size or draw_size(rng)
    drafts: list[Draft] = []
    for year in years:
        previous = drafts[-1].numbers if drafts else None
        drafts.append(make_draft(seed, year=year, agency=agency, size=size, previous=previous))
    return drafts


def tables_of(edition: int, numbers: Numbers) -> dict[str, TableDraft]:
    """The edition's tables with every number written plainly."""
    return {
        section: TableDraft(section, edition, {cell: written(numbers[cell]) for cell in form.cells})
        for section, form in FORMS[edition].items()
    }


def written(number: int | Decimal) -> str:
    """A number as a cell shows it."""
    return str(number)


def _title(rng: Random, agency: Agency, year: int) -> tuple[str, ...]:
    word = rng.choice((f"{year}年", f"{year}年", f"{year}年", f"{year}年度", f" {year} 年"))
    return rng.choice(
        (
            (agency.name + word + NOUN,),
            (agency.name + word + NOUN,),
            (agency.name, word.strip() + NOUN),
            (agency.name + word + "政府信息", "公开工作年度报告"),
            (agency.name + word, NOUN),
        )
    )


def _section_other(writer: Writer, numbers: Numbers) -> tuple[str, tuple[Passage, ...]]:
    """The outcome of the fee statement and the paragraphs of section 六 around it."""
    rng = writer.rng
    unpaid = sum(int(value) for cell, value in numbers.items() if cell == "requests.other_fee_unpaid.total")
    if unpaid:
        outcome, statement = (
            "complete",
            fee_passage(writer, words_fees.COMPLETE_CHARGED, fee_values(rng, unpaid)),
        )
    elif int(numbers["requests.received.total"]) > 60 and rng.random() < 0.3:
        outcome, statement = "complete", fee_passage(writer, words_fees.COMPLETE_CHARGED, fee_values(rng))
    else:
        outcome = rng.choices(tuple(_FEE_OUTCOMES), weights=tuple(_FEE_OUTCOMES.values()))[0]
        phrasings = {"complete": words_fees.COMPLETE_ZERO, "nil": words_fees.NIL, "vague": words_fees.VAGUE}[
            outcome
        ]
        statement = fee_passage(writer, phrasings, {})
    passages = [statement]
    if rng.random() < 0.4:
        passages.insert(rng.randint(0, 1), writer.other_matters())
    elif rng.random() < 0.2:
        passages = [Passage(statement.sentences + writer.nothing_other().sentences, "fee")]
    return outcome, tuple(passages)


def fee_passage(writer: Writer, phrasings: tuple[str, ...], values: Mapping[str, object]) -> Passage:
    """A paragraph that states the fees."""
    return Passage((writer.sentence(phrasings, "fee", **values),), "fee")


def fee_values(rng: Random, at_least: int = 0) -> dict[str, object]:
    """Notices, their sum and what came in: amounts of the official scale, multiples of 10 元."""
    notices = at_least + rng.randint(1, 6)
    noticed = notices * rng.randint(2, 60) * 10
    charged = noticed if not at_least else max(10, noticed // 20 * 10)
    return {"notices": notices, "noticed": noticed, "charged": charged}


def writer_for(draft: Draft, purpose: str) -> Writer:
    """A writer that continues a draft's prose, e.g. to plant a defect; ``purpose`` seeds its choices."""
    return Writer(Random(f"{draft.seed}/{draft.year}/{purpose}"), draft.agency, draft.year, draft.numbers)


def with_numbers(draft: Draft, numbers: Numbers) -> Draft:
    """The same agency and year with other numbers, prose written anew to agree with them."""
    rng = Random(f"{draft.seed}/{draft.year}")
    return replace(
        compose(rng, draft.seed, draft.agency, draft.year, draft.edition, numbers), seed=draft.seed
    )
