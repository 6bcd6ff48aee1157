"""Plants defects of tables (TA), cells (CE), balances (BA) and plausibility (PL)."""

from __future__ import annotations

from random import Random

from parser.form import APPLICANT_COLUMNS, EDITION_2019, EDITION_2021
from parser.samples.draft import Draft, ExtraRow
from parser.samples.drafting import with_numbers
from parser.samples.numbers import Numbers, fill_form, outcome_rows
from parser.samples.phrasing import plain
from parser.samples.planting import Expected, Planted, defect

_TABLES = ("proactive", "requests", "disputes")
_ALTERED = (
    ("requests", "brought_forward", "row", "二、上年转结政府信息公开申请数量"),
    ("requests", "carried_forward", "row", "四、结转下年继续办理"),
    ("requests", "other_correction_overdue", "row", "1.申请人逾期不补正"),
    ("requests", "denied_enforcement_file", "row", "7.属于执法案卷"),
    ("requests", "not_processed_published_material", "row", "3.要求提供公开出版物的"),
    ("requests", "legal_service", "column", "法律服务组织"),
    ("proactive", "in_force", "column", "现行有效件"),
    ("proactive", "penalties", "row", "行政处罚类"),
)


@defect("TA01")
def table_missing(draft: Draft, rng: Random) -> Planted:
    """A section without its table, sometimes pointing elsewhere."""
    section = rng.choice(_TABLES)
    passages = rng.choice(((), (plain("详见附件。"),), (plain("本部分数据见附表。"),)))
    changed = draft.with_section(section, table=None, passages=passages)
    return Planted(changed, (Expected("TA01", section),))


@defect("TA02", needs_heads=True)
def table_outdated(draft: Draft, rng: Random) -> Planted:
    """The other edition's form."""
    other = EDITION_2019 if draft.edition == EDITION_2021 else EDITION_2021
    numbers = fill_form(rng, other, draft.agency, "few")
    expected = (Expected("TA02", "proactive"), Expected("TA02", "requests"))
    return Planted(with_numbers(draft, numbers, other), expected, uncounted=frozenset({"TA02"}))


@defect("TA03")
def table_mixed(draft: Draft, _: Random) -> Planted:
    """A block of the trial form inside the form in force."""
    block = (
        ExtraRow("charges", ("第二十条第（九）项",), ()),
        ExtraRow("charges", ("信息内容", "采购项目数量", "采购总金额"), ()),
        ExtraRow("charges", ("政府集中采购",), ("2", "36.5")),
    )
    return Planted(
        draft.with_table("proactive", extra_rows=block), (Expected("TA03", "proactive"),), frozenset({"TA06"})
    )


@defect("TA04", size="few")
def row_missing(draft: Draft, rng: Random) -> Planted:
    """A row of zeros is left out."""
    zero = [row for row in outcome_rows(draft.edition) if not draft.numbers[f"requests.{row}.total"]]
    row = rng.choice(zero)
    changed = draft.with_table("requests", dropped_rows=frozenset({row}))
    return Planted(changed, (Expected("TA04", "requests", row),))


@defect("TA05", size="few", needs_heads=True)
def column_missing(draft: Draft, rng: Random) -> Planted:
    """A column of zeros is left out."""
    zero = [column for column in APPLICANT_COLUMNS if _column_is_zero(draft.numbers, column)]
    column = rng.choice([column for column in zero if column != "natural_person"])
    changed = draft.with_table("requests", dropped_columns=frozenset({column}))
    return Planted(changed, (Expected("TA05", "requests", None, column),))


def _column_is_zero(numbers: Numbers, column: str) -> bool:
    return not any(
        value
        for cell, value in numbers.items()
        if cell.startswith("requests.") and cell.endswith("." + column)
    )


@defect("TA06", needs_heads=True)
def row_or_column_extra(draft: Draft, rng: Random) -> Planted:
    """A subtotal that the form does not have."""
    if rng.random() < 0.4:
        changed = draft.with_table("requests", subtotal_column=True)
    else:
        columns = (*APPLICANT_COLUMNS, "total")
        rows = [row for row in outcome_rows(draft.edition) if row.startswith("denied_")]
        sums = tuple(
            str(sum(int(draft.numbers[f"requests.{row}.{column}"]) for row in rows)) for column in columns
        )
        changed = draft.with_table("requests", extra_rows=(ExtraRow(rows[-1], ("小计",), sums),))
    return Planted(changed, (Expected("TA06", "requests"),), uncounted=frozenset({"TA06"}))


@defect("TA07", needs_heads=True)
def label_altered(draft: Draft, rng: Random) -> Planted:
    """A label in other words."""
    section, label, axis, text = rng.choice(_ALTERED)
    changed = draft.with_table(section, labels={label: text})
    row, column = (label, None) if axis == "row" else (None, label)
    return Planted(changed, (Expected("TA07", section, row, column),))


def _replaced(draft: Draft, code: str, texts: dict[str, str]) -> Planted:
    return Planted(draft.with_cells(texts), tuple(Expected(code, *cell.split(".")) for cell in texts))


