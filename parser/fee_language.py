"""What a clause claims of fees: charged, not charged, or nothing at all.

The reading goes by grammar, not by whole sentences: what is spoken of (the
processing fee, some charge, nothing), how many negations govern it, and whether
the clause tells of a fact or of a rule, a condition, a plan or a complaint.
"""

from __future__ import annotations

import re
from enum import IntEnum, StrEnum


class Subject(IntEnum):
    """How plainly the words name the fee; a clause inherits what the sentence named before."""

    NONE = 0
    GENERIC = 1  # 收费, 费用
    NAMED = 2  # 信息处理费


class Claim(StrEnum):
    """What a clause says happened."""

    NIL = "nil"
    CHARGED = "charged"


NAMED = r"信息处理(?:收费|费用?)|公开处理费|处理费"
_NAMED = re.compile(NAMED)
_GENERIC = re.compile(
    r"收费|费用|收取[^,;。]{0,6}费(?!县)|缴费|收过[^,;。]{0,4}费(?!县)|收取$|(?:均|全部|一律|都)(?:为|是|实行)?免费$"
)
_DISCLOSURE = re.compile(r"政府信息|信息公开|政务公开|依申请|申请人|公开申请|申请公开|收费通知")

# Words that only look like our subject: another charge, the form's row label, the template's hint.
_OTHER_CHARGES = re.compile(
    r"本年收费金额|行政[^,;。]{0,10}收费|(?:乱|涉企|教育|医疗|停车|物业|培训|景区|考试|办学|殡葬|服务性|经营性|中介|罚没|罚款)"
    r"[^,;。、]{0,4}收费|收费(?:公示|目录|清单|政策|站|公路|员|窗口|许可|公开|项目|依据)|各项收费|规费|减税降费|(?<!信息)(?<!申请)公开收费"
    r"|(?:差旅|培训|会议|招待|运行|维护|宣传|建设|印刷|代理|诉讼|保险|劳务|购车|用车)费用?"
)
_QUOTATION_MARKS = re.compile(r"[“”‘’\"']")
_ROW_LABEL = re.compile(
    r"(?:未|不)按[^,;。]{0,4}(?:收费|缴费)通知[^,;。]{0,4}缴纳(?:相关|信息处理)?费用?"
    r"|逾期未?缴[纳费]?[^,;。]{0,4}费用?"
)
# To start the procedure of charging is to charge; as a rule of how to charge 程序 tells of no fact.
_PROCEDURE = re.compile(
    rf"(?:启动|进入)(?P<what>[^,;。]{{0,10}}(?:{NAMED})的?(?:收取|征收|收费)?)的?(?:工作)?(?:程序|流程)"
)
_TEMPLATE = re.compile(
    r"文字描述|此处(?:报告|填写|说明)|在此(?:报告|填写|说明)|请(?:填写|说明|报告|注明|在)"
    r"|应当?(?:报告|说明|填写|注明)(?!的)"
)

# What makes a clause about something else: rules, wrongdoing, complaints, relief.
_SHIFTED = re.compile(
    rf"应收(?:而|却|尽)?未收|应收尽收|[漏少多错]收|违规|违法|违反|乱收|擅自|超标|超范围|不合理|不当|"
    rf"(?:{NAMED}|收费|收取费用|缴费)(?:的?收取|的?收费|的?征收|的?缴纳|收缴)?的?(?:方面的?|类|相关|有关)?"
    rf"(?:投诉|举报|争议|纠纷|异议|复议|诉讼|信访|舆情|办法|制度|标准|流程|机制|规定|渠道|依据|账户|模板|程序|要求|政策|管理|文件|系统|票据|经验|人员|减免(?![及和、与或](?:收取|征收|缴纳))|拖欠|退还|退费)|"
    rf"(?:因|由|对|就|关于|针对|涉及)[^,;。]{{0,14}}(?:{NAMED}|收费)[^,;。]{{0,8}}(?:投诉|举报|争议|纠纷|异议|复议|诉讼|信访|舆情)|"
    r"(?:制定|出台|建立|完善|修订|印发|明确|优化|规范|健全|落实|执行|学习|贯彻|遵守|开通|设立|开设|宣传|培训|解读)[^,;。]{0,16}(?:处理费|收费)|"
    r"未(?:及时|按时|按期|足额|全额|如数|严格|规范|完全|完整)|是否|发现|(?<![及和、与或])减免(?![及和、与或])|退还|退回|追缴|催缴|滞纳"
)

