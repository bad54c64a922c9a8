"""Scoring answers: pure functions over a case and the JSON of its answer."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import fmean

from eval.cases import Case
from zoneqa.text import fold
from zoneqa.wire import Json

_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Score:
    """What one answer achieved; `cited` only means something where `fact` does."""

    case: Case
    answered: bool
    fact: bool
    cited: bool
    short: bool
    length: int


def score(case: Case, answer: Json | None) -> Score:
    """The score of an answer; a missing answer scores nothing."""
    if answer is None:
        return Score(case, False, False, False, False, 0)
    said = plain(" ".join(sentence["text"] for sentence in answer["sentences"]))
    facts = [any(plain(a) in said for a in gold.answers) for gold in case.gold]
    quotes = [
        (citation["article_id"], plain(citation["quote"])) for citation in answer["citations"]
    ]
    cited = [
        any(
            article == gold.article and plain(a) in quote
            for article, quote in quotes
            for a in gold.answers
        )
        for gold in case.gold
    ]
    short = plain(answer["short_answer"] or "")
    return Score(
        case=case,
        answered=not answer["abstained"],
        fact=case.answerable and all(facts),
        cited=case.answerable and all(cited),
        short=any(plain(a) in short for gold in case.gold for a in gold.answers),
        length=len(answer["answer"]),
    )


def plain(text: str) -> str:
    """Text as answers are compared: folded, without white space."""
    return _SPACE.sub("", fold(text))


def share(scores: Sequence[Score], of: Callable[[Score], bool]) -> float | None:
    """The share of the scores that a test holds for; None if there are none."""
    return fmean(of(s) for s in scores) if scores else None


def interval(scores: Sequence[Score], of: Callable[[Score], bool]) -> tuple[float, float]:
    """The 95 % bootstrap interval of a share, drawing whole facts, not their paraphrases."""
    groups: dict[str, list[bool]] = {}
    for s in scores:
        groups.setdefault(s.case.fact, []).append(of(s))
    drawn = random.Random(20210301)
    values = list(groups.values())
    means = sorted(
        fmean(v for group in drawn.choices(values, k=len(values)) for v in group)
        for _ in range(2000)
    )
    return means[50], means[1949]


def verbatim(answer: Json, texts: dict[str, str]) -> bool:
    """Whether every citation's quote stands at its offsets in its article."""
    return all(
        texts[citation["article_id"]][citation["start"] : citation["end"]] == citation["quote"]
        for citation in answer["citations"]
    )
