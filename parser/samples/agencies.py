"""Invented agencies of every kind and level; the place names exist on no map."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from parser.identity import AgencyKind, Level


@dataclass(frozen=True)
class Agency:
    """A body that reports. ``place`` is the region before its own name, ``we`` what it calls itself.

    ``sort`` is one of ``SORTS``.
    """

    name: str
    place: str
    own_name: str
    kind: AgencyKind
    level: Level
    we: str
    sort: str

    @property
    def is_government(self) -> bool:
        """Whether it is a people's government of any level (条例 50 asks more of those)."""
        return self.kind in (AgencyKind.GOVERNMENT, AgencyKind.TOWNSHIP)

    @property
    def makes_regulations(self) -> bool:
        """Whether it may make 规章: governments of provinces and of cities with districts."""
        return self.kind is AgencyKind.GOVERNMENT and self.level in (Level.PROVINCE, Level.CITY)


PROVINCES = ("云岭省", "澜海省", "苍原省", "霁川省")
CITIES = ("临澜市", "云泽市", "青屏市", "锦溪市", "霁州市", "沧屿市", "栖霞岭市", "望澜市")
COUNTIES = (
    "禾源县", "清岚县", "映山县", "芦洲县", "碧渚县", "凤栖县", "棠溪县", "栎川县", "雁回县", "石臼湾县",
    "柳汀区", "云栖坞区", "星渚区", "澄澜区", "梅坞区", "浣溪沙区", "白鹭洲区", "松风区", "新榆区",
    "鹤鸣渚区",
)  # fmt: skip
TOWNSHIPS = ("芦花", "白沙渡", "竹坑", "大柳树", "石榴湾", "枫林渡", "双塔寺", "马家坝", "青石滩", "梨花沟")
SUBDISTRICTS = ("望月", "长堤", "桂花井", "东湖路", "钟楼南", "新风里", "古渡口", "晴川路")
ZONES = ("经济技术开发区", "高新技术产业开发区", "综合保税区", "生态旅游度假区", "临港产业园区")
BUREAUS = (
    "财政局", "教育体育局", "民政局", "司法局", "自然资源和规划局", "住房和城乡建设局", "交通运输局",
    "水利局", "农业农村局", "商务局", "文化广电和旅游局", "卫生健康局", "应急管理局", "审计局", "统计局",
    "市场监督管理局", "医疗保障局", "投资促进局", "行政审批服务局", "城市管理局", "发展和改革局",
    "工业和信息化局", "人力资源和社会保障局", "退役军人事务局", "生态环境局", "林业局", "信访局",
    "乡村振兴局",
)  # fmt: skip
PROVINCE_OFFICES = (
    "财政厅",
    "教育厅",
    "民政厅",
    "司法厅",
    "水利厅",
    "商务厅",
    "交通运输厅",
    "自然资源厅",
    "审计厅",
)

_KIND_WEIGHTS = {
    "county_bureau": 42,
    "township": 14,
    "subdistrict": 10,
    "county_government": 8,
    "city_bureau": 12,
    "city_government": 3,
    "committee": 6,
    "province_office": 3,
    "province_government": 2,
}
SORTS = tuple(_KIND_WEIGHTS)
_KIND_AND_LEVEL = {
    "county_bureau": (AgencyKind.DEPARTMENT, Level.COUNTY),
    "city_bureau": (AgencyKind.DEPARTMENT, Level.CITY),
    "province_office": (AgencyKind.DEPARTMENT, Level.PROVINCE),
    "county_government": (AgencyKind.GOVERNMENT, Level.COUNTY),
    "city_government": (AgencyKind.GOVERNMENT, Level.CITY),
    "province_government": (AgencyKind.GOVERNMENT, Level.PROVINCE),
    "township": (AgencyKind.TOWNSHIP, Level.TOWNSHIP),
    "subdistrict": (AgencyKind.SUBDISTRICT, Level.TOWNSHIP),
    "committee": (AgencyKind.COMMITTEE, Level.CITY),
}
_WE = {
    "county_bureau": "我局",
    "city_bureau": "我局",
    "province_office": "我厅",
    "subdistrict": "我街道",
    "committee": "我委",
}


def invent_agency(rng: Random, sort: str | None = None) -> Agency:
    """An agency drawn at random; ``sort`` (one of ``SORTS``) fixes what sort of body it is."""
    sort = sort or rng.choices(SORTS, weights=tuple(_KIND_WEIGHTS.values()))[0]
    city, county = rng.choice(CITIES), rng.choice(COUNTIES)
    place = {
        "city_bureau": city,
        "city_government": city,
        "province_office": rng.choice(PROVINCES),
        "province_government": rng.choice(PROVINCES),
        "committee": rng.choice((city, county)),
    }.get(sort, rng.choice((county, city + county)))
    own_name = _own_name(rng, sort)
    kind, level = _KIND_AND_LEVEL[sort]
    if sort == "committee":
        level = Level.CITY if place == city else Level.COUNTY
    we = _WE.get(sort) or f"我{own_name[-5] if sort == 'township' else place[-1]}"
    return Agency(place + own_name, place, own_name, kind, level, we, sort)


def _own_name(rng: Random, sort: str) -> str:
    """What follows the place: 财政局, 人民政府, 芦花镇人民政府 …"""
    if sort.endswith("government"):
        return "人民政府"
    if sort.endswith("bureau"):
        return rng.choice(BUREAUS)
    if sort == "township":
        return rng.choice(TOWNSHIPS) + rng.choice("镇镇乡") + "人民政府"
    if sort == "subdistrict":
        return rng.choice(SUBDISTRICTS) + "街道办事处"
    return rng.choice(ZONES) + "管理委员会" if sort == "committee" else rng.choice(PROVINCE_OFFICES)
