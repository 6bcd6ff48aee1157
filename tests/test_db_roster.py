from datetime import date
from io import BytesIO

import pytest
from xlsxwriter import Workbook

from db import queries, store
from db.connection import connect
from db.ingest import ingest_bytes
from db.maintenance import integrity
from db.roster import RosterError, import_roster, read_roster
from parser.samples.drafting import series
from parser.samples.layouts import write

DRAFT, LATER = series(11, (2023, 2024))
NAME = DRAFT.agency.name
ALIKE = f"{NAME}机关"


@pytest.fixture
def db(tmp_path):
    db = connect(tmp_path / "gongkai.db")
    yield db
    db.close()


def csv_of(*rows):
    return "\n".join(",".join(row) for row in rows).encode("gb18030")


def workbook(rows, merges=()):
    buffer = BytesIO()
    with Workbook(buffer) as book:
        sheet = book.add_worksheet("应报名单")
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
        for merge in merges:
            sheet.merge_range(*merge)
    return buffer.getvalue()


def test_a_roster_says_who_has_not_reported(db):
    ingest_bytes(db, write(DRAFT, "tabs"), "a.txt")
    count = import_roster(db, csv_of(["单位名称", "联系人"], [NAME, "王芸"], ["青石县水务局", "李默"]))
    assert count == 2
    [missing] = queries.missing(db, 2023, date(2024, 2, 1))
    assert (missing.agency, missing.contact, missing.deadline, missing.overdue) == (
        "青石县水务局",
        "李默",
        "2024-01-31",
        True,
    )
    tiles = queries.tiles(db, 2023, date(2024, 1, 20))
    assert (tiles.expected, tiles.submitted, tiles.missing) == (2, 1, 1)


def test_headings_may_stand_below_a_title_and_in_any_order():
    data = workbook(
        [
            ["2023年度应报单位名单"],
            ["序号", "层级", "类别", "单位名称（全称）", "简称", "截止日期"],
            [1, "县级", "部门", "青石县水务局", "县水务局、水务局", "1月20日"],
        ],
        [(0, 0, 0, 5, "2023年度应报单位名单")],
    )
    [entry] = read_roster(data)
    assert (entry.name, entry.short, entry.kind, entry.level, entry.deadline) == (
        "青石县水务局",
        ("县水务局", "水务局"),
        "department",
        "county",
        "01-20",
    )


def test_a_cell_merged_over_several_rows_holds_for_each_of_them():
    rows = [["名称", "主管部门"], ["青石县水务局", "青石县人民政府"], ["青石县粮食局", ""]]
    entries = read_roster(workbook(rows, [(1, 1, 2, 1, "青石县人民政府")]))
    assert [entry.parent for entry in entries] == ["青石县人民政府"] * 2


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (csv_of(["序号", "联系人"], ["1", "王芸"]), "缺少“名称”一列"),
        (csv_of(["名称", "联系人"]), "没有任何单位"),
        (csv_of(["名称", "联系人"], ["青石县水务局", ""], ["", "王芸"]), "第 3 行没有单位名称"),
        (
            csv_of(["名称"], ["青石县水务局"], ["青石县粮食局"], ["青石县水务局"]),
            "第 2 行和第 4 行都有“青石县水务局”",
        ),
        (csv_of(["名称", "简称"], ["青石县水务局", "水务局"], ["青河县水务局", "水务局"]), "都有“水务局”"),
        (csv_of(["名称", "类别"], ["青石县水务局", "神仙"]), "第 2 行的类别“神仙”"),
        (csv_of(["名称", "截止日期"], ["青石县水务局", "2月30日"]), "第 2 行的截止日期“2月30日”"),
        (
            workbook(
                [["名称", "联系人"], ["甲县水务局", "王芸"], ["", "李默"]], [(1, 0, 2, 0, "甲县水务局")]
            ),
            "第 2 行和第 3 行",
        ),
    ],
)
def test_a_faulty_roster_is_refused_whole_and_names_its_row(db, data, words):
    import_roster(db, csv_of(["名称"], ["青石县林业局"]))
    with pytest.raises(RosterError) as refused:
        import_roster(db, data)
    assert words in refused.value.message.zh
    assert refused.value.message.en
    assert [row.agency for row in queries.agencies(db)] == ["青石县林业局"]


def test_a_former_name_leads_to_the_agency_whenever_the_roster_comes(db):
    ingest_bytes(db, write(DRAFT, "tabs"), "a.txt")
    import_roster(db, csv_of(["名称", "曾用名"], ["青石县新水务局", NAME]))
    ingest_bytes(db, write(LATER, "tabs"), "b.txt")
    assert [row.agency for year in (2023, 2024) for row in queries.overview(db, year)] == [
        "青石县新水务局"
    ] * 2
    assert integrity(db) == []


def test_a_similar_name_is_a_question_and_the_answer_is_kept(db):
    import_roster(db, csv_of(["名称"], [ALIKE], ["远方市档案馆"]))
    [line] = ingest_bytes(db, write(DRAFT, "tabs"), "a.txt")
    [question] = queries.questions(db)
    assert question.agency == NAME
    assert question.suggestions == line.suggestions == (ALIKE,)
    store.join_agency(db, NAME, question.suggestions[0], "王芸")
    assert queries.questions(db) == []
    [line] = ingest_bytes(db, write(LATER, "tabs"), "b.txt")
    assert line.agency == question.suggestions[0]
    assert integrity(db) == []


def test_an_agency_that_is_another_one_is_not_asked_about_again(db):
    import_roster(db, csv_of(["名称"], [ALIKE]))
    ingest_bytes(db, write(DRAFT, "tabs"), "a.txt")
    store.keep_apart(db, NAME, "王芸")
    assert queries.questions(db) == []
    assert [row.agency for row in queries.overview(db, 2023)] == [NAME]
