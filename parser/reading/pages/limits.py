"""Bounds on what one page may cost; those on whole files are in ``limits``."""

from __future__ import annotations

RULINGS = 20_000
"""Ruling lines that are followed on one page; a drawing may hold millions."""

DOTS = 200_000
"""Dots that are followed on one page; a border of dots may hold a thousand of them."""

GLYPHS = 100_000
"""Characters that are read on one page; a page of print holds about a thousand."""

PIXELS = 60_000_000
"""Pixels of one picture: A3 at 400 dpi holds 31 million."""
