"""Conversations: how much is gained by making follow-up questions self-contained.

A follow-up is asked three times: as the rules complete it, as it was typed, and as a person wrote
it in full, which is the ceiling. A question that is no follow-up must not be changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from zoneqa.answer.pipeline import Answerer
from zoneqa.conversation import Turn, standalone
from zoneqa.serialize import Json, answer_json
from zoneqa.types import Answer
from zoneqa_eval.case_ids import WORDINGS
from zoneqa_eval.datasets.cases import HOME, Case, Gold
from zoneqa_eval.files import read_jsonl
from zoneqa_eval.measures.scoring import Score, interval, score, share

THREADS = HOME / "eval" / "threads.jsonl"

Test = Callable[[Score], bool]


@dataclass(frozen=True, slots=True)
class Step:
    """A turn of a thread: its question, the same in full, and whether it is a follow-up."""

    case: Case
    full: str
    is_follow_up: bool

    @property
    def is_first(self) -> bool:
        """Return whether it opens its thread."""
        return self.case.id.endswith(WORDINGS[0])


@dataclass(frozen=True, slots=True)
class StepOutcome:
    """The question as the rules completed it, and the scores of the three ways to ask it."""

    step: Step
    completed: str
    by_rules: Score
    as_typed: Score
    in_full: Score

    @property
    def unchanged(self) -> bool:
        """Return whether the rules left the question as it was."""
        return self.completed == self.step.case.question


def read_threads(path: Path = THREADS, split: str | None = None) -> list[list[Step]]:
    """Return the threads of a file, or of one split; all turns of a thread share a fact id."""
    return [_steps(row) for row in read_jsonl(path) if split in (None, row["split"])]


def ask_thread(answerer: Answerer, thread: Sequence[Step]) -> Iterator[StepOutcome]:
    """Ask the turns in order; each is completed from those before it as the rules read them."""
    turns: list[Turn] = []
    for step in thread:
        typed = step.case.question
        completed = standalone(typed, turns, answerer.gazetteer)
        answers = {text: answerer.ask(text) for text in (completed, typed, step.full)}
        turns.append(Turn(completed, cited_zones(answers[completed])))
        scores = {text: score(step.case, answer_json(answer)) for text, answer in answers.items()}
        yield StepOutcome(step, completed, scores[completed], scores[typed], scores[step.full])


def cited_zones(answer: Answer) -> tuple[str, ...]:
    """Return the zones of the cited articles."""
    zones = (citation.article.zone for citation in answer.citations)
    return tuple(dict.fromkeys(zone for zone in zones if zone))


def is_correct(given: Score) -> bool:
    """Return whether the quotes hold every fact; without any fact, whether nothing is answered."""
    return given.cited if given.case.answerable else not given.answered


def table(outcomes: Sequence[StepOutcome]) -> Iterator[str]:
    """Yield the lines of the report."""
    follow_ups = [o for o in outcomes if o.step.is_follow_up]
    others = [o for o in outcomes if not o.step.is_follow_up]
    later = [o for o in others if not o.step.is_first]
    yield f"{'follow-ups, correct':<28}{'by the rules':<25}{'as typed':<25}in full"
    for name, part in _parts(follow_ups):
        ways = [o.by_rules for o in part], [o.as_typed for o in part], [o.in_full for o in part]
        cells = "".join(f"{_share(way, is_correct):<25}" for way in ways)
        yield f"  {name:<26}{cells}n={len(part)}"
    changed = {o.step.case.id for o in outcomes if not o.unchanged}
    tests: tuple[tuple[str, list[StepOutcome], Test], ...] = (
        ("follow-ups, completed", follow_ups, lambda s: s.case.id in changed),
        ("other turns, unchanged", others, lambda s: s.case.id not in changed),
        ("  of those, not the first", later, lambda s: s.case.id not in changed),
    )
    for name, part, test in tests:
        yield f"{name:<30}{_share([o.by_rules for o in part], test)}  n={len(part)}"


def errors(outcomes: Sequence[StepOutcome]) -> Iterator[str]:
    """Yield the turns that were changed without need, or missed, or answered wrongly."""
    for o in outcomes:
        follow_up = o.step.is_follow_up
        if o.unchanged == follow_up or (follow_up and not is_correct(o.by_rules)):
            ways = (o.by_rules, o.as_typed, o.in_full)
            marks = "".join("+" if is_correct(s) else "-" for s in ways)
            yield f"\n{o.step.case.id} {marks} {o.step.case.question}"
            yield f"  by the rules: {o.completed}\n  in full:      {o.step.full}"


def _parts(outcomes: Sequence[StepOutcome]) -> Iterator[tuple[str, list[StepOutcome]]]:
    yield "all", list(outcomes)
    yield "answerable", [o for o in outcomes if o.step.case.answerable]
    yield "unanswerable", [o for o in outcomes if not o.step.case.answerable]
    for type_ in sorted({o.step.case.type for o in outcomes}):
        yield type_, [o for o in outcomes if o.step.case.type == type_]


def _share(scores: Sequence[Score], test: Test) -> str:
    low, high = interval(scores, test) if scores else (0.0, 0.0)
    return f"{share(scores, test) or 0.0:6.1%} [{low:.1%}, {high:.1%}]"


def _steps(row: Json) -> list[Step]:
    columns = zip(
        WORDINGS, row["turns"], row["standalone"], row["follow_up"], row["gold"], strict=False
    )
    return [
        Step(
            Case(
                id=f"{row['id']}{letter}",
                question=typed,
                language=row["language"],
                type=row["kind"],
                wording="colloquial",
                split=row["split"],
                gold=tuple(Gold(g["article"], g["quote"], tuple(g["answers"])) for g in gold),
            ),
            full,
            is_follow_up,
        )
        for letter, typed, full, is_follow_up, gold in columns
    ]
