"""The short answer of a question: the words for each thing that it asks, or none."""

from __future__ import annotations

from collections.abc import Sequence

from zoneqa.answer.composers.base import Composer
from zoneqa.answer.decide import Evidence
from zoneqa.answer.english_form import short_answer_in_english
from zoneqa.query.listed_items import listed, listed_items
from zoneqa.query.query import Query
from zoneqa.reader.base import Reading
from zoneqa.text.normalize import fold

_GOAL = {"zh": "（目标）", "en": " (target)"}

Asked = tuple[Query, Sequence[Reading]]
"""One thing that a question asks, with the readings that answer it."""


def short_answers(composer: Composer, query: Query, evidence: Evidence) -> Sequence[str]:
    """Return the words that answer each part of a question.

    None where they are not known for each, or no single value answers.
    """
    parts = _asked(query, evidence)
    if query.needs_several or not _are_of_one_place(query, parts):
        return ()
    found = [composer.short_answer(*part) for part in parts]
    shorts = [short for short in found if short]
    if len(shorts) < len(parts) or len(parts) == 1:
        return shorts if len(parts) == 1 else ()
    whole = next((short for short in shorts if all(each in short for each in shorts)), None)
    if whole:
        # The same words cannot answer two questions, unless they list both answers.
        return [whole] if len(listed(whole)) >= len(parts) else ()
    if len(listed_items(query.text)) > len(parts):
        return ()
    return [_labelled(part, parts, short) for (part, _), short in zip(parts, shorts, strict=True)]


def in_english(query: Query, evidence: Evidence, shorts: Sequence[str]) -> str | None:
    """Return short answers in English; None unless each part has a form that is certain."""
    parts = _asked(query, evidence)
    found = [(part, short_answer_in_english(part, readings)) for part, readings in parts]
    said = [_labelled(part, parts, short) for part, short in found if short]
    return "; ".join(said) if len(said) == len(parts) == len(shorts) else None


def _labelled(part: Query, parts: Sequence[Asked], short: str) -> str:
    """Return a short answer, marked as a goal if that is what only this part asks for."""
    others = [query for query, _ in parts if query is not part]
    if part.slots.modality != "planned" or any(q.slots.modality == "planned" for q in others):
        return short
    return short + (_GOAL[part.language] if others else "")


def _asked(query: Query, evidence: Evidence) -> Sequence[Asked]:
    """Return the parts of a question, each with the readings that answer it."""
    if not query.subquestions:
        return [(query, evidence.quotable)]
    return [(part.query, part.quotable) for part in evidence.parts]


def _are_of_one_place(query: Query, parts: Sequence[Asked]) -> bool:
    """Return whether the parts of a question on one zone are read where that zone is named.

    A part without the zone may have been read of another: 云岭的面积和人口分别是多少.
    """
    if len(query.zones) != 1 or len(parts) < 2 or not listed_items(query.text):
        return True
    names = [fold(name) for name in query.zones[0]]
    read = [readings[0].source.article.folded_whole for _, readings in parts]
    return all(any(name in text for name in names) for text in read)
