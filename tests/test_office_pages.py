"""Claims about what the office decides on the pages: its roster, its profile, its template."""

from contextlib import closing

import pytest

from db import queries
from db.connection import connect
from db.ingest import ingest_bytes
from parser.samples import make_draft, write
from tests.pages import CONTRIBUTOR, SUPERVISOR, VIEWER, drawn, visit

YEAR = 2023
DRAFT = make_draft(41, year=YEAR)
ROSTER = f"单位名称,上级\n某某县教育局,\n{DRAFT.agency.name}分局,某某县教育局\n"


@pytest.fixture(autouse=True)
def database(tmp_path, monkeypatch):
    path = tmp_path / "office.db"
    monkeypatch.setenv("GONGKAI_DB", str(path))
    with closing(connect(path)) as db:
        ingest_bytes(db, write(DRAFT, "html-clean"), "report.html", who=SUPERVISOR.who)
        yield db


def import_roster(text):
    page = visit("roster")
    page.file_uploader[0].set_value(("名单.csv", text.encode("utf-8"), "text/csv")).run()
    return page


def press(page, words):
    next(button for button in page.button if button.label == words).click().run()
    assert not page.exception
    return page


def deadline(page, kind):
    return next(field for field in page.text_input if field.label.startswith(kind))


def test_a_roster_shows_who_is_missing(database):
    page = import_roster(ROSTER)
    assert not page.exception
    assert "名单已导入：2 个单位" in drawn(page) and f"{YEAR} 年度未报 2 家" in drawn(page)
    assert [row.agency for row in queries.agencies(database) if row.on_roster] == [
        "某某县教育局",
        f"{DRAFT.agency.name}分局",
    ]


def test_a_report_from_outside_the_roster_is_no_part_of_those_expected():
    import_roster(ROSTER)
    assert "占应报 0%" in drawn(visit("overview", year=YEAR))


def test_a_roster_without_names_is_refused_in_one_sentence(database):
    page = import_roster("姓名,电话\n张三,1\n")
    assert not page.exception
    assert "还没有应报名单" in drawn(page)
    assert not any(row.on_roster for row in queries.agencies(database))


def test_an_agency_under_another_name_is_joined_on_the_supervisors_word(database):
    page = import_roster(ROSTER)
    assert "请确认这些单位" in drawn(page)
    page.selectbox[0].select(f"{DRAFT.agency.name}分局")
    page = press(page, "是同一单位")
    assert f"已归入“{DRAFT.agency.name}分局”" in drawn(page)
    assert queries.questions(database) == []
    assert queries.current_report(database, f"{DRAFT.agency.name}分局", YEAR) is not None


def test_an_agency_may_be_kept_apart(database):
    press(import_roster(ROSTER), "是另一个单位")
    assert queries.questions(database) == []
    assert queries.current_report(database, DRAFT.agency.name, YEAR) is not None


def test_the_profile_is_saved_with_what_differs_from_the_usual(database):
    page = visit("profile")
    page.text_input[0].set_value("某某市政务公开办")
    deadline(page, "政府部门").set_value("01-20")
    page = press(page, "保存配置")
    profile = queries.profile(database)
    assert profile.office == "某某市政务公开办"
    assert profile.deadlines == {"department": "01-20"}
    assert profile.severities == {} and profile.weights == {} and profile.thresholds == {}


def test_an_impossible_deadline_is_refused_and_nothing_is_saved(database):
    page = visit("profile")
    page.text_input[0].set_value("某某市政务公开办")
    deadline(page, "政府部门").set_value("02-31")
    page = press(page, "保存配置")
    assert len(page.warning) == 1
    assert queries.profile(database).office == ""


def test_a_recheck_says_how_many_results_changed():
    page = press(visit("profile"), "重新核对全部报告")
    assert "重新核对 1 份，结果有变化 0 份" in drawn(page)


def test_a_profile_from_elsewhere_is_taken_whole_or_not_at_all(database):
    page = visit("profile")
    files = {"配置文件": 'switched_off = ["CE01"]', "错误": 'switched_off = ["ZZ99"]'}
    page.file_uploader[0].set_value(("a.toml", files["配置文件"].encode(), "application/toml")).run()
    assert queries.profile(database).switched_off == {"CE01"}
    page.file_uploader[0].set_value(("b.toml", files["错误"].encode(), "application/toml")).run()
    assert "ZZ99" in drawn(page)
    assert queries.profile(database).switched_off == {"CE01"}


@pytest.mark.parametrize("who", [VIEWER, CONTRIBUTOR])
@pytest.mark.parametrize("page", ["roster", "profile"])
def test_only_a_supervisor_reaches_these_pages(page, who):
    heading = {"roster": "<h1>应报名单", "profile": "<h1>核查配置"}[page]
    assert heading in drawn(visit(page))
    assert heading not in drawn(visit(page, who))
