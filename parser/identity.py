"""Who reports on which year, and when: title, agency, kind and level, year, period, dates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from parser.document import Place


class AgencyKind(StrEnum):
    """What sort of body reports; deadlines and some checks depend on it."""

    GOVERNMENT = "government"  # 县级以上人民政府
    DEPARTMENT = "department"  # 人民政府部门
    TOWNSHIP = "township"  # 乡镇人民政府
    SUBDISTRICT = "subdistrict"  # 街道办事处
    COMMITTEE = "committee"  # 开发区、新区管理委员会
    OTHER = "other"  # 学校, 医院, 公用企事业单位, not known


class Level(StrEnum):
    """The administrative level of the body."""

    NATIONAL = "national"
    PROVINCE = "province"
    CITY = "city"
    COUNTY = "county"
    TOWNSHIP = "township"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Title:
    """The title as written, on one line. ``noun`` is what it calls itself, e.g. 政府信息公开工作年度报告."""

    text: str
    place: Place
    agency: str | None
    year: int | None
    noun: str


@dataclass(frozen=True)
class Period:
    """The statistical period stated in the text."""

    start: date
    end: date
    quote: str
    place: Place


@dataclass(frozen=True)
class Dated:
    """A date of publication or signature. ``source`` is ``signature``, ``text`` or ``metadata``."""

    date: date
    source: str
    quote: str
    place: Place


@dataclass(frozen=True)
class Identity:
    """``agency_source`` is ``title``, ``text``, ``signature``, ``metadata`` or ``file_name``."""

    title: Title | None
    agency: str | None
    agency_source: str | None
    kind: AgencyKind
    level: Level
    year: int | None
    period: Period | None
    published: Dated | None
    signature: str | None = None  # agency named in the signature
    other_kind: str | None = None  # 解读, 通知, 指南, 工作计划, blank template … when it is no annual report
