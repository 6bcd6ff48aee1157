"""Every page over a real small database, in both languages and for every role."""

import pytest

from db.connection import connect
from tests import pages
from tests.pages import (
    CONTRIBUTOR,
    HOSTILE_CELL,
    HOSTILE_NAME,
    PAGES,
    VIEWER,
    YEAR,
    agency,
    drawn,
    report_of,
    visit,
    widget,
)


@pytest.fixture(scope="module")
def database(tmp_path_factory):
    path = tmp_path_factory.mktemp("pages") / "pages.db"
    pages.fill(path)
    return path


@pytest.fixture(autouse=True)
def _use(database, monkeypatch):
    monkeypatch.setenv("GONGKAI_DB", str(database))


@pytest.fixture
def empty_database(tmp_path, monkeypatch):
    path = tmp_path / "empty.db"
    connect(path).close()
    monkeypatch.setenv("GONGKAI_DB", str(path))


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("page", PAGES)
def test_every_page_draws(page, language):
    test = visit(page, language=language)
    assert not test.exception
    assert not test.error
    assert drawn(test)


@pytest.mark.parametrize("page", PAGES)
def test_every_page_says_what_to_do_when_there_is_nothing_yet(page, empty_database):  # noqa: ARG001
    test = visit(page)
    assert not test.exception
    assert not test.error
    assert drawn(test)


@pytest.mark.parametrize("name", [*pages.PLANTED, "good"])
@pytest.mark.parametrize("show", ["result", "text", "years", "history"])
def test_every_view_of_an_agency_draws(name, show):
    test = visit("agency", agency=agency(name), year=YEAR, show=show)
    assert not test.exception
    assert not test.error
    assert agency(name) in drawn(test)


def test_the_overview_counts_each_light_and_lists_the_worst_first():
    html = drawn(visit("overview", year=YEAR))
    table = html[html.index("<tbody>") :]
    assert table.index("✕ 需整改") < table.index("✓ 通过")
    assert table.count("<tr>") == len(pages.PLANTED) + 2


def test_a_light_in_the_address_filters_the_grid():
    html = drawn(visit("overview", year=YEAR, light="green"))
    assert agency("good") in html
    assert agency("BA01") not in html


def test_searching_narrows_the_grid_and_is_kept_in_the_address():
    test = visit("overview", year=YEAR)
    widget(test, "text_input", "overview.q").set_value(agency("SE06")).run()
    html = drawn(test)
    assert agency("SE06") in html
    assert agency("BA01") not in html
    assert test.query_params["q"] == agency("SE06")


def test_a_search_without_a_match_offers_to_clear_the_filters():
    html = drawn(visit("overview", year=YEAR, q="没有这个单位"))
    assert "没有符合条件的单位" in html
    assert f'href="./?year={YEAR}"' in html


def test_each_year_has_its_own_overview():
    html = drawn(visit("overview", year=YEAR - 1))
    assert agency("earlier") in html
    assert agency("good") not in html


def test_a_broken_balance_shows_both_sides_and_the_difference():
    html = drawn(visit("agency", agency=agency("BA01"), year=YEAR))
    assert " ≠ " in html
    assert "相差" in html
    assert 'class="flagged red"' in html


def test_a_wrong_total_has_the_computed_value_beside_it_in_the_form(database):
    finding = next(f for f in report_of(database, agency("BA02")).findings if f.code == "BA02")
    html = drawn(visit("agency", agency=agency("BA02"), year=YEAR))
    cell = html[html.index(f'id="cell-{finding.left[0].cell}"') :]
    assert f"应为 {finding.expected}" in cell[: cell.index("</td>")]


def test_a_blank_cell_is_marked_with_sign_word_and_colour(database):
    finding = next(f for f in report_of(database, agency("CE01")).findings if f.code == "CE01")
    html = drawn(visit("agency", agency=agency("CE01"), year=YEAR))
    cell = html[html.index(f'id="cell-{finding.section}.{finding.row}.{finding.column}"') :]
    cell = cell[: cell.index("</td>")]
    assert "flagged red" in cell
    assert "✕" in cell
    assert "空白" in cell


def test_the_form_has_the_merged_heads_of_the_printed_one():
    html = drawn(visit("agency", agency=agency("good"), year=YEAR))
    assert '<th colspan="5">法人或其他组织</th>' in html
    assert '<th rowspan="8">（三）不予公开</th>' in html
    assert '<th rowspan="22">三、本年度办理结果</th>' in html
    assert '<th colspan="10" class="block">行政诉讼</th>' in html


def test_every_deduction_leads_to_its_finding():
    html = drawn(visit("agency", agency=agency("FE01"), year=YEAR))
    deductions = html[html.index('class="deductions"') :].split("</div>")[0]
    anchors = [piece.split('"')[0] for piece in deductions.split('href="#')[1:]]
    assert anchors
    assert all(f'id="{anchor}"' in html for anchor in anchors)


def test_an_agency_without_a_report_says_so():
    assert "没有这家单位的报告" in drawn(visit("agency", agency="从未报送局", year=YEAR))


def test_hostile_text_stays_text_everywhere():
    for page, query in (
        ("overview", {"year": YEAR}),
        ("agency", {"agency": HOSTILE_NAME, "year": YEAR}),
        ("agency", {"agency": HOSTILE_NAME, "year": YEAR, "show": "text"}),
        ("agency", {"agency": HOSTILE_NAME, "year": YEAR, "show": "history"}),
        ("findings", {"year": YEAR}),
        ("upload", {}),
    ):
        html = drawn(visit(page, **query))
        assert "<script" not in html
        assert "<img" not in html
    assert "&lt;img src=x onerror=alert(2)&gt;" in drawn(
        visit("agency", agency=HOSTILE_NAME, year=YEAR, show="text")
    )
    assert HOSTILE_CELL not in drawn(visit("findings", year=YEAR))


