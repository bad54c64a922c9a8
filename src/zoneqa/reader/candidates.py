"""What is read for a question: the passages that name what it names, and it in their words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from zoneqa.query.analyze import Query
from zoneqa.reader.base import Candidate
from zoneqa.zones.names import ZoneNames
from zoneqa.zones.pinyin import capitalized_words, written_as


def select_candidates(
    question: Query, candidates: Sequence[Candidate], *, joint: bool = False
) -> tuple[Query, Sequence[Candidate]]:
    """The question as it is put to the candidates, and those of them that it is put to."""
    some = candidates if question.across else _apt(question, candidates, joint=joint)
    return (_in_their_words(question, some) if question.language == "en" else question), some


def _apt(question: Query, candidates: Sequence[Candidate], *, joint: bool) -> list[Candidate]:
    """Those whose articles name what is asked about: a place, and the most of the names.

    If none names a place, any may. In a `joint` question, which asks of several zones, the article
    has to be about the place.
    """
    placed = list(candidates)
    if question.places:
        named = [c for c in candidates if (c.concerns if joint else c.tells_of)(question.places)]
        placed = named or placed
    counts = [candidate.writes(question.names) for candidate in placed]
    most = max(counts, default=0)
    return [c for c, count in zip(placed, counts, strict=True) if count == most]


def _in_their_words(question: Query, candidates: Sequence[Candidate]) -> Query:
    """The question with what is pinyin in it as the articles write it: 苏州 for Suzhou."""
    articles = {candidate.article.id: candidate.article for candidate in candidates}
    told = "\n".join(f"{a.zone or ''} {a.title} {a.text}" for a in articles.values())
    text = question.text
    for word, place in (*((name, None) for name in question.names), *_places(question)):
        forms = Counter(
            form for form in written_as(word).findall(told) if form in (place or (form,))
        )
        for form, _ in forms.most_common(1):
            text = text.replace(word, form)
    return replace(question, text=text)


def _places(question: Query) -> Iterator[tuple[str, ZoneNames]]:
    """The words of a question that are a place's pinyin, each with its names."""
    for word in capitalized_words(question.text):
        for place in question.places:
            if any(written_as(word).fullmatch(name) for name in place):
                yield word, place
