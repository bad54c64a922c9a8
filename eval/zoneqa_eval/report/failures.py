"""The worst cases: confident errors first, then questions that were refused without need."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from zoneqa_eval.results.run import Outcome, Run

LIMIT = 40
"""At most so many failures of a kind are shown."""

MarkedText = tuple[str, str]
"""A piece of a text and its mark: `gold`, `short` or nothing."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A quote in marked pieces, under the heading of its article."""

    heading: str
    text: tuple[MarkedText, ...]


@dataclass(frozen=True, slots=True)
class Failure:
    """A question with its answer, the quotes and the gold."""

    outcome: Outcome
    quotes: tuple[Quote, ...]

    @property
    def confidence(self) -> float:
        """Return the confidence of the answer."""
        return confidence(self.outcome)

    @property
    def answer(self) -> str:
        """Return the text of the answer; empty if it is missing."""
        return self._field("answer")

    @property
    def short(self) -> str:
        """Return the short answer; empty if there is none."""
        return self._field("short_answer")

    @property
    def reason(self) -> str:
        """Return the reason of a refusal; empty if there is none."""
        return self._field("reason")

    def _field(self, name: str) -> str:
        return str((self.outcome.answer or {}).get(name) or "")


@dataclass(frozen=True, slots=True)
class FailureKind:
    """Failures of one kind; `hidden` more are not shown."""

    name: str
    order: str
    failures: tuple[Failure, ...]
    hidden: int

    @property
    def quoted(self) -> bool:
        """Return whether any failure has quotes."""
        return any(failure.quotes for failure in self.failures)


def failures(run: Run) -> list[FailureKind]:
    """Return the kinds of failure that a run has cases of."""
    failed = [outcome for outcome in run.outcomes if outcome.scores.get("correct") == 0.0]
    present = [outcome for outcome in failed if outcome.answer is not None]
    wrong = sorted((o for o in present if is_answered(o)), key=confidence, reverse=True)
    refused = sorted((o for o in present if not is_answered(o)), key=confidence)
    kinds = [
        _kind("Wrong answers", "the most confident first", wrong),
        _kind("Declined, though the articles answer", "the least confident first", refused),
        _kind("Missing answers", "asking failed", [o for o in failed if o.answer is None]),
    ]
    return [kind for kind in kinds if kind.failures]


def is_answered(outcome: Outcome) -> bool:
    """Return whether there is an answer that is no abstention."""
    return outcome.answer is not None and not outcome.answer["abstained"]


def confidence(outcome: Outcome) -> float:
    """Return the confidence of an answer; 0 if it is missing."""
    return float(outcome.answer["confidence"]) if outcome.answer else 0.0


def _kind(name: str, order: str, outcomes: Sequence[Outcome]) -> FailureKind:
    shown = tuple(Failure(outcome, _quotes(outcome)) for outcome in outcomes[:LIMIT])
    return FailureKind(name, order, shown, len(outcomes) - len(shown))


def _quotes(outcome: Outcome) -> tuple[Quote, ...]:
    answer = outcome.answer or {}
    gold_answers = [choice for gold in outcome.gold for choice in gold.split(" / ")]
    marks = dict.fromkeys(gold_answers, "gold")
    if answer.get("short_answer"):
        marks.setdefault(answer["short_answer"], "short")
    return tuple(
        Quote(_heading(citation), mark(citation["quote"], marks))
        for citation in answer.get("citations", ())
    )


def _heading(citation: Mapping[str, object]) -> str:
    parts = (citation.get("title"), citation.get("zone"), citation.get("date"))
    distinct = dict.fromkeys(str(part) for part in parts if part)
    return " · ".join([f"[{citation['marker']}]", *distinct])


def mark(text: str, marks: Mapping[str, str]) -> tuple[MarkedText, ...]:
    """Return a text in pieces, cut where one of the marked strings occurs; the longest wins."""
    strings: Iterable[str] = sorted(filter(None, marks), key=len, reverse=True)
    choices = "|".join(map(re.escape, strings))
    if not choices:
        return ((text, ""),)
    return tuple((part, marks.get(part, "")) for part in re.split(f"({choices})", text) if part)
