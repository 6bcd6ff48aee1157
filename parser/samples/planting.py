"""What planting a defect means: a draft, and the findings that it must and may cause."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from parser.samples.draft import Draft
from parser.samples.drafting import make_draft


@dataclass(frozen=True, slots=True)
class Expected:
    """A finding that must be made; a place that is None is not asserted."""

    code: str
    section: str | None = None
    row: str | None = None
    column: str | None = None


@dataclass(frozen=True)
class Planted:
    """A draft with a planted defect.

    ``expected`` lists the findings it must cause. Codes in ``also`` may be found besides;
    of codes in ``uncounted`` there may be more findings than listed. When ``year_open``,
    the report contradicts itself about its year.
    """

    draft: Draft
    expected: tuple[Expected, ...] = ()
    also: frozenset[str] = frozenset()
    uncounted: frozenset[str] = frozenset()
    year_open: bool = False


Plant = Callable[[Draft, Random], Planted]


@dataclass(frozen=True)
class Defect:
    """How to plant a code: the drafts it suits (``sort``, ``size``), what a layout must be able to carry."""

    code: str
    plant: Plant
    sort: str | None = None
    size: str | None = None
    needs_blanks: bool = False
    needs_heads: bool = False
    needs_numerals: bool = False


DEFECTS: dict[str, Defect] = {}


def defect(
    code: str, sort: str | None = None, size: str | None = None, **needs: bool
) -> Callable[[Plant], Plant]:
    """Registers a function as the way to plant ``code``; ``needs``: the ``needs_…`` of ``Defect``."""

    def register(plant: Plant) -> Plant:
        if code in DEFECTS:
            raise ValueError(code)
        DEFECTS[code] = Defect(code, plant, sort, size, **needs)
        return plant

    return register


class Unsuitable(ValueError):
    """The defect cannot stand in that draft (another kind of agency, too few numbers …)."""


def plant(code: str, draft: Draft) -> Planted:
    """The draft with that defect; the same draft and code always give the same result.

    Raises ``Unsuitable`` when the draft cannot carry it.
    """
    if DEFECTS[code].sort not in (None, draft.agency.sort):
        raise Unsuitable(code)
    try:
        return DEFECTS[code].plant(draft, Random(f"{draft.seed}/{draft.year}/{code}"))
    except (KeyError, IndexError, StopIteration) as error:
        raise Unsuitable(code) from error


def planted(code: str, seed: int, year: int = 2023) -> Planted:
    """A report that suits the defect, with the defect planted in it."""
    wanted = DEFECTS[code]
    for attempt in range(200):
        draft = make_draft(seed + attempt * 1_000_003, year=year, sort=wanted.sort, size=wanted.size)
        try:
            return plant(code, draft)
        except Unsuitable:
            continue
    raise Unsuitable(code)
