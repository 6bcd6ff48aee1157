"""Fills the official form with numbers that agree with each other (F1 to F7), year after year."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from random import Random

from parser.form import APPLICANT_COLUMNS, EDITION_2019, FORMS
from parser.identity import AgencyKind, Level
from parser.samples.agencies import Agency

Numbers = Mapping[str, int | Decimal]

SIZES: Mapping[str, tuple[int, int]] = {
    "none": (0, 0),
    "few": (1, 6),
    "some": (7, 60),
    "many": (61, 700),
    "huge": (1500, 9000),
}
_SIZE_WEIGHTS = (40, 25, 20, 11, 4)
_APPLICANT_SHARES = (80, 9, 1, 1, 6, 3)
_COMMON_OUTCOMES = {
    "granted": 40, "partly_granted": 12, "unavailable_not_held": 20, "denied_third_party_rights": 2,
    "denied_internal_affairs": 3, "denied_process_information": 4, "denied_enforcement_file": 3,
    "denied_administrative_inquiry": 4, "not_processed_petition": 5, "not_processed_repeat": 3,
}  # fmt: skip
_SUMS = ("received", "brought_forward", "processed", "carried_forward")


def outcome_rows(edition: int) -> tuple[str, ...]:
    """Ids of the rows whose sum is ``processed`` (F2)."""
    return tuple(row.id for row in FORMS[edition]["requests"].rows if row.id not in _SUMS)


def draw_size(rng: Random) -> str:
    """One of ``SIZES``, the small ones more often, as in life."""
    return rng.choices(tuple(SIZES), weights=_SIZE_WEIGHTS)[0]


def fill_form(
    rng: Random, edition: int, agency: Agency, size: str, previous: Numbers | None = None
) -> dict[str, int | Decimal]:
    """Every cell of the edition's three tables, all identities holding.

    ``previous`` is the same agency's form of the year before: its ``carried_forward``
    is brought forward (F5) and its ``in_force`` rolls on (F6).
    """
    numbers: dict[str, int | Decimal] = {}
    numbers |= _proactive(rng, edition, agency, size, previous)
    numbers |= _requests(rng, edition, size, previous)
    numbers |= _disputes(rng, int(numbers["requests.processed.total"]))
    order = [cell for table in FORMS[edition].values() for cell in table.cells]
    return {cell: numbers[cell] for cell in order}


def _requests(rng: Random, edition: int, size: str, previous: Numbers | None) -> dict[str, int | Decimal]:
    received = _spread(rng, rng.randint(*SIZES[size]), APPLICANT_COLUMNS, _APPLICANT_SHARES)
    rows = outcome_rows(edition)
    table: dict[str, dict[str, int]] = {row.id: {} for row in FORMS[edition]["requests"].rows}
    for column in APPLICANT_COLUMNS:
        brought = _brought_forward(rng, column, received[column], previous)
        due = received[column] + brought
        carried = rng.randint(0, due // 6) if due > 5 else int(due > 0 and rng.random() < 0.15)
        shares = tuple(_COMMON_OUTCOMES.get(row, 0 if row == "other_fee_unpaid" else 1) for row in rows)
        outcomes = _spread(rng, due - carried, rows, shares)
        outcomes |= {"received": received[column], "brought_forward": brought}
        outcomes |= {"processed": due - carried, "carried_forward": carried}
        for row, count in outcomes.items():
            table[row][column] = count
    return {
        f"requests.{row}.{column}": count
        for row, counts in table.items()
        for column, count in (counts | {"total": sum(counts.values())}).items()
    }


def _brought_forward(rng: Random, column: str, received: int, previous: Numbers | None) -> int:
    if previous is not None:
        return int(previous[f"requests.carried_forward.{column}"])
    return rng.randint(0, received // 8) if received else 0


def _spread(rng: Random, total: int, keys: tuple[str, ...], shares: tuple[int, ...]) -> dict[str, int]:
    counts = dict.fromkeys(keys, 0)
    for key in rng.choices(keys, weights=shares, k=total):
        counts[key] += 1
    return counts


def _disputes(rng: Random, processed: int) -> dict[str, int | Decimal]:
    numbers: dict[str, int | Decimal] = {}
    blocks = (("reconsideration", 20), ("litigation_direct", 60), ("litigation_after_reconsideration", 45))
    for block, one_in in blocks:
        count = rng.randint(0, processed // one_in + 1) if processed > 4 else 0
        results = _spread(rng, count, ("upheld", "corrected", "other", "pending"), (60, 10, 20, 10))
        numbers |= {f"disputes.{block}.{result}": number for result, number in results.items()}
        numbers[f"disputes.{block}.total"] = count
    return numbers


_DECISIONS = {"licences": 900, "penalties": 120, "coercive_measures": 30}
_SCALE = {"none": 0.05, "few": 0.3, "some": 1.0, "many": 4.0, "huge": 20.0}


def _proactive(
    rng: Random, edition: int, agency: Agency, size: str, previous: Numbers | None
) -> dict[str, int | Decimal]:
    handles = agency.kind not in (AgencyKind.SUBDISTRICT,) and rng.random() < 0.6
    decisions = _decisions(rng, size, previous, handles=handles)
    if edition == EDITION_2019:
        return _proactive_2019(rng, agency, decisions)
    numbers: dict[str, int | Decimal] = {
        f"proactive.{row}.decisions": count for row, count in decisions.items()
    }
    for row, most in (
        ("regulations", 4 * agency.makes_regulations),
        ("normative_documents", rng.choice((0, 0, 3, 12))),
    ):
        issued = rng.randint(0, most)
        before = _in_force_before(rng, row, most, previous)
        repealed = rng.randint(0, min(before, most))
        values = {"issued": issued, "repealed": repealed, "in_force": before + issued - repealed}
        numbers |= {f"proactive.{row}.{column}": value for column, value in values.items()}
    charged = (previous or {}).get("proactive.charges.amount")
    if charged is None:  # the first year, or the year before used the trial form
        numbers["proactive.charges.amount"] = _charges(rng, agency) if handles and rng.random() < 0.4 else 0
    else:
        numbers["proactive.charges.amount"] = _near(rng, charged)
    return numbers


def _near(rng: Random, before: int | Decimal) -> int | Decimal:
    """This year's number where last year's is known: up to a third more or less."""
    change = Decimal(rng.randint(-33, 33)) / 100
    if isinstance(before, int):
        return before + round(before * change)
    return before + (before * change).quantize(before)


def _decisions(rng: Random, size: str, previous: Numbers | None, *, handles: bool) -> dict[str, int]:
    """Licences, penalties and coercive measures; in a later year about as many as the year before."""
    decisions = {
        row: int(rng.randint(0, top) * _SCALE[size]) if handles and rng.random() < 0.7 else 0
        for row, top in _DECISIONS.items()
    }
    known = {row: (previous or {}).get(f"proactive.{row}.decisions") for row in decisions}
    return decisions | {row: int(_near(rng, before)) for row, before in known.items() if before is not None}


def _in_force_before(rng: Random, row: str, most: int, previous: Numbers | None) -> int:
    rolled = (previous or {}).get(f"proactive.{row}.in_force")
    if rolled is None:  # the first year, or the year before used the trial form
        return rng.randint(0, most * 5)
    return int(rolled)


def _charges(rng: Random, agency: Agency) -> Decimal:
    """An amount in 万元 that suits the body's size."""
    top = {Level.TOWNSHIP: 20, Level.COUNTY: 600, Level.CITY: 5000}.get(agency.level, 20000)
    return Decimal(rng.randint(1, top * 10_000)).scaleb(-4).quantize(Decimal(1).scaleb(-rng.randint(1, 4)))


def _proactive_2019(rng: Random, agency: Agency, decisions: Mapping[str, int]) -> dict[str, int | Decimal]:
    numbers: dict[str, int | Decimal] = {}
    for row, most in (
        ("regulations", 3 * agency.makes_regulations),
        ("normative_documents", rng.choice((0, 2, 9))),
    ):
        made = rng.randint(0, most)
        values = {"made": made, "published": made, "total_published": made + rng.randint(0, most * 4)}
        numbers |= {f"proactive.{row}.{column}": value for column, value in values.items()}
    for row in ("licences", "other_services", "penalties", "coercive_measures", "charges"):
        last_year = rng.choice((0, 0, rng.randint(1, 60)))
        numbers[f"proactive.{row}.last_year"] = last_year
        numbers[f"proactive.{row}.change"] = rng.randint(-last_year // 5, last_year // 4)
        if row != "charges":
            numbers[f"proactive.{row}.decisions"] = decisions.get(row, 0)
    items = rng.choice((0, 0, rng.randint(1, 30)))
    numbers["proactive.procurement.items"] = items
    numbers["proactive.procurement.amount"] = Decimal(items * rng.randint(1, 90_000)).scaleb(-2)
    return numbers
