"""Building model folders from a tiny model: damaged, interrupted, killed and at once."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from tests.models_build.tiny import tiny_model
from zoneqa.embedding.onnx import open_onnx
from zoneqa.errors import ModelUnavailable
from zoneqa.folders.model_folder import (
    DamagedFolderError,
    ModelFolder,
    ModelManifest,
    Precision,
    check_model,
)
from zoneqa.models_build.build import ensure_built
from zoneqa.models_build.packaged import PackagedModel


@pytest.fixture
def packaged(tmp_path: Path) -> PackagedModel:
    path = tmp_path / "tiny.bin"
    path.write_bytes(tiny_model())
    return PackagedModel(path, hashlib.sha256(path.read_bytes()).hexdigest())


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def left_in(cache: Path) -> list[str]:
    return sorted(path.name for path in (cache / "models").iterdir())


def test_a_built_folder_embeds_and_is_built_once(packaged: PackagedModel, cache: Path) -> None:
    steps: list[str] = []
    folder = ensure_built(packaged, cache, steps.append)
    assert len(steps) == 5
    first = open_onnx(folder, "fp32").embed(["园区", "区"], "passage")
    assert ensure_built(packaged, cache, steps.append) == folder
    assert len(steps) == 5
    assert left_in(cache) == [folder.root.name] == [packaged.folder_name]
    assert np.linalg.norm(first, axis=1) == pytest.approx(1, abs=1e-5)


@pytest.mark.parametrize("precision", ["int8", "fp32"])
def test_the_graph_computes_what_bert_computes(
    packaged: PackagedModel, cache: Path, precision: Precision
) -> None:
    from zoneqa.embedding.sentence_transformers import open_hub

    folder = ensure_built(packaged, cache)
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
    [
        "tokenizer.json",
        "onnx/sentencepiece.model",
        "model.safetensors",
        "onnx/encoder_int8.onnx",
        "config.json",
    ],
)
@pytest.mark.parametrize("harm", [damage, Path.unlink, lambda path: os.truncate(path, 10)])
def test_a_damaged_folder_is_noticed_and_rebuilt(
    packaged: PackagedModel, cache: Path, file: str, harm: Callable[[Path], None]
) -> None:
    folder = ensure_built(packaged, cache)
    expected = open_onnx(folder).embed(["园区"], "query")
    harm(folder.root / file)
    with pytest.raises(DamagedFolderError, match=file):
        check_model(folder)
    with pytest.raises(ModelUnavailable, match="damaged"):
        open_onnx(folder)
    rebuilt = open_onnx(ensure_built(packaged, cache))
    assert rebuilt.embed(["园区"], "query") == pytest.approx(expected, abs=1e-6)
    assert left_in(cache) == [packaged.folder_name]


def test_a_folder_of_an_older_version_is_built_again(packaged: PackagedModel, cache: Path) -> None:
    folder = ensure_built(packaged, cache)
    expected = open_onnx(folder).embed(["园区"], "query")
    folder.sentencepiece.unlink()
    folder.manifest.write_text(ModelManifest.of(folder.root, folder.root.name).to_json())
    assert check_model(folder).name == packaged.folder_name
    again = open_onnx(ensure_built(packaged, cache))
    assert again.embed(["园区"], "query") == pytest.approx(expected, abs=1e-6)
    assert left_in(cache) == [packaged.folder_name]


@pytest.mark.parametrize("text", ["", "[]", "{", '{"name": "x"}', '{"name": "x", "files": 1}'])
def test_a_folder_with_a_broken_manifest_is_rebuilt(
    packaged: PackagedModel, cache: Path, text: str
) -> None:
    folder = ensure_built(packaged, cache)
    folder.manifest.write_text(text)
    assert check_model(ensure_built(packaged, cache)).name == packaged.folder_name


@pytest.mark.parametrize("step", range(5))
def test_an_interrupted_build_leaves_nothing(
    packaged: PackagedModel, cache: Path, step: int
) -> None:
    steps: list[str] = []

    def interrupt(doing: str) -> None:
        steps.append(doing)
        if len(steps) > step:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ensure_built(packaged, cache, interrupt)
    assert left_in(cache) == []


def build_in_a_process(packaged: PackagedModel, cache: Path, say: str) -> int:
    program = (
        "import os, signal; from pathlib import Path;"
        "from zoneqa.models_build.build import ensure_built;"
        "from zoneqa.models_build.packaged import PackagedModel;"
        f"ensure_built(PackagedModel(Path({str(packaged.path)!r}), {packaged.sha256!r}),"
        f" Path({str(cache)!r}), {say})"
    )
    return subprocess.run([sys.executable, "-c", program], check=False, timeout=120).returncode


def test_a_killed_build_counts_as_no_model(packaged: PackagedModel, cache: Path) -> None:
    say = "lambda doing: 'storing' in doing and os.kill(os.getpid(), signal.SIGKILL)"
    assert build_in_a_process(packaged, cache, say) == -9
    (left,) = left_in(cache)
    assert left.startswith(f".{packaged.folder_name}")
    assert check_model(ensure_built(packaged, cache)).name == packaged.folder_name
    assert left_in(cache) == [packaged.folder_name]


def test_builders_at_once_do_not_harm_each_other(packaged: PackagedModel, cache: Path) -> None:
    with ThreadPoolExecutor(3) as pool:
        ends = pool.map(lambda _: build_in_a_process(packaged, cache, "print"), range(3))
        assert list(ends) == [0, 0, 0]
    assert left_in(cache) == [packaged.folder_name]
    assert (
        check_model(ModelFolder(cache / "models" / packaged.folder_name)).name
        == packaged.folder_name
    )


def test_a_damaged_package_is_one_clear_error(packaged: PackagedModel, cache: Path) -> None:
    damage(packaged.path)
    with pytest.raises(ModelUnavailable, match="reinstall"):
        ensure_built(packaged, cache)
    assert left_in(cache) == []


def test_a_cache_that_cannot_be_written_is_one_clear_error(
    packaged: PackagedModel, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ModelUnavailable, match="cannot be stored"):
        ensure_built(packaged, tmp_path / "file")
