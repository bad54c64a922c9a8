"""When to decline: risk against coverage, its area, and refusals at and beyond the threshold.

The risk of an answer is 1 if its question has none or the sentences that would be quoted lack one
of the facts. Confidence is compared with the likeness of the nearest passage alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import accumulate, groupby

import numpy as np

from zoneqa.serialize import Json
from zoneqa_eval.figures.bootstrap import spread
from zoneqa_eval.figures.record import Curve, Figure
from zoneqa_eval.measures.results import Report, Results
from zoneqa_eval.measures.score import plain, says_all
from zoneqa_eval.sets.cases import Case

Points = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """A question, how sure the answer is, and whether it is right and was given."""

    sure: float
    answerable: bool
    right: bool
    answered: bool


Decisions = Sequence[Decision]


def measure(results: Results) -> Report:
    """Figures and curves by confidence and by likeness alone, with passages given and without."""
    figures: list[Figure] = []
    curves: list[Curve] = []
    for given in (True, False):
        cases = [case for case in results.cases if bool(case.given) == given]
        if any(case.answerable for case in cases) and not all(case.answerable for case in cases):
            rows = [(case, results.rows["read"].get(case.id)) for case in cases]
            name = "declining, passage given" if given else "declining"
            found = {case.id: decision(case, row) for case, row in rows}
            likeness = {case.id: by_likeness(case, row) for case, row in rows}
            figures += _figures(name, found, likeness)
            curves += _curves(name, found, likeness)
    return Report(tuple(figures), tuple(curves))


def decision(case: Case, row: Json | None) -> Decision:
    """By confidence; what is missing was not sure of anything."""
    if row is None:
        return Decision(0.0, case.answerable, False, False)
    return Decision(row["confidence"], case.answerable, _right(case, row), row["answered"])


def by_likeness(case: Case, row: Json | None) -> Decision:
    """By the likeness of the nearest passage."""
    return replace(decision(case, row), sure=row["nearest"] if row else -1.0)


def risk_coverage(decisions: Decisions) -> Points:
    """The share answered against the share of those that is wrong, the surest first.

    Decisions that are equally sure come in no order: each has the mean risk of them all.
    """
    ranked = sorted(decisions, key=lambda d: -d.sure)
    risks: list[float] = []
    for _, tied in groupby(ranked, key=lambda d: d.sure):
        wrong = [not d.right for d in tied]
        risks += [sum(wrong) / len(wrong)] * len(wrong)
    n = len(risks)
    return tuple((k / n, total / k) for k, total in enumerate(accumulate(risks), 1))


def area(decisions: Decisions) -> float:
    """The mean risk over all coverages: 0 is perfect."""
    return float(np.mean([risk for _, risk in risk_coverage(decisions)]))


def auroc(decisions: Decisions) -> float:
    """The share of pairs of an answerable and another question in which the former is surer."""
    good = np.array([d.sure for d in decisions if d.answerable])[:, None]
    bad = np.array([d.sure for d in decisions if not d.answerable])[None]
    return float(((good > bad) + 0.5 * (good == bad)).mean()) if good.size and bad.size else np.nan


def refusal(decisions: Iterable[Decision], refused: Callable[[Decision], bool]) -> Sequence[float]:
    """Precision, recall and F1 of refusing what has no answer; 0 where nothing is refused."""
    rows = [(refused(d), not d.answerable) for d in decisions]
    both = sum(said and due for said, due in rows)
    said, due = sum(said for said, _ in rows), sum(due for _, due in rows)
    return both / said if said else 0.0, both / due if due else 0.0, _f1(both, said, due)


def best_f1(decisions: Decisions) -> float:
    """The refusal F1 at the threshold that is best for these very questions."""
    ranked = sorted(decisions, key=lambda d: d.sure)
    due = sum(not d.answerable for d in ranked)
    both = said = 0
    best = 0.0
    for _, tied in groupby(ranked, key=lambda d: d.sure):
        several = list(tied)
        said += len(several)
        both += sum(not d.answerable for d in several)
        best = max(best, _f1(both, said, due))
    return best


def _f1(both: int, said: int, due: int) -> float:
    return 2 * both / (said + due) if both else 0.0


def _right(case: Case, row: Json) -> bool:
    quoted = plain(" ".join(quote for _, quote in row["quotes"]))
    return case.answerable and says_all(case, quoted)


def _figures(
    group: str, found: Mapping[str, Decision], likeness: Mapping[str, Decision]
) -> list[Figure]:
    figure = partial(_figure, group)
    at_threshold = [partial(_refusal, part) for part in range(3)]
    return [
        replace(figure("area under risk and coverage", found, area), better="lower"),
        replace(figure("area, by likeness alone", likeness, area), better="lower"),
        figure("AUROC of what has an answer", found, auroc),
        figure("AUROC, by likeness alone", likeness, auroc),
        figure("best refusal F1", found, best_f1),
        figure("best refusal F1, by likeness alone", likeness, best_f1),
        figure("refusal precision at the threshold", found, at_threshold[0]),
        figure("refusal recall at the threshold", found, at_threshold[1]),
        figure("refusal F1 at the threshold", found, at_threshold[2]),
        replace(figure("over-refusal at the threshold", found, _over_refusal), better="lower"),
    ]


def _figure(
    group: str,
    name: str,
    found: Mapping[str, Decision],
    statistic: Callable[[Decisions], float],
) -> Figure:
    low, high = spread(found, statistic)
    value = statistic(list(found.values()))
    return Figure(name, value, low, high, len(found), group=group, unit="score")


def _refusal(part: int, decisions: Decisions) -> float:
    return refusal(decisions, lambda d: not d.answered)[part]


def _over_refusal(decisions: Decisions) -> float:
    with_answer = [d for d in decisions if d.answerable]
    return float(np.mean([not d.answered for d in with_answer])) if with_answer else np.nan


def _curves(
    group: str, found: Mapping[str, Decision], likeness: Mapping[str, Decision]
) -> list[Curve]:
    named = (("confidence", found), ("likeness alone", likeness))
    return [
        Curve(f"{group}: {name}", "coverage", "risk", risk_coverage(list(decisions.values())))
        for name, decisions in named
    ]
