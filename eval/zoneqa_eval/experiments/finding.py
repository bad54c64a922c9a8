"""What reading gains in finding: every retriever on several sets, compared in pairs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from zoneqa_eval.datasets.spec import Spec
from zoneqa_eval.harness.runner import Runner
from zoneqa_eval.measures.retrieval import ARTICLES, FULL, FUSED, PASSAGES, RETRIEVERS
from zoneqa_eval.results.run import Metric, Run

SPECS = (
    *("news_haystack", "zone_news", "zone_news_more", "rgb_pooled"),
    *("xquad", "cmrc_open", "drcd_open", "dragonball"),
)
"""The sets by default."""

_MEASURES = ("nDCG@10", "hit@1")
_ALONE = "-retrieval"


def run(runner: Runner, specs: Sequence[Spec], limit: int | None) -> Iterator[str]:
    """Yield a table for each measure: the retrievers of each set, and what the full one gains."""
    runs = [runner.run(_retrieval_alone(spec), limit) for spec in specs]
    names = "".join(f"{name:>8}" for name in RETRIEVERS)
    for measure in _MEASURES:
        yield f"{measure:36}{'n':>5}{names}   {FULL} over {FUSED}"
        for each in runs:
            yield from _lines(each, measure)
        yield ""


def _retrieval_alone(spec: Spec) -> Spec:
    """Return the spec with retrieval alone; of XQuAD, only what was held out of training."""
    split = "held_out" if spec.dataset == "xquad" else spec.split
    return replace(spec, name=spec.name + _ALONE, measures=("retrieval",), split=split)


def _lines(run: Run, measure: str) -> Iterator[str]:
    """Yield a line for the articles of all questions, of each language, and for passages."""
    found = {(metric.group, metric.name): metric for metric in run.metrics}
    for group in dict.fromkeys(group for group, _ in found):
        name = group.replace(ARTICLES, run.spec).replace(PASSAGES, f"{run.spec}, passages")
        values = [found[group, f"{measure}, {retriever}"] for retriever in RETRIEVERS]
        shown = "".join(f"{metric.value or 0:8.3f}" for metric in values)
        gained = _gain(found[group, f"{measure}, {FULL} over {FUSED}"])
        yield f"{name.replace(_ALONE, ''):36}{values[0].n:5}{shown}   {gained}"


def _gain(metric: Metric) -> str:
    if metric.value is None or metric.low is None or metric.high is None:
        return "-"
    return f"{metric.value:+.3f} [{metric.low:+.3f}, {metric.high:+.3f}], p = {metric.p:.4f}"
