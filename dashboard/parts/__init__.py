"""Leaf widgets: each draws one thing from plain rows."""
