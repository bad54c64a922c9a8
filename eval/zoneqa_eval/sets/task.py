"""A set of questions as it is put to zoneqa: articles, cases, and what is relevant to each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from zlib import crc32

from zoneqa.documents import Corpus
from zoneqa_eval.figures.bootstrap import fact
from zoneqa_eval.sets.cases import Case


@dataclass(frozen=True, slots=True)
class Task:
    """A set, read: `relevant` holds for the id of a case the ids of the articles to be found.

    Tasks over the same articles have the same `name`, and so one index.
    """

    name: str
    corpus: Corpus
    cases: tuple[Case, ...]
    relevant: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @property
    def texts(self) -> dict[str, str]:
        """The text of each article, by its id."""
        return {article.id: article.text for article in self.corpus.articles}


def some(cases: Iterable[Case], limit: int | None) -> tuple[Case, ...]:
    """At most so many cases, the same each time, spread over all; paraphrases come together."""
    listed = tuple(cases)
    if limit is None or limit >= len(listed):
        return listed
    ranked = sorted(listed, key=lambda case: crc32(_asked(case).encode()))
    chosen = {case.id for case in ranked[:limit]}
    return tuple(case for case in listed if case.id in chosen)


def _asked(case: Case) -> str:
    """What paraphrases share, and the ways in which one question is put: `id/given`, `id/open`."""
    return fact(case.id.partition("/")[0])
