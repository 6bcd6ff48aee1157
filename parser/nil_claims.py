"""What the prose says did not happen: no request received, no reconsideration, no litigation.

A claim is taken only where the negation governs the thing itself: 未收到重复申请,
未发生行政复议败诉 and 没有收到超出规定数量的申请 say nothing of requests or disputes as such.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from parser import statement_words as words
from parser.nil_claims_more import further_claims
from parser.sentences import Sentence, split_clauses
from parser.statement_words import Fact

# Without any of the first a sentence, without any of the second a clause claims nothing of the kind.
_WORTH_READING = re.compile(r"未|没|无|不存在|零|0(?<=[为:]0)")
_TOPIC = re.compile(r"申请|公开政府信息|复议|诉讼|起诉")
_NOT = (
    r"(?:从未|均未|尚未|暂未|未曾|并未|也未|未(?!经|央|来)|没有|没"
    r"|无(?!正当|法|关|偿|锡|为市|棣|极县)|不存在)"
)
_DOUBLE = re.compile(r"并非|不是|绝非|除[^,;。]{0,20}外|不无")
_VERB = r"(?:实际|新)?(?:收到|收取|接到|接收|受理|收受|办理|发生|产生|出现|接受)过?"
_ANYBODYS = (
    r"(?:任何|相关|有关|此类|一[件例宗]|群众|社会|公众|申请人|当事人|和|或者?|及|与|、|的|关于|要求|获取|提出|提交|递交"
    r"|书面|网[上络]|线[上下]|当面|现场|信函|邮寄|邮件|电子|来[函信]|以|通过|各[种类]|渠道|方式|途径|形式|向?我[局委办镇]|向?本(?:机关|单位|局|委|办|镇)"
    r"|政府|信息|政务|依法?|依?申请|公开|本年度?|方面)*"
)
_REQUEST = (
    r"(?:依申请公开|公开申请|公开政府信息|信息申请|申请公开|申请)(?:政府)?(?:信息)?(?:公开)?的?"
    r"(?:申请|事项|案件|案例|件|情况|信息|办理|要求|工作|业务)*"
)
_END = r"(?=$|[、()]|和|以?及)"
_NO_REQUEST = (
    re.compile(rf"{_NOT}(?:{_VERB}|有)?{_ANYBODYS}{_REQUEST}(?:发生|产生|办理)*{_END}"),
    re.compile(
        rf"(?:没有|无)(?:任何)?(?:人|单位|企业|组织|群众)*{_ANYBODYS}(?:提出|提交|递交){_ANYBODYS}{_REQUEST}{_END}"
    ),
    re.compile(rf"(?:没有|无)(?:任何)?(?:人|单位|群众)+{_REQUEST}{_END}"),
)
_LISTED_AS_NONE = re.compile(
    r"(?:依申请公开|公开申请|申请公开)(?:政府信息|申请|事项|数量?|总?[数量]|情况|受理|办理|件|的)*[:为](?:无|没有|零|0)[件条宗份]?$"
)
_NEW_REQUEST_NAMED = re.compile(
    r"依申请公开|公开申请|申请公开|政府信息|信息申请|相关申请|有关申请|任何申请|申请$"
)
_NO_DISPUTE = re.compile(
    rf"{_NOT}[^,;。]{{0,32}}?"
    r"(?P<what>(?:复议|诉讼|起诉)(?:以及|或者|[、和及与或]|(?:行政)?(?:复议|诉讼|起诉)|被?提起|案件)*)[^,;。]{0,12}"
)
_DISPUTES_AS_NONE = re.compile(
    r"(?P<what>(?:复议|诉讼)(?:以及|或者|[、和及与或]|(?:行政)?(?:复议|诉讼)|案件|数量?|总?[数量]|情况|均|都|的)*)[:为](?:无|没有|零)件?$"
)
_ONLY_A_RESULT = re.compile(
    r"败诉|纠错|纠正|撤销|责令|确认违法|追究|改判|变更|逾期|超期|未审结|尚未|待审|重大|不当|新的|新增|不及时|不规范|不到位|违法|应诉|出庭"
    r"|机关负责人|能力|经验|培训|意识|制度|机制|机关|通知|决定书"
)
_ONLY_SOME = re.compile(
    r"复议|诉讼|超|需|应当|重复|不予|补正|许可|投诉|举报|留言|信访|咨询|建议|提案|涉及|针对|以外|除|收费|处理费"
    r"|出版物|要求提供|重新出具|秘密|加工|撤回|减免|延期|逾期|转|大量|反复|恶意|机构|企业|公益|自然人|法人|公民|结转|部门"
)
_ONLINE = re.compile(r"网|线上|平台|邮箱")
_ON_PAPER = re.compile(r"当面|现场|信函|邮寄|线下|传真")
_IN_WRITING = re.compile(r"书面|形式|方式|渠道|途径")
_OTHERS_COUNTED = re.compile(r"申请(?:共|共计|为|有)?[1-9一二两三四五六七八九十]\d*[件条宗份]")
_SOMEBODY_ELSE = re.compile(r"上年|去年|往年|同期|各(?:乡|镇|部门|单位|街道)|下属|所属|半年|季度|月份|辖区")


@dataclass(frozen=True, slots=True)
class NilClaim:
    """``fact`` did not happen, says ``sentence``."""

    fact: Fact
    sentence: Sentence


def find_nil_claims(
    sentences: Iterable[Sentence], year: int | None, agency: str | None = None
) -> Iterator[NilClaim]:
    """Every claim that ``agency`` received nothing, or nothing was contested, in ``year``."""
    for sentence in sentences:
        if not _WORTH_READING.search(sentence.plain):
            continue
        for clause in split_clauses(words.simplified(sentence.plain)):
            if words.of_another(clause, agency) or _DOUBLE.search(clause):
                continue
            if not (_SOMEBODY_ELSE.search(clause) or _of_other_year(clause, year)):
                yield from (NilClaim(fact, sentence) for fact in _claims(clause, sentence))
            yield from (NilClaim(fact, sentence) for fact in further_claims(clause, sentence, year))


def _of_other_year(clause: str, year: int | None) -> bool:
    return any(int(other) != year for other in words.OTHER_YEAR.findall(clause))


def _claims(clause: str, sentence: Sentence) -> Iterator[Fact]:
    if not _TOPIC.search(clause):
        return
    for match in chain(_NO_DISPUTE.finditer(clause), _DISPUTES_AS_NONE.finditer(clause)):
        if _ONLY_A_RESULT.search(match[0]):
            continue
        if "复议" in match["what"]:
            yield Fact.RECONSIDERATION
        if "诉" in match["what"]:
            yield Fact.LITIGATION
    nothing = next((found[0] for pattern in _NO_REQUEST if (found := pattern.search(clause))), "")
    named = _NEW_REQUEST_NAMED.search(nothing) and not _ONLY_SOME.search(nothing)
    if (named and not _by_one_channel(nothing, sentence.plain)) or _LISTED_AS_NONE.search(clause):
        yield Fact.RECEIVED


def _by_one_channel(nothing: str, said: str) -> bool:
    """Only online or only on paper; both, or 书面 (which in law includes messages), is every way.

    Unless the sentence goes on to count others: 未收到书面申请,网上申请1件.
    """
    if _IN_WRITING.search(nothing) and _OTHERS_COUNTED.search(said):
        return True
    online, on_paper = bool(_ONLINE.search(nothing)), bool(_ON_PAPER.search(nothing))
    return (online and not on_paper and "书面" not in nothing) or (on_paper and not online)