def test_findings_filter_by_check_and_severity():
    html = drawn(visit("findings", year=YEAR, code="SE06"))
    assert agency("SE06") in html
    assert "BA01" not in html
    assert "! 请核实" not in drawn(visit("findings", year=YEAR, severity="E"))


def test_findings_offer_csv_and_excel():
    buttons = [element.proto.label for element in visit("findings", year=YEAR).get("download_button")]
    assert buttons == ["导出 CSV", "导出 Excel"]


def test_the_rule_page_lists_the_whole_catalogue_and_what_is_not_checked():
    from parser.checks.catalogue import CATALOGUE

    html = drawn(visit("checks"))
    assert all(f'id="{check.code}"' in html for check in CATALOGUE)
    assert "不检查的内容" in html


def test_an_unreadable_file_says_why_in_one_sentence():
    html = drawn(visit("upload"))
    row = html[html.index("broken.pdf") :].split("</tr>")[0]
    assert "无法读取" in row
    assert "。" in row


def test_uploading_reads_checks_and_stores(tmp_path, monkeypatch):
    from parser.samples import make_draft, write

    path = tmp_path / "upload.db"
    monkeypatch.setenv("GONGKAI_DB", str(path))
    draft = make_draft(41, year=YEAR)
    content = write(draft, pages.LAYOUT)
    test = visit("upload")
    uploader = test.get("file_uploader")[0]
    uploader.set_value([("报告.html", content, "text/html"), ("同一份.html", content, "text/html")]).run()
    html = drawn(test)
    assert not test.exception
    assert not test.error
    assert "新收 1 份，更新 0 份，重复 1 份，无法读取 0 份" in html
    assert draft.agency.name in html
    assert report_of(path, draft.agency.name) is not None


def test_a_supervisor_corrects_agency_and_year_by_hand(tmp_path, monkeypatch):
    from db import queries
    from db.ingest import ingest_bytes
    from parser.samples import make_draft, write

    path = tmp_path / "correct.db"
    monkeypatch.setenv("GONGKAI_DB", str(path))
    db = connect(path)
    ingest_bytes(db, write(make_draft(51, year=YEAR), pages.LAYOUT), "甲.html", who="核查办")
    upload = queries.uploads(db)[0]
    test = visit("upload", correct=upload.id)
    test.get("selectbox")[1].set_value(upload.agency)
    test.number_input[0].set_value(YEAR - 1)
    next(button for button in test.button if button.label == "保存更正").click().run()
    assert not test.exception
    assert not test.error
    assert queries.current_report(db, upload.agency, YEAR - 1) is not None
    assert queries.current_report(db, upload.agency, YEAR) is None
    db.close()


def test_a_viewer_sees_results_but_nothing_that_changes_anything():
    for page in ("overview", "agency", "findings", "checks"):
        test = visit(page, VIEWER)
        assert not test.exception
        assert not test.error
        assert not test.get("file_uploader")
        assert "upload" not in drawn(test)


def test_a_viewer_cannot_open_the_upload_or_share_page():
    for page in ("upload", "share"):
        test = visit("overview", VIEWER)
        with pytest.raises(ValueError, match="Could not find a navigation page"):
            test.switch_page(f"views/{page}.py")


def test_a_contributor_sees_only_what_came_of_their_own_files(database):
    assert "broken.pdf" not in drawn(visit("upload", CONTRIBUTOR))
    report = report_of(database, agency("BA01"))
    assert agency("BA01") not in drawn(visit("agency", CONTRIBUTOR, report=report.report_id))


def test_the_language_switch_turns_every_word_and_stays_in_the_address():
    test = visit("overview", year=YEAR)
    switch = next(group for group in test.get("button_group") if group.key == "language_switch")
    switch.set_value("en").run()
    assert "Must be corrected" in drawn(test)
    assert test.query_params["lang"] == "en"


def test_a_page_that_fails_says_so_in_the_visitors_language(tmp_path, monkeypatch):
    path = tmp_path / "not-a-database.db"
    path.write_text("这不是数据库，只是一段文字。" * 100, "utf-8")
    monkeypatch.setenv("GONGKAI_DB", str(path))
    test = visit("overview")
    assert not test.exception
    assert "请刷新重试" in test.error[0].value


def test_choosing_another_agency_opens_its_newest_report():
    test = visit("agency", agency=agency("BA01"), year=YEAR)
    widget(test, "selectbox", "agency.pick").select(agency("SE06")).run()
    assert not test.error
    assert f"<h1>{agency('SE06')}" in drawn(test)


@pytest.mark.parametrize(
    "query",
    [
        {"report": "9" * 40},
        {"report": "-1"},
        {"report": "x"},
        {"agency": "'; DROP TABLE reports; --"},
        {"agency": "x", "year": "9" * 40},
    ],
)
def test_an_address_that_names_nothing_is_answered_calmly(query):
    test = visit("agency", **query)
    assert not test.exception
    assert not test.error
    assert "empty" in drawn(test)


@pytest.mark.parametrize("query", [{}, {"show": "nothing"}])
def test_before_an_agency_is_chosen_those_of_the_year_are_offered_worst_first(query):
    words = drawn(visit("agency", **query))
    assert words.index(agency("BA01")) < words.index("通过")
    assert f"year={YEAR}" in words
