"""应报名单: who must report; bringing the list in, matching names, who is missing, the tree."""

from __future__ import annotations

import streamlit as st

from dashboard import access, data, office
from dashboard.access import Right
from dashboard.parts.empty import empty
from dashboard.parts.linked import draw
from dashboard.parts.markup import Markup, tag
from dashboard.parts.roster_tree import roster_tree
from dashboard.parts.uploader import one_file
from dashboard.parts.years import year_picker
from dashboard.words import label, pick, t
from db.roster import HEADINGS, RosterError
from db.rows_workflow import MissingRow, Question
from parser.names import KIND_NAMES, LEVEL_NAMES
from parser.reading.errors import UnreadableFile

PAGE = "roster"
QUESTIONS_SHOWN = 8
MISSING_SHOWN = 20
COLUMNS = ("agency", "kind", "level", "deadline", "contact", "state")
SAID = "roster.said"


def show() -> None:
    """The whole page."""
    access.require(Right.CHANGE)
    draw(tag("h1", t("roster.title")), tag("p", t("roster.intro"), class_="muted"), key="roster.title")
    _said()
    rows = office.roster()
    _import(bool(rows))
    if not rows:
        empty(t("roster.empty_title"), t("roster.empty"), key="roster.empty")
        return
    _questions([row.agency for row in rows])
    _missing()
    heading = tag("h2", t("roster.tree_title", count=len(rows)))
    draw(heading, roster_tree(rows), key="roster.tree")


def _said() -> None:
    """What the last action came to, once."""
    words = st.session_state.pop(SAID, None)
    if words:
        draw(tag("p", words, class_="note", role="status"), key="roster.said_note")


def _say(words: str) -> None:
    st.session_state[SAID] = words
    st.rerun()


def _import(known: bool) -> None:
    with st.expander(t("roster.import_title"), expanded=not known):
        draw(tag("p", t("roster.import_hint"), class_="muted"), key="roster.import_hint")
        round_ = st.session_state.setdefault("roster.round", 0)
        file = one_file(f"roster.file.{round_}", t("roster.drop"), t("roster.choose"), t("roster.drop_limit"))
        st.download_button(t("roster.template"), _example(), t("roster.template_name"), "text/csv")
    if file is None:
        return
    st.session_state["roster.round"] = round_ + 1
    try:
        count = office.replace_roster(file.getvalue())
    except (RosterError, UnreadableFile) as error:
        _say(pick(error.message))
    else:
        _say(t("roster.imported", count=count))


def _example() -> bytes:
    """The heads of the columns as a file that spreadsheets open in Chinese too."""
    return (",".join(words[0] for words in HEADINGS.values()) + "\r\n").encode("utf-8-sig")


def _questions(roster: list[str]) -> None:
    questions = office.questions()
    if not questions:
        return
    words = tag("p", t("roster.questions", count=len(questions)), class_="muted")
    draw(tag("h2", t("roster.questions_title")), words, key="roster.questions")
    for question in questions[:QUESTIONS_SHOWN]:
        _question(question, roster)
    more = len(questions) - QUESTIONS_SHOWN
    if more > 0:
        draw(tag("p", t("roster.questions_more", count=more), class_="muted"), key="roster.questions_more")


def _question(question: Question, roster: list[str]) -> None:
    options = list(dict.fromkeys([*question.suggestions, *roster]))
    reports = t("roster.question_reports", count=len(question.report_ids))
    with st.form(f"roster.question.{question.agency}", border=True):
        draw(
            tag("h3", question.agency, " ", tag("span", reports, class_="muted small")),
            key=f"roster.question_name.{question.agency}",
        )
        with st.container(horizontal=True, vertical_alignment="bottom"):
            into = st.selectbox(
                t("roster.same_as"), options, index=0 if question.suggestions else None, placeholder=""
            )
            same = st.form_submit_button(t("roster.join"), type="primary")
            another = st.form_submit_button(t("roster.apart"))
    if same and into:
        office.join(question.agency, into)
        _say(t("roster.joined", agency=into))
    elif another:
        office.keep_apart(question.agency)
        _say(t("roster.kept_apart"))


def _missing() -> None:
    years = data.years()
    if not years:
        return
    year = year_picker(PAGE, years)
    rows = office.missing(year)
    overdue = sum(row.overdue for row in rows)
    if not rows:
        draw(tag("h2", t("roster.missing_none", year=year)), key="roster.missing_title")
        return
    heading = tag("h2", t("roster.missing_title", year=year, count=len(rows), overdue=overdue))
    shown, rest = rows[:MISSING_SHOWN], rows[MISSING_SHOWN:]
    summary = tag("summary", t("roster.missing_more", count=len(rest)))
    folded = tag("details", summary, _missing_table(rest)) if rest else None
    draw(heading, _missing_table(shown), folded, key="roster.missing")


def _missing_table(rows: list[MissingRow]) -> Markup:
    head = [tag("th", t(f"roster.column_{name}"), scope="col") for name in COLUMNS]
    body = tag("tbody", [_missing_row(row) for row in rows])
    table = tag("table", tag("thead", tag("tr", head)), body, class_="list")
    return tag("div", table, class_="card sheet")


def _missing_row(row: MissingRow) -> Markup:
    state, colour = ("overdue", "red") if row.overdue else ("due", "grey")
    return tag(
        "tr",
        tag("td", row.agency),
        tag("td", label(KIND_NAMES, row.kind)),
        tag("td", label(LEVEL_NAMES, row.level)),
        tag("td", row.deadline, class_="nowrap"),
        tag("td", row.contact),
        tag("td", tag("span", t(f"roster.{state}"), class_=f"badge {colour}")),
    )


show()
