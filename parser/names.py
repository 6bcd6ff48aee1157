"""What people call the values that the program keeps as ids: lights, severities, fee outcomes."""

from __future__ import annotations

from collections.abc import Mapping

from parser.bilingual import Bilingual
from parser.checks.check import Flag, Severity
from parser.fees import FeeOutcome

LIGHT_NAMES: Mapping[str, Bilingual] = {
    "red": Bilingual("需整改", "must be corrected"),
    "yellow": Bilingual("请核实", "to be verified"),
    "green": Bilingual("通过", "passed"),
    "grey": Bilingual("无法判断", "cannot tell"),
}
LIGHT_SIGNS: Mapping[str, str] = {"red": "✕", "yellow": "!", "green": "✓", "grey": "?"}

SEVERITY_NAMES: Mapping[Severity, Bilingual] = {
    Severity.ERROR: Bilingual("必须整改", "must be corrected"),
    Severity.WARNING: Bilingual("请核实", "please verify"),
    Severity.NOTE: Bilingual("提示", "note"),
    Severity.LIMIT: Bilingual("未能识别，请人工核对", "not readable for us, please check by hand"),
}
SEVERITY_SIGNS: Mapping[Severity, str] = {
    Severity.ERROR: "✕",
    Severity.WARNING: "!",
    Severity.NOTE: "·",
    Severity.LIMIT: "?",
}

FEE_NAMES: Mapping[FeeOutcome, Bilingual] = {
    FeeOutcome.COMPLETE: Bilingual("三项数据齐全", "all three figures given"),
    FeeOutcome.NIL: Bilingual("已说明未收取", "states that nothing was charged"),
    FeeOutcome.CHARGED_INCOMPLETE: Bilingual("已说明收取，数据不全", "charged, figures incomplete"),
    FeeOutcome.VAGUE: Bilingual(
        "提到收费，未写明信息处理费", "speaks of fees without naming the processing fee"
    ),
    FeeOutcome.MISPLACED: Bilingual("未写在第六部分", "not in section six"),
    FeeOutcome.ABSENT: Bilingual("未作说明", "absent"),
    FeeOutcome.INAPPLICABLE: Bilingual("本年度不作要求", "not required for that year"),
}

FLAG_NAMES: Mapping[Flag, Bilingual] = {
    Flag.SECTIONS: Bilingual("六部分", "sections"),
    Flag.TABLES: Bilingual("表格", "tables"),
    Flag.BLANKS: Bilingual("空白格", "blank cells"),
    Flag.BALANCES: Bilingual("勾稽", "balances"),
    Flag.FEE: Bilingual("收费说明", "fee statement"),
    Flag.PROSE: Bilingual("文数一致", "text and tables"),
    Flag.YEARS: Bilingual("跨年", "across years"),
    Flag.PEERS: Bilingual("雷同", "copied text"),
    Flag.TIME: Bilingual("时限", "deadline"),
    Flag.IDENTITY: Bilingual("标题", "title"),
    Flag.LIMITS: Bilingual("未能识别", "not readable"),
}

KIND_NAMES: Mapping[str, Bilingual] = {
    "government": Bilingual("县级以上人民政府", "government"),
    "department": Bilingual("政府部门", "department"),
    "township": Bilingual("乡镇人民政府", "township"),
    "subdistrict": Bilingual("街道办事处", "subdistrict office"),
    "committee": Bilingual("管理委员会", "administrative committee"),
    "other": Bilingual("其他", "other"),
}
LEVEL_NAMES: Mapping[str, Bilingual] = {
    "national": Bilingual("国家级", "national"),
    "province": Bilingual("省级", "province"),
    "city": Bilingual("市级", "city"),
    "county": Bilingual("县级", "county"),
    "township": Bilingual("乡级", "township"),
    "unknown": Bilingual("未知", "unknown"),
}
