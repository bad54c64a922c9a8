"""The facts in the answers, the citations that support them, and refusals; by type of question."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from zoneqa.serialize import Json
from zoneqa_eval.datasets.cases import Case
from zoneqa_eval.measures.base import (
    Measurement,
    Responses,
    Rows,
    by_label,
    lower_is_better,
    mean,
    outcome,
)
from zoneqa_eval.measures.normal_form import normal_form
from zoneqa_eval.measures.scoring import (
    Score,
    all_verbatim,
    contains_answer,
    normalized,
    score,
)
from zoneqa_eval.results.run import Metric, Outcome

Test = Callable[[Score], bool]
Dates = Mapping[str, str | None]
"""The date of each article by its id."""

VERBATIM = "every quote verbatim"


def measure(responses: Responses) -> Measurement:
    """Return every metric of answers, and every answer with its scores."""
    rows = responses.rows["answer"]
    scores = [score(case, rows.get(case.id)) for case in responses.cases]
    dates = {article.id: article.date for article in responses.dataset.corpus.articles}
    facts = {c.id: cites_facts(c, rows.get(c.id), dates) for c in responses.cases if c.answerable}
    metrics = [
        *table(scores),
        mean("fact, numbers and dates alike", facts),
        *formalities(rows, responses.dataset.texts),
    ]
    return Measurement(tuple(metrics), outcomes=tuple(_outcome(s, rows) for s in scores))


def table(scores: Sequence[Score]) -> list[Metric]:
    """Return the metrics over all cases, then by type, language and wording."""
    answerable = [s for s in scores if s.case.answerable]
    unanswerable = [s for s in scores if not s.case.answerable]
    with_fact = [s for s in answerable if s.fact]
    zh = [s for s in answerable if not s.case.english]
    en = [s for s in answerable if s.case.english]
    return [
        _share("fact in the cited sentences", answerable, lambda s: s.fact),
        _share("fact in the cited sentences, Chinese", zh, lambda s: s.fact),
        _share("fact in the cited sentences, English", en, lambda s: s.fact),
        _share("citation holds the fact, of those", with_fact, lambda s: s.cited),
        _share("short answer holds it, of those", with_fact, lambda s: s.short),
        _share("right refusals", unanswerable, lambda s: s.refused),
        lower_is_better(_share("over-refusal", answerable, lambda s: not s.answered)),
        *_by_label("fact by type", answerable, lambda c: c.type, lambda s: s.fact),
        *_by_label("fact by language", answerable, lambda c: c.language, lambda s: s.fact),
        *_by_label("fact by wording", answerable, lambda c: c.wording, lambda s: s.fact),
        *_by_label("refused by type", unanswerable, lambda c: c.type, lambda s: s.refused),
        *_by_label("refused by language", unanswerable, lambda c: c.language, lambda s: s.refused),
    ]


def cites_facts(case: Case, answer: Json | None, dates: Dates) -> float:
    """Return 1 if the quotes hold every fact, as it is or with numbers and dates in normal form."""
    quotes = answer["citations"] if answer else []
    text = normalized(" ".join(quote["quote"] for quote in quotes))
    uniform = " ".join(normal_form(quote["quote"], quote["date"]) for quote in quotes)
    return float(
        all(
            any(
                contains_answer(text, normalized(a))
                or contains_answer(uniform, normal_form(a, dates.get(gold.article)))
                for a in gold.answers
            )
            for gold in case.gold
        )
    )


def formalities(rows: Rows, texts: Mapping[str, str]) -> list[Metric]:
    """Return the share of verbatim answers, the length of answers, and the share missing."""
    answers = {i: row for i, row in rows.items() if row is not None}
    lengths = {i: float(len(row["answer"])) for i, row in answers.items() if not row["abstained"]}
    missing = {i: float(row is None) for i, row in rows.items()}
    return [
        mean(VERBATIM, {i: all_verbatim(row, texts) for i, row in answers.items()}),
        lower_is_better(mean("length of an answer", lengths, unit="characters")),
        lower_is_better(mean("answers missing", missing)),
    ]


def _by_label(
    group: str, scores: Sequence[Score], label: Callable[[Case], str], test: Test
) -> list[Metric]:
    values = {s.case.id: float(test(s)) for s in scores}
    return by_label(group, values, {s.case.id: label(s.case) for s in scores})


def _share(name: str, scores: Sequence[Score], test: Test) -> Metric:
    return mean(name, {s.case.id: float(test(s)) for s in scores})


def _outcome(s: Score, rows: Rows) -> Outcome:
    scores = {
        "fact": float(s.fact),
        "cited": float(s.cited),
        "short": float(s.short),
        "refused": float(s.refused),
        "correct": float(s.fact if s.case.answerable else s.refused),
    }
    return outcome(s.case, rows.get(s.case.id), scores)
