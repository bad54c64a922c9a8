"""Short answers: exact match and F1 as for CMRC 2018, and with numbers and dates in normal form.

The figures of the reader are of the words that it points at, whatever is decided on them; those of
the answer, of what zoneqa says: its short answer, else its first sentence, nothing if it declines.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from zoneqa.serialize import Json
from zoneqa_eval.figures.bootstrap import difference
from zoneqa_eval.figures.record import Figure
from zoneqa_eval.measures import spans
from zoneqa_eval.measures.normal import normal
from zoneqa_eval.measures.results import Report, Results, gained, mean
from zoneqa_eval.sets.cases import Case

Dates = Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class Said:
    """Words, and the date of the article that they are from."""

    words: str
    on: str | None = None


def measure(results: Results) -> Report:
    """EM and F1 of the reader and of the answer, the right passage given and over all of them."""
    dates = {article.id: article.date for article in results.task.corpus.articles}
    figures: list[Figure] = []
    for given, place in ((True, "passage given"), (False, "over all passages")):
        cases = [c for c in results.cases if c.answerable and bool(c.given) == given]
        if cases:
            reads, answers = results.rows["read"], results.rows["answer"]
            pointed = {c.id: by_reader(reads.get(c.id), dates) for c in cases}
            said = {c.id: by_answer(answers.get(c.id)) for c in cases}
            figures += _figures(f"reader, {place}", cases, pointed, dates)
            figures += _figures(f"answer, {place}", cases, said, dates)
    return Report((*figures, *_losses(figures)))


def by_reader(row: Json | None, dates: Dates) -> Said:
    """The surest reading's words."""
    return Said(row["words"], dates.get(row["article"])) if row else Said("")


def by_answer(answer: Json | None) -> Said:
    """What zoneqa says."""
    if answer is None or answer["abstained"]:
        return Said("")
    words = answer["short_answer"] or answer["sentences"][0]["text"]
    return Said(words, answer["citations"][0]["date"])


def scores(case: Case, said: Said, dates: Dates) -> tuple[float, float, float, float]:
    """EM, F1, and both in normal form; the best over the references."""
    references = [answer for gold in case.gold for answer in gold.answers]
    uniform = [normal(a, dates.get(gold.article)) for gold in case.gold for a in gold.answers]
    words = normal(said.words, said.on)
    exact, f1 = spans.exact(said.words, references), spans.f1(said.words, references)
    # A form that depends on what stands around must not turn a match into none.
    return exact, f1, max(exact, spans.exact(words, uniform)), max(f1, spans.f1(words, uniform))


def _figures(
    group: str, cases: Sequence[Case], said: Mapping[str, Said], dates: Dates
) -> list[Figure]:
    found = {case.id: scores(case, said[case.id], dates) for case in cases}
    names = ("EM", "F1", "EM, numbers and dates alike", "F1, numbers and dates alike")
    return [
        mean(name, {i: values[n] for i, values in found.items()}, group)
        for n, name in enumerate(names)
    ]


def _losses(figures: Sequence[Figure]) -> list[Figure]:
    """What finding the passage costs: the same questions with it given and without."""
    by_place = {(figure.group, figure.name): figure for figure in figures}
    losses = []
    for who, name in product(("reader", "answer"), ("EM", "F1")):
        given = by_place.get((f"{who}, passage given", name))
        found = by_place.get((f"{who}, over all passages", name))
        if given and found:
            loss = difference(_base(found), _base(given))
            losses.append(gained(f"{name} of the {who}", loss, "what finding the passage costs"))
    return losses


def _base(figure: Figure) -> dict[str, float]:
    """The values by what the ids of both kinds share: what stands before the stroke."""
    return {i.rpartition("/")[0]: value for i, value in figure.values.items()}
