"""Reading single rows of a tensor in a safetensors file."""

from __future__ import annotations

import json
import os
import struct
import weakref
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

DTYPES = {"F16": "<f2", "F32": "<f4"}
LENGTH = struct.Struct("<Q")


class TensorRows:
    """The rows of a tensor [n, d], read when they are asked for; threads may share it.

    They are not mapped into memory: the system would map up to 2 MiB round each row, and soon all.
    """

    def __init__(self, path: Path, name: str) -> None:
        self._file = os.open(path, os.O_RDONLY)
        weakref.finalize(self, os.close, self._file)
        (length,) = LENGTH.unpack(os.pread(self._file, LENGTH.size, 0))
        entry = json.loads(os.pread(self._file, length, LENGTH.size))[name]
        self.shape: tuple[int, int] = tuple(entry["shape"])
        self._dtype = np.dtype(DTYPES[entry["dtype"]])
        self._start = LENGTH.size + length + entry["data_offsets"][0]

    def __getitem__(self, numbers: NDArray[Any]) -> NDArray[Any]:
        """Return the rows of these numbers; the shape is that of the numbers, with d added."""
        read, places = np.unique(numbers, return_inverse=True)
        size = self.shape[1] * self._dtype.itemsize
        data = (os.pread(self._file, size, self._start + size * n) for n in read.tolist())
        rows = np.frombuffer(b"".join(data), self._dtype)
        return rows.reshape(-1, self.shape[1])[places]
