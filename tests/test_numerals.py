"""Blank, number and something else are three facts, and none is turned into another."""

import json
import string
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parser.numerals import Blank, NotANumber, Number, chinese_number, parse_cell


@pytest.mark.parametrize("raw", ["", " ", "\t\n", "\u00a0", "\u3000", "\u200b", "\ufeff"])
def test_white_space_of_any_sort_is_blank(raw):
    assert parse_cell(raw) == Blank()


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("0", 0),
        ("0.00", 0),
        ("1,234", 1234),
        ("11398889", 11398889),
        ("59237.2449", Decimal("59237.2449")),
        ("-8", -8),
        ("－8", -8),
        ("−8", -8),
        ("2 0", 20),
        ("2\n0", 20),
        (" 7\u00a0", 7),
    ],
)
def test_a_number_is_read_as_written(raw, value):
    assert parse_cell(raw) == Number(value)


@pytest.mark.parametrize(
    ("raw", "value"), [("０", 0), ("１２", 12), ("１，２３４", 1234), ("３．５", Decimal("3.5"))]
)
def test_full_width_digits_are_a_number_that_is_said_to_be_full_width(raw, value):
    assert parse_cell(raw) == Number(value, full_width=True)


@pytest.mark.parametrize(
    "raw", ["/", "／", "—", "——", "-", "--", "无", "N/A", "O", "约3", "1.", "1,23", "3-4", "9" * 19]
)
def test_anything_else_is_no_number_and_means_none(raw):
    assert parse_cell(raw) == NotANumber(raw)


@pytest.mark.parametrize(
    ("raw", "meaning"),
    [
        ("12*", 12),
        ("12①", 12),
        ("1,200[注1]", 1200),
        ("３²", 3),
        ("0件", 0),
        ("１条", 1),
        ("两件", 2),
        ("十二件", 12),
        ("1,200元", 1200),
        ("2.5万元", Decimal("2.5")),
    ],
)
def test_a_number_with_a_unit_or_the_mark_of_a_footnote_is_no_number_but_states_one(raw, meaning):
    assert parse_cell(raw) == NotANumber(raw, meaning)


@pytest.mark.parametrize(
    ("raw", "value"), [("减4", -4), ("增4", 4), ("增加 12", 12), ("减少3", -3), ("-4", -4)]
)
def test_a_change_in_words_counts_only_where_the_form_asks_for_a_change(raw, value):
    assert parse_cell(raw, signed=True) == Number(value)
    if not raw.startswith("-"):
        assert isinstance(parse_cell(raw), NotANumber)


def test_an_amount_with_its_unit_counts_only_where_the_form_leaves_the_unit_open():
    assert parse_cell("251000元", unit=True) == Number(251000)
    assert parse_cell("251000元") == NotANumber("251000元", 251000)
    assert parse_cell("3件", unit=True) == NotANumber("3件", 3)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("两", 2),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("一百零三", 103),
        ("一千二百", 1200),
        ("三万零五", 30005),
        ("二〇二二", 2022),
        ("", None),
        ("第三", None),
        ("3", None),
    ],
)
def test_chinese_numerals(text, number):
    assert chinese_number(text) == number


@given(st.integers(min_value=-(10**17), max_value=10**17))
def test_every_integer_comes_back(number):
    assert parse_cell(str(number)) == Number(number)
    assert parse_cell(f"{number:,}") == Number(number)


@given(st.text(alphabet=string.printable + "０９，．／—－无零十百千万件元两〇\u3000", max_size=40))
def test_any_text_is_one_of_the_three_facts_and_can_be_written_down(raw):
    for value in (parse_cell(raw), parse_cell(raw, signed=True, unit=True)):
        assert isinstance(value, Number | Blank | NotANumber)
        if isinstance(value, Number) and isinstance(value.value, int):
            assert json.loads(json.dumps(value.value)) == value.value
