"""BA01–BA05: the balances of the form as checks."""

from __future__ import annotations

from parser.bilingual import Bilingual as B
from parser.checks.arithmetic import BALANCES
from parser.checks.balances import balance_check
from parser.checks.check import Check, Flag, Severity

_FORM = B("表内逻辑", "Logic of the form")
_EVALUATE = {balance.code: balance_check(balance) for balance in BALANCES}

CHECKS = (
    Check(
        "BA01",
        "requests_out_of_balance",
        Severity.ERROR,
        Flag.BALANCES,
        title=B("申请收办数量不平衡", "Requests received and processed do not balance"),
        message=B(
            "{label}：新收＋上年结转＝{reported}，办理总计＋结转下年＝{expected}，相差{difference}。",
            "{label}: received + brought forward = {reported}, "
            "processed + carried forward = {expected}, difference {difference}.",
        ),
        advice=B("请核对该列数据后更正。", "Check the figures of this column and correct them."),
        basis=B(
            "国办公开办函〔2021〕30号（2019、2020年度为〔2019〕60号）表头载明：第一项加第二项之和，等于第三项加第四项之和",
            "Printed in the table's head: item 1 plus item 2 equals item 3 plus item 4",
        ),
        example=B(
            "新收5件、上年结转0件，办理总计4件、结转下年0件",
            "5 received, 0 brought forward; 4 processed, 0 carried forward",
        ),
        evaluate=_EVALUATE["BA01"],
        starred=True,
    ),
    Check(
        "BA02",
        "outcomes_do_not_add_up",
        Severity.ERROR,
        Flag.BALANCES,
        title=B("办理结果合计不符", "Outcomes do not add up"),
        message=B(
            "{label}：“（七）总计”填{reported}，各项办理结果之和为{expected}，相差{difference}。",
            "{label}: (7) total is {reported}, the outcomes add up to {expected}, difference {difference}.",
        ),
        advice=B(
            "请核对该列各项办理结果和总计后更正。",
            "Check the outcomes and the total of this column and correct them.",
        ),
        basis=_FORM,
        example=B("予以公开2件、不予公开1件，总计填4件", "2 granted and 1 denied, total given as 4"),
        evaluate=_EVALUATE["BA02"],
        starred=True,
    ),
    Check(
        "BA03",
        "applicants_do_not_add_up",
        Severity.ERROR,
        Flag.BALANCES,
        title=B("申请人合计不符", "Applicants do not add up"),
        message=B(
            "{label}：“总计”填{reported}，各类申请人之和为{expected}，相差{difference}。",
            "{label}: the total is {reported}, the applicants add up to {expected}, difference {difference}.",
        ),
        advice=B("请核对该行数据后更正。", "Check the figures of this row and correct them."),
        basis=_FORM,
        example=B(
            "自然人2件、商业企业1件，总计填2件", "2 by natural persons and 1 by a business, total given as 2"
        ),
        evaluate=_EVALUATE["BA03"],
        starred=True,
    ),
    Check(
        "BA04",
        "disputes_do_not_add_up",
        Severity.ERROR,
        Flag.BALANCES,
        title=B("复议诉讼合计不符", "Disputes do not add up"),
        message=B(
            "{label}：“总计”填{reported}，各项结果之和为{expected}，相差{difference}。",
            "{label}: the total is {reported}, the results add up to {expected}, difference {difference}.",
        ),
        advice=B("请核对该项数据后更正。", "Check these figures and correct them."),
        basis=_FORM,
        example=B("行政复议结果维持1件、尚未审结1件，总计填1件", "1 upheld and 1 pending, total given as 1"),
        evaluate=_EVALUATE["BA04"],
        starred=True,
    ),
    Check(
        "BA05",
        "in_force_below_net_issue",
        Severity.WARNING,
        Flag.BALANCES,
        title=B("现行有效件数偏小", "Fewer in force than issued"),
        message=B(
            "{label}：现行有效{reported}件，少于本年制发减去本年废止的{expected}件。",
            "{label}: {reported} in force, fewer than the {expected} issued less those repealed this year.",
        ),
        advice=B("请核实制发、废止和现行有效件数。", "Check the numbers issued, repealed and in force."),
        basis=_FORM,
        example=B("本年制发3件、废止0件，现行有效0件", "3 issued, 0 repealed, 0 in force"),
        evaluate=_EVALUATE["BA05"],
    ),
)
