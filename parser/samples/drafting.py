"""Makes good drafts: an invented agency, consistent numbers and prose that agrees with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
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


@dataclass(frozen=True)
class Brief:
    """What a draft is written from; ``edition`` is the form that its tables use."""

    seed: int
    agency: Agency
    year: int
    edition: int
    numbers: Numbers


def make_draft(
    seed: int,
    *,
    year: int = 2023,
    agency: Agency | None = None,
    size: str | None = None,
    sort: str | None = None,
) -> Draft:
    """A report with nothing to correct in it (no E, no W); the same arguments give the same draft.

    ``size`` is one of ``numbers.SIZES``, ``sort`` one of ``agencies.SORTS``.
    """
    rng = Random(f"{seed}/{year}")
    agency = agency or invent_agency(rng, sort)
    return _draft_of_year(rng, Brief(seed, agency, year, _edition(year), {}), size or draw_size(rng))


def series(
    seed: int, years: tuple[int, ...], *, size: str | None = None, sort: str | None = None
) -> list[Draft]:
    """One agency's reports of several successive years, the numbers rolling forward (F5, F6)."""
    rng = Random(f"series {seed}")
    agency = invent_agency(rng, sort)
    size = size or draw_size(rng)
    drafts: list[Draft] = []
    for year in years:
        brief = Brief(seed, agency, year, _edition(year), {})
        previous = drafts[-1].numbers if drafts else None
        drafts.append(_draft_of_year(Random(f"{seed}/{year}"), brief, size, previous))
    return drafts


def _edition(year: int) -> int:
    return edition_of(year) or EDITION_2021


def _draft_of_year(rng: Random, brief: Brief, size: str, previous: Numbers | None = None) -> Draft:
    numbers = fill_form(rng, brief.edition, brief.agency, size, previous)
    return compose(rng, replace(brief, numbers=numbers))


def compose(rng: Random, brief: Brief) -> Draft:
    """The draft around given numbers."""
    agency, year = brief.agency, brief.year
    writer = Writer(rng, agency, year, brief.numbers)
    fee: str | None = None
    other: tuple[Passage, ...] = (writer.nothing_other(),)
    if edition_of(year) == EDITION_2021:
        fee, other = _section_other(writer, brief.numbers)
    passages = {"overview": writer.overview(), "problems": writer.problems(), "other": other}
    tables = tables_of(brief.edition, brief.numbers)
    sections = tuple(
        SectionDraft(section.id, HEADINGS[section.id], passages.get(section.id, ()), tables.get(section.id))
        for section in SECTIONS
    )
    signed = date(year + 1, 1, 1) + timedelta(days=rng.randint(3, 29))
    signature, signed_on = rng.choice(
        ((agency.name, signed), (agency.name, signed), (None, signed), (None, None))
    )
    return Draft(
        agency=agency,
        year=year,
        edition=brief.edition,
        seed=brief.seed,
        numbers=brief.numbers,
        title=_title(rng, agency, year),
        preamble=writer.preamble(),
        sections=sections,
        signature=signature,
        signed=signed_on,
        fee=fee,
    )


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


def _section_other(writer: Writer, numbers: Numbers) -> tuple[str | None, tuple[Passage, ...]]:
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


def with_numbers(draft: Draft, numbers: Numbers, edition: int | None = None) -> Draft:
    """The same agency and year with other numbers, prose written anew to agree with them."""
    rng = Random(f"{draft.seed}/{draft.year}/rewritten")
    return compose(rng, Brief(draft.seed, draft.agency, draft.year, edition or draft.edition, numbers))
