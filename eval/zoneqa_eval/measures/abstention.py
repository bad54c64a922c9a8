"""When to abstain: risk against coverage, its area, and refusals at and beyond the threshold.

An answer is wrong if its question is unanswerable or the sentences that would be quoted lack one of
the facts. Confidence is compared with the similarity of the nearest passage alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import accumulate, groupby
from operator import attrgetter

import numpy as np

from zoneqa.serialize import Json
from zoneqa_eval.datasets.cases import Case
from zoneqa_eval.measures.base import Measurement, Responses, lower_is_better
from zoneqa_eval.measures.reliability import calibration_error, reliability
from zoneqa_eval.measures.scoring import normalized, states_all
from zoneqa_eval.results.bootstrap import statistic_interval
from zoneqa_eval.results.run import Curve, Metric

Points = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class CaseDecision:
    """The confidence in an answer, whether its question has one, and whether it is correct.

    `answered` is the decision at the threshold.
    """

    confidence: float
    answerable: bool
    correct: bool
    answered: bool


Decisions = Sequence[CaseDecision]


def measure(responses: Responses) -> Measurement:
    """Return metrics and curves by confidence and by similarity, passages given and not given."""
    metrics: list[Metric] = []
    curves: list[Curve] = []
    for given in (True, False):
        cases = [case for case in responses.cases if bool(case.given) == given]
        if len({case.answerable for case in cases}) == 2:
            rows = [(case, responses.rows["read"].get(case.id)) for case in cases]
            name = "abstention, passage given" if given else "abstention"
            by_confidence = {case.id: decision(case, row) for case, row in rows}
            by_similarity = {case.id: decision_by_similarity(case, row) for case, row in rows}
            metrics += _metrics(name, by_confidence, by_similarity)
            curves += _curves(name, by_confidence, by_similarity)
    return Measurement(tuple(metrics), tuple(curves))


def decision(case: Case, row: Json | None) -> CaseDecision:
    """Return the decision by confidence; a missing row has none."""
    if row is None:
        return CaseDecision(0.0, case.answerable, False, False)
    return CaseDecision(row["confidence"], case.answerable, _is_correct(case, row), row["answered"])


def decision_by_similarity(case: Case, row: Json | None) -> CaseDecision:
    """Return the decision by the similarity of the nearest passage."""
    return replace(decision(case, row), confidence=row["nearest"] if row else -1.0)


def risk_coverage(decisions: Decisions) -> Points:
    """Return (coverage, risk) points: the share answered, and the share of those that is wrong.

    The most confident come first. Ties have no order: each of them has the mean risk of all.
    """
    ranked = sorted(decisions, key=lambda d: -d.confidence)
    risks: list[float] = []
    for _, tied in groupby(ranked, key=attrgetter("confidence")):
        wrong = [not d.correct for d in tied]
        risks += [sum(wrong) / len(wrong)] * len(wrong)
    n = len(risks)
    return tuple((k / n, total / k) for k, total in enumerate(accumulate(risks), 1))


def area(decisions: Decisions) -> float:
    """Return the mean risk over all coverages; 0 is perfect."""
    return float(np.mean([risk for _, risk in risk_coverage(decisions)]))


def auroc(positive: Sequence[float], negative: Sequence[float]) -> float:
    """Return the share of pairs in which the positive score is the higher one; ties count half.

    It is NaN where one of the two is empty.
    """
    if not positive or not negative:
        return float("nan")
    high, low = np.array(positive)[:, None], np.array(negative)[None]
    return float(((high > low) + 0.5 * (high == low)).mean())


def answerable_auroc(decisions: Decisions) -> float:
    """Return how well confidence tells answerable questions from the others."""
    return auroc(
        [d.confidence for d in decisions if d.answerable],
        [d.confidence for d in decisions if not d.answerable],
    )


def refusal(
    decisions: Iterable[CaseDecision], refused: Callable[[CaseDecision], bool]
) -> Sequence[float]:
    """Return precision, recall and F1 of refusing unanswerable questions; 0 without refusals."""
    rows = [(refused(d), not d.answerable) for d in decisions]
    hits = sum(said and due for said, due in rows)
    said, due = sum(said for said, _ in rows), sum(due for _, due in rows)
    return hits / said if said else 0.0, hits / due if due else 0.0, _f1(hits, said, due)


def best_f1(decisions: Decisions) -> float:
    """Return the refusal F1 at the threshold that suits these very questions best."""
    ranked = sorted(decisions, key=attrgetter("confidence"))
    due = sum(not d.answerable for d in ranked)
    hits = said = 0
    best = 0.0
    for _, group in groupby(ranked, key=attrgetter("confidence")):
        tied = list(group)
        said += len(tied)
        hits += sum(not d.answerable for d in tied)
        best = max(best, _f1(hits, said, due))
    return best


def _f1(hits: int, said: int, due: int) -> float:
    return 2 * hits / (said + due) if hits else 0.0


def _is_correct(case: Case, row: Json) -> bool:
    quoted = normalized(" ".join(quote for _, quote in row["quotes"]))
    return case.answerable and states_all(case, quoted)


def _metrics(
    group: str,
    by_confidence: Mapping[str, CaseDecision],
    by_similarity: Mapping[str, CaseDecision],
) -> list[Metric]:
    metric = partial(_metric, group)
    precision, recall, f1 = (partial(_refusal, part) for part in range(3))
    return [
        lower_is_better(metric("area under risk and coverage", by_confidence, area)),
        lower_is_better(metric("area, by similarity alone", by_similarity, area)),
        metric("AUROC of what has an answer", by_confidence, answerable_auroc),
        metric("AUROC, by similarity alone", by_similarity, answerable_auroc),
        metric("best refusal F1", by_confidence, best_f1),
        metric("best refusal F1, by similarity alone", by_similarity, best_f1),
        metric("refusal precision at the threshold", by_confidence, precision),
        metric("refusal recall at the threshold", by_confidence, recall),
        metric("refusal F1 at the threshold", by_confidence, f1),
        lower_is_better(metric("over-refusal at the threshold", by_confidence, _over_refusal)),
        lower_is_better(metric("calibration error", by_confidence, _calibration_error)),
    ]


def _metric(
    group: str,
    name: str,
    decisions: Mapping[str, CaseDecision],
    statistic: Callable[[Decisions], float],
) -> Metric:
    low, high = statistic_interval(decisions, statistic)
    value = statistic(list(decisions.values()))
    return Metric(name, value, low, high, len(decisions), group=group, unit="score")


def _refusal(part: int, decisions: Decisions) -> float:
    return refusal(decisions, lambda d: not d.answered)[part]


def _over_refusal(decisions: Decisions) -> float:
    answerable = [d for d in decisions if d.answerable]
    return float(np.mean([not d.answered for d in answerable])) if answerable else np.nan


def _calibration_error(decisions: Decisions) -> float:
    return calibration_error(_with_answerable(decisions))


def _with_answerable(decisions: Decisions) -> list[tuple[float, bool]]:
    return [(d.confidence, d.answerable) for d in decisions]


def _curves(
    group: str,
    by_confidence: Mapping[str, CaseDecision],
    by_similarity: Mapping[str, CaseDecision],
) -> list[Curve]:
    named = (("confidence", by_confidence), ("similarity alone", by_similarity))
    bins = reliability(_with_answerable(list(by_confidence.values())))
    points = tuple((each.confidence, each.share) for each in bins)
    return [
        *(
            Curve(f"{group}: {name}", "coverage", "risk", risk_coverage(list(decisions.values())))
            for name, decisions in named
        ),
        Curve(f"{group}: reliability", "confidence", "share with an answer", points),
    ]
