"""The words by which reports state counted facts, as patterns over plain text."""

from __future__ import annotations

import re
from enum import StrEnum

from parser.sentences import CHINESE_DIGITS, CHINESE_NUMBER


class Fact(StrEnum):
    """What a statement counts."""

    RECEIVED = "received"
    ACCEPTED = "accepted"  # 受理: received, said less plainly
    BROUGHT_FORWARD = "brought_forward"
    CARRIED_FORWARD = "carried_forward"
    GRANTED = "granted"
    PARTLY_GRANTED = "partly_granted"
    DENIED = "denied"
    UNAVAILABLE = "unavailable"
    NOT_PROCESSED = "not_processed"
    OTHER_HANDLING = "other_handling"
    NATURAL_PERSON = "natural_person"
    ORGANISATIONS = "organisations"
    BUSINESS = "business"
    RESEARCH = "research"
    PUBLIC_INTEREST = "public_interest"
    LEGAL_SERVICE = "legal_service"
    RECONSIDERATION = "reconsideration"
    LITIGATION = "litigation"
    LITIGATION_DIRECT = "litigation_direct"
    LITIGATION_AFTER_RECONSIDERATION = "litigation_after_reconsideration"
    DISPUTES = "disputes"  # one number for reconsideration and litigation together
    LICENCES = "licences"
    PENALTIES = "penalties"
    COERCIVE_MEASURES = "coercive_measures"
    DOCUMENTS_ISSUED = "documents_issued"
    DOCUMENTS_REPEALED = "documents_repealed"
    DOCUMENTS_IN_FORCE = "documents_in_force"


