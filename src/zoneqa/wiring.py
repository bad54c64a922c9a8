"""Settings to objects: the only place where the parts are put together."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from zoneqa.answering import Answerer
from zoneqa.chunking import Chunker
from zoneqa.embedding import Embedder, open_embedder, open_words
from zoneqa.errors import UnusableIndex
from zoneqa.index import Snapshot, open_sound, require_current
from zoneqa.indexing import Indexer
from zoneqa.reading import Reader
from zoneqa.reading.confidence import open_confidence
from zoneqa.reading.cross import open_cross_encoder
from zoneqa.reading.places import open_gazetteer
from zoneqa.reading.sentences import SentenceReader, open_weights
from zoneqa.retrieval import Retriever
from zoneqa.settings import Settings
from zoneqa.tokens import open_counter

Say = Callable[[str], None]
"""Told in a few words about work that takes a while."""


def make_embedder(settings: Settings, say: Say) -> Embedder:
    """The model that the settings name; the packaged one is built on first use."""
    return open_embedder(settings.embedder, settings.cache, say, threads=settings.threads)


def make_indexer(settings: Settings, root: Path, say: Say) -> Indexer:
    """What builds an index under a root folder."""
    chunker = Chunker(open_counter(), settings.passage_tokens)
    return Indexer(root, make_embedder(settings, say), chunker, settings.generations)


def make_answerer(settings: Settings, root: Path, say: Say) -> Answerer:
    """What answers from the index under a root folder.

    Raises NoIndex, DamagedIndex, ModelUnavailable, or UnusableIndex if the index was made with
    another model.
    """
    return AnswererOpener(settings, root, say)()


class AnswererOpener:
    """Opens answerers for whichever generation is current; they share the models."""

    def __init__(self, settings: Settings, root: Path, say: Say) -> None:
        self._settings = settings
        self._root = root
        self._say = say
        self._models: tuple[Embedder, Reader] | None = None

    def __call__(self) -> Answerer:
        """The answerer of the generation that is current and sound. Raises as make_answerer."""
        settings = self._settings
        opened = open_sound(self._root, settings.dense_share)
        if opened.warning:
            self._say(opened.warning)
        snapshot = opened.snapshot
        embedder, reader = self._loaded(snapshot)
        return Answerer(
            snapshot=snapshot,
            retriever=Retriever(embedder, snapshot),
            reader=reader,
            gazetteer=open_gazetteer(snapshot.zones()),
            confidence=open_confidence().at(settings.threshold),
            depth=settings.passages,
            warning=opened.warning,
        )

    def published(self) -> str:
        """The name of the generation that ought to answer. Raises NoIndex or DamagedIndex."""
        return require_current(self._root)

    def _loaded(self, snapshot: Snapshot) -> tuple[Embedder, Reader]:
        if self._models is None:
            embedder = make_embedder(self._settings, self._say)
            _check_model(snapshot, embedder)
            self._models = embedder, make_reader(self._settings, embedder, self._say)
        _check_model(snapshot, self._models[0])
        return self._models


def make_reader(settings: Settings, embedder: Embedder, say: Say) -> Reader:
    """What reads the passages that were found."""
    words = open_words(embedder, settings.cache, say)
    encoder = open_cross_encoder(words, settings.threads)
    return SentenceReader(embedder, encoder, open_weights(), settings.sentences)


def _check_model(snapshot: Snapshot, embedder: Embedder) -> None:
    made_with = snapshot.manifest.embedder
    if made_with != embedder.name:
        raise UnusableIndex(
            f"The index was made with the model {made_with}, but the settings name "
            f"{embedder.name}; build it again with `zoneqa index`."
        )
