"""The recognition of characters by RapidOCR, which carries its models."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MAX_SIDE = 3000
"""The longest side of a picture in pixels. Larger ones are made smaller, which saves memory."""

_MIN_LINE_SCORE = 0.3
"""Lines of a lower confidence are stains and pictures."""

_SPACE = 0.8
"""The least gap between characters that is a space, relative to the height of the line."""

Corners = tuple[tuple[float, float], ...]
"""The corners of a line in pixels: upper left, upper right, lower right, lower left."""


@dataclass(frozen=True, slots=True)
class RecognisedLine:
    """A line of text, its corners, and the confidence (0 to 1) in each of its characters."""

    text: str
    corners: Corners
    confidences: tuple[float, ...]


def is_installed() -> bool:
    """Return whether the extra `ocr` is installed."""
    return find_spec("rapidocr") is not None


def recognise(image: NDArray[np.uint8]) -> list[RecognisedLine]:
    """Return the lines of a picture [height, width, 3]."""
    found = _engine()(image)
    if found.boxes is None:
        return []
    return [
        _line(text, tuple((float(x), float(y)) for x, y in box), characters)
        for text, box, characters in zip(found.txts, found.boxes, found.word_results, strict=True)
    ]


def _line(
    text: str, corners: Corners, characters: Sequence[tuple[str, float, Any]]
) -> RecognisedLine:
    """Return a line, with a space where the recognition has left out a wide one."""
    if "".join(char for char, _, _ in characters) != text.replace(" ", ""):
        return RecognisedLine(text, corners, (1.0,) * len(text))
    min_gap = _SPACE * (corners[3][1] - corners[0][1])
    pieces: list[str] = []
    confidences: list[float] = []
    edge = float("inf")
    for char, confidence, box in characters:
        left, right = min(x for x, _ in box), max(x for x, _ in box)
        if left - edge > min_gap:
            pieces.append(" ")
            confidences.append(1.0)
        pieces.append(char)
        confidences.append(float(confidence))
        edge = right
    return RecognisedLine("".join(pieces), corners, tuple(confidences))


@lru_cache(maxsize=1)
def _engine() -> Any:
    from rapidocr import RapidOCR

    threads = int(os.environ.get("OMP_NUM_THREADS", "1"))
    return RapidOCR(
        params={
            "EngineConfig.onnxruntime.intra_op_num_threads": threads,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
            "Global.use_cls": False,  # turned lines are rare, and it turns short ones by mistake
            "Global.max_side_len": MAX_SIDE,
            "Global.text_score": _MIN_LINE_SCORE,
            "Global.return_word_box": True,
            "Global.return_single_char_box": True,
            "Global.log_level": "critical",
        }
    )