_OTHER_YEAR = re.compile(
    r"(?<![与同和较比])(?:上年度?|上一年度?|去年|往年|前年|明年|次年|下一?年度?|今后|下一步|以后)"
)
_YEARS = re.compile(r"((?:19|20)\d\d)年")
_THIS_YEAR = re.compile(r"今年|本年|全年|当年|报告期|年度内|(?:19|20)\d\d年|一年来|截至|年内")
# 应 in 应急, 可 in 许可, 要 in 主要 are no modal verbs
_MODAL = (
    r"(?:(?<![许认])可(?:以|能)?|(?<!即)将|(?<![对供相适响反呼])应(?:当|予)?(?![急用变城届])|须|(?<!模)拟"
    r"|(?<![主重摘])要(?![点求闻素])|(?<![取获])得|有权)"
)
_CONDITION = re.compile(
    r"^(?:但是?|对于?|其中|此外)?(?:如(?!实|期|下|数|约|上|此)|若(?!干)|倘|假如|一旦|凡|只有|除非)|超(?:过|出)[^,;。]{0,18}的|明显超|"
    rf"{_MODAL}[^,;。]{{0,14}}?(?:收取|征收|计收|缴纳|收费)"
)
_AS_FACT = re.compile(r"[\d零一二两三四五六七八九十百千万]元(?![/每])")
_TARIFF = re.compile(r"每[件页次份]|元[/每]")
_ANNOUNCES = re.compile(r"(?:情况|事项|方面|如下)[。:]?$")
_SUBORDINATE = re.compile(r"的$")
_HABIT = re.compile(r"不(?:予)?(?:收取|收费|收|征收)")

_NEGATION = re.compile(
    r"并非|并不是|不是|绝非|而非|没有(?!规定)|没(?!收|落|有)|从未|未(?!来|成年|婚|知|然|必|尾|央)|不(?=收|存在|涉及|需|用|应|予收|再收|曾|产生|发生|向|对|另|征)"
    r"|无(?!法|偿|关|论|障碍|纸|线|形|缝|差别|误|疑|效|人机|正当|条件公开|锡|为市|棣|极县)|不得不|免于|免收|免予|免缴|免(?=除?收|费$)|零(?=报告|收取|收费|发生|记录|产生|申报|收入)"
)
_ZERO = re.compile(
    r"[为是:](?=[零0](?:元|[件笔次]|万元|$|[。、]))|(?<![\d.,])[零0]$"
    r"|(?:处理费|收取|收费)(?:的|情况|共计?|合计|数量|[件笔]数)*[零0][件笔次宗起例]$"
)
_NOT_OURS = re.compile(
    r"(?:未|没有|不|无)(?:曾|明显|有|存在)?(?:超(?:过|出)?|达到?|满|符合|满足|触及|补正|公开|答复|办结|完成|列入|纳入|涉密|规定)[^,;。]*?(?=不|未|没|无|免|而|故|因此|$)"
)
_BEYOND_LIMIT = re.compile(
    r"(?:未|没有|均未|无|不存在|未出现|未收到|未受理)[^,;。]{0,14}(?:(?:达到|超过|超出|触及|符合|满足)[^,;。]{0,16}(?:处理费|收费|收取)|(?:需要?|应当?|须|可)(?:予以|被)?(?:收取|收费|缴纳|计收|征收)[^,;。]{0,14}(?:申请|情形|情况|事项|件))"
)
_UNPAID = re.compile(r"(?:申请人|当事人|对方)[^,;。]{0,6}(?:未|没有|拒不)[^,;。]{0,4}[缴交][纳费]")
_NOT_ALL = re.compile(r"(?:并非|不是|并不是)(?:所有|全部|每)")
_SOME_EXCEPTED = re.compile(
    r"除(?!行政事业)[^,;。]{0,24}?(?:\d|[一二两三四五六七八九十几数])[^,;。]{0,3}[件例宗起次份笔人位名]"
    r"[^,;。]{0,24}?外"
)
_BREAKDOWN = re.compile(r"其中(?!,?(?:实际|实收|已))")
_REMAINDER = re.compile(r"其余|其他申请|其它申请|剩余|另外?\d|另有")
_HAPPENED = re.compile(
    rf"收取(?:了|过)|收(?:了|过)|已(?:经)?(?:全部|依法|依规|按规定|足额)?(?:收取|缴纳|征收|收缴)|共(?:计)?(?:收取|征收|产生)|缴入|上缴|入库|"
    rf"(?:产生|发生)了|(?:收取|征收|收缴|产生)[^,;。]{{0,10}}(?:{NAMED})(?!的?(?:情况|情形|工作|事项|事宜|问题|金额|件数|标准))"
)
_COUNTED = re.compile(r"[\d零]\s*(?:万?元|[件份笔次宗起例人]|$)")
_BY_RULE = re.compile(r"严格|按照|依照|根据|依据|规范|坚持|原则")
_OTHER_MATTER = re.compile(r"其[他它](?!费|收费)[^,;。]{0,12}(?:事项|情况|内容|事宜|问题|工作|方面)")
_BARE_NIL = re.compile(
    r"(?:[^,;。]{0,24}?)(?:(?:从未|均未|暂未|尚未|未曾|也未|并未|未|没有|无|不存在|不涉及|没)(?:实际|进行|实施|对[^,;。]{1,10}|向[^,;。]{1,10})?"
    r"(?:收取|收费|征收|收缴|缴纳|缴费|开展|发生|产生|涉及|存在|有)?(?:过|任何|相关|此类|上述|该类|该项|此项|有关|其他|一切|此)*"
    r"(?:费用|收费|收取|费|情况|情形|行为|现象|事项|工作|业务|事宜)*(?:发生|产生)?|零报告|零收取|零收费|为?[零0](?:元|件)?)"
)


