"""Realistic sample reports: consistent numbers, invented agencies, planted defects, every layout."""

from parser.samples.agencies import Agency, invent_agency
from parser.samples.collection import (
    SampleFile,
    chosen_layouts,
    demo_roster,
    demo_set,
    formats,
    layouts_for,
    sample_files,
    write_folder,
)
from parser.samples.defects import DEFECTS, Defect, Expected, Planted, Unsuitable, plant, planted
from parser.samples.draft import Draft
from parser.samples.drafting import make_draft, series
from parser.samples.layouts import LAYOUTS, Layout, register, write

__all__ = [
    "DEFECTS",
    "LAYOUTS",
    "Agency",
    "Defect",
    "Draft",
    "Expected",
    "Layout",
    "Planted",
    "SampleFile",
    "Unsuitable",
    "chosen_layouts",
    "demo_roster",
    "demo_set",
    "formats",
    "invent_agency",
    "layouts_for",
    "make_draft",
    "plant",
    "planted",
    "register",
    "sample_files",
    "series",
    "write",
    "write_folder",
]
