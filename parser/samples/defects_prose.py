"""Plants contradictions between prose and tables (TX), and dates out of place (TM)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from parser.samples import words_requests
from parser.samples.draft import Draft
from parser.samples.drafting import writer_for
from parser.samples.phrasing import Passage, Sentence, plain
from parser.samples.planting import Expected, Planted, Unsuitable, defect

_REQUEST_FACTS = frozenset(
    {
        "brought_forward",
        "processed",
        "outcomes",
        "applicants",
        "details",
        "carried_forward",
        "nothing_carried",
    }
)
_PROSE_CODES = frozenset({"TX01", "TX02", "TX03", "TX04", "TX07", "TX08"})


def _sentences(draft: Draft) -> list[Sentence]:
    return [said for section in draft.sections for passage in section.passages for said in passage.sentences]


def _with_sentences(draft: Draft, change: Callable[[Sentence], Sentence | None]) -> Draft:
    def changed(passage: Passage) -> Passage:
        return replace(passage, sentences=tuple(new for old in passage.sentences if (new := change(old))))

    return draft.with_passages(changed)


def _falsified(draft: Draft, code: str, names: tuple[str, ...], rng: Random) -> Planted:
    """One number of a sentence that states one of the names becomes one that fits no reading of the table."""
    shown = [
        (said, name)
        for said in _sentences(draft)
        for name in names
        if said.fact and f"{{{name}}}" in said.template
    ]
    if not shown:
        raise Unsuitable(code)
    sentence, name = rng.choice(shown)
    wrong = {name: 10_007 + rng.randint(1, 900)}
    changed = _with_sentences(draft, lambda said: said.falsified(**wrong) if said is sentence else said)
    return Planted(changed, (Expected(code),), _PROSE_CODES - {code})


@defect("TX01", sort="county_bureau", size="some")
def received_text_mismatch(draft: Draft, rng: Random) -> Planted:
    """The prose counts other requests than the table."""
    return _falsified(draft, "TX01", ("received",), rng)


@defect("TX02", size="some")
def carry_text_mismatch(draft: Draft, rng: Random) -> Planted:
    """Another number carried over in the prose than in the table."""
    return _falsified(draft, "TX02", ("brought", "carried"), rng)


@defect("TX03", size="some")
def outcome_text_mismatch(draft: Draft, rng: Random) -> Planted:
    """Another number of an outcome in the prose."""
    return _falsified(
        draft, "TX03", ("granted", "partly_granted", "denied", "unavailable", "not_processed"), rng
    )


@defect("TX04", size="some")
def applicant_text_mismatch(draft: Draft, rng: Random) -> Planted:
    """Another number of natural persons or organisations in the prose."""
    return _falsified(draft, "TX04", ("natural", "organisations", *words_requests.APPLICANT_NAMES), rng)


@defect("TX05", size="many")
def dispute_text_mismatch(draft: Draft, rng: Random) -> Planted:
    """Another number of disputes in the prose."""
    return _falsified(draft, "TX05", ("reconsiderations", "litigations", "disputes", "direct", "after"), rng)


@defect("TX06", sort="county_bureau", size="some")
def decision_text_mismatch(draft: Draft, rng: Random) -> Planted:
    """Another number of decisions or documents in the prose."""
    return _falsified(
        draft, "TX06", ("licences", "penalties", "coercive", "issued", "repealed", "in_force"), rng
    )


@defect("TX07", sort="county_bureau", size="some")
def nil_claim_contradicted(draft: Draft, _: Random) -> Planted:
    """Nothing received, says the prose; the table counts requests."""
    nil = writer_for(draft, "TX07").sentence(words_requests.NOTHING_RECEIVED[:2], "nothing_received")
    if not any(said.fact == "received" for said in _sentences(draft)):
        raise Unsuitable("TX07")

    def change(said: Sentence) -> Sentence | None:
        if said.fact == "received":
            return nil
        return None if said.fact in _REQUEST_FACTS else said

    return Planted(_with_sentences(draft, change), (Expected("TX07"),), frozenset({"TX01"}))


def _added(draft: Draft, code: str, text: str, values: Mapping[str, object] | None = None) -> Planted:
    """The draft with a sentence more in the first topic of section 一."""
    section = draft.section("overview")
    passage = Passage((Sentence(text, {**writer_for(draft, code).values, **(values or {})}),), "added")
    passages = (*section.passages[:2], passage, *section.passages[2:])
    return Planted(draft.with_section("overview", passages=passages), (Expected(code),))


@defect("TX08")
def breakdown_does_not_add_up(draft: Draft, rng: Random) -> Planted:
    """A total and an exhaustive list that does not give it."""
    first, second = rng.randint(20, 90), rng.randint(20, 90)
    values = {"first": first, "second": second, "all": first + second + rng.randint(3, 15)}
    text = "通过门户网站共发布信息{all}条，其中工作动态类{first}条、公示公告类{second}条。"
    return _added(draft, "TX08", text, values)


@defect("TX09")
def citation_obsolete(draft: Draft, _: Random) -> Planted:
    """The trial form's notice cited as the basis."""
    text = "本报告按照《关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）要求编制。"
    return Planted(replace(draft, preamble=(plain(text), *draft.preamble)), (Expected("TX09"),))


@defect("TX10")
def citation_wrong(draft: Draft, rng: Random) -> Planted:
    """A document with another one's number."""
    text = rng.choice(
        (
            "认真落实《政府信息公开信息处理费管理办法》（国办公开办函〔2021〕30号）各项规定。",
            "认真学习《中华人民共和国政府信息公开条例》（国务院令第721号）。",
        )
    )
    return _added(draft, "TX10", text)


@defect("TX11")
def common_typo(draft: Draft, rng: Random) -> Planted:
    """Characters in the wrong order."""
    return _added(draft, "TX11", rng.choice(("全年没有上年转结事项。", "及时办理结果转结手续。")))


@defect("TX12")
def personal_data(draft: Draft, rng: Random) -> Planted:
    """A mobile number or an identity number in the text."""
    mobile = f"13{rng.randint(0, 9)}{rng.randint(10**7, 10**8 - 1)}"
    return _added(
        draft,
        "TX12",
        rng.choice((f"联系人张三，手机号码{mobile}。", f"申请人李四（电话{mobile}）表示满意。")),
    )


@defect("TM01", sort="county_bureau")
def published_late(draft: Draft, rng: Random) -> Planted:
    """Signed long after the deadline."""
    signed = date(draft.year + 1, 5, 4) + timedelta(days=rng.randint(0, 90))
    return Planted(replace(draft, signature=draft.agency.name, signed=signed), (Expected("TM01"),))


@defect("TM03", sort="county_bureau")
def signature_date_odd(draft: Draft, rng: Random) -> Planted:
    """Signed before the year was over."""
    signed = date(draft.year, 3, 1) + timedelta(days=rng.randint(0, 240))
    changed = replace(draft, signature=draft.agency.name, signed=signed)
    return Planted(changed, (Expected("TM03"),), frozenset({"TM01"}))
