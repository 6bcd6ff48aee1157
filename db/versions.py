"""The names of the schema's versions, oldest first: known without importing sqlite-utils."""

from __future__ import annotations

VERSIONS: tuple[str, ...] = ("m001_reports", "m002_workflow")
