"""What reading gains in finding: every retriever on several sets, compared in pairs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from zoneqa_eval.datasets.spec import Spec
from zoneqa_eval.harness.runner import Runner
from zoneqa_eval.measures.retrieval import ARTICLES, FULL, FUSED, RETRIEVERS
from zoneqa_eval.results.run import Metric, Run

SPECS = (
    *("news_haystack", "zone_news", "zone_news_more", "rgb_pooled"),
    *("xquad", "cmrc_open", "drcd_open", "dragonball"),
)
"""The sets by default. Of XQuAD, only what was held out of the reader's training is asked."""

_MEASURES = ("nDCG@10", "hit@1")
_HEAD = f"{'':34}{'n':>5}" + "".join(f"{name:>8}" for name in RETRIEVERS)


def run(runner: Runner, specs: Sequence[Spec], limit: int | None) -> Iterator[str]:
    """Yield a table for each measure: the retrievers of each set, and what the full one gains."""
    runs = [runner.run(_retrieval_only(spec), limit) for spec in specs]
    for measure in _MEASURES:
        yield f"{measure:34}{_HEAD[34:]}   {FULL} over {FUSED}"
        for each in runs:
            yield from _lines(each, measure)
        yield ""


def _retrieval_only(spec: Spec) -> Spec:
    split = "held_out" if spec.dataset == "xquad" else spec.split
    return replace(spec, name=f"{spec.name}-retrieval", measures=("retrieval",), split=split)


def _lines(run: Run, measure: str) -> Iterator[str]:
    """Yield a line for all questions of a run, and one for each of its languages."""
    found = {(metric.group, metric.name): metric for metric in run.metrics}
    for group in dict.fromkeys(group for group, _ in found if group.startswith(ARTICLES)):
        values = [found[group, f"{measure}, {name}"] for name in RETRIEVERS]
        name = run.spec.removesuffix("-retrieval") + group.removeprefix(ARTICLES)
        shown = "".join(f"{metric.value or 0:8.3f}" for metric in values)
        gained = found[group, f"{measure}, {FULL} over {FUSED}"]
        yield f"{name:34}{values[0].n:5}{shown}   {_gain(gained)}"


def _gain(metric: Metric) -> str:
    if metric.value is None or metric.low is None or metric.high is None:
        return "-"
    return f"{metric.value:+.3f} [{metric.low:+.3f}, {metric.high:+.3f}], p = {metric.p:.3f}"
