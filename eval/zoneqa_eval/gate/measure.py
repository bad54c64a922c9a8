"""The metrics of the gate, from a sample."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from zoneqa.answer.pipeline import Answerer
from zoneqa.answer.retrieve import Retriever
from zoneqa.documents import Corpus
from zoneqa.serialize import Json, answer_json
from zoneqa.settings import Settings
from zoneqa.types import Answer, Article, Progress
from zoneqa_eval.datasets.cases import Case
from zoneqa_eval.gate.sample import Sample
from zoneqa_eval.harness.answerers import build_and_open
from zoneqa_eval.harness.asking import ask_each
from zoneqa_eval.measures.answers import VERBATIM
from zoneqa_eval.measures.base import mean
from zoneqa_eval.measures.retrieval import fact_scores
from zoneqa_eval.measures.scoring import all_verbatim, normalized, score
from zoneqa_eval.results.run import Metric, Run

# The types of question that a few words answer.
_SHORT = {"figure", "date", "place", "name"}
_DEPTH = 10


class AnswersQuestions(Protocol):
    """The part of zoneqa's Answerer that the gate uses."""

    def ask(self, question: str) -> Answer:
        """Return the answer to a question."""

    def articles(self) -> Sequence[Article]:
        """Return the articles that answers are from."""


@dataclass(frozen=True, slots=True)
class Subject:
    """The system under test: one part answers from our articles, one retrieves in the reports."""

    answerer: AnswersQuestions
    retriever: Retriever


def open_subject(settings: Settings, answerer: Answerer, reports: Corpus, root: Path) -> Subject:
    """Return an answerer, and a retriever with the same embedder over the reports."""
    embedder = answerer.retriever.embedder
    index = build_and_open(settings, embedder, reports, root)
    return Subject(answerer, Retriever(embedder, index.searcher(settings.dense_share)))


def measure(
    subject: Subject, sample: Sample, provenance: Mapping[str, Any], progress: Progress
) -> Run:
    """Return the metrics of a subject on a sample."""
    answering, retrieval = sample.answering.cases, sample.retrieval.cases
    rows = ask_each(answering, lambda c: answer_json(subject.answerer.ask(c.question)), progress)
    nearest = ask_each(retrieval, lambda c: _nearest(subject.retriever, c), progress)
    hits = {case_id: [hit["passage_id"] for hit in row["hits"]] for case_id, row in rows.items()}
    texts = {article.id: article.text for article in subject.answerer.articles()}
    return Run(
        spec="gate",
        title="The gate",
        provenance=provenance,
        metrics=(
            *_answer_metrics(answering, rows),
            *_citation_metrics(rows, texts),
            *_retrieval_metrics("passages read", answering, hits),
            *_retrieval_metrics("English, dense", retrieval, nearest),
        ),
    )


def _answer_metrics(cases: Sequence[Case], rows: Mapping[str, Json]) -> Iterator[Metric]:
    scores = {case.id: score(case, rows[case.id]) for case in cases}
    answerable = {i: s for i, s in scores.items() if s.case.answerable}
    short = [case for case in cases if case.answerable and case.type in _SHORT]
    refused = {i: float(not s.answered) for i, s in scores.items() if not s.case.answerable}
    facts = {i: s.fact and s.cited for i, s in answerable.items()}
    yield mean("fact in the cited sentences", facts)
    yield mean("short answer exact", {case.id: _is_exact(case, rows[case.id]) for case in short})
    yield mean("right refusals", refused)


def _citation_metrics(rows: Mapping[str, Json], texts: Mapping[str, str]) -> Iterator[Metric]:
    answered = {i: row for i, row in rows.items() if not row["abstained"]}
    supported = {i: _is_supported(row) for i, row in answered.items()}
    yield mean("sentences stand in what they cite", supported)
    yield mean(VERBATIM, {i: all_verbatim(row, texts) for i, row in rows.items()})


def _retrieval_metrics(
    name: str, cases: Sequence[Case], passages: Mapping[str, Sequence[str]]
) -> Iterator[Metric]:
    values = fact_scores([case for case in cases if case.answerable], passages)
    for measure_name in ("nDCG@10", "hit@1"):
        rounded = {i: round(value, 4) for i, value in values[measure_name].items()}
        yield mean(f"{measure_name}, {name}", rounded, unit="score")


def _is_exact(case: Case, row: Json) -> bool:
    """Return whether the short answer is one of the gold answers."""
    gold_answers = {normalized(answer) for gold in case.gold for answer in gold.answers}
    return normalized(row["short_answer"] or "") in gold_answers


def _is_supported(row: Json) -> bool:
    """Return whether the quotes that each sentence cites contain it."""
    quotes = {citation["marker"]: citation["quote"] for citation in row["citations"]}
    return all(
        sentence["text"] in " ".join(quotes[marker] for marker in sentence["markers"])
        for sentence in row["sentences"]
    )


def _nearest(retriever: Retriever, case: Case) -> list[str]:
    """Return the passages nearest in meaning."""
    vector = retriever.embedder.embed([case.question], "query")[0]
    return [hit.passage.id for hit in retriever.index.search(vector, None, _DEPTH)]
