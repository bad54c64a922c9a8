"""How much of the evidence that a set names is cited, and how much that is cited is evidence.

A sentence of evidence counts as cited if at least half of its characters are; it may stand in
several articles. A citation counts if it shares a character with one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from statistics import fmean

from zoneqa.serialize import Json
from zoneqa_eval.measures.results import Report, Results, mean
from zoneqa_eval.sets.cases import Case, Gold

Place = tuple[str, int, int]
"""An article and where in it something stands."""
Texts = Mapping[str, str]


def measure(results: Results) -> Report:
    """Recall of evidence over the answerable questions, precision over those answered; by type."""
    rows, texts = results.rows["answer"], results.task.texts
    asked = [case for case in results.cases if case.answerable]
    recalls = {case.id: recall(case, rows.get(case.id), texts) for case in asked}
    cited = [(case, row) for case in asked if (row := rows.get(case.id)) and row["citations"]]
    precisions = {case.id: precision(case, row, texts) for case, row in cited}
    figures = [
        mean("evidence that is cited", recalls, "evidence"),
        mean("citations that are evidence", precisions, "evidence"),
    ]
    for kind in sorted({case.type for case in asked}):
        part = {case.id: recalls[case.id] for case in asked if case.type == kind}
        figures.append(mean(kind, part, "evidence that is cited"))
    return Report(tuple(figures))


def recall(case: Case, answer: Json | None, texts: Texts) -> float:
    """The share of the sentences of evidence of which at least half is cited."""
    cited = places_cited(answer) if answer else []
    return fmean(_found(gold, cited, texts) for gold in case.gold)


def precision(case: Case, answer: Json, texts: Texts) -> float:
    """The share of citations that touch the evidence."""
    evidence = [place for gold in case.gold for place in places(gold, texts)]
    return fmean(any(overlap(c, e) for e in evidence) for c in places_cited(answer))


def places_cited(answer: Json) -> list[Place]:
    """Where the quotes of an answer stand."""
    return [(c["article_id"], c["start"], c["end"]) for c in answer["citations"]]


def places(gold: Gold, texts: Texts) -> list[Place]:
    """Where the quote of a fact stands, in any article that states it."""
    ids = [i for i in (gold.article, *gold.also) if gold.quote and gold.quote in texts.get(i, "")]
    starts = [(i, texts[i].index(gold.quote)) for i in ids]
    return [(i, start, start + len(gold.quote)) for i, start in starts]


def overlap(one: Place, other: Place) -> int:
    """How many characters two places share."""
    return max(0, min(one[2], other[2]) - max(one[1], other[1])) if one[0] == other[0] else 0


def _found(gold: Gold, cited: Sequence[Place], texts: Texts) -> bool:
    return any(2 * _covered(place, cited) >= place[2] - place[1] for place in places(gold, texts))


def _covered(place: Place, cited: Iterable[Place]) -> int:
    """How many characters of a place are cited; each counts once."""
    inside = {n for i, start, end in cited if i == place[0] for n in range(start, end)}
    return len(inside.intersection(range(place[1], place[2])))
