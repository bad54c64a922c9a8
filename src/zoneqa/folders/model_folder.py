"""A model folder on disk: sentence-transformers' own layout, the ONNX encoders, a manifest."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import BinaryIO, Literal, TypeAlias

WORD_TABLE = "embeddings.word_embeddings.weight"
"""The name of the word vectors in the weights, as Hugging Face's BertModel has it."""

Precision: TypeAlias = Literal["int8", "fp32"]

# Longer files are known by samples: reading hundreds of MB at every start would cost more than
# the rest of the start. A sample is taken from every stretch, so a missing or zeroed stretch,
# a cut file and another model's file are noticed; a single flipped bit between samples is not.
LARGEST_READ_WHOLE = 128 << 20
SAMPLE, STRETCH = 4 << 10, 1 << 20


class DamagedFolderError(Exception):
    """The folder is not what its manifest says."""


@dataclass(frozen=True)
class FileRecord:
    """What is known of one file; `sampled` is the digest over its samples."""

    size: int
    sha256: str
    sampled: str


@dataclass(frozen=True)
class ModelManifest:
    """Written last: a folder without it was never finished."""

    name: str
    files: Mapping[str, FileRecord]

    @classmethod
    def from_json(cls, text: str) -> ModelManifest:
        """Read what `to_json` wrote."""
        data = json.loads(text)
        return cls(data["name"], {k: FileRecord(**v) for k, v in data["files"].items()})

    def to_json(self) -> str:
        """Write with sorted keys, so that equal manifests are equal texts."""
        return json.dumps(asdict(self), indent=1, sort_keys=True) + "\n"


@dataclass(frozen=True)
class ModelFolder:
    """Where each part of a model lies."""

    root: Path

    @property
    def manifest(self) -> Path:
        """Digests of all the other files."""
        return self.root / "manifest.json"

    @property
    def config(self) -> Path:
        """The encoder's sizes."""
        return self.root / "config.json"

    @property
    def weights(self) -> Path:
        """All weights, the word table among them."""
        return self.root / "model.safetensors"

    @property
    def tokenizer(self) -> Path:
        """The vocabulary and the rules of splitting."""
        return self.root / "tokenizer.json"

    @property
    def prompts(self) -> Path:
        """What goes before a query and before a passage."""
        return self.root / "config_sentence_transformers.json"

    def encoder(self, precision: Precision) -> Path:
        """The ONNX graph from word vectors to sentence vectors."""
        return self.root / "onnx" / f"encoder_{precision}.onnx"


def record(path: Path) -> FileRecord:
    """Measure a file."""
    with path.open("rb") as file:
        whole = hashlib.file_digest(file, "sha256").hexdigest()
        return FileRecord(path.stat().st_size, whole, _sampled(file, path.stat().st_size))


def check(folder: ModelFolder) -> ModelManifest:
    """Compare the folder with its manifest and raise `DamagedFolderError` where they differ."""
    try:
        manifest = ModelManifest.from_json(folder.manifest.read_text("utf-8"))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise DamagedFolderError(f"{folder.root} has no readable manifest") from error
    for name, expected in manifest.files.items():
        if not is_as_recorded(folder.root / name, expected):
            raise DamagedFolderError(f"{folder.root / name} is not the file that was written")
    return manifest


def publish(building: Path, final: Path, name: str) -> ModelManifest:
    """Seal a finished folder with its manifest and move it to its place, replacing another."""
    paths = sorted(path for path in building.rglob("*") if path.is_file())
    files = {path.relative_to(building).as_posix(): record(path) for path in paths}
    manifest = ModelManifest(name, files)
    for path in paths:
        _sync(path)
    ModelFolder(building).manifest.write_text(manifest.to_json(), "utf-8")
    _sync(ModelFolder(building).manifest)
    for directory in (building, *(path for path in building.rglob("*") if path.is_dir())):
        _sync(directory)
    if final.exists():
        shutil.rmtree(final)
    building.rename(final)
    _sync(final.parent)
    return manifest


def is_as_recorded(path: Path, expected: FileRecord) -> bool:
    """Tell whether a file is still the one that was recorded."""
    try:
        if path.stat().st_size != expected.size:
            return False
        with path.open("rb") as file:
            if expected.size > LARGEST_READ_WHOLE:
                return _sampled(file, expected.size) == expected.sampled
            return hashlib.file_digest(file, "sha256").hexdigest() == expected.sha256
    except OSError:
        return False


def _sampled(file: BinaryIO, size: int) -> str:
    digest = hashlib.sha256()
    for start in (*range(0, size, STRETCH), max(0, size - SAMPLE)):
        file.seek(start)
        digest.update(file.read(SAMPLE))
    return digest.hexdigest()


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
