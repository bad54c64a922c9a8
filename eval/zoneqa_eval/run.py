"""Asks every question of ours of an index that is there, and prints what came of it.

    python -m zoneqa_eval.run [--split report] [--index DIR] [--worst]

The figures to publish are those of the split `report`; thresholds are fitted on `tune`. With
`zoneqa-eval run own`, the harness asks the same questions, of an index of its own.
"""

from __future__ import annotations

import argparse
import os
from dataclasses import replace
from pathlib import Path

from zoneqa.documents import Corpus
from zoneqa.factory import make_answerer
from zoneqa.serialize import answer_json
from zoneqa.settings import Settings
from zoneqa_eval.figures.record import Outcome
from zoneqa_eval.measures import answers
from zoneqa_eval.measures.results import Results, Rows, against
from zoneqa_eval.report.shown import show_figures
from zoneqa_eval.sets.loading import load_task
from zoneqa_eval.sets.spec import find_spec, read_spec


def main() -> None:
    """Runs the evaluation and prints its table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("--reports", action="store_true", help="the invented reports instead")
    parser.add_argument("--split", default="report", choices=["tune", "report"])
    parser.add_argument("--index", type=Path)
    parser.add_argument("--worst", action="store_true", help="print the questions that failed")
    options = parser.parse_args()
    settings = Settings.from_env(os.environ)
    answerer = make_answerer(settings, options.index or settings.index, print)
    spec = read_spec(find_spec("reports" if options.reports else "own"), Path())
    task = load_task(spec)
    cases = tuple(case for case in task.cases if case.split == options.split)
    rows: Rows = {case.id: answer_json(answerer.ask(case.question)) for case in cases}
    asked = replace(task, corpus=Corpus(tuple(answerer.articles())))
    report = answers.measure(Results(asked, cases, {"answer": rows}))
    print(f"split {options.split}, {len(cases)} questions, generation {answerer.generation}")
    show_figures(against(spec, report.figures))
    if options.worst:
        for outcome in report.outcomes:
            _print_wrong(outcome)


def _print_wrong(outcome: Outcome) -> None:
    answer = outcome.answer
    if outcome.scores["right"] or answer is None:
        return
    gold = " + ".join(outcome.gold) or "(no answer)"
    print(f"\n{outcome.id} {outcome.type} {outcome.language}  {outcome.question}\n  gold: {gold}")
    print(f"  said: {answer['answer']}  ({answer['confidence']:.2f}) {answer['reason'] or ''}")


if __name__ == "__main__":
    main()
