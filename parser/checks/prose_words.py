"""TX11, TX12: slips of the pen, and personal data that must not be published."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from parser.bilingual import Bilingual as B
from parser.checks.check import PASSED, Check, Finding, Flag, Severity, Verdict, verdict

if TYPE_CHECKING:
    from parser.checks.context import Context
    from parser.report import Report

# as written → as it should be; the left side is a pattern over plain text
TYPOS: tuple[tuple[str, str], ...] = (
    (r"(?<!周)转结(?![案余算构合束论果])", "结转"),
    (r"其进他|其它他(?!项)", "其他"),
    (r"等等(?=方式|形式|渠道|途径|信息|工作)", "等"),
    (r"信心公开|信息工开|信息公天|信息公工开", "信息公开"),
    (r"政府信患", "政府信息"),
    (
        r"(?<!报名)(?<!申报)(?<!征集)(?<!报送)(?<!受理)(?<!日期)(?<!时间)截止(?=目前|\d{4}年|\d+月|年底)",
        "截至",
    ),
    (r"既时", "及时"),
    (r"布署", "部署"),
    (r"按装", "安装"),
    (r"以经", "已经"),
    (r"付责", "负责"),
    (r"申请人人", "申请人"),
    (r"审合|审查核(?!定|实|准|对)", "审核"),
    (r"依申情", "依申请"),
    (r"申请公开公开", "申请公开"),
    (r"年度报高|年度报靠", "年度报告"),
    (r"行证(?=许可|处罚|强制|复议|诉讼|机关|执法|规范)", "行政"),
    (r"通过通过(?!率)", "通过"),
    (r"的的(?<!目的的)", "的"),
    (r"了了(?!解|然|如)", "了"),
    (r"进行进行", "进行"),
    (r"开展开展(?!式)", "开展"),
    (r"和和(?!美|睦|气)", "和"),
    *((mark * 2, "重复标点删去一个") for mark in "。，、"),
)
_TYPO = re.compile("|".join(f"(?P<typo{number}>{pattern})" for number, (pattern, _) in enumerate(TYPOS)))
# The words of each without what must or must not stand beside them: looked for much faster, and seldom there.
_TYPO_WORDS = re.compile("|".join(re.sub(r"\(\?[^)]*\)", "", pattern) for pattern, _ in TYPOS))

# Digits that are no telephone: addresses of pages, numbers of chat groups.
_NO_TELEPHONE = re.compile(r"(?:https?://|www\.)[\w./?=&%#:~-]+|QQ[群号码:]*\d+")
_MOBILE = re.compile(
    r"(?<![\dA-Za-z.〕])(?:\+?86-?)?1[3-9]\d(?:\d{8}|-\d{4}-\d{4})(?![\dA-Za-z]|\.\d|[元万亿次条件人户吨亩])"
)
_IDENTITY_NUMBER = re.compile(r"(?<![\dA-Za-z])[1-9]\d{5}(?:19|20)\d{9}[\dXx](?![\dA-Za-z])")
_LABELLED_IDENTITY = re.compile(r"身份证(?:件)?号?码?[:为是]?([1-9]\d{16}[\dXx])(?![\dA-Za-z])")
_ADDRESS = re.compile(
    r"(?:家庭住址|家庭地址|现住址|住址|家住)[:为是]?(?=[^,;。]{0,28}\d[号组栋幢座室弄楼])[^,;。]{4,30}"
)
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_DIGITS = "10X98765432"
_LONG_NUMBER = re.compile(r"[1-9]\d(?:\d{9}|(?<=1[3-9])\d-?\d{4}-?\d{4})")


def _common_typo(report: Report, _: Context) -> Verdict:
    sentences = report.all_sentences
    whole = "\n".join([sentence.text for sentence in sentences])
    if not _TYPO_WORDS.search(whole):
        return PASSED
    findings = []
    for sentence in sentences:
        for match in _TYPO.finditer(sentence.text):
            number = int((match.lastgroup or "typo0").removeprefix("typo"))
            findings.append(
                Finding(
                    "TX11",
                    sentence.section,
                    place=sentence.place,
                    reported=match[0],
                    expected=TYPOS[number][1],
                    quote=sentence.text,
                )
            )
    return verdict(findings)


def _personal_data(report: Report, _: Context) -> Verdict:
    whole = report.plain_text
    if not (_LONG_NUMBER.search(whole) or "住" in whole or "家庭地址" in whole):
        return PASSED
    findings = []
    for sentence in report.all_sentences:
        for kind, found in _private(sentence.plain):
            hidden = _hidden(found)
            findings.append(
                Finding(
                    "TX12",
                    sentence.section,
                    place=sentence.place,
                    reported=hidden,
                    quote=sentence.text.replace(found, hidden),
                    values={"kind": kind},
                )
            )
    return verdict(findings)


def _private(plain: str) -> Iterator[tuple[B, str]]:
    for match in _MOBILE.finditer(_NO_TELEPHONE.sub("□", plain)):
        yield B("手机号码", "a mobile number"), match[0]
    labelled = set(_LABELLED_IDENTITY.findall(plain))
    for match in _IDENTITY_NUMBER.finditer(plain):
        if match[0] in labelled or _is_identity_number(match[0]):
            yield B("身份证号码", "an identity number"), match[0]
    for match in _ADDRESS.finditer(plain):
        yield B("家庭住址", "a private address"), match[0]


def _is_identity_number(text: str) -> bool:
    """Whether the check digit of GB 11643 is right."""
    total = sum(int(digit) * weight for digit, weight in zip(text[:17], _WEIGHTS, strict=True))
    return _CHECK_DIGITS[total % 11] == text[17].upper()


def _hidden(text: str) -> str:
    """The outer characters only: a finding must not spread what should not have been published."""
    kept = 3 if len(text) > 8 else 2
    return text[:kept] + "*" * (len(text) - 2 * kept) + text[-kept:]


CHECKS = (
    Check(
        "TX11",
        "common_typo",
        Severity.NOTE,
        Flag.PROSE,
        title=B("疑似错别字", "Probable slip of the pen"),
        message=B(
            "“{reported}”疑为“{expected}”之误：“{quote}”。",
            "“{reported}” is probably a slip for “{expected}”: “{quote}”.",
        ),
        advice=B("请核对文字。", "Check the wording."),
        basis=B("填报惯例", "Reporting practice"),
        example=B("“结转”写成“转结”", "“结转” written “转结”"),
        evaluate=_common_typo,
    ),
    Check(
        "TX12",
        "personal_data",
        Severity.WARNING,
        Flag.PROSE,
        title=B("含有个人信息", "Personal data"),
        message=B(
            "文中出现{kind}“{reported}”，请核实能否公开：“{quote}”。",
            "The text holds {kind} “{reported}”; check whether it may be published: “{quote}”.",
        ),
        advice=B("请删去或遮盖个人信息。", "Remove or mask personal data."),
        basis=B("《政府信息公开条例》第十五条", "Regulations on Open Government Information, article 15"),
        example=B("“联系人手机138********”", "“contact: mobile 138********”"),
        evaluate=_personal_data,
    ),
)
