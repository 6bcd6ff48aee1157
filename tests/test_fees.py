"""The fee statement: what counts as one, what it says, and what does not count."""

from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from parser.checks.catalogue import CHECK, evaluate
from parser.checks.context import DEFAULT_CONTEXT
from parser.document import GridCell, Line, Place
from parser.fees import FeeOutcome, find_fee_statement
from parser.form import EDITION_2019, EDITION_2021, SECTIONS
from parser.sections import Section, SectionStatus
from tests.building import build_report

CASES = Path(__file__).parent / "cases"
WORDINGS, UNSEEN = (
    yaml.safe_load((CASES / f"fee_{name}.yml").read_text("utf-8"))["statements"]
    for name in ("wordings", "unseen")
)
CONSISTENCY = ("FE05", "FE06", "FE07", "FE08")
UNPAID = {f"requests.other_fee_unpaid.{column}": 1 for column in ("natural_person", "total")}


def line(text, number):
    return Line((GridCell(text, Place(line=number)),), Place(line=number))


def sections_holding(text, section="other"):
    """Six sections of which one holds ``text``."""
    held = {}
    for known in SECTIONS:
        words = text.splitlines() if known.id == section else ["本节文字与收取事项没有关联。"]
        lines = tuple(line(text, number) for number, text in enumerate(words, 1))
        held[known.id] = Section(known.id, (), lines, lines, SectionStatus.PRESENT)
    return held


def read(text, section="other"):
    return find_fee_statement(sections_holding(text, section), EDITION_2021)


@pytest.mark.parametrize("wording", [*WORDINGS, *UNSEEN], ids=lambda wording: wording["text"][:40])
def test_wording_is_read_as_what_it_says(wording):
    statement = read(wording["text"], wording.get("section", "other"))
    assert statement.outcome == wording.get("outcome", statement.outcome), statement
    for figure in ("notices", "amount", "received"):
        if figure in wording:
            assert getattr(statement, figure) == Decimal(wording[figure]), statement


@pytest.mark.parametrize("wording", UNSEEN, ids=lambda wording: wording["text"][:40])
def test_a_wording_that_no_rule_was_written_for_is_judged_rightly(wording):
    prose = {"other": ["无。"], wording.get("section", "other"): [wording["text"]]}
    report = build_report(prose=prose, cells=UNPAID if "unpaid" in wording else {})
    found = [code for code in CONSISTENCY if evaluate(CHECK[code], report, DEFAULT_CONTEXT).findings]
    assert found == wording.get("found", [])


def test_quote_is_the_sentence_with_its_place_and_not_its_neighbours():
    statement = read("第一段与此无关。\n公开工作平稳。本年度未收取信息处理费。特此说明。")
    assert statement.quote == "本年度未收取信息处理费。"
    assert statement.place.line == 2
    assert statement.section == "other"


def test_details_are_listed_with_the_total():
    statement = read("全年有3件申请收取信息处理费700元。其中，甲公司1件，收取300元；乙公司2件，收取400元。")
    assert statement.cases == 3
    assert statement.details == ((1, Decimal(300)), (2, Decimal(400)))


def test_small_table_in_section_six_counts_as_a_statement():
    heads = ("收费通知件数（件）", "收费总金额（元）", "实际收取总金额（元）")
    rows = [heads, ("3", "900", "600")]
    lines = tuple(
        Line(tuple(GridCell(text) for text in row), Place(line=number), grid=4)
        for number, row in enumerate(rows)
    )
    sections = sections_holding("信息处理费收取情况如下：")
    sections["other"] = Section("other", (), lines, lines, SectionStatus.PRESENT)
    statement = find_fee_statement(sections, EDITION_2021)
    assert statement.outcome is FeeOutcome.COMPLETE
    assert (statement.notices, statement.amount, statement.received) == (3, 900, 600)


@pytest.mark.parametrize("edition", [EDITION_2019, None])
def test_no_statement_is_asked_for_before_2021(edition):
    assert find_fee_statement(sections_holding("无。"), edition).outcome is FeeOutcome.INAPPLICABLE
