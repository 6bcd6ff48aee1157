"""The only SELECTs: each takes the connection first and answers with typed rows."""

from db.queries.comparison import comparison
from db.queries.findings import decisions, findings, findings_count, findings_of
from db.queries.names import find, similar
from db.queries.overview import (
    flag_totals,
    frequent,
    overview,
    overview_count,
    tiles,
    trend,
    unidentified,
    years,
)
from db.queries.peers import passages, stale_years
from db.queries.reports import agency_years, current_report, original, report, reports_json, revisions
from db.queries.roster import agencies, missing, questions, regions
from db.queries.settings import profile, setting, stamp
from db.queries.workflow import events, link, link_by_hash, links, openings, uploads

__all__ = [
    "agencies",
    "agency_years",
    "comparison",
    "current_report",
    "decisions",
    "events",
    "find",
    "findings",
    "findings_count",
    "findings_of",
    "flag_totals",
    "frequent",
    "link",
    "link_by_hash",
    "links",
    "missing",
    "openings",
    "original",
    "overview",
    "overview_count",
    "passages",
    "profile",
    "questions",
    "regions",
    "report",
    "reports_json",
    "revisions",
    "setting",
    "similar",
    "stale_years",
    "stamp",
    "tiles",
    "trend",
    "unidentified",
    "uploads",
    "years",
]
