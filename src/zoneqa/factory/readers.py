"""The models that read what was found: which sentences answer, and how likely."""

from __future__ import annotations

from zoneqa.answer.answerer import Rerank
from zoneqa.embedding.base import Embedder
from zoneqa.factory.embedders import open_words
from zoneqa.reader.base import Reader
from zoneqa.reader.cross_encoder import open_cross_encoder
from zoneqa.reader.ranking import open_reranker, open_sentence_reader
from zoneqa.settings import Settings
from zoneqa.types import Say


def make_reader(settings: Settings, embedder: Embedder, say: Say) -> tuple[Reader, Rerank]:
    """Return the reader of retrieved passages, and the reranker that shares its encoder."""
    words = open_words(embedder, settings.cache, say)
    encoder = open_cross_encoder(words, settings.threads)
    return open_sentence_reader(encoder, settings.sentences), open_reranker(encoder)
