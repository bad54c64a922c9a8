"""The cost of an update beside a full build, and whether both come to the same answers.

An index of all articles but five is built; then ten articles change, five are new and five go. The
updated index must answer like one that is built from nothing.
"""

from __future__ import annotations

import resource
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from zoneqa.answer.pipeline import Answerer
from zoneqa.documents import read_corpus
from zoneqa.factory import make_answerer, make_indexer
from zoneqa.index import open_current
from zoneqa.indexing.indexer import Built
from zoneqa.indexing.passage_text import in_context
from zoneqa.serialize import Json, answer_json
from zoneqa.settings import Settings
from zoneqa.text.tokens import open_counter
from zoneqa_eval.console import no_progress, say
from zoneqa_eval.files import format_jsonl, read_jsonl
from zoneqa_eval.processes import run_in_new_process

CHANGED, MOVED, QUESTIONS = 10, 5, 50
_COMPARED = ("answer", "short_answer", "abstained", "sentences", "citations")


@dataclass(frozen=True, slots=True)
class TimedBuild:
    """A build, and the seconds that it took with the imports."""

    built: Built
    seconds: float


def run(settings: Settings, articles: Path) -> Json:
    """Return the figures for a file of articles, by name."""
    with tempfile.TemporaryDirectory() as scratch:
        return measure(settings, articles, Path(scratch))


def measure(settings: Settings, articles: Path, scratch: Path) -> Json:
    """Return the figures; indexes are built in `scratch`."""
    before, after = scratch / "articles.jsonl", scratch / "articles-after.jsonl"
    for path, rows in zip((before, after), updated(read_jsonl(articles)), strict=True):
        path.write_text(format_jsonl(rows), encoding="utf-8")
    first = timed_build(settings, before, scratch / "index")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    size = size_of(scratch / "index" / first.built.name)
    update = timed_build(settings, after, scratch / "index")
    full = timed_build(settings, after, scratch / "fresh")
    answerers = [make_answerer(settings, scratch / name, say) for name in ("index", "fresh")]
    difference = compare(*answerers)
    manifest, changes = first.built.manifest, update.built.changes
    return {
        "articles": manifest.articles,
        "passages": manifest.passages,
        "full build, s": round(first.seconds, 1),
        "articles/s": round(manifest.articles / first.seconds, 1),
        "tokens/s": round(tokens(scratch / "fresh") / full.seconds),
        "peak RSS, MiB": peak // 1024,
        "generation, MB": round(size / 1e6, 1),
        "cache, MB": round(size_of(scratch / "index" / "cache") / 1e6, 1),
        "update, s": round(update.seconds, 1),
        "update / full build": round(update.seconds / full.seconds, 4),
        "texts embedded": update.built.embedded,
        "added, changed, removed": [
            len(ids) for ids in (changes.added, changes.changed, changes.removed)
        ],
        "answered differently": list(difference.answers),
        "hits in another order": difference.hits,
        "confidence differs by at most": difference.confidence,
    }


def timed_build(settings: Settings, corpus: Path, root: Path) -> TimedBuild:
    """Build or update an index in a process of its own."""
    start = time.perf_counter()
    built = run_in_new_process(build, settings, corpus, root)
    return TimedBuild(built, time.perf_counter() - start)


def build(settings: Settings, corpus: Path, root: Path) -> Built:
    """Read a corpus and bring the index of it up to date."""
    return make_indexer(settings, root, say).build(read_corpus(corpus), no_progress)


def updated(rows: Sequence[Json]) -> tuple[list[Json], list[Json]]:
    """Return the articles before and after; what changes and what goes is spread over all."""
    before = list(rows[:-MOVED])
    step = len(before) // (CHANGED + MOVED)
    gone = {n * step for n in range(MOVED)}
    changed = {n * step for n in range(MOVED, MOVED + CHANGED)}
    after = [
        {**row, "text": f"{row['text']}\n本文第{n}号更正：园区面积为{n}亩。"}
        if n in changed
        else row
        for n, row in enumerate(before)
        if n not in gone
    ]
    return before, [*after, *rows[-MOVED:]]


@dataclass(frozen=True, slots=True)
class Difference:
    """How far two indexes differ.

    `answers` are the questions answered differently, `hits` the number of questions with other
    hits, `confidence` the largest difference.
    """

    answers: tuple[str, ...]
    hits: int
    confidence: float


def compare(one: Answerer, other: Answerer) -> Difference:
    """Ask both the same questions, which are titles of articles, and return the difference.

    An answer is its text, its short answer and its citations with their offsets. Vectors may differ
    in their last digits with the batch that they were computed in, and so may scores.
    """
    articles = one.articles()
    step = max(1, len(articles) // QUESTIONS)
    questions = [a.title or a.text[:40] for a in articles[::step]][:QUESTIONS]
    pairs = [(answer_json(one.ask(q)), answer_json(other.ask(q))) for q in questions]
    return Difference(
        tuple(a["question"] for a, b in pairs if any(a[name] != b[name] for name in _COMPARED)),
        sum(_passages(a) != _passages(b) for a, b in pairs),
        max(abs(a["confidence"] - b["confidence"]) for a, b in pairs),
    )


def _passages(answer: Json) -> list[str]:
    return [hit["passage_id"] for hit in answer["hits"]]


def tokens(root: Path) -> int:
    """Return the tokens (cl100k) of all texts that the current generation embeds."""
    index, count = open_current(root), open_counter()
    articles = {article.id: article for article in index.articles()}
    passages = index.store.passages(range(index.manifest.passages)).values()
    return sum(count(in_context(articles[p.article_id], p)) for p in passages)


def size_of(folder: Path) -> int:
    """Return the bytes of all files in a folder and below."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
