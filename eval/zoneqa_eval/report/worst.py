"""The cases that went worst: confident errors first, then what was declined for no reason."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from zoneqa_eval.figures.record import Outcome, Run

MOST = 40
"""So many cases of a kind are shown."""

Piece = tuple[str, str]
"""A piece of a text and what it is: `gold`, `short` or nothing."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A quote in pieces, and where it is from."""

    head: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """A question beside its answer, the quotes and the gold."""

    outcome: Outcome
    quotes: tuple[Quote, ...]

    @property
    def confidence(self) -> float:
        return sureness(self.outcome)

    @property
    def said(self) -> str:
        return str((self.outcome.answer or {}).get("answer", ""))

    @property
    def short(self) -> str:
        return str((self.outcome.answer or {}).get("short_answer") or "")

    @property
    def reason(self) -> str:
        return str((self.outcome.answer or {}).get("reason") or "")


@dataclass(frozen=True, slots=True)
class Kind:
    """Cases that went wrong in one way; `left` more are not shown."""

    name: str
    says: str
    cases: tuple[Case, ...]
    left: int

    @property
    def quoted(self) -> bool:
        return any(case.quotes for case in self.cases)


def worst(run: Run) -> list[Kind]:
    """The kinds of failure that a run has cases of."""
    failed = [outcome for outcome in run.outcomes if outcome.scores.get("right") == 0.0]
    asked = [outcome for outcome in failed if outcome.answer is not None]
    wrong = sorted((o for o in asked if answered(o)), key=sureness, reverse=True)
    declined = sorted((o for o in asked if not answered(o)), key=sureness)
    kinds = [
        _kind("Wrong answers", "the surest first", wrong),
        _kind("Declined, though the articles answer", "the least sure first", declined),
        _kind("Missing answers", "asking failed", [o for o in failed if o.answer is None]),
    ]
    return [kind for kind in kinds if kind.cases]


def answered(outcome: Outcome) -> bool:
    return outcome.answer is not None and not outcome.answer["abstained"]


def sureness(outcome: Outcome) -> float:
    return float(outcome.answer["confidence"]) if outcome.answer else 0.0


def _kind(name: str, says: str, outcomes: Sequence[Outcome]) -> Kind:
    shown = tuple(Case(outcome, _quotes(outcome)) for outcome in outcomes[:MOST])
    return Kind(name, says, shown, len(outcomes) - len(shown))


def _quotes(outcome: Outcome) -> tuple[Quote, ...]:
    answer = outcome.answer or {}
    golden = [choice for gold in outcome.gold for choice in gold.split(" / ")]
    marks = dict.fromkeys(golden, "gold")
    if answer.get("short_answer"):
        marks.setdefault(answer["short_answer"], "short")
    return tuple(
        Quote(_head(citation), pieces(citation["quote"], marks))
        for citation in answer.get("citations", ())
    )


def _head(citation: dict[str, object]) -> str:
    parts = (citation.get("title"), citation.get("zone"), citation.get("date"))
    shown = dict.fromkeys(str(part) for part in parts if part)
    return " · ".join([f"[{citation['marker']}]", *shown])


def pieces(text: str, marks: dict[str, str]) -> tuple[Piece, ...]:
    """A text cut up where one of the marked strings stands; the longest one wins."""
    strings: Iterable[str] = sorted(filter(None, marks), key=len, reverse=True)
    choices = "|".join(map(re.escape, strings))
    if not choices:
        return ((text, ""),)
    return tuple((part, marks.get(part, "")) for part in re.split(f"({choices})", text) if part)
