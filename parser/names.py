"""What people call the values that the program keeps as ids: lights, severities, fee outcomes."""

from __future__ import annotations

from collections.abc import Mapping

from parser.bilingual import Bilingual
from parser.checks.check import Severity
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
