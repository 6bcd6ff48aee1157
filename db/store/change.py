"""What checking again changed about a report."""

from __future__ import annotations

from dataclasses import dataclass

from db.queries.stored import Snapshot
from parser.names import LIGHT_NAMES


@dataclass(frozen=True, slots=True)
class Change:
    """One report whose result is another now; ``before`` is None for a file that could not be read then."""

    report_id: int
    before: Snapshot | None
    after: Snapshot

    def __str__(self) -> str:
        after = self.after
        words = [f"{after.agency} {after.year or ''}：{_standing(self.before)} → {_standing(after)}"]
        earlier = self.before.codes if self.before else frozenset()
        for verb, codes in (("新增", after.codes - earlier), ("消除", earlier - after.codes)):
            if codes:
                words.append(f"{verb} {'、'.join(sorted(codes))}")
        return "；".join(words)


def _standing(snapshot: Snapshot | None) -> str:
    return f"{LIGHT_NAMES[snapshot.light].zh} {snapshot.score} 分" if snapshot else "未能读取"
