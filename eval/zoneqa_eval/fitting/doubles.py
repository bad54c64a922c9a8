"""Two questions in one, put together from single ones: it is answered if both of them are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count, cycle

from zoneqa_eval.sets.cases import Case


def doubles(cases: Sequence[Case]) -> Iterator[Case]:
    """Of every two answered Chinese questions one double: with each other, or with one that is not.

    Among those that people wrote, nearly all that ask for two things are answered; without these,
    that they do would look like a sign of it.
    """
    single = [case for case in cases if case.language == "zh" and case.type != "two_articles"]
    said = [case for case in single if case.answerable]
    unsaid = [case for case in single if not case.answerable]
    for number, one, other, not_said in zip(count(), said[::2], said[1::2], cycle(unsaid)):
        pairs = (one, other), (one, not_said), (other, one), (not_said, other)
        yield _joined(number, *pairs[number % len(pairs)])


def _joined(number: int, first: Case, second: Case) -> Case:
    """The id is that of an invented case, which it is."""
    return Case(
        id=f"double-{first.id.partition('-')[0]}-{number:03}a",
        question=f"{first.question.rstrip('？?。')}？{second.question}",
        language="zh",
        type="two_articles",
        wording="plain",
        split=first.split,
        gold=(*first.gold, *second.gold) if first.gold and second.gold else (),
    )
