"""What offices write for kinds, levels and dates in a roster."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from parser.bilingual import Bilingual
from parser.names import KIND_NAMES, LEVEL_NAMES

_KINDS: Mapping[str, str] = {
    "政府": "government",
    "人民政府": "government",
    "县级以上政府": "government",
    "部门": "department",
    "政府工作部门": "department",
    "工作部门": "department",
    "直属机构": "department",
    "派出机构": "department",
    "垂直管理部门": "department",
    "垂管部门": "department",
    "乡镇": "township",
    "镇": "township",
    "乡": "township",
    "乡镇政府": "township",
    "街道": "subdistrict",
    "街道办": "subdistrict",
    "管委会": "committee",
    "开发区": "committee",
    "其他单位": "other",
    "企事业单位": "other",
    "公共企事业单位": "other",
    "事业单位": "other",
    "学校": "other",
    "医院": "other",
}
_LEVELS: Mapping[str, str] = {
    "国家": "national",
    "中央": "national",
    "省": "province",
    "自治区": "province",
    "省直": "province",
    "市": "city",
    "地市级": "city",
    "市直": "city",
    "县": "county",
    "区": "county",
    "区级": "county",
    "区县级": "county",
    "县区级": "county",
    "县直": "county",
    "区直": "county",
    "乡": "township",
    "镇级": "township",
    "乡镇级": "township",
    "街道级": "township",
}
_DATE = re.compile(
    r"(?:(?P<year>\d{4})\s*[-/.年]\s*)?(?P<month>\d{1,2})\s*[-/.月]\s*(?P<day>\d{1,2})\s*日?(?:\s.*|前)?"
)
_LEAP_YEAR = 2024


class Unclear(ValueError):
    """Words that a field cannot hold."""

    def __init__(self, field: Bilingual, words: str) -> None:
        self.field, self.words = field, words
        super().__init__(words)


def read_kind(words: str) -> str | None:
    """The kind of agency; None for nothing. Raises ``Unclear``."""
    return _read(words, _KINDS, KIND_NAMES, Bilingual("类别", "kind"))


def read_level(words: str) -> str | None:
    """The administrative level; None for nothing. Raises ``Unclear``."""
    return _read(words, _LEVELS, LEVEL_NAMES, Bilingual("层级", "level"))


def _read(
    words: str, known: Mapping[str, str], names: Mapping[str, Bilingual], field: Bilingual
) -> str | None:
    if not words:
        return None
    by_name = {name.zh: value for value, name in names.items()} | {value: value for value in names}
    found = known.get(words) or by_name.get(words)
    if found is None:
        raise Unclear(field, words)
    return found


def read_deadline(words: str) -> str | None:
    """A full date, or month-day of the year after the report's; None for nothing. Raises ``Unclear``."""
    if not words:
        return None
    found = _DATE.fullmatch(words)
    field = Bilingual("截止日期", "deadline")
    if found is None:
        raise Unclear(field, words)
    try:
        day = date(int(found["year"] or _LEAP_YEAR), int(found["month"]), int(found["day"]))
    except ValueError as error:
        raise Unclear(field, words) from error
    return day.isoformat() if found["year"] else f"{day:%m-%d}"
