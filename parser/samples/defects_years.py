"""Plants defects that show only beside another report: last year's (YR), another agency's (PE)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random

from parser.form import APPLICANT_COLUMNS
from parser.samples.draft import Draft
from parser.samples.drafting import make_draft, series, with_numbers
from parser.samples.figures import decision_figures, document_figures
from parser.samples.phrasing import Passage, Sentence
from parser.samples.planting import Expected, Planted


@dataclass(frozen=True)
class PlantedPair:
    """A report and the other report that it must be seen beside."""

    other: Draft
    planted: Planted


def _pair(seed: int, year: int, size: str) -> tuple[Draft, Draft, Random]:
    earlier, later = series(seed, (year - 1, year), size=size)
    return earlier, later, Random(f"{seed}/{year}/pair")


def consistent_years(seed: int, year: int) -> PlantedPair:
    """Two successive years with nothing wrong between them."""
    earlier, later = series(seed, (year - 1, year))
    return PlantedPair(earlier, Planted(later))


def carry_over_broken(seed: int, year: int) -> PlantedPair:
    """YR01: more brought forward than was carried forward, balanced within the year."""
    earlier, later, rng = _pair(seed, year, "some")
    column, by = rng.choice(APPLICANT_COLUMNS), rng.randint(1, 6)
    numbers = dict(later.numbers)
    for place in (column, "total"):
        numbers[f"requests.brought_forward.{place}"] += by
        numbers[f"requests.carried_forward.{place}"] += by
    expected = tuple(Expected("YR01", "requests", None, place) for place in (column, "total"))
    return PlantedPair(earlier, Planted(with_numbers(later, numbers), expected))


def in_force_does_not_roll_forward(seed: int, year: int) -> PlantedPair:
    """YR02: more documents in force than last year's and this year's changes give."""
    earlier, later, rng = _pair(seed, year, "few")
    numbers = dict(later.numbers)
    numbers["proactive.normative_documents.in_force"] += rng.randint(2, 9)
    expected = (Expected("YR02", "proactive", "normative_documents"),)
    return PlantedPair(earlier, Planted(with_numbers(later, numbers), expected))


def text_repeated(seed: int, year: int) -> PlantedPair:
    """YR03: last year's paragraphs again, the years and the numbers brought up to date."""
    earlier, later, _ = _pair(seed, year, "none")
    figures = {**decision_figures(later.numbers), **document_figures(later.numbers)}

    def brought_up_to_date(sentence: Sentence) -> Sentence:
        years = {name: int(str(sentence.values[name])) + 1 for name in _YEARS if name in sentence.values}
        known = {name: value for name, value in figures.items() if name in sentence.values}
        return sentence.falsified(**years, **known)

    copied = _with_words_of(later, earlier, brought_up_to_date)
    return PlantedPair(earlier, Planted(copied, (Expected("YR03"),)))


def abrupt_change(seed: int, year: int) -> PlantedPair:
    """YR04: a year of many requests after one of few."""
    earlier = make_draft(seed, year=year - 1, size="some")
    later = make_draft(seed, year=year, agency=earlier.agency, size="huge")
    return PlantedPair(earlier, Planted(later, (Expected("YR04"),), also=frozenset({"YR01", "YR02"})))


def text_copied(seed: int, year: int) -> PlantedPair:
    """PE01: another agency's paragraphs with that agency's name replaced."""
    other = make_draft(seed, year=year, size="none")
    own = make_draft(seed + 500_000, year=year, size="none", sort=other.agency.sort)

    def ours(sentence: Sentence) -> Sentence:
        values = {
            **sentence.values,
            "agency": own.agency.name,
            "place": own.agency.place,
            "we": own.agency.we,
        }
        return replace(sentence, values=values)

    return PlantedPair(other, Planted(_with_words_of(own, other, ours), (Expected("PE01"),)))


def _with_words_of(draft: Draft, source: Draft, change: Callable[[Sentence], Sentence]) -> Draft:
    """The draft with the other's prose in sections 一 and 五."""
    for section in ("overview", "problems"):
        passages = tuple(
            Passage(tuple(change(said) for said in passage.sentences), passage.topic)
            for passage in source.section(section).passages
        )
        draft = draft.with_section(section, passages=passages)
    return draft


_YEARS = ("year", "last_year", "next_year")
PAIRS: dict[str, Callable[[int, int], PlantedPair]] = {
    "YR01": carry_over_broken,
    "YR02": in_force_does_not_roll_forward,
    "YR03": text_repeated,
    "YR04": abrupt_change,
    "PE01": text_copied,
}
