"""What answers say: facts, the citations that hold them, refusals, by kind of question."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from zoneqa.serialize import Json
from zoneqa_eval.figures.record import Figure, Outcome
from zoneqa_eval.measures.normal import normal
from zoneqa_eval.measures.results import Report, Results, Rows, low, mean
from zoneqa_eval.measures.score import Score, holds, plain, score, verbatim
from zoneqa_eval.sets.cases import Case

Of = Callable[[Score], float]


def measure(results: Results) -> Report:
    """Every figure about answers, and every answer with its scores."""
    rows = results.rows["answer"]
    scores = [score(case, rows.get(case.id)) for case in results.cases]
    dates = {article.id: article.date for article in results.task.corpus.articles}
    alike = {c.id: says(c, rows.get(c.id), dates) for c in results.cases if c.answerable}
    figures = [
        *table(scores),
        mean("fact, numbers and dates alike", alike),
        *exactness(rows, results.task.texts),
    ]
    return Report(tuple(figures), outcomes=tuple(_outcome(s, rows) for s in scores))


def table(scores: Sequence[Score]) -> list[Figure]:
    """The figures over all, then by type, language and wording."""
    with_answer = [s for s in scores if s.case.answerable]
    without = [s for s in scores if not s.case.answerable]
    hits = [s for s in with_answer if s.fact]
    zh = [s for s in with_answer if not s.case.english]
    en = [s for s in with_answer if s.case.english]
    return [
        _mean("fact in the cited sentences", with_answer, lambda s: s.fact),
        _mean("fact in the cited sentences, Chinese", zh, lambda s: s.fact),
        _mean("fact in the cited sentences, English", en, lambda s: s.fact),
        _mean("citation holds the fact, of those", hits, lambda s: s.cited),
        _mean("short answer holds it, of those", hits, lambda s: s.short),
        _mean("right refusals", without, lambda s: s.refused),
        low(_mean("over-refusal", with_answer, lambda s: not s.answered)),
        *_parts("fact by type", with_answer, lambda c: c.type, lambda s: s.fact),
        *_parts("fact by language", with_answer, lambda c: c.language, lambda s: s.fact),
        *_parts("fact by wording", with_answer, lambda c: c.wording, lambda s: s.fact),
        *_parts("refused by type", without, lambda c: c.type, lambda s: s.refused),
        *_parts("refused by language", without, lambda c: c.language, lambda s: s.refused),
    ]


def says(case: Case, answer: Json | None, dates: Mapping[str, str | None]) -> float:
    """1 if every fact is in what is quoted, as it stands or with numbers and dates in one form."""
    quotes = answer["citations"] if answer else []
    said = plain(" ".join(quote["quote"] for quote in quotes))
    uniform = " ".join(normal(quote["quote"], quote["date"]) for quote in quotes)
    return float(
        all(
            any(
                holds(said, plain(a)) or holds(uniform, normal(a, dates.get(gold.article)))
                for a in gold.answers
            )
            for gold in case.gold
        )
    )


def exactness(rows: Rows, texts: Mapping[str, str]) -> list[Figure]:
    """Whether quotes are verbatim, how long answers are, and how many are missing."""
    answers = {i: row for i, row in rows.items() if row is not None}
    said = {i: float(len(row["answer"])) for i, row in answers.items() if not row["abstained"]}
    lost = {i: float(row is None) for i, row in rows.items()}
    return [
        mean("every quote verbatim", {i: verbatim(a, texts) for i, a in answers.items()}),
        low(mean("length of an answer", said, unit="characters")),
        low(mean("answers missing", lost)),
    ]


def _parts(group: str, scores: Sequence[Score], key: Callable[[Case], str], of: Of) -> list[Figure]:
    """A figure for each part of the cases, if there are several parts."""
    names = sorted({key(s.case) for s in scores})
    if len(names) < 2:
        return []
    return [_mean(name, [s for s in scores if key(s.case) == name], of, group) for name in names]


def _mean(name: str, scores: Sequence[Score], of: Of, group: str = "") -> Figure:
    return mean(name, {s.case.id: float(of(s)) for s in scores}, group)


def _outcome(s: Score, rows: Rows) -> Outcome:
    case = s.case
    return Outcome(
        id=case.id,
        question=case.question,
        type=case.type,
        language=case.language,
        answerable=case.answerable,
        gold=tuple(" / ".join(gold.answers) for gold in case.gold),
        answer=rows.get(case.id),
        scores={
            "fact": float(s.fact),
            "cited": float(s.cited),
            "short": float(s.short),
            "refused": float(s.refused),
            "right": float(s.fact if case.answerable else s.refused),
        },
    )
