"""Accuracy and rejection as RGB counts them: a correct answer contains every fact.

Spaces and case do not count; any of the accepted strings of a fact will do; the whole answer is
searched.
"""

from __future__ import annotations

import re

from zoneqa.serialize import Json
from zoneqa_eval.datasets.cases import Case
from zoneqa_eval.measures.base import Measurement, Responses, mean

_MARKER = re.compile(r"\[\d+\]")


def measure(responses: Responses) -> Measurement:
    """Return accuracy by type over answerable questions, and rejection over the others."""
    rows = responses.rows["answer"]
    metrics = []
    for type_ in dict.fromkeys(case.type for case in responses.cases):
        cases = [case for case in responses.cases if case.type == type_]
        correct = {case.id: contains(case, rows.get(case.id)) for case in cases if case.answerable}
        refused = {case.id: rejected(rows.get(case.id)) for case in cases if not case.answerable}
        if correct:
            metrics.append(mean(f"accuracy, {type_}", correct, "as RGB counts"))
        if refused:
            metrics.append(mean(f"rejection, {type_}", refused, "as RGB counts"))
    return Measurement(tuple(metrics))


def contains(case: Case, answer: Json | None) -> float:
    """Return 1 if the question is answered and the answer contains every fact."""
    if answer is None or answer["abstained"]:
        return 0.0
    text = bare(_MARKER.sub("", answer["answer"]))
    return float(all(any(bare(a) in text for a in gold.answers) for gold in case.gold))


def rejected(answer: Json | None) -> float:
    """Return 1 if zoneqa abstained; a missing answer is not an abstention."""
    return float(answer is not None and answer["abstained"])


def bare(text: str) -> str:
    """Return a text without spaces, in lower case."""
    return text.replace(" ", "").lower()
