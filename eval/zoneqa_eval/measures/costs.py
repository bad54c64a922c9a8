"""What answers cost: time, questions a second, memory and tokens."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import numpy as np
import psutil

from zoneqa.serialize import Json
from zoneqa.text.tokens import open_counter
from zoneqa_eval.figures.bootstrap import spread
from zoneqa_eval.figures.record import Figure
from zoneqa_eval.measures.results import Report, Results, low, mean

GROUP = "costs"


def measure(results: Results) -> Report:
    """Latency from the answers' own timings, one question at a time, and tokens (cl100k)."""
    answers = {i: row for i, row in results.rows["answer"].items() if row}
    if not answers:
        return Report()
    times = {i: float(row["timings_ms"]["total"]) for i, row in answers.items()}
    count = open_counter()
    read = {i: float(count(_passages(row, results.task.texts))) for i, row in answers.items()}
    said = {i: float(count(row["answer"])) for i, row in answers.items()}
    return Report(
        (
            *latency(times, GROUP),
            low(mean("tokens of the passages read", read, GROUP, "tokens")),
            low(mean("tokens of an answer", said, GROUP, "tokens")),
        )
    )


def latency(times: Mapping[str, float], group: str) -> list[Figure]:
    """Median and 95th percentile of milliseconds, and how many questions that is a second."""
    listed = list(times.values())
    rate = 1000 * len(listed) / max(sum(listed), 1e-9)
    return [
        *(_quantile(name, times, share, group) for name, share in (("p50", 0.5), ("p95", 0.95))),
        Figure("questions a second", rate, n=len(listed), group=group, unit="a second"),
    ]


def memory(group: str) -> Figure:
    """The resident memory of this process, now."""
    used = psutil.Process().memory_info().rss / 2**20
    return low(Figure("memory (RSS)", used, n=1, group=group, unit="MiB"))


def _quantile(name: str, times: Mapping[str, float], share: float, group: str) -> Figure:
    statistic = partial(np.quantile, q=share)
    down, up = spread(times, lambda listed: float(statistic(listed)))
    value = float(statistic(list(times.values())))
    return low(Figure(f"latency {name}", value, down, up, len(times), group=group, unit="ms"))


def _passages(answer: Json, texts: Mapping[str, str]) -> str:
    """The text of the passages that were found: what a model would be given to read."""
    found = []
    for hit in answer["hits"]:
        start, end = map(int, hit["passage_id"].rpartition(":")[2].split("-"))
        found.append(texts[hit["article_id"]][start:end])
    return "\n".join(found)
