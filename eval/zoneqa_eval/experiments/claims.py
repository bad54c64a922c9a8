"""Extraction of claims on labelled sentences of news, and what it costs."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from zoneqa.claims.claim import Claim
from zoneqa.documents import read_corpus, read_prints
from zoneqa.errors import UsageError
from zoneqa.settings import Settings
from zoneqa.types import Article
from zoneqa_eval.datasets.labelled_claims import LabelledSentence
from zoneqa_eval.experiments.claim_scores import (
    ReadSentence,
    in_base_units,
    read_sentence,
    score,
)
from zoneqa_eval.experiments.claim_slots import SLOTS
from zoneqa_eval.experiments.updates import size_of, timed_build

Extract = Callable[[Article], Sequence[Claim]]
"""Return the claims of an article."""


def read_articles(path: Path) -> dict[str, Article]:
    """Return the articles of a file by id, reprints too. Raises UsageError."""
    if not path.exists():
        raise UsageError(f"{path} is missing; --data names the folder of public datasets.")
    return {article.id: article for article in read_prints(path).articles}


def read_all(
    sentences: Sequence[LabelledSentence], articles: Mapping[str, Article], extract: Extract
) -> list[ReadSentence]:
    """Return every sentence with what is extracted from it; labels are in base units.

    Raises UsageError if an article is missing.
    """
    missing = [each.article for each in sentences if each.article not in articles]
    if missing:
        raise UsageError(f"The articles lack {missing[0]}, of which sentences are labelled.")
    claims = {i: extract(articles[i]) for i in dict.fromkeys(s.article for s in sentences)}
    uniform = (replace(s, claims=tuple(map(in_base_units, s.claims))) for s in sentences)
    return [read_sentence(s, articles[s.article], claims[s.article]) for s in uniform]


def table(read: Sequence[ReadSentence]) -> Iterator[str]:
    """Yield precision and recall of every slot."""
    yield f"{'':26}{'precision':>11}{'recall':>9}{'right':>8}{'extracted':>11}{'labelled':>10}"
    for found in (score(slot, read) for slot in SLOTS):
        yield (
            f"{found.name:26}{_share(found.precision):>11}{_share(found.recall):>9}"
            f"{found.right:8}{found.extracted:11}{found.labelled:10}"
        )


def differences(read: Sequence[ReadSentence]) -> Iterator[str]:
    """Yield every sentence in which a figure or its period is not as labelled, with both."""
    figures = next(slot for slot in SLOTS if slot.name == "value, unit and period")
    for each in read:
        found = score(figures, [each])
        if not found.right == found.labelled == found.extracted:
            yield f"\n{each.quote}"
            yield from (f"  labelled:  {label}" for label in each.labelled)
            yield from (f"  extracted: {claim}" for claim in each.extracted)


def speed(articles: Sequence[Article], extract: Extract) -> Iterator[str]:
    """Yield the time that extraction takes of an article."""
    seconds = extraction_seconds(articles, extract)
    yield f"{1000 * seconds / len(articles):.2f} ms an article, over {len(articles)} articles"


def build_cost(settings: Settings, corpus: Path, extract: Extract) -> Iterator[str]:
    """Build an index from nothing; yield the share of extraction, and the size of each part."""
    with tempfile.TemporaryDirectory() as scratch:
        build = timed_build(settings, corpus, Path(scratch))
        folder = Path(scratch) / build.built.name
        parts = {path.name: _bytes(path) for path in sorted(folder.iterdir())}
    seconds = extraction_seconds(read_corpus(corpus).articles, extract)
    share = seconds / build.seconds
    yield f"extraction {seconds:.1f} s of a build of {build.seconds:.1f} s: {share:.1%}"
    whole = sum(parts.values())
    yield from (
        f"{name:20}{size / 1e6:8.1f} MB {size / whole:7.1%}" for name, size in parts.items()
    )


def extraction_seconds(articles: Sequence[Article], extract: Extract) -> float:
    """Return the seconds that it takes to extract the claims of all articles, one by one."""
    start = time.perf_counter()
    for article in articles:
        extract(article)
    return time.perf_counter() - start


def _bytes(path: Path) -> int:
    return path.stat().st_size if path.is_file() else size_of(path)


def _share(value: float | None) -> str:
    return "-" if value is None else f"{value:.1%}"
