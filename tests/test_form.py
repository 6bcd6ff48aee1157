"""The form as data has exactly the shape of the official form."""

import pytest

from parser.form import (
    EDITION_2019,
    EDITION_2021,
    FORMS,
    NUMERALS,
    OVERVIEW_TOPICS,
    SECTIONS,
    edition_of,
    place_in_form,
)

APPLICANTS = [
    "natural_person",
    "business",
    "research",
    "public_interest",
    "legal_service",
    "other_organisation",
    "total",
]
REQUEST_ROWS = [
    "received",
    "brought_forward",
    "granted",
    "partly_granted",
    "denied_state_secret",
    "denied_prohibited_by_law",
    "denied_security_and_stability",
    "denied_third_party_rights",
    "denied_internal_affairs",
    "denied_process_information",
    "denied_enforcement_file",
    "denied_administrative_inquiry",
    "unavailable_not_held",
    "unavailable_must_be_created",
    "unavailable_still_unclear",
    "not_processed_petition",
    "not_processed_repeat",
    "not_processed_published_material",
    "not_processed_excessive",
    "not_processed_confirmation",
    "other_correction_overdue",
    "other_fee_unpaid",
    "other_otherwise",
    "processed",
    "carried_forward",
]
PROACTIVE_2021 = [
    "proactive.regulations.issued",
    "proactive.regulations.repealed",
    "proactive.regulations.in_force",
    "proactive.normative_documents.issued",
    "proactive.normative_documents.repealed",
    "proactive.normative_documents.in_force",
    "proactive.licences.decisions",
    "proactive.penalties.decisions",
    "proactive.coercive_measures.decisions",
    "proactive.charges.amount",
]
DISPUTES = [
    f"disputes.{row}.{column}"
    for row in ("reconsideration", "litigation_direct", "litigation_after_reconsideration")
    for column in ("upheld", "corrected", "other", "pending", "total")
]


def ids(edition, section):
    return list(FORMS[edition][section].cells)


def test_six_sections_in_the_form_order():
    assert [section.id for section in SECTIONS] == [
        "overview",
        "proactive",
        "requests",
        "disputes",
        "problems",
        "other",
    ]
    assert [section.numeral for section in SECTIONS] == [1, 2, 3, 4, 5, 6]
    assert [f"{NUMERALS[section.numeral - 1]}、{section.name.zh}" for section in SECTIONS] == [
        "一、总体情况",
        "二、主动公开政府信息情况",
        "三、收到和处理政府信息公开申请情况",
        "四、政府信息公开行政复议、行政诉讼情况",
        "五、存在的主要问题及改进情况",
        "六、其他需要报告的事项",
    ]
    assert [section.id for section in SECTIONS if section.has_table] == ["proactive", "requests", "disputes"]


def test_the_form_of_2021_has_200_cells():
    assert ids(EDITION_2021, "proactive") == PROACTIVE_2021
    assert ids(EDITION_2021, "requests") == [
        f"requests.{row}.{column}" for row in REQUEST_ROWS for column in APPLICANTS
    ]
    assert ids(EDITION_2021, "disputes") == DISPUTES
    assert [len(form.cells) for form in FORMS[EDITION_2021].values()] == [10, 175, 15]


def test_the_trial_form_has_198_cells():
    assert [len(form.cells) for form in FORMS[EDITION_2019].values()] == [22, 161, 15]
    rows = [row.id for row in FORMS[EDITION_2019]["requests"].rows]
    assert rows == [
        *[row for row in REQUEST_ROWS if not row.startswith("other_")][:-2],
        "other_handling",
        "processed",
        "carried_forward",
    ]
    assert ids(EDITION_2019, "disputes") == DISPUTES


@pytest.mark.parametrize("edition", FORMS)
def test_only_amounts_may_be_fractions_and_only_changes_negative(edition):
    cells = {id: column for form in FORMS[edition].values() for id, (_, column) in form.cells.items()}
    amounts = [id for id, column in cells.items() if not column.counts]
    changes = [id for id, column in cells.items() if column.signed]
    assert amounts == (
        ["proactive.charges.amount"] if edition == EDITION_2021 else ["proactive.procurement.amount"]
    )
    assert all(id.endswith(".change") for id in changes)
    assert len(changes) == (0 if edition == EDITION_2021 else 5)


@pytest.mark.parametrize("edition", FORMS)
def test_every_label_is_there_in_both_languages_and_can_be_told_apart(edition):
    for form in FORMS[edition].values():
        places = [place_in_form(edition, *id.split(".")) for id in form.cells]
        assert all(place.zh and place.en for place in places)
        assert len({place.zh for place in places}) == len(places)


def test_heads_stand_before_the_rows_they_cover():
    heads = {row.id: [head.zh for head in row.heads] for row in FORMS[EDITION_2021]["requests"].rows}
    assert heads["received"] == heads["brought_forward"] == heads["carried_forward"] == []
    assert heads["granted"] == heads["processed"] == ["三、本年度办理结果"]
    assert heads["denied_state_secret"] == ["三、本年度办理结果", "（三）不予公开"]
    assert heads["other_otherwise"] == ["三、本年度办理结果", "（六）其他处理"]
    assert [row for row, above in heads.items() if above[-1:] == ["（五）不予处理"]] == REQUEST_ROWS[15:20]


@pytest.mark.parametrize(
    ("year", "edition"),
    [(None, None), (2015, None), (2018, None), (2019, 2019), (2020, 2019), (2021, 2021), (2035, 2021)],
)
def test_the_year_chooses_the_edition(year, edition):
    assert edition_of(year) == edition


def test_a_place_is_said_in_the_words_of_the_form():
    assert place_in_form(2021, "requests", "processed", "business").zh == (
        "收到和处理政府信息公开申请情况 · 三、本年度办理结果 · （七）总计 · 商业企业"
    )
    assert place_in_form(2021, "overview", None, None).en == "Overview"
    assert place_in_form(2021, None, None, None) is None


def test_five_topics_of_the_overview():
    assert [topic for topic, _ in OVERVIEW_TOPICS] == [
        "proactive",
        "on_request",
        "management",
        "platform",
        "supervision",
    ]
