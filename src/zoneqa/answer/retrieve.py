"""Finding passages: the question as a vector and as terms, put to an index."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from zoneqa.embedding.base import Embedder
from zoneqa.index import Searcher
from zoneqa.types import NO_FILTERS, Filters, Hit, Wordings


@dataclass(frozen=True, slots=True)
class Retriever:
    """Searches an index for a question."""

    embedder: Embedder
    index: Searcher

    def search(
        self,
        question: str,
        k: int,
        words: str | None = None,
        filters: Filters = NO_FILTERS,
        wordings: Sequence[Wordings] = (),
    ) -> list[Hit]:
        """The k best passages of what passes the filters, the best first.

        `words` are what is looked for as words, if not those of the question; of each of the
        `wordings`, any will do.
        """
        vector = self.embedder.embed([question], "query")[0]
        text = question if words is None else words
        return self.index.search(vector, text, k, filters, wordings)
