"""A tiny model in the packaged format."""

from __future__ import annotations

import struct

import numpy as np

from zoneqa.models_build.e5s1 import BLOCK

HIDDEN, LAYERS, HEADS, WIDE, POSITIONS = 64, 2, 2, 128, 32
PIECES = ["<s>", "<pad>", "</s>", "<unk>", "\u2581", "query", "passage", ":", "园", "区", "<mask>"]


def tiny_model() -> bytes:
    """Return a file of the format with a small random encoder."""
    random = np.random.default_rng(0)
    tensors: dict[str, tuple[int, int, bytes]] = {}

    def floats(name: str, values: np.ndarray) -> None:
        tensors[name] = (0, values.size, values.astype("<f4").tobytes())

    def q4(name: str, count: int) -> None:
        blocks = np.empty(count // BLOCK, [("scale", "<f2"), ("nibbles", "u1", BLOCK // 2)])
        blocks["scale"] = random.uniform(0.01, 0.05, len(blocks))
        blocks["nibbles"] = random.integers(0, 256, blocks["nibbles"].shape)
        tensors[name] = (1, count, blocks.tobytes())

    def norm(name: str) -> None:
        floats(f"{name}.w", np.ones(HIDDEN))
        floats(f"{name}.b", np.zeros(HIDDEN))

    q4("emb.word", len(PIECES) * HIDDEN)
    floats("emb.pos", random.normal(0, 0.1, POSITIONS * HIDDEN))
    floats("emb.type", random.normal(0, 0.1, 2 * HIDDEN))
    norm("emb.ln")
    for layer in range(LAYERS):
        sizes = dict.fromkeys(("q", "k", "v", "ao"), (HIDDEN, HIDDEN))
        for part, (rows, columns) in {**sizes, "fi": (WIDE, HIDDEN), "fo": (HIDDEN, WIDE)}.items():
            q4(f"l{layer}.{part}.w", rows * columns)
            floats(f"l{layer}.{part}.b", random.normal(0, 0.1, rows))
        norm(f"l{layer}.aln")
        norm(f"l{layer}.oln")
    start = _header() + _vocabulary()
    return start + _directory(tensors, len(start))


def _header() -> bytes:
    sizes = (HIDDEN, LAYERS, HEADS, WIDE, len(PIECES), POSITIONS, 2)
    return b"E5S1" + struct.pack("<I7ifi", 1, *sizes, 1e-12, BLOCK)


def _vocabulary() -> bytes:
    blobs = [piece.encode() for piece in PIECES]
    offsets = np.cumsum([0, *map(len, blobs)]).astype("<u4").tobytes()
    scores = np.array([0, 0, 0, 0, *range(-1, -len(PIECES) + 4, -1), 0], "<f4").tobytes()
    mapping = struct.pack("<IBI", 9, 1, 32) + struct.pack("<IB", 1, 0)
    start = struct.pack("<5iQ", len(PIECES), 0, 2, 1, 3, sum(map(len, blobs)))
    return (
        start + offsets + scores + b"".join(blobs) + struct.pack("<iI", 2, len(mapping)) + mapping
    )


def _directory(tensors: dict[str, tuple[int, int, bytes]], before: int) -> bytes:
    offset = before + 4 + sum(2 + len(name) + 21 for name in tensors)
    entries, body = [struct.pack("<i", len(tensors))], b""
    for name, (encoding, count, data) in tensors.items():
        place = struct.pack("<BIQQ", encoding, count, offset + len(body), len(data))
        entries.append(struct.pack("<H", len(name)) + name.encode() + place)
        body += data
    return b"".join(entries) + body
