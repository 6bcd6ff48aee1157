import csv
import json
import zipfile
from datetime import date
from io import BytesIO, StringIO

import pytest
from docx import Document
from pyarrow import parquet
from python_calamine import CalamineWorkbook

from db import queries, store
from db.connection import connect
from db.export import export, render, render_findings
from db.ingest import ingest_bytes
from db.maintenance import backup, integrity
from db.notice_template import default_template
from db.notices import TemplateError, notice_docx, notice_text, notices_zip, store_template, template
from db.rows import FindingFilter
from db.writers import neutral
from parser.samples.collection import demo_set


@pytest.fixture(scope="module")
def db(tmp_path_factory):
    db = connect(tmp_path_factory.mktemp("db") / "gongkai.db")
    for file in demo_set(seed=4, agencies=6, years=2):
        ingest_bytes(db, file.data, file.name)
    yield db
    db.close()


@pytest.fixture
def red(db):
    return next(row for year in queries.years(db) for row in queries.overview(db, year) if row.light == "red")


def rows_of_csv(data):
    return list(csv.DictReader(StringIO(data.decode("utf-8-sig"))))


def sheet_of(data, name):
    head, *rows = CalamineWorkbook.from_filelike(BytesIO(data)).get_sheet_by_name(name).to_python()
    return [dict(zip(head, row, strict=True)) for row in rows]


def test_every_format_holds_the_figures_of_the_screen(db):
    rows = [row for year in queries.years(db) for row in queries.overview(db, year)]
    shown = {(row.agency, row.year): (row.light, row.score, row.errors) for row in rows}
    flat = rows_of_csv(render(db, "reports", "csv"))
    assert {
        (row["agency"], int(row["year"])): (row["light"], int(row["score"]), int(row["errors"]))
        for row in flat
    } == shown
    table = parquet.read_table(BytesIO(render(db, "reports", "parquet"))).to_pylist()
    assert {
        (row["agency"], row["year"]): (row["light"], row["score"], row["errors"]) for row in table
    } == shown
    cards = json.loads(render(db, "reports", "json"))
    assert {(card["agency"], card["year"]): (card["light"], card["score"]) for card in cards} == {
        key: value[:2] for key, value in shown.items()
    }
    book = sheet_of(render(db, "workbook", "xlsx"), "汇总")
    assert {(row["单位"], row["年度"], row["得分"]) for row in book} == {
        (row.agency, row.year, row.score) for row in rows
    }


def test_the_workbook_has_a_row_for_every_finding_and_every_report(db):
    data = render(db, "workbook", "xlsx")
    assert len(sheet_of(data, "明细")) == queries.findings_count(db)
    assert len(sheet_of(data, "三表数据")) == len(json.loads(render(db, "reports", "json")))


def test_json_lines_are_the_same_objects_as_json(db):
    for what in ("reports", "findings", "cells"):
        lines = [json.loads(line) for line in render(db, what, "jsonl").splitlines()]
        assert lines == json.loads(render(db, what, "json"))


def test_cells_keep_words_words_and_numbers_numbers(db):
    cards = {card["agency"]: card["cells"] for card in json.loads(render(db, "reports", "json", 2025))}
    for row in json.loads(render(db, "cells", "json", 2025)):
        for cell, value in cards[row["agency"]].items():
            assert row[cell] == value


def test_a_year_or_an_agency_narrows_the_export(db, red):
    rows = rows_of_csv(render(db, "findings", "csv", red.year, red.agency))
    assert {(row["agency"], row["year"]) for row in rows} == {(red.agency, str(red.year))}
    errors = render_findings(db, "csv", FindingFilter(severities=("E",)))
    assert {row["severity"] for row in rows_of_csv(errors)} == {"E"}


@pytest.mark.parametrize("words", ["=1+1", "+cmd", "-3件", "@SUM", "\t=1", "\r=1"])
def test_words_of_a_report_never_become_a_formula(words):
    assert neutral(words) == f"'{words}"


