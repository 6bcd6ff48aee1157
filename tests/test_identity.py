"""Agency, year, title, kind and dates are taken from where they can be trusted most."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml

from parser.agency_names import AgencyKind, Level, kind_of, level_of, names_region
from parser.checks.catalogue import CHECK, evaluate
from parser.checks.context import DEFAULT_CONTEXT
from parser.document import NOWHERE
from parser.reading import read
from parser.report import Report, parse
from parser.titles import STANDARD_NOUN, parse_title
from tests.odd_layouts import columns_of_tabs, consistent_cells

TEXT = columns_of_tabs(consistent_cells(0))
TITLE = "临水县档案局2023年政府信息公开工作年度报告"
PERIOD = "所列数据统计期限为2023年1月1日至2023年12月31日。"
UNSEEN = yaml.safe_load((Path(__file__).parent / "cases" / "identity_unseen.yml").read_text("utf-8"))


def failed(code: str, report: Report) -> bool:
    return bool(evaluate(CHECK[code], report, DEFAULT_CONTEXT).findings)


def report_of(text: str, name: str = "report.txt") -> Report:
    return parse(read(text.encode(), name)[0])


@pytest.mark.parametrize(
    "written",
    [
        TITLE,
        "临水县档案局\n2023年政府信息公开工作年度报告",
        "临水县档案局2023年政府信息\n公开工作年度报告",
        "临水县档案局\n2023年\n政府信息公开工作年度报告",
        "2023年临水县档案局政府信息公开工作年度报告",
        "临水县档案局 2023 年度政府信息公开工作年度报告",
        "临水县档案局二〇二三年政府信息公开工作年度报告",
        "# 临水县档案局2023年政府信息公开工作年度报告",
        "临水县档案局关于2023年政府信息公开工作年度报告",
        "临水县档案局政府信息公开工作年度报告（2023年度）",
        "二〇二三年临水县档案局政府信息公开工作年度报告",
        "（2023年）临水县档案局政府信息公开工作年度报告",
        "【年度报告】临水县档案局2023年政府信息公开工作年度报告",
        "临水县档案局政府信息公开工作二〇二三年年度报告",
    ],
)
def test_a_title_is_read_however_it_is_broken(written):
    identity = report_of(TEXT.replace(TITLE, written, 1)).identity
    assert identity.title is not None
    assert (identity.title.agency, identity.title.year, identity.title.standard) == (
        "临水县档案局",
        2023,
        True,
    )


@pytest.mark.parametrize("short", ["档案局", "县档案局"])
def test_an_abbreviated_name_is_completed_from_the_text_or_the_signature(short):
    identity = report_of(TEXT.replace("临水县档案局2023", f"{short}2023", 1)).identity
    assert (identity.agency, identity.title.agency) == ("临水县档案局", short)


def test_without_a_title_the_signature_names_the_agency():
    identity = report_of(TEXT.replace(TITLE, "", 1)).identity
    assert (identity.title, identity.agency, identity.agency_source) == (None, "临水县档案局", "signature")
    assert identity.year == 2023


def test_the_signature_is_found_in_a_page_that_is_one_table():
    page = "".join(
        f"<tr><td colspan=3>{line}</td></tr>" for line in TEXT.splitlines()[1:] if "\t" not in line
    )
    signed = f"<table>{page}<tr><td colspan=3>临水县数据局</td></tr><tr><td>2024年1月9日</td></tr></table>"
    assert parse(read(signed.encode(), "report.html")[0]).identity.signature == "临水县数据局"


def test_the_introduction_is_read_in_a_page_that_is_one_table():
    rows = (TITLE, "根据国办公开办函〔2021〕30号编制本报告。", *TEXT.splitlines()[1:])
    page = "".join(f"<tr><td colspan=3>{line}</td></tr>" for line in rows if "\t" not in line)
    report = parse(read(f"<table>{page}</table>".encode(), "report.html")[0])
    assert any("30号" in sentence.text for sentence in report.all_sentences)


def test_without_title_and_signature_the_file_name_does():
    text = TEXT.replace(TITLE, "", 1).replace("临水县档案局\n2024年1月15日\n", "")
    assert report_of(text, f"{TITLE}.txt").identity.agency == "临水县档案局"
    assert report_of(text).identity.agency is None


@pytest.mark.parametrize("place", ["临水县白沙镇", "临水县"])
def test_a_place_in_the_title_stands_for_its_government(place):
    text = TEXT.replace("临水县档案局", place)
    identity = report_of(text).identity
    assert (identity.agency, identity.title.agency, identity.year) == (place, place, 2023)
    government = f"{place}人民政府"
    signed = text.replace(f"\n{place}\n", f"\n{government}\n")
    assert (report_of(signed).agency, report_of(signed).identity.title.agency) == (government, place)


def test_a_link_to_another_year_s_report_does_not_date_this_one():
    text = TEXT.replace(TITLE, "", 1).replace("2023年1月1日至2023年12月31日", "全年")
    links = "临水县档案局2022年政府信息公开工作年度报告\n临水县档案局2021年政府信息公开工作年度报告\n"
    assert report_of(text + links).identity.year == 2023


def test_verbs_of_the_introduction_are_no_part_of_a_name():
    text = TEXT.replace(TITLE, "根据要求，现将临水县档案局2023年政府信息公开工作情况公布如下。", 1)
    assert report_of(text).identity.agency == "临水县档案局"


def test_a_report_on_other_work_is_said_to_be_one():
    text = "临水县2023年法治政府建设年度报告\n一、主要举措\n加强学习。\n二、存在不足\n有待提高。\n"
    assert report_of(text).identity.other_kind == "other_report"


@pytest.mark.parametrize(
    ("name", "kind", "level"),
    [
        ("临水县人民政府", "government", "county"),
        ("青山省人民政府", "government", "province"),
        ("临水县", "government", "county"),
        ("临水县白沙镇", "township", "township"),
        ("临水县档案局", "department", "county"),
        ("云江市临水区教育局", "department", "county"),
        ("云江市城市管理局", "department", "city"),
        ("临水县白沙镇人民政府", "township", "township"),
        ("临水区江北街道办事处", "subdistrict", "township"),
        ("云江经济技术开发区管理委员会", "committee", "county"),
        ("青山省教育厅", "department", "province"),
        ("云江市第一中学", "other", "city"),
        ("国家税务总局", "department", "national"),
        ("海关总署", "department", "national"),
        ("国家税务总局临水县税务局", "department", "county"),
    ],
)
def test_kind_and_level_follow_from_the_name(name, kind, level):
    assert (kind_of(name), level_of(name)) == (kind, level)


@pytest.mark.parametrize(
    "name", ["临水县红十字会", "临水县妇联", "临水县林场", "国家统计局云江调查队", "教育部"]
)
def test_bodies_beside_the_departments_have_names_too(name):
    title = parse_title(f"{name}2023年政府信息公开工作年度报告", NOWHERE)
    assert title is not None and title.agency == name


@pytest.mark.parametrize("opening, closing", ["（）", "()"])
def test_a_name_keeps_the_brackets_that_belong_to_it(opening, closing):
    name = "临水县档案局（地方志办公室）"
    written = f"临水县档案局{opening}地方志办公室{closing}"
    for text in (f"{written}2023年{STANDARD_NOUN}", f"{written}{STANDARD_NOUN}（2023年）"):
        title = parse_title(text, NOWHERE)
        assert (title.agency, title.year) == (name, 2023)
    signed = TEXT.replace(TITLE, "", 1).replace("\n临水县档案局\n", f"\n{written}\n")
    assert report_of(signed).agency == name


@pytest.mark.parametrize("name", ["档案局", "县档案局", "城市管理局", "住房和城乡建设局"])
def test_a_name_without_its_place_is_no_full_name(name):
    assert not names_region(name)


@pytest.mark.parametrize("line", ["首页", "政府信息公开年报", "政府信息公开指南", "2023年工作总结"])
def test_links_and_other_papers_are_no_titles(line):
    assert parse_title(line, NOWHERE) is None


@pytest.mark.parametrize(
    ("written", "expected", "source"),
    [
        ("2024年1月15日", date(2024, 1, 15), "signature"),
        ("二〇二四年一月十五日", date(2024, 1, 15), "signature"),
        ("2024年元月15日", date(2024, 1, 15), "signature"),
        ("二〇二四年元月十五日", date(2024, 1, 15), "signature"),
        ("２０２４年１月１５日", date(2024, 1, 15), "signature"),
        ("2024-01-15", date(2024, 1, 15), "signature"),
        ("发布时间：2024-02-03 10:20", date(2024, 2, 3), "metadata"),
        ("（此处无日期）", None, None),
    ],
)
def test_the_date_is_taken_from_signature_or_page(written, expected, source):
    published = report_of(TEXT.replace("2024年1月15日", written)).identity.published
    assert (published.date, published.source) == (expected, source) if published else expected is None


def test_the_period_is_quoted():
    period = report_of(TEXT).identity.period
    assert (period.start, period.end) == (date(2023, 1, 1), date(2023, 12, 31))


@pytest.mark.parametrize("entry", UNSEEN["titles"], ids=lambda entry: entry["written"])
def test_a_title_that_no_rule_was_written_for_is_read(entry):
    title = report_of(TEXT.replace(TITLE, entry["written"], 1)).identity.title
    assert (title.agency, title.year, title.standard) == (entry["agency"], entry["year"], entry["standard"])


@pytest.mark.parametrize("entry", UNSEEN["dates"], ids=lambda entry: entry["written"])
def test_a_date_that_no_rule_was_written_for_is_read(entry):
    published = report_of(TEXT.replace("2024年1月15日", entry["written"])).identity.published
    assert (published.date, published.source) == (entry["date"], entry["source"])


@pytest.mark.parametrize("written", ["统计周期：2023.1.1-2023.12.31。", *UNSEEN["periods"]])
def test_a_period_is_read_however_it_is_written(written):
    period = report_of(TEXT.replace(PERIOD, f"\n{written}")).identity.period
    assert (period.start, period.end) == (date(2023, 1, 1), date(2023, 12, 31))


@pytest.mark.parametrize("written", UNSEEN["glued"])
def test_last_year_s_text_glued_to_a_heading_is_found(written):
    report = report_of(TEXT.replace("2023", "2022").replace("一、总体情况\n", f"{written}\n"))
    found = {code for code in ("SE01", "SE03", "SE11", "TI05") if failed(code, report)}
    assert found == {"TI05"}


def test_a_zone_that_is_also_a_subdistrict_is_an_agency():
    name = "青石县城东经济开发区（街道）"
    identity = report_of(TEXT.replace(TITLE, f"{name}2023年政府信息公开工作年度报告", 1)).identity
    assert (identity.title.agency, identity.kind, identity.level) == (
        name,
        AgencyKind.SUBDISTRICT,
        Level.TOWNSHIP,
    )


def test_dates_in_prose_are_no_date_of_publication():
    text = TEXT.replace("2024年1月15日\n", "").replace("公开信息120条", "2023年5月6日公开信息120条")
    assert report_of(text).identity.published is None


def test_a_bureau_of_social_security_is_not_cut_at_the_word_for_society():
    name = "青石市人力资源和社会保障局"
    report = report_of(
        f"{name}政府信息公开指南\n一、公开范围\n　　详见目录。\n二、申请方式\n　　由{name}受理。\n"
    )
    assert report.agency == name
