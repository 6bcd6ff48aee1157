"""An office's profile as a TOML file: read with one sentence for what is wrong, and written back.

office = "青石县人民政府办公室"
switched_off = ["TI06"]

[severities]
SE09 = "I"

[weights]
BA01 = 20

[deadlines]
department = "01-20"

[thresholds]
repeated_text = 0.6
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from parser.bilingual import Bilingual
from parser.checks.catalogue import CHECK
from parser.checks.check import Severity
from parser.profile import DEFAULT_DEADLINES, DEFAULT_THRESHOLDS, Profile, with_version

SEVERITIES = tuple(severity.value for severity in Severity if severity is not Severity.LIMIT)
HIGHEST_WEIGHT = 100
_MONTH_DAY = re.compile(r"(\d{2})-(\d{2})")
_NO_LEAP_YEAR = 2023


class ProfileError(ValueError):
    """What is wrong with a profile, in one sentence that names the key."""

    def __init__(self, zh: str, en: str) -> None:
        self.message = Bilingual(zh, en)
        super().__init__(zh)


def load_profile(path: Path) -> Profile:
    """The profile in a file. Raises ``ProfileError``; ``OSError`` when it cannot be opened."""
    try:
        return read_profile(path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError as error:
        raise ProfileError("配置文件应为 UTF-8 编码的文本。", "The profile must be text in UTF-8.") from error


def read_profile(text: str) -> Profile:
    """The profile in a TOML text. Raises ``ProfileError``, and then nothing of it applies."""
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        where = f"第 {line[1]} 行" if line else "末尾"
        raise ProfileError(
            f"配置文件{where}格式有误，请改正。", f"The profile is not valid TOML: {error}."
        ) from error
    unknown = [key for key in values if key not in _READERS]
    if unknown:
        raise _wrong(unknown[0], "没有这一项", "there is no such key")
    return with_version(Profile(**{key: _READERS[key](key, value) for key, value in values.items()}))


def _wrong(key: str, zh: str, en: str) -> ProfileError:
    return ProfileError(f"配置项“{key}”有误：{zh}。", f"Profile key “{key}”: {en}.")


def _office(key: str, value: object) -> str:
    if not isinstance(value, str):
        raise _wrong(key, "应为文字", "must be text")
    return value.strip()


def _codes(key: str, value: object) -> frozenset[str]:
    if not isinstance(value, list):
        raise _wrong(key, "应为检查编号的列表", "must be a list of check codes")
    for code in value:
        _known_code(f"{key}.{code}", code)
    return frozenset(value)


def _known_code(key: str, code: object) -> None:
    if code not in CHECK:
        raise _wrong(key, f"没有编号为“{code}”的检查", f"there is no check “{code}”")


def _table(
    known: Callable[[str, str], None], read: Callable[[str, Any], Any]
) -> Callable[[str, object], Mapping[str, Any]]:
    """A reader of a table whose keys ``known`` accepts and whose values ``read`` reads."""

    def read_table(key: str, value: object) -> Mapping[str, Any]:
        if not isinstance(value, dict):
            raise _wrong(key, "应为一组“名称 = 值”", "must be a table")
        for name in value:
            known(f"{key}.{name}", name)
        return {name: read(f"{key}.{name}", entry) for name, entry in value.items()}

    return read_table


def _one_of(names: Mapping[str, object]) -> Callable[[str, str], None]:
    def known(key: str, name: str) -> None:
        if name not in names:
            listed = "、".join(names)
            raise _wrong(key, f"名称只能是 {listed}", f"must be one of {listed}")

    return known


def _severity(key: str, value: object) -> str:
    if value not in SEVERITIES:
        listed = "、".join(SEVERITIES)
        raise _wrong(key, f"只能是 {listed}", f"must be one of {listed}")
    return str(value)


def _weight(key: str, value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= HIGHEST_WEIGHT:
        raise _wrong(
            key, f"应为 0 到 {HIGHEST_WEIGHT} 的整数", f"must be a whole number from 0 to {HIGHEST_WEIGHT}"
        )
    return value


def _deadline(key: str, value: object) -> str:
    found = _MONTH_DAY.fullmatch(value) if isinstance(value, str) else None
    try:
        if found is None:
            raise ValueError(value)
        date(_NO_LEAP_YEAR, int(found[1]), int(found[2]))
    except ValueError as error:
        words = f"“{value}”不是日期，应写作月-日，如 01-31"
        raise _wrong(key, words, f"“{value}” is no date; write month-day, as 01-31") from error
    return str(value)


def _threshold(key: str, value: object) -> float:
    if not isinstance(value, int | float) or isinstance(value, bool) or value <= 0:
        raise _wrong(key, "应为大于 0 的数", "must be a number above 0")
    return float(value)


_READERS: Mapping[str, Callable[[str, object], Any]] = {
    "office": _office,
    "switched_off": _codes,
    "severities": _table(_known_code, _severity),
    "weights": _table(_known_code, _weight),
    "deadlines": _table(_one_of(DEFAULT_DEADLINES), _deadline),
    "thresholds": _table(_one_of(DEFAULT_THRESHOLDS), _threshold),
}


def profile_toml(profile: Profile) -> str:
    """The profile as the TOML text that ``read_profile`` reads."""
    codes = ", ".join(_quoted(code) for code in sorted(profile.switched_off))
    lines = [f"office = {_quoted(profile.office)}", f"switched_off = [{codes}]"]
    for name in ("severities", "weights", "deadlines", "thresholds"):
        values: Mapping[str, object] = getattr(profile, name)
        if values:
            lines += ["", f"[{name}]", *(f"{key} = {_toml(value)}" for key, value in sorted(values.items()))]
    return "\n".join(lines) + "\n"


def _toml(value: object) -> str:
    return _quoted(value) if isinstance(value, str) else str(value)


def _quoted(words: str) -> str:
    escaped = words.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + re.sub(r"[\x00-\x1f\x7f]", lambda found: f"\\u{ord(found[0]):04X}", escaped) + '"'