def test_numbers_and_plain_words_stay_as_they_are():
    assert [neutral(value) for value in (-3, 0, None, "青石县", "a=b")] == [-3, 0, None, "青石县", "a=b"]


def test_a_format_that_does_not_exist_is_refused(db):
    with pytest.raises(ValueError, match="no format"):
        render(db, "workbook", "csv")


def test_a_file_is_written_whole_or_not_at_all(db, tmp_path):
    with pytest.raises(ValueError, match="no format"):
        export(db, "reports", "docx", tmp_path / "out.docx")
    assert list(tmp_path.iterdir()) == []
    export(db, "reports", "csv", tmp_path / "out.csv")
    assert [path.name for path in tmp_path.iterdir()] == ["out.csv"]


def test_a_copy_of_the_database_is_sound_and_complete(db, tmp_path):
    backup(db, tmp_path / "copy.db")
    copy = connect(tmp_path / "copy.db")
    assert integrity(copy) == []
    assert queries.findings_count(copy) == queries.findings_count(db)
    copy.close()


def test_a_notice_numbers_what_must_be_corrected_and_by_when(db, red):
    text = notice_text(db, red.report_id, date(2026, 2, 10))
    assert text.startswith("关于《")
    assert f"{red.agency}：" in text
    assert "2026年2月10日前" in text
    assert "1. " in text
    document = Document(BytesIO(notice_docx(db, red.report_id, date(2026, 2, 10))))
    words = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert f"{red.agency}：" in words
    assert "2026年2月10日前" in words
    assert "{" not in words


def test_a_waived_finding_is_not_in_the_notice(db, red):
    first = next(finding for finding in queries.findings_of(db, red.report_id) if finding.severity == "E")
    store.decide(db, [first.fingerprint], "waive", "已说明", "王芸")
    assert len(notice_text(db, red.report_id)) > 0
    [decision] = queries.decisions(db, first.fingerprint)
    with_waiver = notice_text(db, red.report_id).count("依据：")
    store.revoke_decision(db, decision.id, "王芸")
    assert notice_text(db, red.report_id).count("依据：") >= with_waiver


def test_all_notices_come_as_one_zip(db):
    with zipfile.ZipFile(BytesIO(notices_zip(db, 2025))) as archive:
        names = archive.namelist()
    faulty = [row for row in queries.overview(db, 2025) if row.light in {"red", "yellow"}]
    assert sorted(names) == sorted(f"{row.agency}2025年整改通知.docx" for row in faulty)


def template_with(words):
    document = Document()
    document.add_paragraph(words)
    saved = BytesIO()
    document.save(saved)
    return saved.getvalue()


def test_an_office_may_use_a_template_of_its_own(db, red):
    store_template(db, template_with("致{{ agency }}：共{{ errors | length }}项"), "王芸")
    [paragraph] = Document(BytesIO(notice_docx(db, red.report_id))).paragraphs
    assert paragraph.text.startswith(f"致{red.agency}：共")
    store_template(db, default_template(), "王芸")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (template_with("{{ agncy }}"), "“agncy”"),
        (template_with("{% for item in errors %}{{ item.plce }}{% endfor %}"), "“plce”"),
        (template_with("{{ agency"), "标记"),
        (template_with("{{ agency + 1 }}"), "标记"),
        (template_with("{% for number in range(10 ** 9) %}{{ number }}{% endfor %}"), "标记"),
        (template_with("{{ ''.__class__.__mro__ }}"), "标记"),
        (b"no document", "不是 Word 文档"),
    ],
)
def test_a_broken_template_is_refused_and_the_old_one_stays(db, data, words):
    before = template(db)
    with pytest.raises(TemplateError) as refused:
        store_template(db, data, "王芸")
    assert words in refused.value.message.zh
    assert template(db) == before
