"""Every defect that can be planted, by the code of the check that must find it."""

from parser.samples import defects_fees, defects_form, defects_prose, defects_tables
from parser.samples.planting import DEFECTS, Defect, Expected, Planted, Unsuitable, plant, planted

GROUPS = (defects_form, defects_tables, defects_fees, defects_prose)

__all__ = ["DEFECTS", "GROUPS", "Defect", "Expected", "Planted", "Unsuitable", "plant", "planted"]
