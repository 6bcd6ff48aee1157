"""What is drawn on a PDF page: ruling lines, pictures, and whether its text is invisible.

A ruling line may be a stroke, the side of a stroked rectangle or a filled
rectangle as thin as a line. Invisible text is what a scanner's own text
recognition lays over the picture.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from parser.reading.pages.layout import Box
from parser.reading.pages.limits import DOTS, RULINGS
from parser.reading.pages.ruling_lines import Rulings
from parser.reading.printed.dotted_lines import lines_of
from parser.reading.printed.words import Turner

_THIN = 3.0
"""Points: a filled rectangle of at most this height or width is a drawn line."""

_FORM_DEPTH = 4
"""Forms inside forms that are followed for lines."""

# What pdfium writes its answers into, made once: it is asked under a lock, thousands of times a page.
_EDGES = tuple(ctypes.c_float() for _ in range(4))
_FILL, _STROKE = ctypes.c_int(), ctypes.c_int()

_Matrix = tuple[float, float, float, float, float, float]
_Point = tuple[float, float]
_IDENTITY: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass
class Drawn:
    """The drawings of one page, upright and top-down; ``cut`` when there were more lines than we follow."""

    rulings: Rulings = field(default_factory=Rulings)
    dots: list[Box] = field(default_factory=list)
    pictures: list[Box] = field(default_factory=list)
    visible_texts: int = 0
    invisible_texts: int = 0
    cut: bool = False

    @property
    def is_partly_unseen(self) -> bool:
        """Whether some of the page's text is painted and some is not."""
        return bool(self.visible_texts and self.invisible_texts)

    def add(self, line: Box) -> None:
        """A ruling line, or a dot of one."""
        if line.width <= _THIN and line.height <= _THIN:
            self.dots.append(line)
        else:
            self.rulings.add(*line)


def drawn_on(page: pdfium.PdfPage, bounds: tuple[float, ...], turns: int) -> Drawn:
    """Everything drawn on ``page``; ``bounds`` and ``turns`` as for its characters."""
    drawn, turned = Drawn(), Turner(bounds, turns)
    for item, outer in _objects(page.raw, _IDENTITY, 0):
        kind = pdfium_c.FPDFPageObj_GetType(item)
        if kind == pdfium_c.FPDF_PAGEOBJ_PATH:
            for line in _lines_of_path(item, outer):
                drawn.add(Box(*turned(*line)))
        elif kind == pdfium_c.FPDF_PAGEOBJ_IMAGE:
            drawn.pictures.append(Box(*turned(*_extent(item, outer))))
        elif kind == pdfium_c.FPDF_PAGEOBJ_TEXT:
            if pdfium_c.FPDFTextObj_GetTextRenderMode(item) == pdfium_c.FPDF_TEXTRENDERMODE_INVISIBLE:
                drawn.invisible_texts += 1
            else:
                drawn.visible_texts += 1
        if len(drawn.rulings) >= RULINGS or len(drawn.dots) >= DOTS:
            drawn.cut = True
            break
    for line in lines_of(drawn.dots):
        drawn.rulings.add(*line)
    return drawn


def _objects(holder: object, outer: _Matrix, depth: int) -> Iterator[tuple[object, _Matrix]]:
    """Every object with the matrix of the forms around it."""
    if depth == 0:
        count, get = pdfium_c.FPDFPage_CountObjects(holder), pdfium_c.FPDFPage_GetObject
    else:
        count, get = pdfium_c.FPDFFormObj_CountObjects(holder), pdfium_c.FPDFFormObj_GetObject
    for index in range(count):
        item = get(holder, index)
        if pdfium_c.FPDFPageObj_GetType(item) == pdfium_c.FPDF_PAGEOBJ_FORM and depth < _FORM_DEPTH:
            yield from _objects(item, _product(_matrix(item), outer), depth + 1)
        else:
            yield item, outer


def _extent(item: object, outer: _Matrix) -> tuple[float, float, float, float]:
    """Left, bottom, right, top of a picture: the unit square under its matrix."""
    a, b, c, d, e, f = _product(_matrix(item), outer)
    xs, ys = (e, e + a, e + c, e + a + c), (f, f + b, f + d, f + b + d)
    return min(xs), min(ys), max(xs), max(ys)


def _lines_of_path(path: object, outer: _Matrix) -> Iterator[tuple[float, float, float, float]]:
    """The straight upright or level lines of a path, each as a thin rectangle (left, bottom, right, top)."""
    if not pdfium_c.FPDFPath_GetDrawMode(path, _FILL, _STROKE) or not (_FILL.value or _STROKE.value):
        return
    if outer is _IDENTITY and (bounds := _thin_bounds(path)):
        yield bounds
        return
    stroked, matrix = bool(_STROKE.value), _product(_matrix(path), outer)
    for points in _outlines(path, matrix):
        xs, ys = [x for x, _ in points], [y for _, y in points]
        left, bottom, right, top = min(xs), min(ys), max(xs), max(ys)
        if min(right - left, top - bottom) <= _THIN:
            yield left, bottom, right, top
        elif stroked:
            for (x0, y0), (x1, y1) in pairwise(points):
                if min(abs(x1 - x0), abs(y1 - y0)) <= _THIN / 3:
                    yield min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _thin_bounds(path: object) -> tuple[float, float, float, float] | None:
    """Left, bottom, right, top of a path that is a single line: most are, and points cost more to ask for."""
    if not pdfium_c.FPDFPageObj_GetBounds(path, *_EDGES):
        return None
    left, bottom, right, top = (edge.value for edge in _EDGES)
    width, height = right - left, top - bottom
    if (width > _THIN < height) or (width <= 2 * _THIN >= height):
        return None
    return left, bottom, right, top


def _outlines(path: object, matrix: _Matrix) -> Iterator[list[_Point]]:
    """The path's sub-paths as lists of points on the page; a closed one returns to its beginning."""
    a, b, c, d, e, f = matrix
    points: list[_Point] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(pdfium_c.FPDFPath_CountSegments(path)):
        segment = pdfium_c.FPDFPath_GetPathSegment(path, index)
        if not pdfium_c.FPDFPathSegment_GetPoint(segment, x, y):
            continue
        if pdfium_c.FPDFPathSegment_GetType(segment) == pdfium_c.FPDF_SEGMENT_MOVETO:
            if len(points) > 1:
                yield points
            points = []
        points.append((a * x.value + c * y.value + e, b * x.value + d * y.value + f))
        if pdfium_c.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if len(points) > 1:
        yield points


def _matrix(item: object) -> _Matrix:
    found = pdfium_c.FS_MATRIX()
    if not pdfium_c.FPDFPageObj_GetMatrix(item, found):
        return _IDENTITY
    return found.a, found.b, found.c, found.d, found.e, found.f


def _product(first: _Matrix, then: _Matrix) -> _Matrix:
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u
