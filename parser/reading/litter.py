"""Files that lie in every folder and archive and hold no report."""

from __future__ import annotations

_NAMES = frozenset({"thumbs.db", "desktop.ini", "__macosx", "ehthumbs.db"})
_LOCK_PREFIXES = ("~$", ".~", ".")  # Word's and WPS's lock files, and everything hidden


def is_litter(name: str) -> bool:
    """Whether a file of this name is the file system's or an office program's own and holds no report."""
    return name.startswith(_LOCK_PREFIXES) or name.lower() in _NAMES
