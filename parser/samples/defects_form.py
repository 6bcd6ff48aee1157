"""Plants defects of titles (TI) and sections (SE)."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from parser.form import NUMERALS, SECTION
from parser.samples.draft import HEADINGS, NOUN, Draft, SectionDraft
from parser.samples.phrasing import Passage, Sentence, plain
from parser.samples.planting import DEFECTS, Expected, Planted, defect
from parser.samples.words_other_papers import OTHER_PAPERS

_BAD_NOUNS = (
    "政府信息公开工作报告", "政府信息公开年度报告", "信息公开工作年度报告", "政务公开工作年度报告",
    "政府信息公开年报",
)  # fmt: skip
_OTHER_NAMES = {
    "overview": ("概述", "基本情况", "总体工作情况"),
    "proactive": ("行政机关主动公开政府信息情况", "主动公开政府信息的情况", "主动公开情况"),
    "requests": (
        "政府信息依申请公开办理情况",
        "行政机关收到和处理政府信息公开申请情况",
        "依申请公开政府信息情况",
    ),
    "disputes": ("因政府信息公开工作被申请行政复议、提起行政诉讼情况", "政府信息公开复议诉讼情况"),
    "problems": ("存在问题及改进情况", "政府信息公开工作存在的主要问题及改进情况", "存在的问题和改进措施"),
    "other": ("其他需要说明的事项", "其他需要报告事项", "需要报告的其他事项"),
}
_RESIDUES = (
    "（文字描述，主要说明本年度开展的工作。）",
    "年内通过政府网站发布信息XX条。",
    "公开指南全文可在本单位网站查阅（具体网址）。",
)


def one(draft: Draft, code: str, section: str | None = None, **more: frozenset[str]) -> Planted:
    """A planted draft with one finding expected."""
    return Planted(draft, (Expected(code, section),), **more)  # type: ignore[arg-type]


@defect("TI01")
def title_missing(draft: Draft, _: Random) -> Planted:
    """No title at all."""
    return one(replace(draft, title=()), "TI01")


@defect("TI02")
def title_nonstandard(draft: Draft, rng: Random) -> Planted:
    """The report calls itself something else."""
    title = f"{draft.agency.name}{draft.year}年{rng.choice(_BAD_NOUNS)}"
    return one(replace(draft, title=(title,)), "TI02")


@defect("TI03", sort="county_bureau")
def agency_not_named(draft: Draft, _: Random) -> Planted:
    """The title names the bureau without its place; the signature names it fully."""
    title = f"{draft.agency.own_name}{draft.year}年{NOUN}"
    return one(replace(draft, title=(title,), signature=draft.agency.name), "TI03")


@defect("TI04")
def year_conflict(draft: Draft, rng: Random) -> Planted:
    """The title's year is not the period's."""
    wrong = draft.year + rng.choice((-1, 1)) if draft.year > 2021 else draft.year + 1
    title = f"{draft.agency.name}{wrong}年{NOUN}"
    also = frozenset({"TI05", "TM01", "TM03"})
    return Planted(replace(draft, title=(title,)), (Expected("TI04"),), also, year_open=True)


@defect("TI05")
def stale_year(draft: Draft, rng: Random) -> Planted:
    """Last year's number left standing in a sentence about this year."""
    fact = "nothing_received" if _states(draft, "nothing_received") else "received"
    stale = rng.choice(("{last_year}年，", "{last_year}年度，"))

    def change(passage: Passage) -> Passage:
        return replace(passage, sentences=tuple(_stale(said, fact, stale) for said in passage.sentences))

    return one(draft.with_passages(change), "TI05")


def _states(draft: Draft, fact: str) -> bool:
    return any(passage.states(fact) for section in draft.sections for passage in section.passages)


def _stale(sentence: Sentence, fact: str, stale: str) -> Sentence:
    if sentence.fact == fact == "nothing_received":
        return replace(sentence, template=stale + "{we}未收到政府信息公开申请。")
    if sentence.fact == fact:
        return replace(sentence, template=stale + "{we}共收到政府信息公开申请{received}{unit}。")
    return sentence


@defect("TI06")
def period_missing(draft: Draft, _: Random) -> Planted:
    """No statistical period."""

    def change(passage: Passage) -> Passage | None:
        kept = tuple(sentence for sentence in passage.sentences if sentence.fact != "period")
        return replace(passage, sentences=kept) if kept else None

    return one(draft.with_passages(change), "TI06")


@defect("TI07", needs_numerals=True)
def not_an_annual_report(draft: Draft, rng: Random) -> Planted:
    """Another paper: an explanation of the report, a call for reports, a guide, a plan of work."""
    title, paragraphs = rng.choice(OTHER_PAPERS)
    values = {"agency": draft.agency.name, "year": draft.year, "next_year": draft.year + 1}
    sections = tuple(
        SectionDraft("extra", heading, (plain(text.format(**values)),)) for heading, text in paragraphs
    )
    paper = replace(draft, title=(title.format(**values),), preamble=(), sections=sections)
    everything_else = frozenset(DEFECTS) - {"TI07"}
    return Planted(paper, (Expected("TI07"),), everything_else, year_open=True)


