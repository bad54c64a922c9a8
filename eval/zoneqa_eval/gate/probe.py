"""A quick look at zoneqa: a small sample of questions and the handful of figures from it.

Answers are asked with questions for tuning, so that those for reporting stay unseen. Finding by
meaning is tried apart, with English questions on invented reports: in six articles words find
nearly everything, and a fault of the embedder would not show.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Protocol

from zoneqa.answer.retrieve import Retriever
from zoneqa.documents import Corpus
from zoneqa.errors import UsageError
from zoneqa.serialize import Json, answer_json
from zoneqa.types import Answer, Article, Progress
from zoneqa_eval.figures.record import Figure, Run
from zoneqa_eval.measures.ranking import by_fact, scores
from zoneqa_eval.measures.results import mean
from zoneqa_eval.measures.score import plain, score, verbatim
from zoneqa_eval.sets.cases import Case
from zoneqa_eval.sets.loading import load_task
from zoneqa_eval.sets.spec import find_spec, read_spec
from zoneqa_eval.sets.task import Task, some

SIZE = 60
VERBATIM = "every quote verbatim"

# The types of question to which a few words are the answer.
_SHORT = {"figure", "date", "place", "name"}
_DEPTH = 10


class Answers(Protocol):
    """What is asked: zoneqa's Answerer, or a faulty one in a test."""

    def ask(self, question: str) -> Answer: ...

    def articles(self) -> Sequence[Article]: ...


@dataclass(frozen=True, slots=True)
class Subject:
    """What is looked at: what answers from our articles, and what finds in the reports."""

    answers: Answers
    finder: Retriever


@dataclass(frozen=True, slots=True)
class Sample:
    """Cases to be answered from our articles, and cases to be found in the reports."""

    asked: Task
    sought: Task

    def of(self, run: Run) -> Sample:
        """The cases of an earlier run. Raises UsageError if one of them is no more."""
        ids = {case_id for figure in run.figures for case_id in figure.values}
        lost = ids - {case.id for case in (*self.asked.cases, *self.sought.cases)}
        if lost:
            raise UsageError(
                f"The baseline has questions that are no more ({', '.join(sorted(lost)[:5])}); "
                "write it anew with `zoneqa-eval baseline`."
            )
        return Sample(_only(self.asked, ids), _confined(_only(self.sought, ids)))

    def fewer(self, size: int = SIZE) -> Sample:
        """At most so many of the cases to be answered, the same each time."""
        return Sample(replace(self.asked, cases=some(self.asked.cases, size)), self.sought)


def open_sample() -> Sample:
    """Every case that may be in a sample, those for reporting left out."""
    own, reports = (load_task(read_spec(find_spec(name), Path())) for name in ("own", "reports"))
    tuning = {case.id for case in own.cases if case.split == "tune"}
    english = {c.id for c in reports.cases if c.split == "tune" and c.english and c.answerable}
    return Sample(_only(own, tuning), _confined(_only(reports, english)))


def _only(task: Task, ids: Collection[str]) -> Task:
    return replace(task, cases=tuple(case for case in task.cases if case.id in ids))


def _confined(task: Task) -> Task:
    """The same cases over no more articles than hold their facts, so that it stays small."""
    held = {gold.article for case in task.cases for gold in case.gold}
    return replace(task, corpus=Corpus(tuple(a for a in task.corpus.articles if a.id in held)))


def examine(subject: Subject, sample: Sample, made: Mapping[str, Any], progress: Progress) -> Run:
    """The figures of a subject on a sample; `made` says what was looked at."""
    asked, sought = sample.asked.cases, sample.sought.cases
    total = len(asked) + len(sought)
    rows: dict[str, Json] = {}
    for done, case in enumerate(asked, 1):
        rows[case.id] = answer_json(subject.answers.ask(case.question))
        progress(done, total)
    found: dict[str, list[str]] = {}
    for done, case in enumerate(sought, 1 + len(asked)):
        found[case.id] = _nearest(subject.finder, case)
        progress(done, total)
    texts = {article.id: article.text for article in subject.answers.articles()}
    return Run(
        spec="gate",
        title="The gate",
        made=made,
        figures=(
            *_answering(asked, rows),
            *_citing(rows, texts),
            *_finding("passages read", asked, {i: _passages(r) for i, r in rows.items()}),
            *_finding("English, dense", sought, found),
        ),
    )


def _answering(cases: Sequence[Case], rows: Mapping[str, Json]) -> Iterator[Figure]:
    scored = [score(case, rows[case.id]) for case in cases]
    there = {s.case.id: s for s in scored if s.case.answerable}
    brief = [s.case for s in there.values() if s.case.type in _SHORT]
    absent = {s.case.id: float(not s.answered) for s in scored if not s.case.answerable}
    yield mean("fact in the cited sentences", {i: s.fact and s.cited for i, s in there.items()})
    yield mean("short answer exact", {c.id: _exact(c, rows[c.id]) for c in brief})
    yield mean("right refusals", absent)


def _citing(rows: Mapping[str, Json], texts: Mapping[str, str]) -> Iterator[Figure]:
    said = {i: row for i, row in rows.items() if not row["abstained"]}
    yield mean("sentences stand in what they cite", {i: _backed(row) for i, row in said.items()})
    yield mean(VERBATIM, {i: verbatim(row, texts) for i, row in rows.items()})


def _finding(
    where: str, cases: Sequence[Case], found: Mapping[str, Sequence[str]]
) -> Iterator[Figure]:
    """How high the passages that hold the facts are ranked."""
    sought = [case for case in cases if case.answerable]
    relevant = {case.id: [f"fact {n}" for n in range(len(case.gold))] for case in sought}
    ranked = {case.id: by_fact(found[case.id], case.gold) for case in sought}
    values = scores(relevant, ranked)
    for name in ("nDCG@10", "hit@1"):
        rounded = {i: round(value, 4) for i, value in values[name].items()}
        yield mean(f"{name}, {where}", rounded, unit="score")


def _exact(case: Case, row: Json) -> bool:
    """Whether the short answer is one of the gold answers."""
    golden = {plain(answer) for gold in case.gold for answer in gold.answers}
    return plain(row["short_answer"] or "") in golden


def _backed(row: Json) -> bool:
    """Whether every sentence stands in the quotes that it cites."""
    quotes = {citation["marker"]: citation["quote"] for citation in row["citations"]}
    return all(
        sentence["text"] in " ".join(quotes[marker] for marker in sentence["markers"])
        for sentence in row["sentences"]
    )


def _passages(row: Json) -> list[str]:
    return [hit["passage_id"] for hit in row["hits"]]


def _nearest(finder: Retriever, case: Case) -> list[str]:
    """The passages nearest in meaning."""
    vector = finder.embedder.embed([case.question], "query")[0]
    return [hit.passage.id for hit in finder.index.search(vector, None, _DEPTH)]
