"""Embedding: texts to unit vectors, with a model that comes packaged or one of your own."""

from zoneqa.embedding.opening import open_embedder
from zoneqa.embedding.protocol import Embedder, Kind

__all__ = ["Embedder", "Kind", "open_embedder"]
