"""Asks every question of `eval/questions.jsonl` and prints what came of it.

    python -m eval.run [--split report] [--index DIR] [--worst]

The figures to publish are those of the split `report`; thresholds are fitted on `tune`.
"""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.cases import QUESTIONS, Case, read_cases, read_reports
from eval.measures import Score, interval, score, share, verbatim
from zoneqa.settings import Settings
from zoneqa.wire import Json, answer_json
from zoneqa.wiring import make_answerer

RUNS = Path(__file__).parent / "runs"


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table: the scores it is about and what is counted."""

    name: str
    scores: Sequence[Score]
    of: Callable[[Score], bool]
    goal: str = ""

    def text(self) -> str:
        value = share(self.scores, self.of)
        if value is None:
            return f"{self.name:<44}    -"
        low, high = interval(self.scores, self.of)
        line = f"{self.name:<44} {value:6.1%}  [{low:6.1%}, {high:6.1%}]  n={len(self.scores):<4}"
        return f"{line} {self.goal}".rstrip()


def table(scores: Sequence[Score]) -> list[Row]:
    """The rows of the report."""
    with_answer = [s for s in scores if s.case.answerable]
    without = [s for s in scores if not s.case.answerable]
    zh = [s for s in with_answer if not s.case.english]
    en = [s for s in with_answer if s.case.english]
    rows = [
        Row("fact in the cited sentences, Chinese", zh, lambda s: s.fact, ">= 90 %"),
        Row("fact in the cited sentences, English", en, lambda s: s.fact, ">= 80 %"),
        Row("citation holds the fact, of those", _hits(with_answer), lambda s: s.cited, ">= 95 %"),
        Row("short answer holds it, of those", _hits(with_answer), lambda s: s.short),
        Row("right refusals", without, lambda s: not s.answered, ">= 80 %"),
        Row("over-refusal", with_answer, lambda s: not s.answered, "<= 8 %"),
    ]
    for kind in sorted({s.case.type for s in with_answer}):
        part = [s for s in with_answer if s.case.type == kind]
        rows.append(Row(f"  fact: {kind}", part, lambda s: s.fact))
    for wording in ("plain", "colloquial"):
        part = [s for s in with_answer if s.case.wording == wording]
        rows.append(Row(f"  fact: {wording}", part, lambda s: s.fact))
    for kind in sorted({s.case.type for s in without}):
        part = [s for s in without if s.case.type == kind]
        rows.append(Row(f"  refused: {kind}", part, lambda s: not s.answered))
    return rows


def _hits(scores: Sequence[Score]) -> list[Score]:
    return [s for s in scores if s.fact]


def main() -> None:
    """Runs the evaluation and prints its table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("--questions", type=Path, default=QUESTIONS)
    parser.add_argument("--reports", action="store_true", help="the invented reports instead")
    parser.add_argument("--split", default="report", choices=["tune", "report"])
    parser.add_argument("--index", type=Path)
    parser.add_argument("--worst", action="store_true", help="print the questions that failed")
    options = parser.parse_args()
    settings = Settings.from_env(os.environ)
    answerer = make_answerer(settings, options.index or settings.index, print)
    cases = read_cases(options.questions, options.split)
    if options.reports:
        cases = [case for case in read_reports() if case.split == options.split]
    answers = {case.id: answer_json(answerer.ask(case.question)) for case in cases}
    scores = [score(case, answers.get(case.id)) for case in cases]
    texts = {article.id: article.text for article in answerer.articles()}
    exact = sum(verbatim(answer, texts) for answer in answers.values())
    print(f"split {options.split}, {len(cases)} questions, generation {answerer.generation}")
    print("\n".join(row.text() for row in table(scores)))
    said = [s.length for s in scores if s.answered]
    print(f"answers whose every quote is verbatim: {exact} of {len(answers)}")
    print(f"mean length of an answer: {sum(said) / max(1, len(said)):.0f} characters")
    _keep(options.split, answers)
    if options.worst:
        _print_worst(scores, answers)


def _keep(split: str, answers: dict[str, Json]) -> None:
    RUNS.mkdir(exist_ok=True)
    lines = (json.dumps({"id": i, **a}, ensure_ascii=False) for i, a in answers.items())
    (RUNS / f"{split}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _print_worst(scores: Sequence[Score], answers: dict[str, Json]) -> None:
    for s in scores:
        if s.fact if s.case.answerable else not s.answered:
            continue
        _print_case(s.case, answers[s.case.id])


def _print_case(case: Case, answer: Json) -> None:
    gold = " + ".join(" / ".join(g.answers) for g in case.gold) or "(no answer)"
    print(f"\n{case.id} {case.type} {case.language}  {case.question}\n  gold: {gold}")
    print(f"  said: {answer['answer']}  ({answer['confidence']:.2f}) {answer['reason'] or ''}")


if __name__ == "__main__":
    main()