_COUNT = rf"(?!(?<=[数几])[十百千]+[件条宗份次起例个笔])(?:\d{{1,3}}(?:,\d{{3}})+|\d+|{CHINESE_NUMBER})"
_UNIT = r"件次|件|条|宗|份|次|起|例|个|笔"
_NUMBER = rf"(?P<number>{_COUNT})(?P<unit>{_UNIT})"
_NUMBER_FIRST = rf"(?P<number_first>{_COUNT})(?:{_UNIT})"
_FILLING = (
    r"(?:公民|法人|其[他它]|组织|和|或者?|及|与|以及|、|并|群众|社会|公众|各界|广大|市民|人民|各类|各种|有效|书面|提出|提交|的|了|到|来自"
    r"|申请人|当事人|先后|陆续|实际|一共|总共|书|政府|信息|政务|公开|依申请|依法|我[局委办镇乡县区市厅院]|本(?:机关|单位|局|级)|向|申请|事项"
    r"|案件|件|表|函|受理|答复|数量?|总[量数]|共有?|共计|总计|合计|累计|为|是|:|达|新|本年度?|今年|全年|年度"
    r"|有|登记|\([^()\d]{0,20}\))"
)
RECEIVED = re.compile(
    r"(?P<verb>新收到?|新接收|收到|(?<!直)接收|(?<!直)接到|收受|收悉|受理|新增|登记(?=政府信息|信息公开|依申请公开)|向[我本][^,;。\d]{0,6}?(?:提出|提交|递交|申请))"
    rf"(?P<between>{_FILLING}{{0,30}}?)(?P<number>{_COUNT})(?P<more>[余多])?(?P<unit>{_UNIT})(?P<after>{_FILLING}{{0,12}})"
)
_LAST_YEAR = r"(?:上年度?末?|去年末?|上一年度?末?)"
_NEXT_YEAR = r"(?:下一?年度?|次年度?|明年)"
BROUGHT_FORWARD = re.compile(
    rf"{_LAST_YEAR}底?的?(?:结转|转结|遗留|未办结|未结)(?:来|至|到|、|转入|本年度?|今年|继续|办理|处理|的)*"
    rf"{_FILLING}{{0,20}}?{_NUMBER}"
    rf"|(?:结转|转结|延续)自{_LAST_YEAR}底?的?{_FILLING}{{0,20}}?(?P<number_last>{_COUNT})(?:{_UNIT})"
    rf"|{_NUMBER_FIRST}(?:申请)?(?:为|是|系|属于?)?{_LAST_YEAR}(?:结转|转结)"
)
CARRIED_FORWARD = re.compile(
    rf"(?:结转|转结|顺延|延续)[至到]?{_NEXT_YEAR}(?:继续|办理|处理|答复|的)*{_FILLING}{{0,16}}?{_NUMBER}"
    rf"|{_NUMBER_FIRST}(?:申请)?(?:将|均|依法|已|需|按规定|尚未办结|未到期|未办结|尚在办理)*"
    rf"(?:结转|转结|转入|延至|跨|顺延)[至到]?(?:{_NEXT_YEAR}|$)"
)
NUMBER_WITH_UNIT = re.compile(
    rf"(?=[\d{CHINESE_DIGITS}])(?<![\d.第〕号])(?<!没有)(?<!无)(?<!未发生)(?<!未出现)(?<!未产生)(?<!任何)(?P<number>{_COUNT})(?P<unit>{_UNIT}|项|家|篇|名|人|部|万元|元)"
)
REQUEST = re.compile(r"申请|依申请公开")
DISCLOSURE_REQUEST = re.compile(
    r"政府信息|信息公开|依申请|申请公开|公开申请|申请人(?:类型|类别|身份|构成)|申请主体"
)
# 含上年结转共8件 is what was received together with what was brought forward
TOGETHER = re.compile(r"(?:含|包括|连同|加上?|及|和|与|、)$")
IN_ALL = re.compile(r"(?:结转|转结)[^,;。]{0,10}?(?:共|合计|总)")
# Words before a comma that say of what time the next clause speaks, or of which requests.
LEAD = re.compile(
    r"(?:(?<=[,;。:])|^)((?:(?:19|20)\d\d年度?|去年|上一?年度?|[^,;。]{1,20}以来|近[一二两三四五六七八九十\d]{1,2}年来?"
    r"|[^,;。]{0,6}(?:半年|季度))),"
)
SCOPE = re.compile(r"(?:(?<=[,;。:])|^)[^,;。\d]{2,30}(?<!其)中,|(?:协助|配合)[^,;。]{2,30},")
WHY_CARRIED = re.compile(
    r"([件条宗份])(?<=\d.)(?:政府信息公开|依申请公开)?(?:申请)?(?:因[^,;。]{2,24}|(?:未到|尚未|仍在|未满)[^,;。]{2,12}),?(?=[已均将需]*(?:结转|顺延|转入))"
)
EVERY_WAY = re.compile(r"通过(?:各种?|各类|多种?|不同|线上线下|、)+(?:渠道|途径|方式|形式|平台)")
# Every alternative begins with a character of its own: a text without any of them is told quickly.
_COMPARED = (
    r"去年|上年(?!度?末?(?:结转|转结))|同期|同比|环比|较|历年|均(?<=[日周月年]均)|季度|上半年|下半年|月(?<=\d月)"
    r"|以来(?<![今本\d]年以来)(?<!年度以来)|平均|每[年月季周天日]|单[月日]|最[多高大少]|近[一二两三四五六七八九十\d]{1,2}年"
    r"|各(?:乡|镇|部门|单位|街道|区|县|市|科室|级)|本级(?!人民)|下属|所属|直属|属(?<=[局委厅院]属)|辖区|全[省市县区](?!年)"
)
COMPARED = re.compile(_COMPARED)
NARROWED = re.compile(
    rf"{_COMPARED}|其中|通过|线上|线下|网[上络]|信函|邮寄"
    r"|当面|现场|直接|邮箱|传真|电话|平台|系统|窗口|渠道|涉及|方面(?<!公开方面)|针对|对于|转办|移送|交办|协办|协助|配合|同一"
)
CALENDAR_YEAR = re.compile(r"1月1日[^,;。]{0,10}12月31日止?|(?<=年)12月31日止?|(?<=[至止])12月31日")
OTHER_YEAR = re.compile(r"((?:19|20)\d\d)年")
TOPIC = re.compile(r"依申请公开|申请公开|公开申请|收到和处理")
NUMBERED = re.compile(
    r"[(【]?[一二三四五六七八九十\d]{1,3}[)】、.]|[一二三四五六七八九十]是|第[一二三四五六]"
)
HANDLED = re.compile(r"办结|答复|办理")
_REQUESTS_TAKEN = re.compile(r"申请|新收")
_OTHER_CASES = re.compile(r"信访|复议|案件|工单|提案|建议|仲裁|许可|登记|诉求")
ANSWERED = re.compile(r"申请|答复")
GRANTED = re.compile(r"(?<!不)予以公开")
OUTCOME = re.compile(r"部分公开|不予公开|无法提供|不予处理|其[他它]处理")
# Documents looked through before publishing, not requests.
REVIEWED = re.compile(r"(?:信息|文件|稿件|内容|保密)[^,;。申]{0,6}(?:审查|审核)|审签|送审")
# Their attributes, found when they are drafted: never outcomes of requests.
DRAFTED = re.compile(r"拟公开|公文|公开属性")
REASON = re.compile(
    r"因|为由|属于|理由|不掌握|没有现成|另行制作|补正后|国家秘密|内部事务|过程性|执法案卷|商业秘密|第三方|信访|重复"
)
OF_DISCLOSURE = re.compile(r"信息公开|政务公开|公开工作|公开申请|申请公开|依申请|公开答复|公开行为")
NOT_OF_DISCLOSURE = re.compile(
    r"与(?:政府|政务)?信息公开(?:工作)?(?:均|都)?(?:无关|没有关系)|非(?:因)?(?:政府|政务)?信息公开|其[他它]行政行为"
    r"|(?:征[地收]|拆迁|补偿|工伤|劳动|处罚)[^,;。]{0,6}(?:纠纷|引起|引发|类)"
)
# 行政诉讼5件,其中政府信息公开类1件: the first number is of all cases.
DISCLOSURE_AMONG_THEM = re.compile(r"其中[^,;。]{0,8}(?:信息公开|依申请公开)")
CASE_WORK = re.compile(
    r"审理|审结|办理|受理|承办|代理|出庭|应诉|维持|纠正|撤销|驳回|败诉|胜诉|结案|调解|尚未|未审|参与"
    r"|指导|化解|其[他它](?:方面|类|领域|原因)|收到(?:各类|的)*行政复议申请"
    r"|(?:因|涉)[^,;。公]{0,12}(?:征[地收]|拆迁|补偿|处罚|许可|强制|执法|赔偿|工伤|确权|登记|履[行职])"
)
# 行政复议1件,被维持: those of that result, of perhaps more; 发生1件,结果维持 are all.
WITH_ONE_RESULT = re.compile(
    r"^(?!.*(?:发生|引发|引起|产生|共|被申请|被提起)).*[件宗起例],(?!均|全部|都|其中)[^,;。、\d]{0,10}(?:维持|纠正|撤销|驳回)"
)
# Beside these, unless disclosure is named, the cases are the office's whole work.
OFFICE_CASES = re.compile(r"应诉|执法案件|仲裁|赔偿案件|调解案件")
AND_PUBLISHED = re.compile(
    r"(?<=制定|印发|制发|出台|作出)(?:并|且)?(?:对外|向社会|及时)*(?:公布|发布|公开|公示)了?"
)
PUBLISHING = re.compile(
    r"(?:一般|普通|简易|快速)程序|当场|听证|不予|重大|提请|委托|[省市县区]政府(?!网|门户|信息)|建议|协助|配合|代拟|参与"
    r"|公开|公示|发布|公布|归集|报送|备案|解读|清理|审查|审核|起草|政府名义|其中"
)
EVERYBODY = re.compile(
    r"(?:公民|自然人)、?法人(?:和|或者?|及|与|以及|、)其[他它]组织|(?:单位|组织)[和或、]个人"
)
NAMES = re.compile(r"《[^》]{1,80}》|“[^”]{1,40}”")


