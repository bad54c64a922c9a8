"""The exact spans that bear the sentences of an LLM, out of the passages that it was given."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from zoneqa.answer.composers.base import Backing
from zoneqa.answer.generated.written_sentences import WrittenSentence
from zoneqa.reader.base import Candidate
from zoneqa.text.terms import terms
from zoneqa.types import Article, Bounds, Passage, Span
from zoneqa.verify.verification import CitedSpans, Verification, Verify

_MOST_SPANS = 3
_SILENT = frozenset(("not_supported", "wrong_source"))
"""Faults of a sentence on which its evidence says nothing; another passage may bear it."""


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

        Numbers that no passage has count for nothing. Where those passages say nothing of it, or
        it refers to none, it is looked for in all of them, and rests on what supports it.
        """
        numbers = [n for n in written.numbers if 1 <= n <= len(self.passages)]
        cited = [self.passages[n - 1] for n in numbers]
        checked = self._checked(written.text, cited)
        if {fault.kind for fault in checked.verification.faults} <= _SILENT and (
            checked.verification.verdict != "supported"
        ):
            elsewhere = self._checked(written.text, self.passages)
            if elsewhere.verification.verdict == "supported":
                return elsewhere
        return checked

    def _checked(self, text: str, passages: Sequence[Candidate]) -> SourcedSentence:
        if not passages:
            return SourcedSentence(text, Verification("cut", 0.0), ())
        verification = self.verify(text, list(_evidence(passages)))
        backing = tuple(_backing(verification.support, passages))[:_MOST_SPANS]
        if not backing:
            backing = tuple(_closest(text, passage) for passage in passages)[:_MOST_SPANS]
        return SourcedSentence(text, verification, backing)


def _evidence(passages: Sequence[Candidate]) -> Iterator[CitedSpans]:
    """Yield the sentences of the passages, those of an article together."""
    spans: dict[Article, list[Span]] = {}
    for passage in passages:
        spans.setdefault(passage.article.article, []).extend(_sentences(passage))
    for article, found in spans.items():
        yield CitedSpans(article, tuple(dict.fromkeys(found)))


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
