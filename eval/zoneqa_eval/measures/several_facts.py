"""Questions that need several facts: what is compared, computed, counted or listed.

An answer is right if it shows every fact, names what is missing, and gives the right short answer
where there is one. A short answer that is not right is worse than none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from zoneqa.serialize import Json
from zoneqa_eval.datasets.cases import Case
from zoneqa_eval.measures.base import Measurement, Responses, by_label, mean, outcome
from zoneqa_eval.measures.normal_form import normal_form
from zoneqa_eval.measures.scoring import contains_answer, normalized

_MARKER = re.compile(r"\[\d+\]")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
# The items of a list; a comma within a number separates none.
_SEPARATOR = re.compile(r"[、;；，]|,(?!\d{3}(?!\d))|\band\b|[和与及]")


def measure(responses: Responses) -> Measurement:
    """Return the share of right answers and of questions without a wrong short answer, by kind."""
    rows, cases = responses.rows["answer"], [c for c in responses.cases if c.conclusion]
    right = {case.id: float(is_right(case, rows.get(case.id))) for case in cases}
    unharmed = {case.id: float(not short_is_wrong(case, rows.get(case.id))) for case in cases}
    types = {case.id: case.type for case in cases}
    metrics = (
        mean("right", right),
        mean("no wrong short answer given", unharmed),
        *by_label("right, by kind", right, types),
        *by_label("no wrong short answer given, by kind", unharmed, types),
        *by_label("right, by language", right, {case.id: case.language for case in cases}),
    )
    outcomes = (outcome(c, rows.get(c.id), {"correct": right[c.id]}) for c in cases)
    return Measurement(metrics, outcomes=tuple(outcomes))


def is_right(case: Case, answer: Json | None) -> bool:
    """Return whether an answer shows and concludes all that it should; a missing one does not."""
    assert case.conclusion is not None
    if answer is None or not shows_all(case, answer):
        return False
    text = _without_markers(answer)
    named = all(_any_in(missing, [(text, None)]) for missing in case.conclusion.missing)
    return named and (not case.conclusion.short or short_is_right(case, answer))


def shows_all(case: Case, answer: Json) -> bool:
    """Return whether the quotes, their headers and the text of an answer hold every fact."""
    texts = [(_without_markers(answer), None)]
    for citation in answer["citations"]:
        quotes = [citation, *citation.get("context", ())]
        texts += [(quote["quote"], citation["date"]) for quote in quotes]
    return all(_any_in(gold.answers, texts) for gold in case.gold)


def short_is_right(case: Case, answer: Json) -> bool:
    """Return whether the short answer is one of those that are right."""
    assert case.conclusion is not None
    return any(is_same(answer["short_answer"] or "", right) for right in case.conclusion.short)


def short_is_wrong(case: Case, answer: Json | None) -> bool:
    """Return whether there is a short answer that is not right.

    Where none should be given, only those that are known to be wrong count.
    """
    assert case.conclusion is not None
    if answer is None or not answer["short_answer"]:
        return False
    if case.conclusion.short:
        return not short_is_right(case, answer)
    return any(is_same(answer["short_answer"], wrong) for wrong in case.conclusion.wrong)


def is_same(one: str, other: str) -> bool:
    """Return whether two short answers are the same but for spaces, widths and ways of writing.

    Numbers may be in words and have commas; the items of a list may be in any order.
    """
    return sorted(_items(one)) == sorted(_items(other))


def _items(text: str) -> list[str]:
    items = (normal_form(_THOUSANDS.sub("", item)) for item in _SEPARATOR.split(text))
    return [item for item in items if item]


def _any_in(forms: Iterable[str], texts: Iterable[tuple[str, str | None]]) -> bool:
    """Return whether one of the forms occurs in one of the texts, given with their dates."""
    uniform = [(normalized(text), normal_form(text, date)) for text, date in texts]
    return any(
        contains_answer(text, normalized(form)) or contains_answer(normal, normal_form(form))
        for form in forms
        for text, normal in uniform
    )


def _without_markers(answer: Json) -> str:
    return _MARKER.sub("", answer["answer"])