# 县司法局收到 …: the office that a clause begins with, when it is another one.
SUBJECT = re.compile(
    r"^(?:(?:20\d\d|[今本])年度?|全年)?(?P<subject>[省市县区州旗][一-鿿、]{1,20}?[局委厅办])(?=全年|共|累计|收到|接到|因|被|受理|办理|新收)"
)


def of_another(clause: str, agency: str | None) -> bool:
    """Whether the clause begins with an office that is not the agency; 县发改局 is 县发展和改革局."""
    match = SUBJECT.search(clause)
    if match is None or agency is None:
        return False
    letters = iter(agency)
    return not all(letter in letters for letter in match["subject"])


def on_requests(plain: str) -> bool:
    """Whether what is carried over in the sentence can be requests."""
    if HANDLED.search(plain):
        return True
    return bool(_REQUESTS_TAKEN.search(plain)) and not _OTHER_CASES.search(plain)


def on_outcomes(plain: str) -> bool:
    """Whether a sentence without context tells of what became of requests: 共答复7件,予以公开3件."""
    if _OTHER_CASES.search(plain):
        return False
    return bool(ANSWERED.search(plain) or (OUTCOME.search(plain) and GRANTED.search(plain)))


def simplified(plain: str) -> str:
    """``plain`` with names and the calendar year out of the way, and everybody as 申请人.

    Each pattern is run only where the words stand that it cannot do without.
    """
    if "12月31日" in plain:
        plain = CALENDAR_YEAR.sub("", plain)
    if "》" in plain or "”" in plain:
        plain = NAMES.sub("□", plain)
    return EVERYBODY.sub("申请人", plain) if "组织" in plain or "个人" in plain else plain


