"""Memory-mapping one tensor of a safetensors file."""

from __future__ import annotations

import json
import struct
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

DTYPES = {"F16": "<f2", "F32": "<f4"}
LENGTH = struct.Struct("<Q")


def map_tensor(path: Path, name: str) -> NDArray[Any]:
    """Map a tensor read-only; only the rows that are used are paged in."""
    with path.open("rb") as file:
        (length,) = LENGTH.unpack(file.read(LENGTH.size))
        entry = json.loads(file.read(length))[name]
    return np.memmap(
        path,
        dtype=DTYPES[entry["dtype"]],
        mode="r",
        offset=LENGTH.size + length + entry["data_offsets"][0],
        shape=tuple(entry["shape"]),
    )
