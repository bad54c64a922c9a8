"""The exact spans that bear the sentences of an LLM, out of the passages that it was given."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from zoneqa.answer.composers.base import Backing
from zoneqa.answer.generated.written_sentences import WrittenSentence
from zoneqa.reader.base import Candidate
from zoneqa.text.terms import terms
from zoneqa.types import Article, Bounds, Passage, Span
from zoneqa.verify.verification import CitedSpans, Verification, Verify

_MOST_SPANS = 3
_NO_EVIDENCE = Verification("cut", 0.0)
_LEAST_SCORE = 0.6
"""How likely a sentence is supported, at least, by a passage that it does not refer to."""

_ENOUGH_OF_SCORE = 0.75
"""The share of its score with which a sentence is borne as well by fewer spans."""


@dataclass(frozen=True, slots=True)
class SourcedSentence:
    """A sentence with the verdict on it and what it rests on; `backing` is empty if on nothing."""

    text: str
    verification: Verification
    backing: tuple[Backing, ...]


@dataclass(frozen=True, slots=True)
class SentenceSources:
    """Looks up what sentences rest on in the passages that were given, numbered from 1."""

    passages: Sequence[Candidate]
    verify: Verify

    def resolve(self, written: WrittenSentence) -> SourcedSentence:
        """Return a sentence checked against the passages that it refers to.

        Numbers that no passage has count for nothing. Where those passages do not support it, be
        it that they say something else, or it refers to none, it rests on the passage that supports
        it by itself, if one does: small LLMs often write a true sentence with a wrong number.
        """
        numbers = [n for n in written.numbers if 1 <= n <= len(self.passages)]
        cited = [self.passages[n - 1] for n in numbers]
        verification = self._verified(written.text, cited)
        is_supported = verification.verdict == "supported"
        elsewhere = None if is_supported else self._elsewhere(written.text)
        return elsewhere or self._sourced(written.text, verification, cited)

    def _elsewhere(self, text: str) -> SourcedSentence | None:
        """Return a sentence on the passage that most surely supports it; None if none does."""
        found = [(self._verified(text, [passage]), passage) for passage in self.passages]
        supported = [pair for pair in found if pair[0].verdict == "supported"]
        best, passage = max(supported, key=lambda pair: pair[0].score, default=(None, None))
        if best is None or passage is None or best.score < _LEAST_SCORE:
            return None
        return self._sourced(text, best, [passage])

    def _verified(self, text: str, passages: Sequence[Candidate]) -> Verification:
        """Return the verdict on a sentence; what no sentence supports is not confirmed."""
        if not passages:
            return _NO_EVIDENCE
        verification = self.verify(text, list(_evidence(passages)))
        if verification.verdict == "supported" and not verification.support:
            return replace(verification, verdict="flagged")
        return verification

    def _sourced(
        self, text: str, verification: Verification, passages: Sequence[Candidate]
    ) -> SourcedSentence:
        support = self._fewest(text, verification, passages)
        backing = support or tuple(_closest(text, passage) for passage in passages)[:_MOST_SPANS]
        return SourcedSentence(text, verification, backing)

    def _fewest(
        self, text: str, verification: Verification, passages: Sequence[Candidate]
    ) -> tuple[Backing, ...]:
        """Return the first of the supporting spans by which alone the sentence is as well borne."""
        support = tuple(_backing(verification.support, passages))[:_MOST_SPANS]
        for count in range(1, len(support)):
            few = self.verify(text, list(_cited(support[:count])))
            enough = _ENOUGH_OF_SCORE * verification.score
            if few.verdict == verification.verdict and few.score >= enough:
                return support[:count]
        return support


def _cited(backing: Iterable[Backing]) -> Iterator[CitedSpans]:
    """Yield the spans of backing, those of an article together."""
    spans: dict[Article, list[Span]] = {}
    for each in backing:
        spans.setdefault(each.source.article.article, []).append(each.span)
    for article, found in spans.items():
        yield CitedSpans(article, tuple(dict.fromkeys(found)))


def _evidence(passages: Iterable[Candidate]) -> Iterator[CitedSpans]:
    """Yield the sentences of passages, those of an article together."""
    return _cited(Backing(each, span) for each in passages for span in _sentences(each))


def _sentences(passage: Candidate) -> Iterator[Span]:
    return (sentence.span for sentence in passage.passage.sentences)


def _backing(support: Iterable[Span], passages: Sequence[Candidate]) -> Iterator[Backing]:
    """Yield each supporting span once, as it stands in the first passage that it is from."""
    found: dict[Span, Backing] = {}
    for span in support:
        places = ((passage, _shared(span, passage.hit.passage)) for passage in passages)
        passage, place = next(((p, place) for p, place in places if place), (None, None))
        if passage and place:
            exact = _exact(passage, place)
            found.setdefault(exact, Backing(passage, exact))
    yield from found.values()


def _shared(span: Span, passage: Passage) -> Bounds | None:
    """Return the part of a span that is in a passage."""
    start, end = max(span.start, passage.start), min(span.end, passage.end)
    return (start, end) if span.article_id == passage.article_id and start < end else None


def _exact(passage: Candidate, place: Bounds) -> Span:
    article = passage.article.article
    return Span(article.id, *place, article.text[slice(*place)])


def _closest(text: str, passage: Candidate) -> Backing:
    """Return the sentence of a passage that shares the most terms with a text, else all of it."""
    said = set(terms(text))
    shared = {span: len(said & set(terms(span.quote))) for span in _sentences(passage)}
    best = max(shared, key=shared.__getitem__, default=None)
    if best is None or not shared[best]:
        return Backing(
            passage, _exact(passage, (passage.hit.passage.start, passage.hit.passage.end))
        )
    return Backing(passage, best)
