"""The official form as data: six sections, three tables, two editions.

Edition 2021 is the form of 国办公开办函〔2021〕30号 (report years from 2021, 200
cells); edition 2019 is the trial form of 国办公开办函〔2019〕60号 (report years 2019
and 2020, 198 cells). Everything that needs a label, an id or an order of the
form loops over what stands here.
"""

from __future__ import annotations

from parser.bilingual import Bilingual as B
from parser.bilingual import joined
from parser.form_model import Column, Row, SectionForm, TableForm

__all__ = [
    "APPLICANTS",
    "APPLICANT_COLUMNS",
    "BALANCE_NOTE",
    "DISPUTES_2019",
    "DISPUTES_2021",
    "EDITION_2019",
    "EDITION_2021",
    "FORMS",
    "NUMERALS",
    "OVERVIEW_TOPICS",
    "PROACTIVE_2019",
    "PROACTIVE_2021",
    "REQUESTS_2019",
    "REQUESTS_2021",
    "REQUEST_COLUMNS",
    "SECTION",
    "SECTIONS",
    "Column",
    "Row",
    "SectionForm",
    "TableForm",
    "edition_of",
    "place_in_form",
]

EDITION_2019, EDITION_2021 = 2019, 2021


SECTIONS: tuple[SectionForm, ...] = (
    SectionForm("overview", 1, B("总体情况", "Overview"), False),
    SectionForm("proactive", 2, B("主动公开政府信息情况", "Proactive disclosure"), True),
    SectionForm("requests", 3, B("收到和处理政府信息公开申请情况", "Requests received and processed"), True),
    SectionForm(
        "disputes", 4, B("政府信息公开行政复议、行政诉讼情况", "Reconsideration and litigation"), True
    ),
    SectionForm("problems", 5, B("存在的主要问题及改进情况", "Problems and improvements"), False),
    SectionForm("other", 6, B("其他需要报告的事项", "Other matters"), False),
)
SECTION: dict[str, SectionForm] = {section.id: section for section in SECTIONS}
NUMERALS = "一二三四五六"

# --- proactive -----------------------------------------------------------------
_COUNTED = {
    "documents_2021": (
        Column("issued", B("本年制发件数", "Issued this year")),
        Column("repealed", B("本年废止件数", "Repealed this year")),
        Column("in_force", B("现行有效件数", "In force")),
    ),
    "decisions_2021": (Column("decisions", B("本年处理决定数量", "Decisions this year")),),
    "amount_2021": (
        Column("amount", B("本年收费金额（单位：万元）", "Charged this year (10,000 yuan)"), counts=False),
    ),
    "documents_2019": (
        Column("made", B("本年新制作数量", "Made this year")),
        Column("published", B("本年新公开数量", "Published this year")),
        Column("total_published", B("对外公开总数量", "Published in total")),
    ),
    "items_2019": (
        Column("last_year", B("上一年项目数量", "Items last year")),
        Column("change", B("本年增/减", "Change this year"), signed=True),
    ),
    "procured_2019": (
        Column("items", B("采购项目数量", "Items procured")),
        Column("amount", B("采购总金额", "Amount procured"), counts=False),
    ),
}
_COUNTED["decisions_2019"] = (*_COUNTED["items_2019"], Column("decisions", B("处理决定数量", "Decisions")))
# Paragraph of 第二十条 · id · label · English · what is counted.
_PROACTIVE_ROWS_2021 = """
一 1 · regulations · 规章 · Regulations · documents_2021
一 1 · normative_documents · 行政规范性文件 · Normative documents · documents_2021
五 5 · licences · 行政许可 · Licences · decisions_2021
六 6 · penalties · 行政处罚 · Penalties · decisions_2021
六 6 · coercive_measures · 行政强制 · Coercive measures · decisions_2021
八 8 · charges · 行政事业性收费 · Administrative charges · amount_2021
"""
_PROACTIVE_ROWS_2019 = """
一 1 · regulations · 规章 · Regulations · documents_2019
一 1 · normative_documents · 规范性文件 · Normative documents · documents_2019
五 5 · licences · 行政许可 · Licences · decisions_2019
五 5 · other_services · 其他对外管理服务事项 · Other services · decisions_2019
六 6 · penalties · 行政处罚 · Penalties · decisions_2019
六 6 · coercive_measures · 行政强制 · Coercive measures · decisions_2019
八 8 · charges · 行政事业性收费 · Administrative charges · items_2019
九 9 · procurement · 政府集中采购 · Central procurement · procured_2019
"""


