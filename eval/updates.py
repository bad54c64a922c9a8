"""What an update costs beside a full build, and whether it comes to the same index.

    python -m eval.updates CORPUS.jsonl

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

from zoneqa.answering import Answerer
from zoneqa.index import open_current
from zoneqa.indexing import in_context
from zoneqa.settings import Settings
from zoneqa.tokens import open_counter
from zoneqa.wire import answer_json
from zoneqa.wiring import make_answerer

CHANGED, MOVED, QUESTIONS = 10, 5, 50
_NOT_COMPARED = ("generation", "timings_ms")

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


def differing(one: Answerer, other: Answerer) -> list[str]:
    """The questions, which are titles of articles, that two indexes answer differently."""
    articles = one.articles()
    step = max(1, len(articles) // QUESTIONS)
    questions = [a.title or a.text[:40] for a in articles[::step]][:QUESTIONS]
    return [q for q in questions if _answer(one, q) != _answer(other, q)]


def _answer(answerer: Answerer, question: str) -> Row:
    row = answer_json(answerer.ask(question))
    return {name: value for name, value in row.items() if name not in _NOT_COMPARED}


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
        "questions answered differently": differing(*answerers),
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
