"""The rule reference, made from the catalogue: for documentation, the command and the rule page."""

from __future__ import annotations

from typing import Any

from parser.bilingual import Bilingual as B
from parser.bilingual import Language
from parser.checks.catalogue import CATALOGUE, CATALOGUE_VERSION, GROUPS
from parser.checks.check import Check
from parser.names import SEVERITY_NAMES
from parser.profile import DEFAULT_WEIGHTS

NOT_CHECKED: tuple[B, ...] = (
    B(
        "数据是否真实：只核对报告内部是否自洽，不核对实际办件。",
        "Whether the figures are true: only whether the report agrees with itself.",
    ),
    B(
        "公开内容是否全面、答复是否合法、解读质量如何。",
        "Whether disclosure was complete, replies lawful or explanations good.",
    ),
    B("网站栏目、公开指南和公开目录的建设情况。", "The agency's website, guide and catalogue."),
    B(
        "图片、附件中未能识别的内容；这些内容会逐一列出，请人工核对。",
        "What could not be read in pictures and attachments; it is listed for checking by hand.",
    ),
)
_HEADS: tuple[B, ...] = (
    B("代码", "Code"),
    B("检查项", "Check"),
    B("级别", "Severity"),
    B("扣分", "Points"),
    B("示例", "Example"),
    B("依据", "Basis"),
    B("怎么改", "What to do"),
)
_INTRODUCTION = B(
    "★ 为四项重点检查。级别和扣分为默认值，可在本单位设置中调整。",
    "★ marks the four main flags. Severities and points are defaults; an office's profile can change them.",
)


def rules_markdown(language: Language = "zh") -> str:
    """The whole catalogue as Markdown, one table a group."""
    title = B(f"检查规则（版本 {CATALOGUE_VERSION}）", f"Checks (version {CATALOGUE_VERSION})")
    parts = [f"# {title.in_language(language)}", "", _INTRODUCTION.in_language(language)]
    heads = [head.in_language(language) for head in _HEADS]
    for group, name in GROUPS.items():
        checks = [check for check in CATALOGUE if check.group == group]
        if checks:
            parts += ["", f"## {name.in_language(language)}", "", _row(heads), _row(["---"] * len(heads))]
            parts += [_row(_columns(check, language)) for check in checks]
    excluded = B("不检查的内容", "What is not checked")
    parts += [
        "",
        f"## {excluded.in_language(language)}",
        "",
        *(f"- {text.in_language(language)}" for text in NOT_CHECKED),
    ]
    return "\n".join(parts) + "\n"


def rules_json() -> list[dict[str, Any]]:
    """The catalogue as plain data, every text in both languages."""
    return [
        {
            "code": check.code,
            "name": check.name,
            "group": check.group,
            "severity": str(check.severity),
            "weight": DEFAULT_WEIGHTS[check.severity],
            "starred": check.starred,
            "flag": str(check.flag),
            **{
                part: getattr(check, part)._asdict()
                for part in ("title", "message", "advice", "basis", "example")
            },
        }
        for check in CATALOGUE
    ]


def _columns(check: Check, language: Language) -> list[str]:
    return [
        f"{check.code} ★" if check.starred else check.code,
        check.title.in_language(language),
        f"{check.severity} {SEVERITY_NAMES[check.severity].in_language(language)}",
        str(DEFAULT_WEIGHTS[check.severity]),
        check.example.in_language(language),
        check.basis.in_language(language),
        check.advice.in_language(language),
    ]


def _row(cells: list[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
