"""The recognition of characters by RapidOCR, which carries its models."""

from __future__ import annotations

import os
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
    words = found.word_results
    return [
        RecognisedLine(
            text,
            tuple((float(x), float(y)) for x, y in box),
            tuple(float(score) for _, score, _ in line),
        )
        for text, box, line in zip(found.txts, found.boxes, words, strict=True)
    ]


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
