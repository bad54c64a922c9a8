"""The index route: articles to passages to vectors to a new generation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from zoneqa.claims.claim import Claim
from zoneqa.documents import Corpus
from zoneqa.embedding.base import Embedder
from zoneqa.errors import UnusableIndex
from zoneqa.index import (
    FORMAT,
    NO_EXTERNAL_STORES,
    Draft,
    ExternalStores,
    ExtractEach,
    Manifest,
    OpenedIndex,
    VectorCache,
    cache_folder,
    finished_names,
    open_sound,
    publish,
    pull_published,
    require_current,
)
from zoneqa.indexing.changes import Changes, find_changes, with_unknown
from zoneqa.indexing.chunker import Chunker
from zoneqa.indexing.claim_extractor import NO_EXTRACTION, ClaimExtractor, extract_changed
from zoneqa.parallel.base import IN_THIS_PROCESS, Executor
from zoneqa.parallel.in_order import map_in_order
from zoneqa.text.heading import in_context
from zoneqa.types import Article, Bounds, Passage, Progress, Vectors

_ARTICLES = 256
"""Articles that a worker splits, or finds claims in, at a time: about a second's work."""

NEVER = "there is no index yet"
DAMAGED = "the index is damaged or of another version"


@dataclass(frozen=True, slots=True)
class Plan:
    """The work that a build would do.

    `reason` says why even unchanged articles would be processed again, if they would. Of all
    `passages`, `missing` different texts have no vector yet.
    """

    changes: Changes
    reason: str | None
    passages: int
    missing: int

    @property
    def idle(self) -> bool:
        """Return whether the current generation is up to date."""
        return not self.changes and self.reason is None


@dataclass(frozen=True, slots=True)
class Built:
    """The outcome of a build; `fresh` is false if the current generation was up to date."""

    name: str
    manifest: Manifest
    fresh: bool
    changes: Changes
    embedded: int = 0


