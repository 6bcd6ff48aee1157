"""Every fact that a check reads from the prose is said in at least sixty ways by the samples."""

from __future__ import annotations

import itertools
import re

import pytest

from parser.form import OVERVIEW_TOPICS
from parser.samples import words_fees, words_overview, words_requests
from parser.statement_words import Fact

ENOUGH = 60
_ALTERNATIVES = re.compile(r"\[([^\[\]]*)\]")
# The value by which a sentence states a fact, where it is not named like the fact.
VALUES = {
    Fact.BROUGHT_FORWARD: "brought",
    Fact.CARRIED_FORWARD: "carried",
    Fact.NATURAL_PERSON: "natural",
    Fact.RECONSIDERATION: "reconsiderations",
    Fact.LITIGATION: "litigations",
    Fact.LITIGATION_DIRECT: "direct",
    Fact.LITIGATION_AFTER_RECONSIDERATION: "after",
    Fact.COERCIVE_MEASURES: "coercive",
    Fact.DOCUMENTS_ISSUED: "issued",
    Fact.DOCUMENTS_REPEALED: "repealed",
    Fact.DOCUMENTS_IN_FORCE: "in_force",
}
# Facts that are told in a list of several: the phrasings around the list.
LISTED = {
    **dict.fromkeys(
        (
            Fact.GRANTED,
            Fact.PARTLY_GRANTED,
            Fact.DENIED,
            Fact.UNAVAILABLE,
            Fact.NOT_PROCESSED,
            Fact.OTHER_HANDLING,
        ),
        words_requests.OUTCOMES,
    ),
    **dict.fromkeys(
        (Fact.BUSINESS, Fact.RESEARCH, Fact.PUBLIC_INTEREST, Fact.LEGAL_SERVICE),
        words_requests.APPLICANTS_IN_DETAIL,
    ),
}


def expanded(phrasing: str) -> set[str]:
    """Every wording of a phrasing with alternatives, innermost ones first."""
    if not (match := _ALTERNATIVES.search(phrasing)):
        return {phrasing}
    parts = (phrasing[: match.start()] + choice + phrasing[match.end() :] for choice in match[1].split("|"))
    return set(itertools.chain.from_iterable(map(expanded, parts)))


def wordings(phrasings) -> set[str]:
    """All wordings; whether a year is 2023年 or 2024年 makes none of them another."""
    return set().union(*map(expanded, phrasings))


STATED = wordings(
    phrasing for group in vars(words_requests).values() if isinstance(group, tuple) for phrasing in group
)


def ways_to_say(fact: Fact) -> set[str]:
    if fact in LISTED:
        return wordings(LISTED[fact])
    if fact is Fact.ACCEPTED:
        return {text for text in STATED if re.search(r"受理[^，。]*{received}", text)}
    said = f"{{{VALUES.get(fact, fact.value)}}}"
    return {text for text in STATED if said in text}


@pytest.mark.parametrize("fact", Fact)
def test_every_counted_fact_is_said_in_sixty_ways(fact):
    assert len(ways_to_say(fact)) >= ENOUGH


@pytest.mark.parametrize(
    "phrasings",
    [
        words_requests.NOTHING_RECEIVED,
        words_requests.NO_DISPUTES,
        words_requests.ONLY_RECONSIDERATION,
        words_requests.ONLY_LITIGATION,
        words_overview.PROACTIVE[:1],
    ],
    ids=["no request", "no dispute", "no litigation", "no reconsideration", "a total with its parts"],
)
def test_every_claim_of_nothing_and_every_breakdown_is_said_in_sixty_ways(phrasings):
    assert len(wordings(phrasings)) >= ENOUGH


@pytest.mark.parametrize(
    "name", [name for name, value in vars(words_fees).items() if name.isupper() and name[0] != "_"]
)
def test_every_fee_statement_is_said_in_sixty_ways(name):
    assert len(wordings(getattr(words_fees, name))) >= ENOUGH


@pytest.mark.parametrize("topic", [topic for topic, _ in OVERVIEW_TOPICS])
def test_every_topic_of_the_overview_is_named_in_sixty_ways(topic):
    named = {*words_overview.TOPIC_HEADINGS[topic], *wordings(words_overview.TOPIC_OPENINGS[topic])}
    assert len(named) >= ENOUGH


@pytest.mark.parametrize("topic", ["考核", "评议", "追究"])
def test_every_topic_of_a_government_is_told_in_sixty_ways(topic):
    assert len([text for text in wordings(words_overview.GOVERNMENT) if topic in text]) >= ENOUGH