@defect("SE01", needs_numerals=True)
def section_missing(draft: Draft, rng: Random) -> Planted:
    """A section is left out whole; the others keep their numerals."""
    gone = rng.choice(("problems", "problems", "other", "overview", "proactive", "requests", "disputes"))
    also = {"other": {"FE01", "FE02"}, "overview": {"SE09", "SE10", "TI06"}}.get(gone, set())
    if gone == "overview":  # words before section 二 would be taken for its text
        draft = replace(draft, preamble=())
    kept = tuple(section for section in draft.sections if section.id != gone)
    return one(replace(draft, sections=kept), "SE01", gone, also=frozenset(also))


@defect("SE02", needs_numerals=True)
def section_out_of_order(draft: Draft, rng: Random) -> Planted:
    """Two neighbours have changed places, numerals and all."""
    first = rng.choice((0, 1, 2, 3, 4))
    sections = list(draft.sections)
    sections[first], sections[first + 1] = sections[first + 1], sections[first]
    also = frozenset({"SE11"} if first == 0 else ())
    uncounted = frozenset({"SE02"})
    return Planted(replace(draft, sections=tuple(sections)), (Expected("SE02"),), also, uncounted)


@defect("SE03")
def section_renamed(draft: Draft, rng: Random) -> Planted:
    """A heading in other words."""
    section = rng.choice(tuple(_OTHER_NAMES))
    heading = HEADINGS[section][:2] + rng.choice(_OTHER_NAMES[section])
    return one(draft.with_section(section, heading=heading), "SE03", section)


@defect("SE04", needs_numerals=True)
def section_unnumbered(draft: Draft, rng: Random) -> Planted:
    """A heading without its numeral, or with another section's."""
    section = rng.choice(tuple(SECTION))
    name, numeral = SECTION[section].name.zh, SECTION[section].numeral
    wrong = NUMERALS[numeral % 6]
    heading = rng.choice((name, f"{wrong}、{name}"))
    return one(draft.with_section(section, heading=heading), "SE04", section)


@defect("SE05", needs_numerals=True)
def section_duplicated(draft: Draft, _: Random) -> Planted:
    """一、总体情况 stands before the introduction and again after it."""
    overview = draft.section("overview")
    before = replace(overview, passages=overview.passages[:1])
    after = replace(overview, passages=overview.passages[1:])
    sections = (before, after, *draft.sections[1:])
    return one(replace(draft, sections=sections), "SE05", "overview")


@defect("SE06")
def section_empty(draft: Draft, rng: Random) -> Planted:
    """A heading with nothing under it, or 无 where problems belong."""
    section = rng.choice(("problems", "problems", "problems", "other", "overview"))
    nothing = (
        ()
        if section != "problems"
        else rng.choice(((), (plain("无"),), (plain("无。"),), (plain("暂无。"),)))
    )
    also = {"other": {"FE01", "FE02"}, "overview": {"SE09", "SE10"}}.get(section, set())
    return one(draft.with_section(section, passages=nothing), "SE06", section, also=frozenset(also))


@defect("SE07", needs_numerals=True)
def section_extra(draft: Draft, rng: Random) -> Planted:
    """A seventh section."""
    name, text = rng.choice(
        (("下一步工作安排", "继续抓好各项任务落实。"), ("附件", "有关材料存本单位办公室备查。"))
    )
    extra = SectionDraft("extra", f"七、{name}", (plain(text),))
    return one(replace(draft, sections=(*draft.sections, extra)), "SE07")


@defect("SE08")
def template_residue(draft: Draft, rng: Random) -> Planted:
    """Words of the template left standing."""
    section = rng.choice(("overview", "problems"))
    passages = (*draft.section(section).passages, plain(rng.choice(_RESIDUES), "residue"))
    return one(draft.with_section(section, passages=passages), "SE08", section)


@defect("SE09", sort="county_bureau")
def overview_topics_missing(draft: Draft, _: Random) -> Planted:
    """Section 一 counts requests and says nothing of the other topics."""
    kept = tuple(
        replace(passage, sentences=tuple(said for said in passage.sentences if said.fact))
        for passage in draft.section("overview").passages
        if passage.topic == "on_request"
    )
    kept = tuple(passage for passage in kept if passage.sentences)
    return one(draft.with_section("overview", passages=kept), "SE09", "overview")


@defect("SE10", sort="county_government")
def government_topics_missing(draft: Draft, _: Random) -> Planted:
    """A government's report without assessment, public appraisal and accountability."""
    return one(
        draft.with_passages(lambda passage: None if passage.topic == "government" else passage), "SE10"
    )


@defect("SE11", needs_numerals=True)
def heading_missing(draft: Draft, _: Random) -> Planted:
    """The text of section 一 stands there without its heading."""
    return one(draft.with_section("overview", heading=None), "SE11", "overview")