@dataclass(frozen=True, slots=True)
class Indexer:
    """Builds generations under a root folder and keeps the last `kept` of them.

    The `workers` split articles, embed passages and find claims. Whoever does it, the generation is
    the same. Unless they are in this process, the parts that they use can be sent to another.
    What `external` has is kept there; a database says what was published last.
    """

    root: Path
    embedder: Embedder
    chunker: Chunker
    kept: int = 3
    extractor: ClaimExtractor = NO_EXTRACTION
    workers: Executor = IN_THIS_PROCESS
    external: ExternalStores = NO_EXTERNAL_STORES

    def plan(self, corpus: Corpus) -> Plan:
        """Return what `build` would do. Nothing is written."""
        before = self._before()
        corpus = with_unknown(corpus, before)
        changes = find_changes(corpus, before)
        passages = self._passages(corpus, before, changes)
        missing = self._cache().missing(_in_context(corpus, passages))
        return Plan(changes, self._reason(before), len(passages), missing)

    def reason(self) -> str | None:
        """Return why even unchanged articles would be processed again; None if they would not.

        Only the manifest is read: `build` checks the other files. Raises DatabaseUnavailable.
        """
        pull_published(self.root, self.external.database)
        try:
            manifest = Manifest.load(self.root / require_current(self.root))
        except UnusableIndex:
            return NEVER if not finished_names(self.root) else DAMAGED
        return self._difference(manifest)

    def _difference(self, manifest: Manifest) -> str | None:
        """Return in what a generation differs from one that would be built now."""
        if manifest.format != FORMAT:
            return "an older version of zoneqa built it"
        if manifest.embedder != self.embedder.name:
            return f"the model was {manifest.embedder} and is {self.embedder.name}"
        if manifest.max_tokens != self.chunker.max_tokens:
            return f"passages had {manifest.max_tokens} tokens and have {self.chunker.max_tokens}"
        if manifest.extraction != self.extractor.version:
            return "another version of zoneqa found the facts in them"
        return self.external.difference(manifest)

    def build(self, corpus: Corpus, progress: Progress, *, again: bool = False) -> Built:
        """Publish a generation of this corpus, unless the current one is up to date.

        Only changed articles are split into passages, embedded and searched for claims, even if
        everything is built `again`. Raises WriterBusy, NotWritten, DatabaseUnavailable and
        EngineUnavailable.
        """
        before = self._before()
        corpus = with_unknown(corpus, before)
        changes = find_changes(corpus, before)
        if before and not (again or changes or self._reason(before)):
            return Built(before.name, before.manifest, fresh=False, changes=changes)
        passages = self._passages(corpus, before, changes)
        texts = _in_context(corpus, passages)
        claims = self._claims(corpus, before, changes)
        cache, embedded = self._cache(), 0

        def make_draft() -> Draft:
            nonlocal embedded
            vectors, embedded = cache.vectors(texts, self._embed_each, progress)
            return self._draft(corpus, passages, texts, vectors, claims)

        name = publish(self.root, make_draft, self.kept, self.external)
        cache.trim(texts)
        return Built(name, Manifest.load(self.root / name), True, changes, embedded)

    def _before(self) -> OpenedIndex | None:
        """Return the generation that answers now, if any does."""
        pull_published(self.root, self.external.database)
        try:
            return open_sound(self.root, self.external)
        except UnusableIndex:
            return None

    def _reason(self, before: OpenedIndex | None) -> str | None:
        damaged = before is None or before.warning or before.trouble()
        return self.reason() or (DAMAGED if damaged else None)

    def _passages(
        self, corpus: Corpus, before: OpenedIndex | None, changes: Changes
    ) -> list[Passage]:
        """Return the passages of every article; unchanged articles keep those they had."""
        bounds: dict[str, list[tuple[int, int]]] = {}
        if before and before.manifest.max_tokens == self.chunker.max_tokens:
            same = changes.unchanged_ids(corpus)
            bounds = {i: found for i, found in before.store.bounds() if i in same}
        new = (article for article in corpus.articles if article.id not in bounds)
        split = map_in_order(self.workers, self.chunker.passages, new, _ARTICLES)
        return [
            passage
            for article in corpus.articles
            for passage in _at(article, bounds) or next(split)
        ]

    def _claims(self, corpus: Corpus, before: OpenedIndex | None, changes: Changes) -> ExtractEach:
        """Return what finds the claims of each article; unchanged articles keep those they had."""
        if before is None or before.manifest.extraction != self.extractor.version:
            return self._extract_each
        unchanged = changes.unchanged_ids(corpus)
        return extract_changed(self._extract_each, before.claims, unchanged)

    def _extract_each(self, articles: Sequence[Article]) -> Iterator[Sequence[Claim]]:
        return map_in_order(self.workers, self.extractor.extract, articles, _ARTICLES)

    def _embed_each(self, batches: Iterable[Sequence[str]]) -> Iterator[Vectors]:
        return map_in_order(self.workers, partial(_embed, self.embedder), batches)

    def _cache(self) -> VectorCache:
        return VectorCache(cache_folder(self.root), self.embedder.name, self.embedder.dimension)

    def _draft(
        self,
        corpus: Corpus,
        passages: list[Passage],
        texts: list[str],
        vectors: Vectors,
        claims: ExtractEach,
    ) -> Draft:
        return Draft(
            articles=corpus.articles,
            passages=passages,
            texts=texts,
            vectors=vectors,
            embedder=self.embedder.name,
            max_tokens=self.chunker.max_tokens,
            corpus_digest=corpus.digest,
            claims=claims,
            extraction=self.extractor.version,
        )


def _in_context(corpus: Corpus, passages: Sequence[Passage]) -> list[str]:
    articles = {article.id: article for article in corpus.articles}
    return [in_context(articles[passage.article_id], passage) for passage in passages]


def _embed(embedder: Embedder, texts: Sequence[str]) -> Vectors:
    return embedder.embed(texts, "passage")


def _at(article: Article, known: Mapping[str, Sequence[Bounds]]) -> list[Passage]:
    """Return the passages of an article whose bounds are known; none if they are not."""
    return [Passage(article.id, a, b, article.text[a:b]) for a, b in known.get(article.id, ())]
