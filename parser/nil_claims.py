"""What the prose says did not happen: no request received, no reconsideration, no litigation.

A claim is taken only where the negation governs the thing itself: 未收到重复申请,
未发生行政复议败诉 and 没有收到超出规定数量的申请 say nothing of requests or disputes as such.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from parser import statement_words as words
from parser.sentences import Sentence, split_clauses
from parser.statement_words import Fact

_WORTH_READING = re.compile(r"未|没|无|不存在|零")
_NOT = r"(?:从未|均未|尚未|暂未|未曾|并未|也未|未(?!经)|没有|没|无(?!正当|法|关|偿)|不存在)"
_DOUBLE = re.compile(r"并非|不是|绝非|除[^,;。]{0,20}外|不无")
_VERB = r"(?:实际|新)?(?:收到|收取|接到|接收|受理|收受|办理|发生|产生|出现|接受)过?"
_ANYBODYS = (
    r"(?:任何|相关|有关|此类|一[件例宗]|公民|法人|群众|社会|公众|单位|个人|其[他它]组织|组织|申请人|当事人|和|或者?|及"
    r"|与|、|的|关于|要求|提出|提交|书面|向我[局委办镇]|政府|信息|政务|依法?|依?申请|公开|本年度?|方面)*"
)
_REQUEST = (
    r"(?:依申请公开|公开申请|公开政府信息|信息申请|申请公开|申请)(?:政府信息)?的?"
    r"(?:申请|事项|案件|案例|件|情况|信息|办理|要求|工作|业务)*"
)
_NO_REQUEST = re.compile(rf"{_NOT}(?:{_VERB}|有)?{_ANYBODYS}{_REQUEST}(?:发生|产生|办理)*[\])]?$")
_LISTED_AS_NONE = re.compile(r"依申请公开[^,;。]{0,8}[:为](?:无|没有|零)$")
_NEW_REQUEST_NAMED = re.compile(
    r"依申请公开|公开申请|申请公开|政府信息|信息申请|相关申请|有关申请|任何申请|申请$"
)
_NO_DISPUTE = re.compile(
    rf"{_NOT}[^,;。]{{0,32}}?(?P<what>(?:复议|诉讼|起诉)(?:以及|或者|[、和及与或]|(?:行政)?(?:复议|诉讼|起诉)|被?提起|案件)*)(?P<after>[^,;。]{{0,12}})"
)
_ONLY_A_RESULT = re.compile(
    r"败诉|纠错|纠正|撤销|责令|确认违法|追究|改判|变更|逾期|超期|未审结|尚未|待审|重大|不当|违法|应诉|出庭|机关负责人|能力|经验|培训|意识|制度|机制|机关|通知|决定书"
)
_ONLY_SOME = re.compile(r"复议|诉讼|超|需|应当|重复|不予|补正|许可")
_SOMEBODY_ELSE = re.compile(r"上年|去年|往年|同期|各(?:乡|镇|部门|单位|街道)|下属|所属")


@dataclass(frozen=True, slots=True)
class NilClaim:
    """``fact`` did not happen, says ``sentence``."""

    fact: Fact
    sentence: Sentence


def find_nil_claims(sentences: Iterable[Sentence], year: int | None) -> Iterator[NilClaim]:
    """Every claim that nothing was received or contested in ``year``."""
    for sentence in sentences:
        if not _WORTH_READING.search(sentence.plain):
            continue
        plain = words.NAMES.sub("□", words.CALENDAR_YEAR.sub("", sentence.plain))
        for clause in split_clauses(words.EVERYBODY.sub("申请人", plain)):
            if not (_SOMEBODY_ELSE.search(clause) or _DOUBLE.search(clause) or _of_other_year(clause, year)):
                yield from (NilClaim(fact, sentence) for fact in _claims(clause))


def _of_other_year(clause: str, year: int | None) -> bool:
    return any(int(other) != year for other in words.OTHER_YEAR.findall(clause))


def _claims(clause: str) -> Iterator[Fact]:
    for match in _NO_DISPUTE.finditer(clause):
        if _ONLY_A_RESULT.search(match[0]):
            continue
        if "复议" in match["what"]:
            yield Fact.RECONSIDERATION
        if "诉" in match["what"]:
            yield Fact.LITIGATION
    nothing = _NO_REQUEST.search(clause)
    words_used = nothing[0] if nothing else ""
    named = _NEW_REQUEST_NAMED.search(words_used) and not _ONLY_SOME.search(words_used)
    if named or _LISTED_AS_NONE.search(clause):
        yield Fact.RECEIVED