def _fields(table: str) -> list[list[str]]:
    return [[part.strip() for part in line.split("·")] for line in table.strip("\n").splitlines()]


def _proactive_rows(table: str) -> tuple[Row, ...]:
    return tuple(
        Row(row_id, B(zh, en), _COUNTED[counted], (_paragraph(*paragraph.split()),))
        for paragraph, row_id, zh, en, counted in _fields(table)
    )


def _paragraph(chinese: str, arabic: str) -> B:
    return B(f"第二十条第（{chinese}）项", f"Article 20 ({arabic})")


PROACTIVE_2021 = TableForm("proactive", EDITION_2021, _proactive_rows(_PROACTIVE_ROWS_2021))
PROACTIVE_2019 = TableForm("proactive", EDITION_2019, _proactive_rows(_PROACTIVE_ROWS_2019))

# --- requests ------------------------------------------------------------------
_ORGANISATIONS = B("法人或其他组织", "Legal persons and other organisations")
REQUEST_COLUMNS = (
    Column("natural_person", B("自然人", "Natural persons")),
    Column("business", B("商业企业", "Businesses"), _ORGANISATIONS),
    Column("research", B("科研机构", "Research institutes"), _ORGANISATIONS),
    Column("public_interest", B("社会公益组织", "Public-interest organisations"), _ORGANISATIONS),
    Column("legal_service", B("法律服务机构", "Legal services"), _ORGANISATIONS),
    Column("other_organisation", B("其他", "Other organisations"), _ORGANISATIONS),
    Column("total", B("总计", "Total")),
)
APPLICANT_COLUMNS = tuple(column.id for column in REQUEST_COLUMNS if column.id != "total")
BALANCE_NOTE = B(
    "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）",
    "(In each column: item 1 plus item 2 equals item 3 plus item 4)",
)
APPLICANTS = B("申请人情况", "Applicants")

_HEADS = {
    "": (),
    "results": (_RESULTS := B("三、本年度办理结果", "3. Results this year"),),
    "denied": (_RESULTS, B("（三）不予公开", "(3) Denied")),
    "unavailable": (_RESULTS, B("（四）无法提供", "(4) Unavailable")),
    "not_processed": (_RESULTS, B("（五）不予处理", "(5) Not processed")),
    "other": (_RESULTS, B("（六）其他处理", "(6) Other handling")),
}
_CLOSED = "行政机关不再处理其政府信息公开申请"
# Merged heads · id · label · English; "older" and "newer" mark the rows of one edition only.
_REQUEST_ROWS = """
 · received · 一、本年新收政府信息公开申请数量 · 1. Received this year
 · brought_forward · 二、上年结转政府信息公开申请数量 · 2. Brought forward from last year
results · granted · （一）予以公开 · (1) Granted
results · partly_granted · （二）部分公开（区分处理的，只计这一情形，不计其他情形） · (2) Partly granted
denied · denied_state_secret · 1.属于国家秘密 · 1. State secret
denied · denied_prohibited_by_law · 2.其他法律行政法规禁止公开 · 2. Prohibited by law
denied · denied_security_and_stability · 3.危及“三安全一稳定” · 3. Endangers security or stability
denied · denied_third_party_rights · 4.保护第三方合法权益 · 4. Third-party rights
denied · denied_internal_affairs · 5.属于三类内部事务信息 · 5. Internal affairs
denied · denied_process_information · 6.属于四类过程性信息 · 6. Process information
denied · denied_enforcement_file · 7.属于行政执法案卷 · 7. Enforcement file
denied · denied_administrative_inquiry · 8.属于行政查询事项 · 8. Administrative inquiry
unavailable · unavailable_not_held · 1.本机关不掌握相关政府信息 · 1. Not held
unavailable · unavailable_must_be_created · 2.没有现成信息需要另行制作 · 2. Would have to be created
unavailable · unavailable_still_unclear · 3.补正后申请内容仍不明确 · 3. Still unclear after correction
not_processed · not_processed_petition · 1.信访举报投诉类申请 · 1. Petition or complaint
not_processed · not_processed_repeat · 2.重复申请 · 2. Repeated request
not_processed · not_processed_published_material · 3.要求提供公开出版物 · 3. Published material
not_processed · not_processed_excessive · 4.无正当理由大量反复申请 · 4. Excessive requests
not_processed · not_processed_confirmation · 5.要求行政机关确认或重新出具已获取信息 · 5. Confirmation
results · other_handling · （六）其他处理 · (6) Other handling · older
other · other_correction_overdue · 1.申请人无正当理由逾期不补正、{closed} · 1. Correction overdue · newer
other · other_fee_unpaid · 2.申请人逾期未按收费通知要求缴纳费用、{closed} · 2. Fee unpaid · newer
other · other_otherwise · 3.其他 · 3. Other · newer
results · processed · （七）总计 · (7) Total processed
 · carried_forward · 四、结转下年度继续办理 · 4. Carried forward to next year
"""


