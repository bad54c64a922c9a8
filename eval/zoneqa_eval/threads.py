"""Asks conversations and prints what it is worth that their follow-ups are made self-contained.

    python -m zoneqa_eval.threads [--split report] [--index DIR] [--worst]

A turn that leans on those before it is asked three times: as the rules read it, as it was typed,
and as a person wrote it in full, which is the ceiling. A turn that does not lean has to stay as it
is.
"""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from zoneqa.answer.pipeline import Answerer
from zoneqa.conversation import Turn, standalone
from zoneqa.factory import make_answerer
from zoneqa.serialize import answer_json
from zoneqa.settings import Settings
from zoneqa.types import Answer
from zoneqa_eval.measures.score import Score, interval, score, share
from zoneqa_eval.sets.cases import Case, Gold

THREADS = Path(__file__).parent / "threads.jsonl"


@dataclass(frozen=True, slots=True)
class Step:
    """A turn of a thread: its question, the same in full by a person, and whether it leans."""

    case: Case
    full: str
    leans: bool

    @property
    def opens(self) -> bool:
        return self.case.id.endswith("a")


@dataclass(frozen=True, slots=True)
class Outcome:
    """A turn that was asked: what the rules made of it, and the scores of the three ways."""

    step: Step
    understood: str
    ruled: Score
    typed: Score
    full: Score

    @property
    def untouched(self) -> bool:
        return self.understood == self.step.case.question


def read_threads(path: Path = THREADS, split: str | None = None) -> list[list[Step]]:
    """The threads of a file, all of them or one split; the turns of a thread share their fact."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [_steps(row) for row in rows if split in (None, row["split"])]


def ask_thread(answerer: Answerer, thread: Sequence[Step]) -> Iterator[Outcome]:
    """Asks the turns in order; each leans on those before it as the rules have understood them."""
    turns: list[Turn] = []
    for step in thread:
        typed = step.case.question
        understood = standalone(typed, turns, answerer.gazetteer)
        answers = {text: answerer.ask(text) for text in (understood, typed, step.full)}
        turns.append(Turn(understood, cited_zones(answers[understood])))
        scores = {text: score(step.case, answer_json(answer)) for text, answer in answers.items()}
        yield Outcome(step, understood, scores[understood], scores[typed], scores[step.full])


def cited_zones(answer: Answer) -> tuple[str, ...]:
    """The zones of the articles that an answer cites."""
    zones = (citation.article.zone for citation in answer.citations)
    return tuple(dict.fromkeys(zone for zone in zones if zone))


def right(given: Score) -> bool:
    """Whether the cited quotes hold every fact, or it was said that the articles hold none."""
    return given.cited if given.case.answerable else not given.answered


def table(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """The lines of the report."""
    leaning = [o for o in outcomes if o.step.leans]
    own = [o for o in outcomes if not o.step.leans]
    yield f"{'turns that lean, right':<28}{'by the rules':<25}{'as typed':<25}in full"
    parts = {"all": leaning}
    parts["with an answer"] = [o for o in leaning if o.step.case.answerable]
    parts["without one"] = [o for o in leaning if not o.step.case.answerable]
    for kind in sorted({o.step.case.type for o in leaning}):
        parts[kind] = [o for o in leaning if o.step.case.type == kind]
    for name, part in parts.items():
        ways = ([o.ruled for o in part], [o.typed for o in part], [o.full for o in part])
        yield (
            f"  {name:<26}"
            + "".join(f"{_share(way, right):<25}" for way in ways)
            + f"n={len(part)}"
        )
    touched = {o.step.case.id for o in outcomes if not o.untouched}
    rows = {
        "turns that lean, noticed": ([o.ruled for o in leaning], lambda s: s.case.id in touched),
        "turns that do not, untouched": (
            [o.ruled for o in own],
            lambda s: s.case.id not in touched,
        ),
        "  of those, not the first": (
            [o.ruled for o in own if not o.step.opens],
            lambda s: s.case.id not in touched,
        ),
    }
    for name, (scores, of) in rows.items():
        yield f"{name:<30}{_share(scores, of)}  n={len(scores)}"


def _share(scores: Sequence[Score], of: Callable[[Score], bool]) -> str:
    low, high = interval(scores, of) if scores else (0.0, 0.0)
    return f"{share(scores, of) or 0.0:6.1%} [{low:.1%}, {high:.1%}]"


def _steps(row: dict[str, Any]) -> list[Step]:
    columns = zip(
        "abcdefgh", row["turns"], row["standalone"], row["leans"], row["gold"], strict=False
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
            leans,
        )
        for letter, typed, full, leans, gold in columns
    ]


def _print_worst(outcomes: Sequence[Outcome]) -> None:
    for o in outcomes:
        if o.untouched == o.step.leans or (o.step.leans and not right(o.ruled)):
            marks = "".join("+" if right(s) else "-" for s in (o.ruled, o.typed, o.full))
            print(f"\n{o.step.case.id} {marks} {o.step.case.question}")
            print(f"  understood: {o.understood}\n  in full:    {o.step.full}")


def main() -> None:
    """Runs the evaluation and prints its table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("--threads", type=Path, default=THREADS)
    parser.add_argument("--split", default="report", choices=["tune", "report"])
    parser.add_argument("--index", type=Path)
    parser.add_argument("--worst", action="store_true", help="print the turns that went wrong")
    options = parser.parse_args()
    settings = Settings.from_env(os.environ)
    answerer = make_answerer(settings, options.index or settings.index, print)
    threads = read_threads(options.threads, options.split)
    outcomes = [outcome for thread in threads for outcome in ask_thread(answerer, thread)]
    print(f"split {options.split}, {len(threads)} threads, generation {answerer.generation}")
    print("\n".join(table(outcomes)))
    if options.worst:
        _print_worst(outcomes)


if __name__ == "__main__":
    main()
