"""Whole collections of sample files: the demo's, and a folder of any size."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from random import Random

from parser.checks.catalogue import CHECK
from parser.samples.defects import DEFECTS, Defect, Planted, Unsuitable, plant, planted
from parser.samples.draft import Draft
from parser.samples.drafting import make_draft, series
from parser.samples.layouts import LAYOUTS, Layout, write

LAST_YEAR = 2025


@dataclass(frozen=True)
class SampleFile:
    """A file as an agency would send it, and what is wrong with it (``code`` None: nothing)."""

    name: str
    data: bytes
    layout: str
    draft: Draft
    code: str | None = None


def layouts_for(code: str | None, names: Sequence[str]) -> list[str]:
    """The layouts among ``names`` that can carry the defect."""
    if code is None:
        return list(names)
    return [name for name in names if _carries(LAYOUTS[name], DEFECTS[code])]


def _carries(layout: Layout, wanted: Defect) -> bool:
    able = (layout.blanks, layout.heads, layout.numerals)
    needed = (wanted.needs_blanks, wanted.needs_heads, wanted.needs_numerals)
    return all(has or not needs for has, needs in zip(able, needed, strict=True))


def chosen_layouts(formats: Sequence[str] | None) -> list[str]:
    """Layouts of those formats (``txt``, ``html`` … or a layout's name); ``KeyError`` for others."""
    if not formats:
        return list(LAYOUTS)
    chosen = [name for name, layout in LAYOUTS.items() if layout.format in formats or name in formats]
    known = {*LAYOUTS, *(layout.format for layout in LAYOUTS.values())}
    if unknown := [format_ for format_ in formats if format_ not in known]:
        raise KeyError(unknown[0])
    return chosen


def demo_set(
    seed: int = 1, agencies: int = 60, years: int = 3, last_year: int = LAST_YEAR
) -> Iterator[SampleFile]:
    """Several years of reports of different agencies: most good, every defect and every layout somewhere.

    A few of the faulty reports of the last year come once more, corrected.
    """
    spans = tuple(range(last_year - years + 1, last_year + 1))
    drafts = [draft for reports in _agencies(seed, agencies, spans) for draft in reports]
    planted = _spread_defects(Random(seed), drafts)
    layouts = cycle(LAYOUTS)
    for draft in drafts:
        code, changed = planted.get(id(draft), (None, draft))
        layout = _next_layout(layouts, code)
        yield SampleFile(_file_name(draft, layout), write(changed, layout), layout, changed, code)
    faulty = [draft for draft in drafts if id(draft) in planted and draft.year == last_year]
    for draft in faulty[:4]:
        layout = _next_layout(layouts, None)
        yield SampleFile(_file_name(draft, layout, "（修改稿）"), write(draft, layout), layout, draft)


def demo_roster(seed: int = 1, agencies: int = 60, silent: int = 2, last_year: int = LAST_YEAR) -> str:
    """The 应报名单 of ``demo_set`` as CSV: its agencies, and ``silent`` more that have sent nothing."""
    expected = [reports[0].agency.name for reports in _agencies(seed, agencies + silent, (last_year,))]
    return "\n".join(["单位名称", *expected])


def _agencies(seed: int, count: int, years: tuple[int, ...]) -> Iterator[list[Draft]]:
    names: set[str] = set()
    number = seed * 10_000
    while len(names) < count:
        reports = series(number, years)
        number += 1
        if reports[0].agency.name not in names:
            names.add(reports[0].agency.name)
            yield reports


def _spread_defects(rng: Random, drafts: list[Draft]) -> dict[int, tuple[str, Draft]]:
    """Every code planted in a draft that suits it: what matters most in the last year, others mostly."""
    planted: dict[int, tuple[str, Draft]] = {}
    latest = max((draft.year for draft in drafts), default=0)
    for code in DEFECTS:
        candidates = [draft for draft in drafts if id(draft) not in planted]
        rng.shuffle(candidates)
        starred = code in CHECK and CHECK[code].starred
        candidates.sort(key=lambda draft: draft.year < latest and (starred or rng.random() < 0.6))
        for draft in candidates:
            if result := _try(code, draft):
                planted[id(draft)] = (code, result.draft)
                break
    return planted


def _try(code: str, draft: Draft) -> Planted | None:
    try:
        return plant(code, draft)
    except Unsuitable:
        return None


def _next_layout(layouts: Iterator[str], code: str | None) -> str:
    return next(layout for layout in layouts if layouts_for(code, [layout]))


def _file_name(draft: Draft, layout: str, addition: str = "") -> str:
    suffix = LAYOUTS[layout].suffix
    return f"{draft.agency.name}{draft.year}年政府信息公开工作年度报告{addition}{suffix}"


def sample_files(
    count: int, seed: int = 1, formats: Sequence[str] | None = None, defects: Sequence[str] | None = None
) -> Iterator[SampleFile]:
    """``count`` reports of one year over all layouts; every third carries a defect, of all kinds in turn.

    With ``defects`` given, every report carries one; with an empty sequence none does.
    """
    layouts = cycle(chosen_layouts(formats))
    codes = cycle(DEFECTS if defects is None else defects)
    for number in range(count):
        wanted = (defects is None and number % 3 == 2) or bool(defects)
        code = next(codes) if wanted else None
        number_seed = seed * 100_000 + number
        changed = (
            planted(code, number_seed, LAST_YEAR).draft if code else make_draft(number_seed, year=LAST_YEAR)
        )
        layout = _next_layout(layouts, code)
        yield SampleFile(_file_name(changed, layout), write(changed, layout), layout, changed, code)


def write_folder(folder: Path, files: Iterator[SampleFile]) -> Iterator[Path]:
    """Writes each file below ``folder`` and yields its path; equal names are told apart by a number."""
    folder.mkdir(parents=True, exist_ok=True)
    taken: set[str] = set()
    for file in files:
        name, number = Path(file.name), 2
        while str(name) in taken:
            name = Path(f"{Path(file.name).stem}（{number}）{Path(file.name).suffix}")
            number += 1
        taken.add(str(name))
        path = folder / name
        path.write_bytes(file.data)
        yield path


def formats() -> list[str]:
    """The formats that samples can be written in."""
    return sorted({layout.format for layout in LAYOUTS.values()})
