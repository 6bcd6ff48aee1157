"""Text recognition: where lines of text stand, and what a line says with how much confidence."""

from __future__ import annotations

import logging
import multiprocessing
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt
import onnxruntime
import rapidocr
from rapidocr import RapidOCR

from parser.reading.errors import ToolMissing
from parser.reading.isolation import allow_recognition
from parser.reading.pages.layout import Box
from parser.reading.scanned.image import Image

_HEIGHT = 48
"""Pixels: the height of a line for which the model was trained."""

_LEAST_WIDTH = 48
_LONGEST = 2400
_BLANK = 0
"""The model's class for "no character here"."""

_DETECTED_SIDE = 1120
"""Pixels: the longer side at which lines are looked for."""

DOUBTFUL = 0.3
"""The confidence of what was read only by guessing at its shape."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a line says; ``confidence`` is that of its least certain character."""

    text: str
    confidence: float


class Recogniser:
    """The two models of the installed wheel; nothing is downloaded."""

    def __init__(self) -> None:
        allow_recognition()
        logging.getLogger("RapidOCR").setLevel(logging.CRITICAL)
        models = Path(rapidocr.__file__).parent / "models"
        line_model = _model(models, "*_rec_*.onnx")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = _threads()
        options.log_severity_level = 4
        # Lines are short: threads that wait busily for the next one cost more than they save.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self._lines = onnxruntime.InferenceSession(
            str(line_model), options, providers=["CPUExecutionProvider"]
        )
        self._input = self._lines.get_inputs()[0].name
        characters = self._lines.get_modelmeta().custom_metadata_map["character"].splitlines()
        self._characters = ["", *characters, " "]
        self._detector = RapidOCR(
            params={
                "Global.log_level": "critical",
                "Det.model_path": str(_model(models, "*_det_*.onnx")),
                "Det.limit_type": "max",
                "Det.limit_side_len": _DETECTED_SIDE,
                "EngineConfig.onnxruntime.intra_op_num_threads": _threads(),
            }
        )

    def find_lines(self, grey: Image) -> list[Box]:
        """The boxes of the lines of text on a straight page."""
        found = self._detector(
            cv2.cvtColor(grey, cv2.COLOR_GRAY2BGR), use_det=True, use_cls=False, use_rec=False
        )
        boxes: Any = getattr(found, "boxes", None)
        if boxes is None:
            return []
        return [
            Box(*(float(edge) for edge in (*corners.min(axis=0), *corners.max(axis=0)))) for corners in boxes
        ]

    def read_line(self, crop: Image) -> Reading:
        """What one line of text says. ``crop`` is grey and holds nothing else."""
        output = self._lines.run(None, {self._input: _normalised(crop)})[0][0]
        classes = output.argmax(axis=1)
        certain = output.max(axis=1)
        kept = (classes != _BLANK) & np.concatenate([[True], classes[1:] != classes[:-1]])
        if not kept.any():
            return Reading("", 0.0)
        text = "".join(self._characters[index] for index in classes[kept])
        return Reading(text, float(certain[kept].min()))


@cache
def recogniser() -> Recogniser:
    """The models, loaded once a process."""
    return Recogniser()


def _threads() -> int:
    """One a worker process, since there is a worker a core; two where a person waits."""
    return 1 if multiprocessing.parent_process() else 2


def _model(folder: Path, pattern: str) -> Path:
    found = sorted(folder.glob(pattern))
    if not found:
        raise ToolMissing
    return found[0]


def _normalised(crop: Image) -> npt.NDArray[np.float32]:
    height, width = crop.shape
    scaled_width = max(8, min(_LONGEST, round(width * _HEIGHT / height)))
    how = cv2.INTER_AREA if height > _HEIGHT else cv2.INTER_CUBIC
    line = cv2.resize(crop, (scaled_width, _HEIGHT), interpolation=how)
    if scaled_width < _LEAST_WIDTH:
        missing = _LEAST_WIDTH - scaled_width
        line = cv2.copyMakeBorder(line, 0, 0, missing // 2, missing - missing // 2, cv2.BORDER_REPLICATE)
    values = line.astype(np.float32) / np.float32(127.5) - np.float32(1.0)
    return np.repeat(values[np.newaxis, np.newaxis], 3, axis=1)
