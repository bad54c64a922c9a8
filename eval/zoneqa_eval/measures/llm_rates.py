"""How answers fare with an LLM beside extracts alone, and how its sentences were judged."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from zoneqa.serialize import Json
from zoneqa.types import Verdict
from zoneqa_eval.datasets.cases import Case
from zoneqa_eval.datasets.kept_answers import (
    KeptAnswer,
    KeptSentence,
    SentenceLabel,
    label_of,
    sentences_of,
)
from zoneqa_eval.measures.answers import Dates, cites_facts
from zoneqa_eval.measures.scoring import score
from zoneqa_eval.results.proportion import Proportion

T = TypeVar("T")

Asked = Sequence[tuple[Case, KeptAnswer]]
"""Questions with their answers."""


@dataclass(frozen=True, slots=True)
class BothWays:
    """A share with the LLM, and the same by extracts alone."""

    written: Proportion
    quoted: Proportion


@dataclass(frozen=True, slots=True)
class Percentiles:
    """The median and the 95th percentile; None of nothing."""

    p50: float | None
    p95: float | None

    @classmethod
    def of(cls, values: Sequence[float | None]) -> Percentiles:
        """Return those of the values that there are."""
        known = [each for each in values if each is not None]
        if not known:
            return cls(None, None)
        middle, high = np.percentile(known, (50, 95))
        return cls(float(middle), float(high))


@dataclass(frozen=True, slots=True)
class Judged:
    """A labelled sentence; `by_llm` tells whether the answer it was written for is by the LLM."""

    sentence: KeptSentence
    by_llm: bool
    supported: bool

    @property
    def verdict(self) -> Verdict:
        return self.sentence.verdict

    @property
    def is_left(self) -> bool:
        """Return whether a reader gets to see it as part of the answer."""
        return self.by_llm and self.verdict != "cut"


@dataclass(frozen=True, slots=True)
class LabelRates:
    """What people say of sentences, against what the verifier did.

    `unsupported` are shares of all that the LLM wrote, of what is left after the check (neither
    cut nor in an answer that fell back to extracts), and of what is left without a flag.
    `cut_wrongly` and `flagged_wrongly` are shares of the supported sentences, `caught` of the
    others.
    """

    unsupported: Proportion
    unsupported_left: Proportion
    unsupported_unflagged: Proportion
    cut_wrongly: Proportion
    flagged_wrongly: Proportion
    caught: Proportion


def scores_both_ways(asked: Asked, dates: Dates) -> dict[str, BothWays]:
    """Return the shares of facts and refusals by their names."""
    answerable = [(case, kept) for case, kept in asked if case.answerable]
    chinese = [(case, kept) for case, kept in answerable if not case.english]
    others = [(case, kept) for case, kept in asked if not case.answerable]
    return {
        "fact in the sentences, Chinese": _both(chinese, lambda c, a: score(c, a).fact),
        "fact in the quotes": _both(answerable, lambda c, a: bool(cites_facts(c, a, dates))),
        "right refusals": _both(others, lambda c, a: score(c, a).refused),
        "over-refusal": _both(answerable, lambda c, a: score(c, a).refused),
    }


def outcomes(answers: Sequence[KeptAnswer]) -> dict[str, int]:
    """Return how many questions ended in each way."""
    asked = [each for each in answers if each.reply is not None]
    quoted = [each for each in asked if not each.by_llm]
    return {
        "questions": len(answers),
        "LLM asked": len(asked),
        "answered in its words": len(asked) - len(quoted),
        "declined": sum(each.written["abstained"] for each in quoted),
        "answered by extracts instead": sum(not each.written["abstained"] for each in quoted),
    }


def verdicts(answers: Sequence[KeptAnswer]) -> dict[Verdict, int]:
    """Return how many sentences of the LLM have each verdict."""
    found = [sentence.verdict for sentence in sentences_of(answers)]
    return {each: found.count(each) for each in ("supported", "flagged", "cut")}


def label_rates(answers: Sequence[KeptAnswer], labels: Mapping[str, SentenceLabel]) -> LabelRates:
    """Return the rates over the sentences that have a label."""
    judged = [
        Judged(sentence, answer.by_llm, label.supported)
        for answer in answers
        for sentence in answer.sentences
        if (label := label_of(sentence, labels))
    ]
    left = [each for each in judged if each.is_left]
    true = [each for each in judged if each.supported]
    false = [each for each in judged if not each.supported]
    return LabelRates(
        unsupported=_share(judged, lambda each: not each.supported),
        unsupported_left=_share(left, lambda each: not each.supported),
        unsupported_unflagged=_share(
            [each for each in left if each.verdict == "supported"], lambda each: not each.supported
        ),
        cut_wrongly=_share(true, lambda each: each.verdict == "cut"),
        flagged_wrongly=_share(true, lambda each: each.verdict == "flagged"),
        caught=_share(false, lambda each: each.verdict != "supported"),
    )


def _both(asked: Asked, holds: Callable[[Case, Json], bool]) -> BothWays:
    return BothWays(
        _share(asked, lambda each: holds(each[0], each[1].written)),
        _share(asked, lambda each: holds(each[0], each[1].quoted)),
    )


def _share(items: Sequence[T], holds: Callable[[T], bool]) -> Proportion:
    return Proportion(sum(map(holds, items)), len(items))
