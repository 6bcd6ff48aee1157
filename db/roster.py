"""应报名单: reading an office's list of agencies from Excel or CSV.

The whole list is read before anything is stored; the first thing wrong with it is
said in one sentence that names the row.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Mapping, Sequence

from db.queries.names import tidy
from db.roster_entry import Entry
from db.roster_file import RosterRow, read_rows
from db.roster_words import Unclear, read_deadline, read_kind, read_level
from db.store.roster import replace_roster
from parser.agency_names import kind_of, level_of
from parser.bilingual import Bilingual

HEADINGS: Mapping[str, tuple[str, ...]] = {
    "name": (
        "名称",
        "单位名称",
        "单位全称",
        "全称",
        "单位",
        "机关名称",
        "机构名称",
        "部门名称",
        "部门",
        "name",
    ),
    "former": ("曾用名", "曾用名称", "原名", "原名称", "former names"),
    "short": ("简称", "单位简称", "short name"),
    "kind": ("类别", "单位类别", "类型", "单位类型", "性质", "单位性质", "kind"),
    "level": ("层级", "级别", "行政级别", "行政层级", "level"),
    "region": ("地区", "区域", "行政区划", "所属地区", "所在地区", "region"),
    "parent": ("上级", "上级单位", "主管", "主管单位", "主管部门", "上级/主管", "上级或主管", "parent"),
    "contact": ("联系人", "联系方式", "联系电话", "电话", "手机", "contact"),
    "deadline": ("截止日期", "截止时间", "报送期限", "报送截止日期", "期限", "deadline"),
}
_HEAD_ROWS = 10  # a title and remarks may stand above the headings
_SEPARATORS = re.compile(r"[、，,;；|\s]+")


class RosterError(ValueError):
    """What is wrong with a roster, in one sentence."""

    def __init__(self, zh: str, en: str) -> None:
        self.message = Bilingual(zh, en)
        super().__init__(zh)


def import_roster(db: sqlite3.Connection, data: bytes, who: str = "") -> int:
    """Make the file the roster in force, whole or not at all; how many agencies it holds.

    Raises ``RosterError``, or ``UnreadableFile`` when the file is neither Excel nor text.
    """
    entries = read_roster(data)
    replace_roster(db, entries, who)
    return len(entries)


def read_roster(data: bytes) -> list[Entry]:
    """The agencies in a roster file. Raises ``RosterError`` and ``UnreadableFile``."""
    rows = [row for row in read_rows(data) if any(row.cells)]
    columns, body = _headings(rows)
    entries = [_entry(row, columns) for row in body]
    if not entries:
        raise RosterError("名单中没有任何单位，请填写后重新导入。", "The roster holds no agency.")
    _refuse_duplicates(entries)
    return entries


def _headings(rows: Sequence[RosterRow]) -> tuple[dict[str, list[int]], Sequence[RosterRow]]:
    """Which columns hold what, and the rows below the headings."""
    for position, row in enumerate(rows[:_HEAD_ROWS]):
        columns = _columns(row.cells)
        if "name" in columns:
            return columns, [other for other in rows[position + 1 :] if not _is_heading(other, columns)]
    raise RosterError(
        "名单缺少“名称”一列，请在表头写明“名称”（或“单位名称”）。",
        "The roster has no column 名称 (name); please head the column of names with it.",
    )


def _is_heading(row: RosterRow, columns: Mapping[str, Sequence[int]]) -> bool:
    """Whether the row repeats the heading of the names, as a heading merged over two rows does."""
    [position, *_] = columns["name"]
    return position < len(row.cells) and "name" in _columns(row.cells[position : position + 1])


def _columns(cells: Sequence[str]) -> dict[str, list[int]]:
    columns: dict[str, list[int]] = {}
    for number, cell in enumerate(cells):
        heading = re.sub(r"[\s*（(].*$", "", cell.strip()).lower() or cell.strip().lower()
        for field, words in HEADINGS.items():
            if heading in words or cell.strip().lower() in words:
                columns.setdefault(field, []).append(number)
    return columns


def _entry(row: RosterRow, columns: Mapping[str, Sequence[int]]) -> Entry:
    words = {field: _words(row, columns.get(field, ())) for field in HEADINGS}
    name = tidy(words["name"])
    if not name:
        raise RosterError(
            f"名单第 {row.number} 行没有单位名称，请逐行填写。",
            f"Row {row.number} of the roster has no name.",
        )
    try:
        return Entry(
            row=row.number,
            name=name,
            former=_several(words["former"]),
            short=_several(words["short"]),
            kind=read_kind(words["kind"]) or kind_of(name).value,
            level=read_level(words["level"]) or level_of(name).value,
            region=words["region"],
            parent=tidy(words["parent"]),
            contact=words["contact"],
            deadline=read_deadline(words["deadline"]),
        )
    except Unclear as unclear:
        raise RosterError(
            f"名单第 {row.number} 行的{unclear.field.zh}“{unclear.words}”无法识别，请改正后重新导入。",
            f"Row {row.number} of the roster: the {unclear.field.en} “{unclear.words}” is not understood.",
        ) from unclear


def _words(row: RosterRow, numbers: Sequence[int]) -> str:
    found = (row.cells[number].strip() for number in numbers if number < len(row.cells))
    return " ".join(word for word in found if word)


def _several(words: str) -> tuple[str, ...]:
    return tuple(tidy(word) for word in _SEPARATORS.split(words) if word)


def _refuse_duplicates(entries: Sequence[Entry]) -> None:
    seen: dict[str, Entry] = {}
    for entry in entries:
        for name in _names(entry):
            other = seen.setdefault(name, entry)
            if other is not entry:
                raise RosterError(
                    f"名单第 {other.row} 行和第 {entry.row} 行都有“{name}”，请删除重复的一行或改正名称。",
                    f"Rows {other.row} and {entry.row} of the roster both hold “{name}”.",
                )


def _names(entry: Entry) -> Iterator[str]:
    yield from dict.fromkeys([entry.name, *entry.former, *entry.short])
