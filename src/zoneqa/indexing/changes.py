"""Which articles differ from those of the generation that answers now."""

from __future__ import annotations

from dataclasses import dataclass, replace

from zoneqa.documents import Corpus
from zoneqa.index import OpenedIndex


@dataclass(frozen=True, slots=True)
class Changes:
    """The ids of the articles that differ from those of the current generation."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    unchanged: int = 0

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed)

    def unchanged_ids(self, corpus: Corpus) -> set[str]:
        """Return the ids of the articles of the new corpus that are what they were."""
        ids = {article.id for article in corpus.articles}
        return ids.difference(self.added, self.changed)


def find_changes(corpus: Corpus, before: OpenedIndex | None) -> Changes:
    """Return in which articles a corpus differs from a generation; without one, all are new."""
    old = before.store.digests() if before else {}
    new = {article.id: article.digest for article in corpus.articles}
    common = sorted(new.keys() & old.keys())
    changed = tuple(i for i in common if new[i] != old[i])
    return Changes(
        added=tuple(sorted(new.keys() - old.keys())),
        changed=changed,
        removed=tuple(sorted(old.keys() - new.keys())),
        unchanged=len(common) - len(changed),
    )


def with_unknown(corpus: Corpus, before: OpenedIndex | None) -> Corpus:
    """Return the corpus with every article that may be in a file that could not be read.

    If it is not known what such a file held before, no article is taken for deleted.
    """
    if not before or not corpus.report.unknown:
        return corpus
    present = {article.id for article in corpus.articles}
    present.update(reprint.id for article in corpus.articles for reprint in article.also)
    left = (article for article in before.articles() if article.id not in present)
    return replace(corpus, articles=(*corpus.articles, *left))
