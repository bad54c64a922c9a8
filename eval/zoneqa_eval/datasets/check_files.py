"""The files in eval/ that `zoneqa-eval check` covers, each with the articles that it is on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from zoneqa.documents import read_prints
from zoneqa_eval.datasets import check, check_facts
from zoneqa_eval.datasets.cases import QUESTIONS, SEVERAL_FACTS, SEVERAL_FACTS_NEWS, TWINS
from zoneqa_eval.datasets.labelled_claims import CLAIMS
from zoneqa_eval.files import read_jsonl


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """A file: lines on what is in it, and its problems."""

    name: str
    counts: tuple[str, ...]
    problems: tuple[str, ...]


def checked_files(data: Path) -> Iterator[CheckedFile]:
    """Yield every file; without zone_news.jsonl in `data`, places in it are not checked."""
    news = _texts(data / "zone_news.jsonl")
    invented = _texts(SEVERAL_FACTS.with_name("several_facts_corpus.jsonl"))
    for path, count, find, texts in (
        (QUESTIONS, check.counts, check.problems, check.read_bodies()),
        (TWINS, check.counts, check_facts.twin_problems, news),
        (SEVERAL_FACTS, check.counts, check_facts.several_facts_problems, invented),
        (SEVERAL_FACTS_NEWS, check.counts, check_facts.several_facts_problems, news),
        (CLAIMS, check_facts.claim_counts, check_facts.claim_problems, news),
    ):
        rows = read_jsonl(path)
        yield CheckedFile(path.name, tuple(count(rows)), tuple(find(rows, texts)))


def _texts(path: Path) -> dict[str, str]:
    return {a.id: a.text for a in read_prints(path).articles} if path.exists() else {}
