"""How much of a dataset's evidence is cited, and how many citations are evidence.

A sentence of evidence is cited if citations cover at least half of its characters; it may occur in
several articles. A citation is evidence if it shares a character with some.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from statistics import fmean

from zoneqa.serialize import Json
from zoneqa_eval.datasets.cases import Case, Gold
from zoneqa_eval.measures.base import Measurement, Responses, mean

Place = tuple[str, int, int]
"""The id of an article, and offsets in it."""
Texts = Mapping[str, str]


def measure(responses: Responses) -> Measurement:
    """Return recall over the answerable questions, precision over those answered; by type."""
    rows, texts = responses.rows["answer"], responses.dataset.texts
    cases = [case for case in responses.cases if case.answerable]
    recalls = {case.id: recall(case, rows.get(case.id), texts) for case in cases}
    cited = [(case, row) for case in cases if (row := rows.get(case.id)) and row["citations"]]
    precisions = {case.id: precision(case, row, texts) for case, row in cited}
    metrics = [
        mean("evidence that is cited", recalls, "evidence"),
        mean("citations that are evidence", precisions, "evidence"),
    ]
    for type_ in sorted({case.type for case in cases}):
        of_type = {case.id: recalls[case.id] for case in cases if case.type == type_}
        metrics.append(mean(type_, of_type, "evidence that is cited"))
    return Measurement(tuple(metrics))


def recall(case: Case, answer: Json | None, texts: Texts) -> float:
    """Return the share of the sentences of evidence that are cited."""
    cited = cited_places(answer) if answer else []
    return fmean(_is_cited(gold, cited, texts) for gold in case.gold)


def precision(case: Case, answer: Json, texts: Texts) -> float:
    """Return the share of citations that are evidence."""
    evidence = [place for gold in case.gold for place in gold_places(gold, texts)]
    return fmean(any(overlap(c, e) for e in evidence) for c in cited_places(answer))


def cited_places(answer: Json) -> list[Place]:
    """Return the places of the quotes of an answer."""
    return [(c["article_id"], c["start"], c["end"]) for c in answer["citations"]]


def gold_places(gold: Gold, texts: Texts) -> list[Place]:
    """Return the place of the gold quote in every article that states the fact."""
    ids = [i for i in gold.articles if gold.quote and gold.quote in texts.get(i, "")]
    starts = [(i, texts[i].index(gold.quote)) for i in ids]
    return [(i, start, start + len(gold.quote)) for i, start in starts]


def overlap(one: Place, other: Place) -> int:
    """Return how many characters two places share."""
    return max(0, min(one[2], other[2]) - max(one[1], other[1])) if one[0] == other[0] else 0


def _is_cited(gold: Gold, cited: Sequence[Place], texts: Texts) -> bool:
    return any(
        2 * _covered(place, cited) >= place[2] - place[1] for place in gold_places(gold, texts)
    )


def _covered(place: Place, cited: Iterable[Place]) -> int:
    """Return how many characters of a place are cited; each counts once."""
    inside = {n for i, start, end in cited if i == place[0] for n in range(start, end)}
    return len(inside.intersection(range(place[1], place[2])))