def _request_rows(left_out: str) -> tuple[Row, ...]:
    fields = _fields(_REQUEST_ROWS.format(closed=_CLOSED))
    return tuple(
        Row(row_id, B(zh, en), REQUEST_COLUMNS, _HEADS[heads])
        for heads, row_id, zh, en, *only in fields
        if left_out not in only
    )


REQUESTS_2021 = TableForm("requests", EDITION_2021, _request_rows(left_out="older"))
REQUESTS_2019 = TableForm("requests", EDITION_2019, _request_rows(left_out="newer"))

# --- disputes ------------------------------------------------------------------
_RESULT_COLUMNS = (
    Column("upheld", B("结果维持", "Upheld")),
    Column("corrected", B("结果纠正", "Corrected")),
    Column("other", B("其他结果", "Other result")),
    Column("pending", B("尚未审结", "Pending")),
    Column("total", B("总计", "Total")),
)
_LITIGATION = B("行政诉讼", "Litigation")
_DISPUTE_ROWS = (
    Row("reconsideration", B("行政复议", "Reconsideration"), _RESULT_COLUMNS),
    Row("litigation_direct", B("未经复议直接起诉", "Direct litigation"), _RESULT_COLUMNS, (_LITIGATION,)),
    Row(
        "litigation_after_reconsideration",
        B("复议后起诉", "Litigation after reconsideration"),
        _RESULT_COLUMNS,
        (_LITIGATION,),
    ),
)
DISPUTES_2021 = TableForm("disputes", EDITION_2021, _DISPUTE_ROWS)
DISPUTES_2019 = TableForm("disputes", EDITION_2019, _DISPUTE_ROWS)

FORMS: dict[int, dict[str, TableForm]] = {
    EDITION_2019: {table.section: table for table in (PROACTIVE_2019, REQUESTS_2019, DISPUTES_2019)},
    EDITION_2021: {table.section: table for table in (PROACTIVE_2021, REQUESTS_2021, DISPUTES_2021)},
}
OVERVIEW_TOPICS: tuple[tuple[str, B], ...] = (
    ("proactive", B("主动公开", "Proactive disclosure")),
    ("on_request", B("依申请公开", "Disclosure on request")),
    ("management", B("政府信息管理", "Management of information")),
    ("platform", B("政府信息公开平台建设", "Platforms")),
    ("supervision", B("监督保障", "Supervision")),
)


def edition_of(year: int | None) -> int | None:
    """The edition that a report year must use; None before 2019 (no common form) or unknown."""
    if year is None or year < EDITION_2019:
        return None
    return EDITION_2021 if year >= EDITION_2021 else EDITION_2019


def place_in_form(edition: int, section: str | None, row: str | None, column: str | None) -> B | None:
    """The form's own labels for a section, row and column: 收到和处理…申请情况 · （七）总计 · 商业企业."""
    if section is None:
        return None
    parts = [SECTION[section].name]
    table = FORMS[edition].get(section)
    rows = {known.id: known for known in table.rows} if table else {}
    if row in rows:
        parts += [*rows[row].heads, rows[row].label]
    within = [rows[row]] if row in rows else list(rows.values())
    labels = {known.id: known.label for candidate in reversed(within) for known in candidate.columns}
    if column in labels:
        parts.append(labels[column])
    return joined(parts)
