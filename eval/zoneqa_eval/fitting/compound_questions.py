"""Compound questions, put together from two single ones: answerable if both of these are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count, cycle

from zoneqa_eval.datasets.cases import Case


def compound_questions(cases: Sequence[Case]) -> Iterator[Case]:
    """Yield one compound question for every two answerable Chinese ones.

    Half of them join an answerable question with an unanswerable one. Among the compound questions
    that people wrote, nearly all are answerable; without these, being compound would look like
    evidence of an answer.
    """
    single = [case for case in cases if case.language == "zh" and case.type != "two_articles"]
    answerable = [case for case in single if case.answerable]
    unanswerable = [case for case in single if not case.answerable]
    columns = zip(count(), answerable[::2], answerable[1::2], cycle(unanswerable))
    for number, one, other, absent in columns:
        pairs = (one, other), (one, absent), (other, one), (absent, other)
        yield _join(number, *pairs[number % len(pairs)])


def _join(number: int, first: Case, second: Case) -> Case:
    # The id has two hyphens, by which Case.synthetic tells that no person wrote it.
    return Case(
        id=f"double-{first.id.partition('-')[0]}-{number:03}a",
        question=f"{first.question.rstrip('？?。')}？{second.question}",
        language="zh",
        type="two_articles",
        wording="plain",
        split=first.split,
        gold=(*first.gold, *second.gold) if first.gold and second.gold else (),
    )
