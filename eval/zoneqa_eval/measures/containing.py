"""Accuracy and rejection as RGB counts them: an answer is right that contains every fact.

Spaces and case aside, of each fact any of its strings will do; the whole answer is looked at.
"""

from __future__ import annotations

import re

from zoneqa.serialize import Json
from zoneqa_eval.measures.results import Report, Results, mean
from zoneqa_eval.sets.cases import Case

_MARKER = re.compile(r"\[\d+\]")


def measure(results: Results) -> Report:
    """Accuracy by type of the questions that have an answer, rejection of the others."""
    rows = results.rows["answer"]
    figures = []
    for kind in dict.fromkeys(case.type for case in results.cases):
        part = [case for case in results.cases if case.type == kind]
        right = {case.id: contains(case, rows.get(case.id)) for case in part if case.answerable}
        declined = {case.id: rejected(rows.get(case.id)) for case in part if not case.answerable}
        if right:
            figures.append(mean(f"accuracy, {kind}", right, "as RGB counts"))
        if declined:
            figures.append(mean(f"rejection, {kind}", declined, "as RGB counts"))
    return Report(tuple(figures))


def contains(case: Case, answer: Json | None) -> float:
    """1 if the answer is given and contains every fact."""
    if answer is None or answer["abstained"]:
        return 0.0
    said = _bare(_MARKER.sub("", answer["answer"]))
    return float(all(any(_bare(a) in said for a in gold.answers) for gold in case.gold))


def rejected(answer: Json | None) -> float:
    """1 if the answer was declined; a missing one was not."""
    return float(answer is not None and answer["abstained"])


def _bare(text: str) -> str:
    return text.replace(" ", "").lower()