def masked(plain: str) -> str:
    """``plain`` without quotation marks, row labels and other charges: what only looks like the fee."""
    words = _PROCEDURE.sub(lambda match: f"实施{match['what']}", _QUOTATION_MARKS.sub("", plain))
    return _OTHER_CHARGES.sub("□", _ROW_LABEL.sub("□", words))


def is_template(plain: str) -> bool:
    """Whether the sentence is a hint of the blank form and no report of anything."""
    return bool(_TEMPLATE.search(plain)) and bool(_NAMED.search(plain) or _GENERIC.search(plain))


def of_disclosure(plain: str) -> bool:
    """Whether the sentence is about disclosure at all, so that 收费 in it means its fees."""
    return bool(_DISCLOSURE.search(plain))


def subject_of(clause: str, *, in_context: bool) -> Subject:
    """What the masked clause names; a generic charge counts only where disclosure is the matter."""
    if _NAMED.search(clause):
        return Subject.NAMED
    if in_context and _GENERIC.search(clause):
        return Subject.GENERIC
    return Subject.NONE


def is_conditional(clause: str) -> bool:
    """Whether the clause opens a condition or states a rule: what follows is no fact."""
    if _BEYOND_LIMIT.search(clause) or (_AS_FACT.search(clause) and not _TARIFF.search(clause)):
        return False
    return bool(_CONDITION.search(clause))


def announces(plain: str) -> bool:
    """Whether the sentence only names the topic of the next: 信息处理费收取情况。"""
    return bool(_ANNOUNCES.search(plain))


def is_habit(clause: str) -> bool:
    """不收取 without a year: a rule when a condition follows, a statement when none does."""
    return bool(_HABIT.search(clause)) and not _THIS_YEAR.search(clause)


def is_unpaid(clause: str) -> bool:
    """当事人均未缴纳: whether it was asked for, other clauses tell."""
    return bool(_UNPAID.search(clause))


def is_elsewhere(clause: str) -> bool:
    """Whether the clause speaks of another year, of wrongdoing, of complaints or of rules."""
    if _OTHER_YEAR.search(clause) and not _THIS_YEAR.search(clause):
        return True
    return bool(_SHIFTED.search(clause)) and not _BEYOND_LIMIT.search(clause)


def of_earlier_year(clause: str, sentence: str) -> bool:
    """2022年收取300元，2023年未收取: the first clause is not of the year that the sentence is about."""
    years = _YEARS.findall(clause)
    return bool(years) and max(years) < max(_YEARS.findall(sentence))


def split_breakdown(plain: str) -> tuple[str, str]:
    """The statement and its itemised part after 其中; 其中实际收取N元 belongs to the statement."""
    found = _BREAKDOWN.search(plain)
    return (plain[: found.start()], plain[found.end() :]) if found else (plain, "")


def excepts_some(plain: str) -> bool:
    """除1件外均未收取: some were charged."""
    return bool(_SOME_EXCEPTED.search(plain))


def of_remainder(clause: str) -> bool:
    """其余未收取 says nothing of the whole."""
    return bool(_REMAINDER.search(clause))


def negations(clause: str) -> int:
    """How many negations govern the fee; those of other verbs do not count, 为零 counts as one."""
    return len(_NEGATION.findall(_NOT_OURS.sub("", clause))) or int(bool(_ZERO.search(clause)))


def states_rule_only(clause: str) -> bool:
    """Whether a clause under a condition is part of the rule; 未收取 still tells what happened."""
    return not re.search(r"未|没有|无", clause) or bool(_SUBORDINATE.search(clause))


def claim_of(clause: str, subject: Subject) -> Claim | None:
    """What the clause claims, given what it names itself; ``None`` when it claims nothing."""
    if _SUBORDINATE.search(clause):
        return None
    if _BEYOND_LIMIT.search(clause):
        return Claim.NIL
    if _NOT_ALL.search(clause) or _happened(clause, subject):
        return Claim.CHARGED
    count = negations(clause)
    if subject is Subject.NONE:
        bare = _BARE_NIL.fullmatch(clause) and not _OTHER_MATTER.search(clause)
        return Claim.NIL if bare and count % 2 else None
    return (Claim.NIL if count % 2 else Claim.CHARGED) if count else None


def _happened(clause: str, subject: Subject) -> bool:
    """收取了信息处理费 without a figure (figures speak for themselves) and not as a rule."""
    told = subject is not Subject.NONE and bool(_HAPPENED.search(clause)) and not negations(clause)
    return told and not _BY_RULE.search(clause) and not _COUNTED.search(clause)
