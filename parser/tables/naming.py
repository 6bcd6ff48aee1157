"""Which row of the form a segment is, where its label is broken over lines or glued to others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import takewhile

from parser.labels import LabelIndex, Match
from parser.tables.segments import Segment


def resolve(segments: Sequence[Segment], rest: Sequence[str], rows: LabelIndex, order: Sequence[str]) -> None:
    """Name the segments whose label is broken or glued, from the words around them and the form's order."""
    for index, segment in enumerate(segments):
        after = segments[index + 1].before if index + 1 < len(segments) else tuple(rest)
        if segment.match is None or not segment.match.exact:
            segment.match = _named(segment, after, rows) or segment.match
    _name_by_order(segments, order)


def _named(segment: Segment, after: Sequence[str], rows: LabelIndex) -> Match | None:
    words = segment.before if segment.match is None else (*segment.before, segment.label)
    after = list(takewhile(lambda text: not (rows.exact(text) or rows.ending(text)), after))
    best: Match | None = None
    for follow in range(min(len(after), 3) + 1):
        for skip in range(len(words)):
            text = "".join((*words[skip:], *after[:follow]))
            match = rows.exact(text) or rows.ending(text)
            if match and (segment.match is None or segment.match.id == match.id):
                segment.label = text
                return match
            best = best or rows.find(text)
    return best


def _name_by_order(segments: Sequence[Segment], order: Sequence[str]) -> None:
    """Unnamed rows between two named ones, as many as the form has there, take those names."""
    position = {row: index for index, row in enumerate(order)}
    taken = {segment.match.id for segment in segments if segment.match}
    for run, low, high in _unnamed_runs(segments, position, len(order)):
        candidates = [row for row in order[low + 1 : high] if row not in taken]
        fragments = all("".join(segment.before) for segment in run)
        if len(candidates) == len(run) and fragments and _plausible(run):
            for segment, row in zip(run, candidates, strict=True):
                segment.match = Match(row, False)


def _plausible(run: Sequence[Segment]) -> bool:
    """Rows with a name of their own (小计, 其中 …) are no broken labels."""
    return all(len("".join(segment.before)) >= 4 and "计" not in "".join(segment.before) for segment in run)


def _unnamed_runs(
    segments: Sequence[Segment], position: dict[str, int], end: int
) -> Iterable[tuple[list[Segment], int, int]]:
    run: list[Segment] = []
    low = -1
    for segment in segments:
        if segment.match is None:
            run.append(segment)
            continue
        here = position.get(segment.match.id, low)
        if run:
            yield run, low, here
        run, low = [], here
    if run:
        yield run, low, end
