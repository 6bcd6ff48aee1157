"""Runs the dashboard's pages over a real small database; what they draw, as HTML."""

import json
from functools import cache
from pathlib import Path

from streamlit.testing.v1 import AppTest

from dashboard.access import VISITOR_KEY, Role, Visitor
from db import queries, store
from db.connection import connect
from db.ingest import ingest_bytes
from parser.samples import make_draft, planted, write

APP = Path(__file__).parent.parent / "dashboard" / "app.py"
PAGES = ("overview", "agency", "upload", "findings", "checks", "roster", "profile", "share")
LAYOUT = "html-clean"
HOSTILE_NAME = "<script>alert(1)</script>局"
HOSTILE_CELL = "<img src=x onerror=alert(2)>"
SUPERVISOR = Visitor(Role.SUPERVISOR, None, "核查办")
VIEWER = Visitor(Role.VIEWER, 7, "领导")
CONTRIBUTOR = Visitor(Role.CONTRIBUTOR, 8, "报送人")
YEAR = 2023
PLANTED = {"CE01": 11, "BA01": 12, "BA02": 13, "SE06": 14, "FE01": 15, "TA01": 16}


@cache
def drafts():
    """One report a planted defect, a good one of that year, and a good one of the year before, by name."""
    made = {code: planted(code, seed, YEAR).draft for code, seed in PLANTED.items()}
    made["good"] = make_draft(21, year=YEAR)
    made["earlier"] = make_draft(22, year=YEAR - 1)
    return made


def agency(name):
    return drafts()[name].agency.name


def fill(path):
    """Ingest the drafts, then a report whose cell and agency are hostile text."""
    db = connect(path)
    for name, draft in drafts().items():
        ingest_bytes(db, write(draft, LAYOUT), f"{name}.html", who=SUPERVISOR.who)
    hostile = write(make_draft(31, year=YEAR), LAYOUT).decode("utf-8")
    escaped = HOSTILE_CELL.replace("<", "&lt;").replace(">", "&gt;")
    before, zero, after = hostile.rpartition(">0<")
    assert zero
    line = ingest_bytes(db, f"{before}>{escaped}<{after}".encode(), "hostile.html", who=SUPERVISOR.who)[0]
    store.correct_identity(db, line.report_id, HOSTILE_NAME, YEAR, SUPERVISOR.who)
    ingest_bytes(db, b"%PDF-1.4 broken", "broken.pdf", who=SUPERVISOR.who)
    db.close()


def report_of(path, name):
    db = connect(path)
    report = queries.current_report(db, name, YEAR)
    db.close()
    return report


def visit(page, /, visitor=SUPERVISOR, language="zh", **query):
    """The page as it stands after its first run."""
    test = AppTest.from_file(APP, default_timeout=60)
    test.session_state[VISITOR_KEY] = visitor
    for name, value in ({"lang": language} | query).items():
        test.query_params[name] = str(value)
    if page != "overview":
        test.switch_page(f"views/{page}.py")
    return test.run()


def drawn(test):
    """All markup of the page, in its order."""
    return "\n".join(
        json.loads(element.proto.json)["markup"] for element in test.main if element.type == "bidi_component"
    )


def widget(test, kind, key):
    return next(element for element in test.get(kind) if element.key == key)
