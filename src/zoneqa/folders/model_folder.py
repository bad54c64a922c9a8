"""A model folder: the layout of sentence-transformers, ONNX encoders and a manifest."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal, TypeAlias

from zoneqa.folders.digest import FileRecord, content_files, matches_record, record_file
from zoneqa.folders.publish import MANIFEST

WORD_TABLE = "embeddings.word_embeddings.weight"
"""The name of the word vectors in the weights, as in Hugging Face's BertModel."""

Precision: TypeAlias = Literal["int8", "fp32"]


class DamagedFolderError(Exception):
    """The folder does not match its manifest."""


@dataclass(frozen=True)
class ModelManifest:
    """The name of a model and a record of each of its files."""

    name: str
    files: Mapping[str, FileRecord]

    @classmethod
    def of(cls, folder: Path, name: str) -> ModelManifest:
        """Record the files of a folder that has been written."""
        files = content_files(folder)
        return cls(name, {relative: record_file(path) for relative, path in files.items()})

    @classmethod
    def from_json(cls, text: str) -> ModelManifest:
        """Read what `to_json` wrote."""
        data = json.loads(text)
        return cls(data["name"], {k: FileRecord(**v) for k, v in data["files"].items()})

    def to_json(self) -> str:
        """Return the manifest as JSON with sorted keys, so that equal manifests are equal texts."""
        return json.dumps(asdict(self), indent=1, sort_keys=True) + "\n"


@dataclass(frozen=True)
class ModelFolder:
    """The paths of the parts of a model."""

    root: Path

    @property
    def manifest(self) -> Path:
        """The records of all other files."""
        return self.root / MANIFEST

    @property
    def config(self) -> Path:
        """The sizes of the encoder."""
        return self.root / "config.json"

    @property
    def weights(self) -> Path:
        """All weights, including the word table."""
        return self.root / "model.safetensors"

    @property
    def tokenizer(self) -> Path:
        """The vocabulary and the tokenization rules, for transformers."""
        return self.root / "tokenizer.json"

    @property
    def sentencepiece(self) -> Path:
        """The same vocabulary and rules for sentencepiece, which takes a fifth of the memory."""
        return self.root / "onnx" / "sentencepiece.model"

    @property
    def prompts(self) -> Path:
        """The prefixes of queries and passages."""
        return self.root / "config_sentence_transformers.json"

    def encoder(self, precision: Precision) -> Path:
        """Return the path of the ONNX graph from word vectors to sentence vectors."""
        return self.root / "onnx" / f"encoder_{precision}.onnx"


def check_model(folder: ModelFolder) -> ModelManifest:
    """Return the manifest of a folder that matches it. Raises DamagedFolderError."""
    try:
        manifest = ModelManifest.from_json(folder.manifest.read_text("utf-8"))
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise DamagedFolderError(f"{folder.root} has no readable manifest") from error
    for name, expected in manifest.files.items():
        if not matches_record(folder.root / name, expected):
            raise DamagedFolderError(f"{folder.root / name} is not the file that was written")
    return manifest
