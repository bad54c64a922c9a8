"""The sample of the gate: questions to answer from our articles, and questions to retrieve for.

Answers are asked with questions for tuning, so that those for reporting stay unseen. Retrieval by
meaning is tried apart, with English questions on invented reports: on six articles words retrieve
nearly everything, and a fault of the embedder would not show.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path

from zoneqa.documents import Corpus
from zoneqa.errors import UsageError
from zoneqa_eval.datasets.dataset import Dataset, sample
from zoneqa_eval.datasets.load import load_dataset
from zoneqa_eval.datasets.spec import find_spec, read_spec
from zoneqa_eval.results.run import Run

SIZE = 60


@dataclass(frozen=True, slots=True)
class Sample:
    """Cases to be answered from our articles, and cases to retrieve for in the reports."""

    answering: Dataset
    retrieval: Dataset

    def like(self, run: Run) -> Sample:
        """Return the cases of an earlier run. Raises UsageError if one of them is gone."""
        ids = {case_id for metric in run.metrics for case_id in metric.values}
        gone = ids - {case.id for case in (*self.answering.cases, *self.retrieval.cases)}
        if gone:
            raise UsageError(
                f"Questions of the baseline are gone ({', '.join(sorted(gone)[:5])}); "
                "write a new one with `zoneqa-eval baseline`."
            )
        return Sample(_only(self.answering, ids), _with_gold(_only(self.retrieval, ids)))

    def reduced(self, size: int = SIZE) -> Sample:
        """Return at most `size` of the cases to be answered, the same every time."""
        fewer = sample(self.answering.cases, size)
        return Sample(replace(self.answering, cases=fewer), self.retrieval)


def open_sample() -> Sample:
    """Return every case that may be in a sample; those for reporting are left out."""
    own, reports = (load_dataset(read_spec(find_spec(n), Path())) for n in ("own", "reports"))
    tuning = {case.id for case in own.cases if case.split == "tune"}
    english = {c.id for c in reports.cases if c.split == "tune" and c.english and c.answerable}
    return Sample(_only(own, tuning), _with_gold(_only(reports, english)))


def _only(dataset: Dataset, ids: Collection[str]) -> Dataset:
    return replace(dataset, cases=tuple(case for case in dataset.cases if case.id in ids))


def _with_gold(dataset: Dataset) -> Dataset:
    """Return the dataset without the articles that hold no gold, so that it stays small."""
    gold = {gold.article for case in dataset.cases for gold in case.gold}
    articles = tuple(article for article in dataset.corpus.articles if article.id in gold)
    return replace(dataset, corpus=Corpus(articles))
