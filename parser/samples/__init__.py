"""Realistic sample reports: consistent numbers, invented agencies, planted defects, every layout."""

from parser.samples.agencies import Agency, invent_agency
from parser.samples.draft import Draft
from parser.samples.drafting import make_draft, series
from parser.samples.layouts import LAYOUTS, Layout, register, write

__all__ = [
    "LAYOUTS",
    "Agency",
    "Draft",
    "Layout",
    "invent_agency",
    "make_draft",
    "register",
    "series",
    "write",
]