OUTCOMES: tuple[tuple[Fact, re.Pattern[str]], ...] = (
    (Fact.NOT_PROCESSED, re.compile(r"不予处理")),
    (Fact.DENIED, re.compile(r"不予公开|不同意公开")),
    (Fact.UNAVAILABLE, re.compile(r"无法提供")),
    (Fact.OTHER_HANDLING, re.compile(r"其[他它]处理")),
    (Fact.PARTLY_GRANTED, re.compile(r"部分公开(?!信息|内容)")),
    (Fact.GRANTED, re.compile(r"(?<!不)予以公开|(?<!不)同意公开")),
)
APPLICANTS: tuple[tuple[Fact, re.Pattern[str]], ...] = (
    (Fact.NATURAL_PERSON, re.compile(r"(?<!同一)(?<![同一]名)(?<!某)(?:自然人|公民个人)")),
    (Fact.BUSINESS, re.compile(r"商业企业")),
    (Fact.RESEARCH, re.compile(r"科研机构")),
    (Fact.PUBLIC_INTEREST, re.compile(r"社会公益组织")),
    (Fact.LEGAL_SERVICE, re.compile(r"法律服务机构")),
    (Fact.ORGANISATIONS, re.compile(r"法人(?:或者?|和|及|与|以及|、)?其[他它]组织")),
)
DISPUTES: tuple[tuple[Fact, re.Pattern[str]], ...] = (
    (Fact.LITIGATION_DIRECT, re.compile(r"未经(?:行政)?复议(?:而)?直接(?:起诉|提起(?:行政)?诉讼)")),
    (Fact.LITIGATION_AFTER_RECONSIDERATION, re.compile(r"经?(?:行政)?复议后(?:起诉|提起(?:行政)?诉讼)")),
    (Fact.RECONSIDERATION, re.compile(r"行政复议(?!机关|后)|(?<!行政)复议(?=案件|申请|\d)")),
    (Fact.LITIGATION, re.compile(r"行政诉讼|(?<!行政)诉讼(?=案件|\d)")),
)
_ISSUED = r"(?:制发|制定|出台|印发)"
# 许可事项12项 are kinds of matters; 许可决定12项 are decisions
DECIDED: tuple[tuple[Fact, re.Pattern[str]], ...] = (
    (Fact.LICENCES, re.compile(r"行政许可(?:的?处理)?决定")),
    (Fact.PENALTIES, re.compile(r"行政处罚(?:的?处理)?决定")),
    (Fact.COERCIVE_MEASURES, re.compile(r"行政强制(?:措施|执行)?(?:的?处理)?决定")),
)
_DOCUMENT = r"(?:行政)?规范性文件"
DECIDING = re.compile(
    r"作出|做出|办理|办结|实施|准予|下达|决定|审批|核发|查处|给予|采取|完成|制发|制定|出台|印发|废止|有效"
)
DECISIONS_MADE = re.compile(r"作出(?:的|了)?(?:各类)?行政(?:许可|处罚|强制)")
ELLIPTIC_DOCUMENT = re.compile(
    r"(?<!规范性文件)(废止|现行有效)的?(?=(?:了|共|有|为|的|数量?|件数)*[\d一二三四五六七八九十两])"
)
NEXT_TO_AN_APPLICANT = re.compile(
    r"(?:的|政府|信息|公开|依?申请|提出|提交|递交|办理|办结|答复|受理|收到|数量?|件数?|共有?|共计|合计|计|为|是|:|有|占|达|了"
    r"|本年|当年|新收|新增|人|类|方面|由|来自|均|系|属于?|以|是由|或者?|[法其][人他它]组?织?|公民个人|/|\()*"
)
NEXT_TO_A_DECISION = re.compile(
    r"(?:的|作出|办结|办理|审批|处理|措施|执行|决定|事项|案件|类|共有?|共计|合计|总计|计|为|是|:|有|达|数量?|件数|了"
    r"|分别|各|、|等)*"
)
DECISIONS: tuple[tuple[Fact, re.Pattern[str]], ...] = (
    (Fact.LICENCES, re.compile(r"行政许可")),
    (Fact.PENALTIES, re.compile(r"行政处罚")),
    (Fact.COERCIVE_MEASURES, re.compile(r"行政强制")),
    (
        Fact.DOCUMENTS_ISSUED,
        re.compile(rf"(?:制发|制定|出台|印发)了?{_DOCUMENT}|{_DOCUMENT}(?:制发|制定|出台|印发)"),
    ),
    (Fact.DOCUMENTS_REPEALED, re.compile(rf"废止了?{_DOCUMENT}|{_DOCUMENT}废止")),
    (Fact.DOCUMENTS_IN_FORCE, re.compile(rf"(?:现行|目前)有效的?{_DOCUMENT}|{_DOCUMENT}现行有效")),
)
