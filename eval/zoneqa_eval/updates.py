"""What an update costs beside a full build, and whether it comes to the same index.

    python -m zoneqa_eval.updates CORPUS.jsonl

Builds an index of all articles but five; then ten articles change, five are new and five go. The
updated index must give the answers of one that is built from nothing.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from zoneqa.answer.pipeline import Answerer
from zoneqa.factory import make_answerer
from zoneqa.index import open_current
from zoneqa.serialize import answer_json
from zoneqa.settings import Settings
from zoneqa.text.heading import in_context
from zoneqa.text.tokens import open_counter

CHANGED, MOVED, QUESTIONS = 10, 5, 50
_SAID = ("answer", "short_answer", "abstained", "sentences", "citations")

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Run:
    """One `zoneqa index`: what it said, and how long it took."""

    said: Row
    seconds: float


def index(corpus: Path, root: Path) -> Run:
    """Runs the command in a process of its own."""
    command = [sys.executable, "-m", "zoneqa", "index", "--json"]
    begun = time.perf_counter()
    done = subprocess.run(
        [*command, "--corpus", str(corpus), "--index", str(root)],
        stdout=subprocess.PIPE,
        check=True,
        encoding="utf-8",
    )
    return Run(json.loads(done.stdout), time.perf_counter() - begun)


def updated(rows: list[Row]) -> tuple[list[Row], list[Row]]:
    """The articles before and after: ten change, five are new, five go; spread over all."""
    before = rows[:-MOVED]
    step = len(before) // (CHANGED + MOVED)
    gone = {n * step for n in range(MOVED)}
    touched = {n * step for n in range(MOVED, MOVED + CHANGED)}
    after = [
        {**row, "text": f"{row['text']}\n本文第{n}号更正：园区面积为{n}亩。"}
        if n in touched
        else row
        for n, row in enumerate(before)
        if n not in gone
    ]
    return before, after + rows[-MOVED:]


@dataclass(frozen=True, slots=True)
class Difference:
    """How far two indexes differ: the questions answered differently, and in numbers at most."""

    answers: tuple[str, ...]
    hits: int
    confidence: float


def compare(one: Answerer, other: Answerer) -> Difference:
    """Asks both the same questions, which are titles of articles.

    An answer is its text, its short answer and its citations, offsets and all. A vector may differ
    in its last digits with the batch in which it was computed, and so may scores.
    """
    articles = one.articles()
    step = max(1, len(articles) // QUESTIONS)
    questions = [a.title or a.text[:40] for a in articles[::step]][:QUESTIONS]
    pairs = [(answer_json(one.ask(q)), answer_json(other.ask(q))) for q in questions]
    return Difference(
        tuple(a["question"] for a, b in pairs if any(a[name] != b[name] for name in _SAID)),
        sum(_passages(a) != _passages(b) for a, b in pairs),
        max(abs(a["confidence"] - b["confidence"]) for a, b in pairs),
    )


def _passages(answer: Row) -> list[str]:
    return [hit["passage_id"] for hit in answer["hits"]]


def tokens(root: Path) -> int:
    """The tokens (cl100k) of everything that was embedded for the current generation."""
    snapshot, count = open_current(root, 0.5), open_counter()
    articles = {article.id: article for article in snapshot.articles()}
    passages = snapshot.store.passages(range(snapshot.manifest.passages)).values()
    return sum(count(in_context(articles[p.article_id], p)) for p in passages)


def size(folder: Path) -> int:
    """Bytes of all files below."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def measure(source: Path, scratch: Path) -> Row:
    """The figures, by their names."""
    rows = [json.loads(line) for line in source.read_text("utf-8").split("\n") if line]
    before, after = scratch / "articles.jsonl", scratch / "articles-after.jsonl"
    for path, part in zip((before, after), updated(rows), strict=True):
        path.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in part), "utf-8")
    full = index(before, scratch / "index")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    built = size(scratch / "index" / full.said["generation"])
    update = index(after, scratch / "index")
    again = index(after, scratch / "fresh")
    settings = Settings.from_env(os.environ)
    answerers = [make_answerer(settings, scratch / name, print) for name in ("index", "fresh")]
    difference = compare(*answerers)
    return {
        "articles": full.said["articles"],
        "passages": full.said["passages"],
        "full build, s": round(full.seconds, 1),
        "articles/s": round(full.said["articles"] / full.seconds, 1),
        "tokens/s": round(tokens(scratch / "fresh") / again.seconds),
        "peak RSS, MiB": peak // 1024,
        "generation, MB": round(built / 1e6, 1),
        "cache, MB": round(size(scratch / "index" / "cache") / 1e6, 1),
        "update, s": round(update.seconds, 1),
        "update / full build": round(update.seconds / again.seconds, 4),
        "texts embedded": update.said["embedded"],
        "added, changed, removed": [len(update.said[k]) for k in ("added", "changed", "removed")],
        "answered differently": list(difference.answers),
        "hits in another order": difference.hits,
        "confidence differs by at most": difference.confidence,
    }


def main() -> None:
    """Prints the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("corpus", type=Path)
    with tempfile.TemporaryDirectory() as scratch:
        for name, value in measure(parser.parse_args().corpus, Path(scratch)).items():
            print(f"{name:32} {value}")


if __name__ == "__main__":
    main()
