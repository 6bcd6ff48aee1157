"""Invented agencies of every kind and level; the place names exist on no map."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from parser.identity import AgencyKind, Level


@dataclass(frozen=True)
class Agency:
    """A body that reports. ``place`` is the region before its own name, ``we`` what it calls itself."""

    name: str
    place: str
    own_name: str
    kind: AgencyKind
    level: Level
    we: str

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
    "柳汀区", "云栖坞区", "星渚区", "澄澜区", "梅坞区", "浣溪沙区", "白鹭洲区", "松风区", "新榆区", "鹤鸣渚区",
)  # fmt: skip
TOWNSHIPS = ("芦花", "白沙渡", "竹坑", "大柳树", "石榴湾", "枫林渡", "双塔寺", "马家坝", "青石滩", "梨花沟")
SUBDISTRICTS = ("望月", "长堤", "桂花井", "东湖路", "钟楼南", "新风里", "古渡口", "晴川路")
ZONES = ("经济技术开发区", "高新技术产业开发区", "综合保税区", "生态旅游度假区", "临港产业园区")
BUREAUS = (
    "财政局", "教育体育局", "民政局", "司法局", "自然资源和规划局", "住房和城乡建设局", "交通运输局", "水利局",
    "农业农村局", "商务局", "文化广电和旅游局", "卫生健康局", "应急管理局", "审计局", "市场监督管理局", "统计局",
    "医疗保障局", "投资促进局", "行政审批服务局", "城市管理局", "发展和改革局", "工业和信息化局",
    "人力资源和社会保障局", "退役军人事务局", "生态环境局", "林业局", "信访局", "乡村振兴局",
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


def invent_agency(rng: Random, sort: str | None = None) -> Agency:
    """An agency drawn at random; ``sort`` (one of ``SORTS``) fixes what sort of body it is."""
    sort = sort or rng.choices(SORTS, weights=tuple(_KIND_WEIGHTS.values()))[0]
    city, county = rng.choice(CITIES), rng.choice(COUNTIES)
    long_place = rng.choice((county, city + county))
    government, department = AgencyKind.GOVERNMENT, AgencyKind.DEPARTMENT
    match sort:
        case "county_bureau":
            return _agency(long_place, rng.choice(BUREAUS), department, Level.COUNTY, "我局")
        case "city_bureau":
            return _agency(city, rng.choice(BUREAUS), department, Level.CITY, "我局")
        case "province_office":
            return _agency(
                rng.choice(PROVINCES), rng.choice(PROVINCE_OFFICES), department, Level.PROVINCE, "我厅"
            )
        case "county_government":
            return _agency(long_place, "人民政府", government, Level.COUNTY, f"我{county[-1]}")
        case "city_government":
            return _agency(city, "人民政府", government, Level.CITY, "我市")
        case "province_government":
            return _agency(rng.choice(PROVINCES), "人民政府", government, Level.PROVINCE, "我省")
        case "township":
            town = rng.choice(TOWNSHIPS) + rng.choice("镇镇乡")
            return _agency(
                long_place, town + "人民政府", AgencyKind.TOWNSHIP, Level.TOWNSHIP, f"我{town[-1]}"
            )
        case "subdistrict":
            own = rng.choice(SUBDISTRICTS) + "街道办事处"
            return _agency(long_place, own, AgencyKind.SUBDISTRICT, Level.TOWNSHIP, "我街道")
        case "committee":
            own = rng.choice(ZONES) + "管理委员会"
            place, level = rng.choice(((city, Level.CITY), (county, Level.COUNTY)))
            return _agency(place, own, AgencyKind.COMMITTEE, level, "我委")
    raise KeyError(sort)


def _agency(place: str, own_name: str, kind: AgencyKind, level: Level, we: str) -> Agency:
    return Agency(place + own_name, place, own_name, kind, level, we)
