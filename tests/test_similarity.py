"""Near-duplicates among many texts, and the passages that two texts share."""

import random

import pytest

from parser.similarity import find_copies, repeated_share, shared_passages

RANDOM = random.Random(7)
CHARACTERS = [chr(code) for code in range(0x4E00, 0x5200)]


def sentence():
    return "".join(RANDOM.choices(CHARACTERS, k=30)) + "。"


def text(sentences=20):
    return [sentence() for _ in range(sentences)]


def test_a_copied_report_is_found_among_many_and_measured_exactly():
    texts = {number: text() for number in range(60)}
    texts[41] = [*texts[12][:15], *text(5)]
    (copy,) = find_copies(texts)
    assert (copy.first, copy.second) == (12, 41)
    assert copy.first_share == pytest.approx(0.75, abs=0.01)


def test_common_wording_makes_no_copies():
    common = text(30)
    texts = {number: [*common, *text(8)] for number in range(60)}
    assert find_copies(texts) == []


def test_a_short_text_copied_into_a_long_one_is_found():
    short = text(12)
    assert [(copy.first, copy.second) for copy in find_copies({"a": short, "b": [*short, *text(4)]})] == [
        ("a", "b")
    ]


def test_figures_and_punctuation_do_not_hide_a_copy():
    own = ["全年公开信息12条，其中水务信息8条，均在网站发布并接受监督检查。" * 3, *text(8)]
    other = [own[0].replace("12", "57").replace("，", " , "), *own[1:]]
    assert repeated_share(own, other) == 1


def test_a_crowd_of_equal_texts_costs_no_comparison_of_all_pairs():
    equal = text()
    copies = find_copies({number: equal if number % 4 == 1 else text() for number in range(400)}, 0.6)
    assert {key for copy in copies for key in (copy.first, copy.second)} == set(range(1, 400, 4))
    assert len(copies) < 100 * 99 / 2


def test_shared_passages_stand_beside_their_like():
    own, other = text(6), text(6)
    other[3] = own[2]
    (passage,) = shared_passages(own, other)
    assert (passage.own, passage.theirs) == (own[2], own[2])


def test_too_short_a_text_proves_nothing():
    assert repeated_share(["全年平稳。"], ["全年平稳。"]) is None
    assert find_copies({1: ["全年平稳。"], 2: ["全年平稳。"]}) == []
