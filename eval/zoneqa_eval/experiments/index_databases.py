"""What an index costs in PostgreSQL beside one in a folder, and whether both answer alike.

Both are built from the same vectors, which are computed before, and asked by turns.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import TypeVar

from zoneqa.answer.answerer import Answerer
from zoneqa.documents import read_corpus
from zoneqa.factory import make_answerer, make_indexer
from zoneqa.serialize import Json, answer_json
from zoneqa.settings import Settings
from zoneqa_eval.console import no_progress, say

BUILDS = 3
T = TypeVar("T")
_COMPARED = ("answer", "short_answer", "abstained", "confidence", "sentences", "citations", "hits")


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds by the clock, and seconds of this process's CPUs."""

    wall: float
    cpu: float


def run(settings: Settings, articles: Path, database: str, questions: int) -> Json:
    """Return the figures for a file of articles, by name; `database` is the URL of an empty one."""
    with tempfile.TemporaryDirectory() as scratch:
        in_folder = replace(settings, articles="folder")
        in_database = replace(settings, articles="database", database=database)
        return _measure(in_folder, in_database, articles, Path(scratch), questions)


def _measure(
    in_folder: Settings, in_database: Settings, articles: Path, root: Path, questions: int
) -> Json:
    corpus = read_corpus(articles)

    def build(settings: Settings) -> Cost:
        indexer = make_indexer(settings, root, say)
        return _cost(lambda: indexer.build(corpus, no_progress, again=True))[0]

    first = build(in_folder)
    folder = [build(in_folder) for _ in range(BUILDS)]
    one = make_answerer(in_folder, root, say)
    build(in_database)
    rows = [build(in_database) for _ in range(BUILDS)]
    other = make_answerer(in_database, root, say)
    asked = _questions(one, questions)
    for answerer in (one, other):
        answerer.ask(asked[0])
    pairs = [_asked_of_both(question, one, other) for question in asked]
    times = [(a, b) for a, b, _ in pairs]
    return {
        "articles": len(corpus.articles),
        "full build in a folder, s": round(first.wall, 1),
        **_compared("build from known vectors", [(folder[n], rows[n]) for n in range(BUILDS)]),
        **_compared("answer", times),
        "questions": len(asked),
        "answered differently": [
            question for question, (_, _, alike) in zip(asked, pairs, strict=True) if not alike
        ],
    }


def _compared(what: str, pairs: Sequence[tuple[Cost, Cost]]) -> Json:
    """Return the medians in the folder and in the database, and that of their ratios."""
    return {
        f"{what}, s": [round(median(pair[n].wall for pair in pairs), 4) for n in (0, 1)],
        f"{what}, ratio": round(median(b.wall / a.wall for a, b in pairs), 3),
        f"{what}, ratio of CPU": round(median(b.cpu / a.cpu for a, b in pairs), 3),
    }


def _asked_of_both(question: str, one: Answerer, other: Answerer) -> tuple[Cost, Cost, bool]:
    first, of_one = _cost(lambda: answer_json(one.ask(question)))
    second, of_other = _cost(lambda: answer_json(other.ask(question)))
    return first, second, all(of_one[name] == of_other[name] for name in _COMPARED)


def _cost(work: Callable[[], T]) -> tuple[Cost, T]:
    wall, cpu = perf_counter(), process_time()
    done = work()
    return Cost(perf_counter() - wall, process_time() - cpu), done


def _questions(answerer: Answerer, count: int) -> list[str]:
    """Return the headings of articles, spread over all."""
    articles = answerer.articles()
    step = max(1, len(articles) // count)
    return [each.title or each.text[:40] for each in articles[::step]][:count]
