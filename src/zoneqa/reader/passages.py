"""Reading passages whole: what the cross-encoder sees in each of their sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from zoneqa.reader.base import Candidate
from zoneqa.reader.cross_encoder import CrossEncoder, FocusedText, PassageLogits
from zoneqa.text.heading import heading, stands_in
from zoneqa.text.normalize import fold
from zoneqa.text.segment import Bounds, sentences
from zoneqa.types import Article, Span


@dataclass(frozen=True, slots=True)
class SentenceSpan:
    """A sentence of a candidate, as it looks when its passage is read whole.

    `answer` is the log-odds that the passage answers, `lead` that of the best words of the
    sentence against none.
    """

    candidate: Candidate
    span: Span
    answer: float
    lead: float


def read_passages(
    encoder: CrossEncoder, question: str, candidates: Sequence[Candidate]
) -> list[SentenceSpan]:
    """Every sentence of the candidates, in order."""
    seen = encoder.read(question, [_whole(candidate) for candidate in candidates])
    return [place for c, one in zip(candidates, seen, strict=True) for place in _places(c, one)]


def sentence_window(place: SentenceSpan) -> FocusedText:
    """A sentence with the one before it, as it is read closely."""
    article, span = place.candidate.article, place.span
    before = sentences(article.text, 0, span.start)
    start = before[-1][0] if before else span.start
    focus = (span.start - start, span.end - start)
    text = article.text[start : span.end]
    return FocusedText(_above(article, text), text, (focus,))


def heading_with_zone(article: Article) -> str:
    """What an article goes by, after its zone where that is not in it."""
    zone, title = article.zone or "", heading(article)
    return title if zone in title else f"{zone} {title}"


def _above(article: Article, text: str) -> str:
    """What is read above a part of an article: opening words are not said twice."""
    opening = not article.title and stands_in(heading(article), text)
    return article.zone or "" if opening else heading_with_zone(article)


def folded_passage(candidate: Candidate) -> str:
    """The text of a candidate, folded: its passage under zone and title."""
    return fold(f"{heading_with_zone(candidate.article)} {candidate.hit.passage.text}")


def _whole(candidate: Candidate) -> FocusedText:
    passage = candidate.hit.passage
    focuses = ((a - passage.start, b - passage.start) for a, b in _sentences(candidate))
    return FocusedText(_above(candidate.article, passage.text), passage.text, tuple(focuses))


def _places(candidate: Candidate, seen: PassageLogits) -> Iterator[SentenceSpan]:
    article = candidate.article
    for (a, b), words in zip(_sentences(candidate), seen.words, strict=True):
        yield SentenceSpan(
            candidate, Span(article.id, a, b, article.text[a:b]), seen.answer, words.lead
        )


def _sentences(candidate: Candidate) -> list[Bounds]:
    passage = candidate.hit.passage
    return sentences(candidate.article.text, passage.start, passage.end)
