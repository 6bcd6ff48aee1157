"""Workbooks: sheets and their merges → grids."""