def _zeros(draft: Draft, rng: Random) -> list[str]:
    zeros = [cell for cell, text in draft.cells.items() if text == "0"]
    return rng.sample(zeros, rng.randint(1, min(4, len(zeros))))


@defect("CE01", needs_blanks=True)
def cell_blank(draft: Draft, rng: Random) -> Planted:
    """Some zeros, or now and then a number, are left blank."""
    if rng.random() < 0.2:
        numbers = [cell for cell in draft.cells if cell.startswith("requests.") and draft.cells[cell] != "0"]
        if numbers:
            return _replaced(draft, "CE01", {rng.choice(numbers): ""})
    return _replaced(draft, "CE01", dict.fromkeys(_zeros(draft, rng), ""))


@defect("CE02")
def cell_not_a_number(draft: Draft, rng: Random) -> Planted:
    """Something else stands where a zero belongs."""
    mark = rng.choice(("/", "—", "-", "--", "无", "0件", "／"))
    return _replaced(draft, "CE02", dict.fromkeys(_zeros(draft, rng), mark))


@defect("CE03")
def cell_not_a_count(draft: Draft, rng: Random) -> Planted:
    """A negative number, or a fraction, of decisions."""
    return _replaced(
        draft, "CE03", {"proactive.coercive_measures.decisions": rng.choice(("-3", "2.5", "-12", "0.5"))}
    )


@defect("CE04")
def cell_full_width(draft: Draft, rng: Random) -> Planted:
    """Digits of a Chinese keyboard."""
    wide = str.maketrans("0123456789.", "０１２３４５６７８９．")
    cells = rng.sample(tuple(draft.cells), 3)
    return _replaced(draft, "CE04", {cell: draft.cells[cell].translate(wide) for cell in cells})


def _shifted(draft: Draft, by: int, *cells: str) -> Draft:
    """The draft with ``by`` added to those cells, prose agreeing with the tables as they then stand."""
    numbers = dict(draft.numbers)
    for cell in cells:
        numbers[cell] += by
    return with_numbers(draft, numbers)


@defect("BA01")
def requests_out_of_balance(draft: Draft, rng: Random) -> Planted:
    """More carried forward than was left, in one column and in the total."""
    column = rng.choice(APPLICANT_COLUMNS)
    cells = (f"requests.carried_forward.{column}", "requests.carried_forward.total")
    changed = _shifted(draft, rng.randint(1, 9), *cells)
    return Planted(
        changed, (Expected("BA01", "requests", None, column), Expected("BA01", "requests", None, "total"))
    )


@defect("BA02")
def outcomes_do_not_add_up(draft: Draft, rng: Random) -> Planted:
    """An outcome too many, in one column and in the total."""
    column = rng.choice(APPLICANT_COLUMNS)
    row = rng.choice(outcome_rows(draft.edition)[:8])
    changed = _shifted(draft, rng.randint(1, 9), f"requests.{row}.{column}", f"requests.{row}.total")
    return Planted(
        changed, (Expected("BA02", "requests", None, column), Expected("BA02", "requests", None, "total"))
    )


@defect("BA03")
def applicants_do_not_add_up(draft: Draft, rng: Random) -> Planted:
    """Totals of two rows too high by as much, so that the columns still balance."""
    rows = ("brought_forward", "carried_forward")
    changed = _shifted(draft, rng.randint(1, 9), *(f"requests.{row}.total" for row in rows))
    return Planted(changed, tuple(Expected("BA03", "requests", row) for row in rows))


@defect("BA04")
def disputes_do_not_add_up(draft: Draft, rng: Random) -> Planted:
    """A total of disputes that its results do not give."""
    block = rng.choice(("reconsideration", "litigation_direct", "litigation_after_reconsideration"))
    changed = _shifted(draft, rng.randint(1, 4), f"disputes.{block}.total")
    return Planted(changed, (Expected("BA04", "disputes", block),))


@defect("BA05")
def in_force_below_net_issue(draft: Draft, rng: Random) -> Planted:
    """Fewer documents in force than this year added."""
    issued = rng.randint(4, 12)
    row = "proactive.normative_documents"
    numbers = {**draft.numbers, f"{row}.issued": issued, f"{row}.repealed": 1, f"{row}.in_force": issued - 3}
    return Planted(with_numbers(draft, numbers), (Expected("BA05", "proactive", "normative_documents"),))


@defect("PL01", sort="county_bureau")
def regulation_without_power(draft: Draft, rng: Random) -> Planted:
    """A county bureau that claims to have issued 规章."""
    count = str(rng.randint(1, 5))
    cells = {"proactive.regulations.issued": count, "proactive.regulations.in_force": count}
    return Planted(draft.with_cells(cells), (Expected("PL01", "proactive", "regulations"),))


@defect("PL02", sort="county_bureau")
def charges_in_wrong_unit(draft: Draft, rng: Random) -> Planted:
    """An amount in 元 under a head that says 万元."""
    amount = str(rng.randint(240_000, 90_000_000))
    return Planted(
        draft.with_cells({"proactive.charges.amount": amount}), (Expected("PL02", "proactive", "charges"),)
    )
