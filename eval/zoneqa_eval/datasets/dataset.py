"""A dataset, read: articles, cases, and which articles are relevant to each case."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from zlib import crc32

from zoneqa.documents import Corpus
from zoneqa_eval.case_ids import base_id, fact_id
from zoneqa_eval.datasets.cases import Case

Relevant = Mapping[str, frozenset[str]]
"""The ids of the articles that should be found, by the id of the case."""


@dataclass(frozen=True, slots=True)
class Dataset:
    """Articles and the cases on them; datasets on the same articles share a name and one index."""

    name: str
    corpus: Corpus
    cases: tuple[Case, ...]
    relevant: Relevant = field(default_factory=dict)

    @property
    def texts(self) -> dict[str, str]:
        """Return the text of each article by its id."""
        return {article.id: article.text for article in self.corpus.articles}


def gold_articles(cases: Iterable[Case]) -> dict[str, frozenset[str]]:
    """Return the articles that state a fact of each answerable case."""
    return {
        case.id: frozenset(article for gold in case.gold for article in gold.articles)
        for case in cases
        if case.answerable
    }


def sample(cases: Iterable[Case], size: int | None) -> tuple[Case, ...]:
    """Return at most `size` cases, the same every time, spread over all; None returns all.

    Wordings of one fact, and the ways to put one question, are chosen together.
    """
    population = tuple(cases)
    if size is None or size >= len(population):
        return population
    ranked = sorted(population, key=lambda case: crc32(fact_id(base_id(case.id)).encode()))
    chosen = {case.id for case in ranked[:size]}
    return tuple(case for case in population if case.id in chosen)
