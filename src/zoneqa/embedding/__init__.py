"""Embedding: texts to unit vectors, with a model that comes packaged or one of your own."""

from zoneqa.embedding.onnx import open_session
from zoneqa.embedding.opening import open_embedder, open_words
from zoneqa.embedding.protocol import Embedder, Kind, Rows
from zoneqa.embedding.words import Words

__all__ = ["Embedder", "Kind", "Rows", "Words", "open_embedder", "open_session", "open_words"]
