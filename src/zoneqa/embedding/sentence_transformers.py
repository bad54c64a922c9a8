"""Embedding with any sentence-transformers model, which needs torch."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from zoneqa.embedding.base import EmbeddingProgress, TextKind
from zoneqa.errors import ModelUnavailable
from zoneqa.folders.digest import file_digest
from zoneqa.types import Vectors

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

BATCH, WINDOW = 32, 1024
HUB_TIMEOUT = 10.0
# Models name the prompt of passages differently.
PROMPT_NAMES: Mapping[TextKind, tuple[str, ...]] = {
    "query": ("query",),
    "passage": ("passage", "document"),
}
WEIGHT_FILES = ("*.safetensors", "pytorch_model*.bin")


class SentenceTransformerEmbedder:
    """Runs a loaded sentence-transformers model with the prompts in its configuration."""

    def __init__(self, name: str, model: SentenceTransformer) -> None:
        self.name = name
        self.dimension = _dimension(model)
        self._model = model
        self._prompts = {kind: _prompt(model.prompts, kind) for kind in PROMPT_NAMES}

    def embed(
        self, texts: Sequence[str], kind: TextKind, progress: EmbeddingProgress | None = None
    ) -> Vectors:
        """Return one float32 unit row [n, d] for each text, in the order of the texts."""
        rows = np.empty((len(texts), self.dimension), np.float32)
        for start in range(0, len(texts), WINDOW):
            part = list(texts[start : start + WINDOW])
            rows[start : start + len(part)] = self._model.encode(
                part,
                prompt=self._prompts[kind],
                batch_size=BATCH,
                normalize_embeddings=True,
                show_progress_bar=False,
            )
            if progress is not None:
                progress(start + len(part))
        return rows


def open_hub(place: str) -> SentenceTransformerEmbedder:
    """Return the embedder of a sentence-transformers folder or of a hub model.

    Raises ModelUnavailable.
    """
    try:
        model = _load(place)
        return SentenceTransformerEmbedder(_identity(place, model), model)
    except ImportError as error:
        raise ModelUnavailable(
            f"The model {place} needs the package sentence-transformers."
        ) from error
    # torch, transformers, the hub's client and its HTTP client have no common error.
    except Exception as error:
        reason = (str(error).strip() or type(error).__name__).splitlines()[0].rstrip(".")
        raise ModelUnavailable(
            f"The model {place} cannot be loaded: {reason}. Set ZONEQA_EMBEDDER to a "
            "sentence-transformers folder, or unset it for the packaged model."
        ) from error


def _load(place: str) -> SentenceTransformer:
    from huggingface_hub import HfApi
    from sentence_transformers import SentenceTransformer

    try:
        # A model that is on this machine is used without the network.
        return SentenceTransformer(place, local_files_only=True)
    except OSError:
        if Path(place).exists() or Path(place).is_absolute():
            raise
    # Without a network the loader would retry every file for a minute; this call fails at once.
    HfApi().model_info(place, timeout=HUB_TIMEOUT)
    return SentenceTransformer(place)


def _dimension(model: SentenceTransformer) -> int:
    dimension = model.get_embedding_dimension()
    if dimension is None:
        raise ValueError("the model does not say how wide its vectors are")
    return dimension


def _prompt(prompts: Mapping[str, str | None], kind: TextKind) -> str:
    found = (prompts.get(name) for name in PROMPT_NAMES[kind])
    return next((prompt for prompt in found if prompt), "")


def _identity(place: str, model: SentenceTransformer) -> str:
    """Return the name of a folder with a digest of its files, or of a hub model with its commit."""
    if Path(place).is_dir():
        return f"{Path(place).resolve().name}@{_folder_digest(Path(place))}+torch"
    config = getattr(model.transformers_model, "config", None)
    commit = getattr(config, "_commit_hash", None) or "unknown"
    return f"{place}@{commit[:12]}+torch"


def _folder_digest(folder: Path) -> str:
    """Return a digest of all that can change a vector: weights, tokenizer, modules, prompts."""
    digest = hashlib.sha256()
    paths = {path for pattern in (*WEIGHT_FILES, "*.json") for path in folder.rglob(pattern)}
    for path in sorted(paths):
        relative = path.relative_to(folder).as_posix()
        digest.update(f"{relative} {file_digest(path)}\n".encode())
    return digest.hexdigest()[:12]
