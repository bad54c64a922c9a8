"""The index route: articles to passages to vectors to a new generation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from zoneqa.documents import Corpus
from zoneqa.embedding.base import Embedder, Matrix
from zoneqa.errors import UnusableIndex
from zoneqa.index import (
    FORMAT,
    Draft,
    Manifest,
    Snapshot,
    VectorCache,
    finished,
    open_current,
    publish,
    require_current,
)
from zoneqa.indexing.chunker import Chunker
from zoneqa.text.heading import in_context
from zoneqa.types import Article, Passage, Progress

NEVER = "there is no index yet"
DAMAGED = "the index is damaged or of another version"


@dataclass(frozen=True, slots=True)
class Changes:
    """The ids of the articles that differ from those of the current generation."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    unchanged: int = 0

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed)


@dataclass(frozen=True, slots=True)
class Plan:
    """What a build would do.

    `reason` says why every article is gone through again, though it has not changed; `missing`
    texts of `passages` have no vector yet.
    """

    changes: Changes
    reason: str | None
    passages: int
    missing: int

    @property
    def idle(self) -> bool:
        """Whether the current generation is right already."""
        return not self.changes and self.reason is None


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did; `fresh` is false if the current generation was right already."""

    name: str
    manifest: Manifest
    fresh: bool
    changes: Changes = Changes()
    embedded: int = 0


@dataclass(frozen=True, slots=True)
class Indexer:
    """Builds generations under a root folder and keeps the last `kept` of them."""

    root: Path
    embedder: Embedder
    chunker: Chunker
    kept: int = 3

    def plan(self, corpus: Corpus) -> Plan:
        """What `build` would do. Nothing is written."""
        before = self._before()
        passages = self._passages(corpus, before)
        missing = self._cache().missing(_in_context(corpus, passages))
        reason = self.reason() if before else self.reason() or DAMAGED
        return Plan(_changes(corpus, before), reason, len(passages), missing)

    def reason(self) -> str | None:
        """Why articles that have not changed would be gone through again; None if they will not.

        Looks at the manifest alone: whether every byte is as written is for `build` to see.
        """
        try:
            was = Manifest.load(self.root / require_current(self.root))
        except UnusableIndex:
            return NEVER if not finished(self.root) else DAMAGED
        if was.format != FORMAT:
            return "an older version of zoneqa built it"
        if was.embedder != self.embedder.name:
            return f"the model was {was.embedder} and is {self.embedder.name}"
        if was.max_tokens != self.chunker.max_tokens:
            return f"passages had {was.max_tokens} tokens and have {self.chunker.max_tokens}"
        return None

    def build(self, corpus: Corpus, progress: Progress, *, again: bool = False) -> Built:
        """Publishes a generation of this corpus, unless the current one is just that.

        Only what changed is cut into passages and embedded. Raises WriterBusy and NotWritten.
        """
        before = self._before()
        changes = _changes(corpus, before)
        if before and not (again or changes or self.reason()):
            return Built(before.name, before.manifest, fresh=False, changes=changes)
        passages = self._passages(corpus, before)
        texts = _in_context(corpus, passages)
        cache, embedded = self._cache(), 0

        def draft() -> Draft:
            nonlocal embedded
            vectors, embedded = cache.vectors(texts, self._embed, progress)
            return self._draft(corpus, passages, texts, vectors)

        name = publish(self.root, draft, self.kept)
        cache.trim(texts)
        return Built(name, Manifest.load(self.root / name), True, changes, embedded)

    def _before(self) -> Snapshot | None:
        try:
            return open_current(self.root, 0.5)
        except UnusableIndex:
            return None

    def _passages(self, corpus: Corpus, before: Snapshot | None) -> list[Passage]:
        """The passages of every article; those of unchanged articles are taken over."""
        bounds: dict[str, list[tuple[int, int]]] = {}
        if before and before.manifest.max_tokens == self.chunker.max_tokens:
            digests = before.store.digests()
            same = {a.id for a in corpus.articles if digests.get(a.id) == a.digest}
            bounds = {i: found for i, found in before.store.bounds() if i in same}
        return [
            passage
            for article in corpus.articles
            for passage in _cut(article, bounds.get(article.id), self.chunker)
        ]

    def _embed(self, texts: Sequence[str]) -> Matrix:
        return self.embedder.embed(texts, "passage")

    def _cache(self) -> VectorCache:
        return VectorCache(self.root / "cache", self.embedder.name, self.embedder.dimension)

    def _draft(
        self, corpus: Corpus, passages: list[Passage], texts: list[str], vectors: Matrix
    ) -> Draft:
        return Draft(
            articles=corpus.articles,
            passages=passages,
            texts=texts,
            vectors=vectors,
            embedder=self.embedder.name,
            max_tokens=self.chunker.max_tokens,
            corpus_digest=corpus.digest,
        )


def _in_context(corpus: Corpus, passages: Sequence[Passage]) -> list[str]:
    articles = {article.id: article for article in corpus.articles}
    return [in_context(articles[passage.article_id], passage) for passage in passages]


def _cut(article: Article, bounds: list[tuple[int, int]] | None, chunker: Chunker) -> list[Passage]:
    if bounds is None:
        return chunker.passages(article)
    return [Passage(article.id, a, b, article.text[a:b]) for a, b in bounds]


def _changes(corpus: Corpus, before: Snapshot | None) -> Changes:
    old = before.store.digests() if before else {}
    new = {article.id: article.digest for article in corpus.articles}
    both = sorted(new.keys() & old.keys())
    changed = tuple(i for i in both if new[i] != old[i])
    return Changes(
        added=tuple(sorted(new.keys() - old.keys())),
        changed=changed,
        removed=tuple(sorted(old.keys() - new.keys())),
        unchanged=len(both) - len(changed),
    )
