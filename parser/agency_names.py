"""Names of agencies: finding them in text, telling full from abbreviated, kind and level."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache


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


_SUFFIXES = (  # noqa: SIM905 — one word list reads better than forty quoted words
    "人民政府办公厅 人民政府办公室 人民政府 省政府 市政府 县政府 区政府 镇政府 乡政府 街道办事处 街道"
    " 管理委员会 管委会 委员会 办公厅 办公室 委 办 管理局 税务局 总局 分局 局 厅 署 处 站 所 院 馆"
    " 社(?![会区保团]) 海关 总队 支队 大队 中心 学校 大学 学院 中学 小学 医院 公司 集团 银行 联合会 联社"
    " 协会 总工会 红十字会 理事会 基金会 学会 商会 残联 妇联 工商联 文联 侨联 科协 团委 支行 分行 党校"
    " 幼儿园 林场 农场 武装部 社会工作部 宣传部 组织部 统战部 指挥部 证监会 调查队 外交部 教育部"
    " 科学技术部 工业和信息化部 公安部 民政部 司法部 财政部 社会保障部 自然资源部 生态环境部 城乡建设部"
    " 交通运输部 水利部 农业农村部 商务部 文化和旅游部 应急管理部 退役军人事务部"
).split()
# A name never ends in the middle of a longer one: 管理委 of 管理委员会.
SUFFIX = "(?:" + "|".join(sorted(_SUFFIXES, key=len, reverse=True)) + ")(?!员会|公室|公厅)"
# A body's name, with what may stand in brackets behind it.
_ENDS_AS_A_BODY = re.compile(
    SUFFIX + r"(?:[（(][^（）()]{1,20}[）)])?$|区[（(][^（）()]{0,18}?" + SUFFIX + r"[）)]$"
)
_REGION = re.compile(
    r"^(?:[\u4e00-\u9fff]{1,12}?(?:特别行政区|自治区|自治州|自治县|自治旗|开发区|高新区|经开区|示范区|保税区|新区|林区|地区|省|市|州|盟|县|区|旗|镇|乡|街道|兵团))"
)
_PLACE = re.compile(
    r"(?!本|我|该|全|各)[\u4e00-\u9fff]{2,20}(?:省|自治区|市|州|盟|县|旗|镇|乡|苏木|(?:经济|技术|产业)开发区|(?<![发新税园])区)"
)
_GENERIC = re.compile(r"^(?:本|我|该|全)?(?:省|市|州|盟|县|区|旗|镇|乡)(?=[\u4e00-\u9fff])")
_NO_PLACE = re.compile(
    r"(?:城市|都市|城乡|城镇|乡镇|村镇|社区|园区|辖区|景区|库区|小区|军区|老区|城区规划|本市|全市|区县)$"
)
# One office with two names, of which the law binds the lower one less.
_ALSO_A_SUBDISTRICT = re.compile(r"区[（(][^（）()]{0,12}街道(?:办事处)?[）)]$")
_NATIONAL = re.compile(r"^(?:国家|国务院|中国|中华人民共和国|海关总署|审计署|[\u4e00-\u9fff]{2,6}部$)")
_HEADQUARTERS = re.compile(
    r"^(?:国家|中国|中华人民共和国)[\u4e00-\u9fff]{2,6}?(?:总局|银行|总署|局|委员会)(?=.)"
)
_LONGEST = 40
_WORD = re.compile(f"^[\u4e00-\u9fffA-Za-z0-9（）()·、]{{2,{_LONGEST}}}$")


def is_agency_name(text: str) -> bool:
    """Whether the words read as the name of a public body."""
    return len(text) <= _LONGEST and _is_agency_name(text)


@lru_cache(maxsize=1024)  # asked of the same lines again and again
def _is_agency_name(text: str) -> bool:
    return bool(_WORD.match(text)) and _ENDS_AS_A_BODY.search(text) is not None


def is_place_name(text: str) -> bool:
    """Whether the words are a place with its own government, which titles name in its stead: 元谋县江口镇."""
    return bool(_PLACE.fullmatch(text)) and not _GENERIC.match(text) and not _NO_PLACE.search(text)


def chinese_brackets(name: str) -> str:
    """The name with the brackets of Chinese type, however it was typed: one body, one name."""
    return name.replace("(", "（").replace(")", "）")


def names_region(name: str) -> bool:
    """Whether the name says of which place the body is (元谋县…, not 县…or 投资促进局)."""
    if _NATIONAL.match(name):
        return True
    return not _GENERIC.match(name) and _region(name) is not None


def place_of(name: str) -> str:
    """The place words that open a name: 重庆市北碚区 of 重庆市北碚区招商投资促进局; empty without any."""
    place, rest = "", name
    while (region := _region(rest)) and not rest.startswith(("人民政府", "管理", "管委会")):
        place, rest = place + region, rest[len(region) :]
    return place


def _region(name: str) -> str | None:
    """The place that opens a name, if any; 城市管理局 and 城乡建设局 open with none."""
    match = _REGION.match(name)
    return match[0] if match and not _NO_PLACE.search(match[0]) else None


def fuller_name(name: str, text: str) -> str | None:
    """A longer name in ``text`` that ends with ``name`` and says of which place the body is.

    The words before must be the name of a place that stands on its own: at the
    beginning of a clause or behind a year or a preposition.
    """
    core = _GENERIC.sub("", name)
    pattern = re.compile(
        r"(?:^|(?<=[，。；：、,;:《》“”\"'（）()\s年由]))(?P<full>[\u4e00-\u9fff]{1,14}?(?:省|市|州|盟|县|区|旗|镇|乡|街道|兵团|管委会))"
        + re.escape(core)
    )
    found: dict[str, int] = {}
    for match in pattern.finditer(text):
        full = match["full"] + core
        if not _GENERIC.match(full) and names_region(full):
            found[full] = found.get(full, 0) + 1
    return max(found, key=lambda full: (found[full], -len(full))) if found else None


_KINDS: tuple[tuple[AgencyKind, re.Pattern[str]], ...] = (
    (AgencyKind.TOWNSHIP, re.compile(r"(?:镇|乡|苏木)(?:(?:人民)?政府)?$")),
    (AgencyKind.SUBDISTRICT, re.compile(r"街道(?:办事处|办)?$")),
    (AgencyKind.GOVERNMENT, re.compile(r"(?:省|市|县|区|州|盟|旗)(?:人民)?政府$|行政公署$")),
    (AgencyKind.GOVERNMENT, re.compile(r"(?:省|自治区|市|州|盟|县|旗|(?<![发新税园])区)$")),
    (AgencyKind.COMMITTEE, re.compile(r"(?:区|园|港|城|口岸|带|谷|岛|山|湖)(?:管理委员会|管委会)$|开发区$")),
    (
        AgencyKind.OTHER,
        re.compile(r"(?:学校|大学|学院|中学|小学|幼儿园|医院|卫生院|公司|集团|银行|协会|联社)$"),
    ),
    (AgencyKind.DEPARTMENT, re.compile(SUFFIX + "$")),
)
_LEVELS: tuple[tuple[Level, re.Pattern[str]], ...] = (
    (Level.TOWNSHIP, re.compile(r"(?:镇|乡|街道|苏木)$")),
    (Level.PROVINCE, re.compile(r"(?:省|自治区|特别行政区|兵团)$|^(?:北京|上海|天津|重庆)市$")),
    (Level.CITY, re.compile(r"(?:市|州|盟|地区|林区)$")),
    (Level.COUNTY, re.compile(r"(?:县|旗|区)$")),
)


def kind_of(name: str | None) -> AgencyKind:
    """The kind of body that a name denotes."""
    if name and _ALSO_A_SUBDISTRICT.search(name):
        return AgencyKind.SUBDISTRICT
    bare = re.sub(r"[（(][^（）()]*[）)]$", "", name or "")
    return next((kind for kind, pattern in _KINDS if pattern.search(bare)), AgencyKind.OTHER)


def level_of(name: str | None) -> Level:
    """The administrative level of the body that a full name denotes."""
    if not name:
        return Level.UNKNOWN
    if kind_of(name) in {AgencyKind.TOWNSHIP, AgencyKind.SUBDISTRICT}:
        return Level.TOWNSHIP
    local = _HEADQUARTERS.sub("", name)  # 国家税务总局某县税务局 is a county's
    place = place_of(local)
    if _NATIONAL.match(name) and not (local != name and place):
        return Level.NATIONAL
    return next((level for level, pattern in _LEVELS if pattern.search(place)), Level.UNKNOWN)
