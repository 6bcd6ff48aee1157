"""The signs of meaning: never a colour alone, always a sign and a word with it."""

from __future__ import annotations

from dashboard.parts.markup import Markup, tag
from dashboard.words import label, t
from parser.checks.check import Severity
from parser.names import LIGHT_NAMES, LIGHT_SIGNS, SEVERITY_NAMES, SEVERITY_SIGNS

INAPPLICABLE = "inapplicable"
SIGNS = {**LIGHT_SIGNS, INAPPLICABLE: "–"}
SEVERITY_LIGHT = {"E": "red", "W": "yellow", "I": "grey", "-": "grey"}


def light_word(light: str) -> str:
    """需整改, 请核实, 通过, 无法判断 or 不适用."""
    return t("common.light_inapplicable") if light == INAPPLICABLE else label(LIGHT_NAMES, light)


def sign(light: str) -> Markup:
    """The sign alone, for places where the word stands beside it."""
    return tag("span", SIGNS[light], class_=f"sign {light}", aria_hidden="true")


def badge(light: str) -> Markup:
    """Sign and word of a report's light, e.g. ✕ 需整改."""
    return tag("span", SIGNS[light], " ", light_word(light), class_=f"badge {light}")


def severity_word(severity: str) -> str:
    """必须整改, 请核实, 提示 or 未能识别."""
    return label(SEVERITY_NAMES, Severity(severity))


def severity_sign(severity: str) -> str:
    """The sign of a finding's severity."""
    return SEVERITY_SIGNS[Severity(severity)]


def severity_badge(severity: str) -> Markup:
    """Sign and word of a finding's severity."""
    words = f"{severity_sign(severity)} {severity_word(severity)}"
    return tag("span", words, class_=f"badge {SEVERITY_LIGHT[severity]}")
