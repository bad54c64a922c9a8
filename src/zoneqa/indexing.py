"""The index route: articles to passages to vectors to a new generation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from zoneqa.chunking import Chunker
from zoneqa.corpus import Corpus
from zoneqa.embedding import Embedder
from zoneqa.errors import DamagedIndex
from zoneqa.index import Draft, Manifest, current_name, publish
from zoneqa.index.manifest import check_files
from zoneqa.types import Article, Passage, Progress


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did; `fresh` is false if the current generation was right already."""

    name: str
    manifest: Manifest
    fresh: bool


@dataclass(frozen=True, slots=True)
class Indexer:
    """Builds generations under a root folder."""

    root: Path
    embedder: Embedder
    chunker: Chunker

    def build(self, corpus: Corpus, progress: Progress, *, again: bool = False) -> Built:
        """Publishes a generation of this corpus, unless the current one is just that."""
        current = None if again else self._current(corpus)
        if current is not None:
            return Built(*current, fresh=False)
        name = publish(self.root, lambda: self._draft(corpus, progress))
        return Built(name, Manifest.load(self.root / name), fresh=True)

    def _current(self, corpus: Corpus) -> tuple[str, Manifest] | None:
        try:
            name = current_name(self.root)
            if name is None:
                return None
            manifest = Manifest.load(self.root / name)
            check_files(self.root / name, manifest)
        except DamagedIndex:
            return None
        same = manifest.made_from(corpus.digest, self.embedder.name, self.chunker.max_tokens)
        return (name, manifest) if same else None

    def _draft(self, corpus: Corpus, progress: Progress) -> Draft:
        passages = [p for article in corpus.articles for p in self.chunker.passages(article)]
        articles = {article.id: article for article in corpus.articles}
        texts = [in_context(articles[p.article_id], p) for p in passages]
        progress(0, len(texts))
        return Draft(
            articles=corpus.articles,
            passages=passages,
            texts=texts,
            vectors=self.embedder.embed(texts, "passage", lambda done: progress(done, len(texts))),
            embedder=self.embedder.name,
            max_tokens=self.chunker.max_tokens,
            corpus_digest=corpus.digest,
        )


def in_context(article: Article, passage: Passage) -> str:
    """A passage as it is embedded and counted: after its title and zone, which it often omits."""
    head: Sequence[str | None] = (article.title, article.zone)
    shown = [part for part in head if part and part not in passage.text]
    return "\n".join([*dict.fromkeys(shown), passage.text])
