"""What is drawn on an OFD page: characters, ruling lines, pictures; lengths in points."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from lxml import etree

from parser.reading.pages.glyphs import Glyph
from parser.reading.pages.layout import Box
from parser.reading.pages.limits import GLYPHS, RULINGS
from parser.reading.pages.ruling_lines import Rulings

POINTS_A_MILLIMETRE = 72 / 25.4

_THIN = 3.0
_ASCENT, _DESCENT = 0.85, 0.15
_NARROW = 0.5
_DEFAULT_SIZE = 3.5
_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?")
_COMMAND = re.compile(r"([MSLQBAC])([^MSLQBAC]*)")
_Matrix = tuple[float, float, float, float, float, float]
_Point = tuple[float, float]


@dataclass
class Drawn:
    """The characters, lines and pictures of one page."""

    glyphs: list[Glyph] = field(default_factory=list)
    rulings: Rulings = field(default_factory=Rulings)
    pictures: list[Box] = field(default_factory=list)


def draw(page: etree._Element, drawn: Drawn) -> None:
    """Add everything on ``page`` to ``drawn``, up to just over the bounds of a page."""
    for element in page.iter("{*}TextObject", "{*}PathObject", "{*}ImageObject"):
        kind = str(element.tag).rpartition("}")[2]
        matrix = _matrix(element)
        if element.get("Visible") == "false":
            continue
        if kind == "TextObject":
            drawn.glyphs.extend(_glyphs(element, matrix))
        elif kind == "PathObject":
            for line in _lines(element, matrix):
                drawn.rulings.add(*line)
        else:
            left, top, width, height = _boundary(element)
            drawn.pictures.append(
                Box(*(side * POINTS_A_MILLIMETRE for side in (left, top, left + width, top + height)))
            )
        if len(drawn.glyphs) > GLYPHS or len(drawn.rulings) > RULINGS:
            return


def numbers(text: str | None) -> list[float]:
    """The numbers in an attribute such as ``0 0 210 297``."""
    return [float(found) for found in _NUMBER.findall(text or "")]


def _boundary(element: etree._Element) -> tuple[float, float, float, float]:
    found = numbers(element.get("Boundary"))
    return (found[0], found[1], found[2], found[3]) if len(found) == 4 else (0.0, 0.0, 0.0, 0.0)


def _matrix(element: etree._Element) -> _Matrix:
    """From the object's own millimetres to the page's points."""
    left, top, _, _ = _boundary(element)
    found = numbers(element.get("CTM"))
    a, b, c, d, e, f = found if len(found) == 6 else (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    scale = POINTS_A_MILLIMETRE
    return a * scale, b * scale, c * scale, d * scale, (e + left) * scale, (f + top) * scale


def _moved(point: _Point, matrix: _Matrix) -> _Point:
    (x, y), (a, b, c, d, e, f) = point, matrix
    return a * x + c * y + e, b * x + d * y + f


def _glyphs(element: etree._Element, matrix: _Matrix) -> Iterator[Glyph]:
    size = (numbers(element.get("Size")) or [_DEFAULT_SIZE])[0]
    wide = size * (numbers(element.get("HScale")) or [1.0])[0] * math.hypot(matrix[0], matrix[1])
    high = size * math.hypot(matrix[2], matrix[3])
    for code in element.iter("{*}TextCode"):
        text = (code.text or "").strip("\r\n")
        x, y = ((numbers(code.get(side)) or [0.0])[0] for side in ("X", "Y"))
        across, down = _steps(code.get("DeltaX"), len(text)), _steps(code.get("DeltaY"), len(text))
        for index, character in enumerate(text):
            share = 1.0 if character >= "\u2e80" else _NARROW
            left, baseline = _moved((x, y), matrix)
            if not character.isspace():
                top, bottom = baseline - _ASCENT * high, baseline + _DESCENT * high
                yield Glyph(left, top, left + share * wide, bottom, baseline, character)
            x += across[index] if index < len(across) else (0.0 if down else share * size)
            y += down[index] if index < len(down) else 0.0


def _steps(text: str | None, most: int) -> list[float]:
    """The distances of ``DeltaX``; ``g 3 4.2`` stands for three times 4.2."""
    steps: list[float] = []
    words = (text or "").split()
    index = 0
    while index < len(words) and len(steps) < most:
        if words[index] == "g" and index + 2 < len(words):
            count, step = numbers(words[index + 1]), numbers(words[index + 2])
            steps += step * min(int(count[0]) if count else 0, most)
            index += 3
        else:
            steps += numbers(words[index])
            index += 1
    return steps


def _lines(element: etree._Element, matrix: _Matrix) -> Iterator[tuple[float, float, float, float]]:
    """The straight level or upright lines of a path, each as a thin rectangle."""
    stroked = element.get("Stroke", "true") != "false"
    if not stroked and element.get("Fill") != "true":
        return
    for data in element.iter("{*}AbbreviatedData"):
        for outline in _outlines(data.text or ""):
            points = [_moved(point, matrix) for point in outline]
            xs, ys = [x for x, _ in points], [y for _, y in points]
            left, top, right, bottom = min(xs), min(ys), max(xs), max(ys)
            if min(right - left, bottom - top) <= _THIN:
                if max(right - left, bottom - top) > _THIN:
                    yield left, top, right, bottom
            elif stroked:
                for (x0, y0), (x1, y1) in pairwise(points):
                    if min(abs(x1 - x0), abs(y1 - y0)) <= _THIN / 3:
                        yield min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _outlines(data: str) -> Iterator[list[_Point]]:
    """The sub-paths; curves are taken as the line between their ends."""
    points: list[_Point] = []
    for command, arguments in _COMMAND.findall(data):
        found = numbers(arguments)
        if command == "C" and points:
            points.append(points[0])
        elif len(found) >= 2:
            if command in "MS":
                if len(points) > 1:
                    yield points
                points = []
            points.append((found[-2], found[-1]))
    if len(points) > 1:
        yield points
