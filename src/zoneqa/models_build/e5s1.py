"""The E5S1 file format: a BERT encoder in 4-bit blocks and its Unigram vocabulary.

All little-endian, in this order: header, vocabulary, normalisation map, tensor directory, tensors.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

MAGIC = b"E5S1"
BLOCK = 32
Q4_BLOCK = np.dtype([("scale", "<f2"), ("nibbles", "u1", BLOCK // 2)])
FLOAT32, Q4 = 0, 1
DECODED_AT_ONCE = 16_384


class E5S1Error(ValueError):
    """The bytes are not a complete E5S1 model."""


@dataclass(frozen=True)
class Shape:
    """The sizes of the encoder, in the order of the header."""

    hidden: int
    layers: int
    heads: int
    feed_forward: int
    vocabulary: int
    positions: int
    types: int
    epsilon: float
    block: int


@dataclass(frozen=True)
class Vocabulary:
    """Unigram pieces with their scores, and the normal form of single code points."""

    pieces: tuple[str, ...]
    scores: tuple[float, ...]
    bos: int
    eos: int
    pad: int
    unk: int
    normalisation: Mapping[int, str]


@dataclass(frozen=True)
class TensorEntry:
    """The place of a tensor in the file."""

    encoding: int
    count: int
    offset: int
    size: int


@dataclass(frozen=True)
class E5S1:
    """A parsed file; tensors are decoded on request."""

    shape: Shape
    vocabulary: Vocabulary
    directory: Mapping[str, TensorEntry]
    data: bytes

    def floats(self, name: str) -> NDArray[np.float32]:
        """Return a tensor decoded to float32, flat."""
        entry = self._entry(name)
        if entry.encoding == FLOAT32:
            return np.frombuffer(self.data, "<f4", entry.count, entry.offset).astype(np.float32)
        return decode_q4(self._blocks(entry), np.float32)

    def halves(self, name: str) -> NDArray[np.float16]:
        """Return a 4-bit tensor decoded to float16, flat: half the memory of `floats`."""
        return decode_q4(self._blocks(self._entry(name)), np.float16)

    def _entry(self, name: str) -> TensorEntry:
        try:
            return self.directory[name]
        except KeyError as error:
            raise E5S1Error(f"tensor {name} is missing") from error

    def _blocks(self, entry: TensorEntry) -> NDArray[np.void]:
        return np.frombuffer(self.data, Q4_BLOCK, entry.count // BLOCK, entry.offset)


def decode_q4(blocks: NDArray[np.void], dtype: type[Any]) -> NDArray[Any]:
    """Return the weights of 4-bit blocks: all low nibbles, then all high ones, minus 8, scaled."""
    out = np.empty((len(blocks), BLOCK), dtype)
    # In parts, so that a large table is never in memory as float32 as a whole.
    for start in range(0, len(blocks), DECODED_AT_ONCE):
        part = blocks[start : start + DECODED_AT_ONCE]
        scales = part["scale"].astype(np.float32)[:, None]
        nibbles = np.concatenate((part["nibbles"] & 15, part["nibbles"] >> 4), axis=1)
        out[start : start + DECODED_AT_ONCE] = (nibbles.astype(np.float32) - 8) * scales
    return out.reshape(-1)


def parse(data: bytes) -> E5S1:
    """Return the parsed file. Raises E5S1Error if it is damaged or a tensor is cut off."""
    try:
        return _parse(_Cursor(data))
    except (struct.error, UnicodeDecodeError, ValueError) as error:
        raise E5S1Error(f"not a complete E5S1 model: {error}") from error


class _Cursor:
    """Reads values from bytes one after the other."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0

    def values(self, layout: str) -> tuple[Any, ...]:
        layout = "<" + layout
        found = struct.unpack_from(layout, self.data, self.at)
        self.at += struct.calcsize(layout)
        return found

    def array(self, dtype: str, count: int) -> NDArray[Any]:
        found = np.frombuffer(self.data, dtype, count, self.at)
        self.at += found.nbytes
        return found

    def take(self, count: int) -> bytes:
        found = self.data[self.at : self.at + count]
        if len(found) != count:
            raise E5S1Error("it ends too early")
        self.at += count
        return found


def _parse(cursor: _Cursor) -> E5S1:
    if cursor.take(4) != MAGIC:
        raise E5S1Error("the first bytes are not E5S1")
    (version,) = cursor.values("I")
    shape = Shape(*cursor.values("7ifi"))
    if version != 1 or shape.block != BLOCK:
        raise E5S1Error(f"version {version} with blocks of {shape.block} is not known")
    vocabulary = _vocabulary(cursor)
    directory = _directory(cursor)
    if any(entry.offset + entry.size > len(cursor.data) for entry in directory.values()):
        raise E5S1Error("it ends too early")
    return E5S1(shape, vocabulary, directory, cursor.data)


def _vocabulary(cursor: _Cursor) -> Vocabulary:
    count, bos, eos, pad, unk = cursor.values("5i")
    (length,) = cursor.values("Q")
    offsets = cursor.array("<u4", count + 1).tolist()
    scores = cursor.array("<f4", count).tolist()
    blob = cursor.take(length)
    pieces = (blob[offsets[i] : offsets[i + 1]].decode() for i in range(count))
    return Vocabulary(
        tuple(pieces), tuple(scores), bos, eos, pad, unk, normalisation=_normalisation(cursor)
    )


def _normalisation(cursor: _Cursor) -> dict[int, str]:
    count, _size = cursor.values("iI")
    found: dict[int, str] = {}
    for _ in range(count):
        code_point, length = cursor.values("IB")
        found[code_point] = "".join(map(chr, cursor.values(f"{length}I")))
    return found


def _directory(cursor: _Cursor) -> dict[str, TensorEntry]:
    (count,) = cursor.values("i")
    found: dict[str, TensorEntry] = {}
    for _ in range(count):
        (length,) = cursor.values("H")
        name = cursor.take(length).decode()
        found[name] = TensorEntry(*cursor.values("BIQQ"))
    return found
