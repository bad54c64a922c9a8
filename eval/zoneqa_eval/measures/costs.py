"""The cost of answers: time, questions a second, memory and tokens."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import numpy as np
import psutil

from zoneqa.serialize import Json
from zoneqa.text.tokens import open_counter
from zoneqa_eval.measures.base import Measurement, Responses, lower_is_better, mean
from zoneqa_eval.results.bootstrap import statistic_interval
from zoneqa_eval.results.run import Metric

GROUP = "costs"


def measure(responses: Responses) -> Measurement:
    """Return latency by the answers' own timings, one question at a time, and tokens (cl100k)."""
    answers = {i: row for i, row in responses.rows["answer"].items() if row}
    if not answers:
        return Measurement()
    texts = responses.dataset.texts
    times = {i: float(row["timings_ms"]["total"]) for i, row in answers.items()}
    count = open_counter()
    read = {i: float(count(_passages(row, texts))) for i, row in answers.items()}
    written = {i: float(count(row["answer"])) for i, row in answers.items()}
    return Measurement(
        (
            *latency(times, GROUP),
            lower_is_better(mean("tokens of the passages read", read, GROUP, "tokens")),
            lower_is_better(mean("tokens of an answer", written, GROUP, "tokens")),
        )
    )


def latency(times: Mapping[str, float], group: str) -> list[Metric]:
    """Return median and 95th percentile of milliseconds, and the questions a second."""
    listed = list(times.values())
    rate = 1000 * len(listed) / max(sum(listed), 1e-9)
    return [
        *(_quantile(name, times, q, group) for name, q in (("p50", 0.5), ("p95", 0.95))),
        Metric("questions a second", rate, n=len(listed), group=group, unit="a second"),
    ]


def memory(group: str) -> Metric:
    """Return the resident memory of this process, now."""
    used = psutil.Process().memory_info().rss / 2**20
    return lower_is_better(Metric("memory (RSS)", used, n=1, group=group, unit="MiB"))


def _quantile(name: str, times: Mapping[str, float], q: float, group: str) -> Metric:
    statistic = partial(np.quantile, q=q)
    low, high = statistic_interval(times, lambda listed: float(statistic(listed)))
    value = float(statistic(list(times.values())))
    return lower_is_better(
        Metric(f"latency {name}", value, low, high, len(times), group=group, unit="ms")
    )


def _passages(answer: Json, texts: Mapping[str, str]) -> str:
    """Return the text of the hits, which an LLM would be given to read."""
    found = []
    for hit in answer["hits"]:
        start, end = map(int, hit["passage_id"].rpartition(":")[2].split("-"))
        found.append(texts[hit["article_id"]][start:end])
    return "\n".join(found)
