"""Finding what the articles say of a sentence: by search, and by the claims that it makes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from zoneqa.answer.retrieve import Retriever
from zoneqa.checking.draft import UncheckedSentence
from zoneqa.checking.found_sentence import (
    FoundSentence,
    by_place,
    distinct_sentences,
    found_sentence,
    is_about,
    likest,
    nearest,
)
from zoneqa.checking.same_fact import compare_times
from zoneqa.claims.claim import AMOUNTS, Claim
from zoneqa.claims.vocabulary import term_list
from zoneqa.index import ClaimFilter, ClaimStore
from zoneqa.query.analyze import QueryAnalyzer
from zoneqa.query.clean import MAX_QUESTION
from zoneqa.reader.prepared import prepare
from zoneqa.text.normalize import fold
from zoneqa.types import Article, Hit, Span, Wordings
from zoneqa.verify.verification import CitedSpans
from zoneqa.zones.names import ZoneNames

_MOST_CLAIMS = 40
"""Claims of the articles that are looked at for one claim of a sentence, the newest first."""

_NOUN = 2
"""Characters at the end of an attribute by which claims are looked up that no term names."""


@dataclass(frozen=True, slots=True)
class DraftEvidence:
    """What may bear on a sentence: of the places that it is about, and of others.

    `verbatim` is a sentence of an article that is the same, word for word; `near` is the one that
    has most of its words.
    """

    own: tuple[CitedSpans, ...]
    others: tuple[CitedSpans, ...]
    verbatim: Span | None = None
    near: Span | None = None


class SentenceFinder(Protocol):
    """Finds what bears on a sentence, and the articles that it is in."""

    def find(self, sentence: UncheckedSentence) -> DraftEvidence: ...

    @property
    def find_article(self) -> Callable[[str], Article | None]: ...


@dataclass(frozen=True, slots=True)
class EvidenceFinder:
    """Looks sentences up in an index, `depth` passages for each.

    The claims of the index are looked up too, since a search for a wrong number may miss the
    article that has the right one.
    """

    analyzer: QueryAnalyzer
    retriever: Retriever
    claims: ClaimStore
    find_article: Callable[[str], Article | None]
    depth: int

    def find(self, sentence: UncheckedSentence) -> DraftEvidence:
        """Return the sentences that are likest to a sentence, grouped by article."""
        text = sentence.standalone.text
        query = self.analyzer.analyze(text[:MAX_QUESTION])
        zones = self._zones(text)
        found = [
            *self._found(self.retriever.search(query, self.depth), text),
            *self._stating(sentence, zones, text),
        ]
        distinct = distinct_sentences(found)
        own, others = by_place(distinct, zones)
        return DraftEvidence(
            likest(own, sentence.claims),
            likest(others, sentence.claims),
            next((each.span for each in distinct if self._is_verbatim(sentence, each)), None),
            nearest(own, self._without_places(text)),
        )

    def _without_places(self, text: str) -> str:
        """Return a text without the places that it names."""
        for mention in sorted(self.analyzer.gazetteer.find(text), key=lambda each: -each.start):
            text = f"{text[: mention.start]} {text[mention.end :]}"
        return text

    def _is_verbatim(self, sentence: UncheckedSentence, found: FoundSentence) -> bool:
        """Return whether a sentence of an article is the same, and means the same zone and time."""
        if _words_of(sentence.text) != _words_of(found.span.quote):
            return False
        meant = (sentence.alone or sentence.standalone).text
        times = (compare_times(*pair) for pair in zip(sentence.claims, found.claims, strict=False))
        return is_about(self._zones(meant), found) and "contradicts" not in times

    def _zones(self, text: str) -> tuple[ZoneNames, ...]:
        """Return the zones of the articles that a text names, or else every place that it names."""
        named = self.analyzer.gazetteer.find(text)
        covered = [mention for mention in named if mention.covered]
        return tuple(mention.zone for mention in covered or named)

    def _found(self, hits: Iterable[Hit], text: str) -> Iterator[FoundSentence]:
        """Yield the sentences and cells of passages that were found."""
        for hit in hits:
            article = self.find_article(hit.passage.article_id)
            assert article is not None, "passages are those of the articles of their generation"
            for sentence in prepare(article).passage(hit.passage).sentences:
                statement = sentence.cell.statement if sentence.cell else sentence.span.quote
                yield found_sentence(article, sentence.span, sentence.claims, statement, text)

    def _stating(
        self, sentence: UncheckedSentence, zones: Sequence[ZoneNames], text: str
    ) -> Iterator[FoundSentence]:
        """Yield the sentences that state the same attributes of the same subjects."""
        for claim in sentence.claims:
            asked = _filter(claim, zones)
            for stated in self.claims.find(asked, _MOST_CLAIMS) if asked else ():
                article = self.find_article(stated.sentence.article_id)
                if article:
                    span = stated.sentence
                    yield found_sentence(article, span, (stated,), span.quote, text)


def _words_of(text: str) -> str:
    """Return a sentence without the mark that ends it, in one form for all writers."""
    return "".join(fold(text).split()).rstrip("。.！!；;")


def _filter(claim: Claim, zones: Sequence[ZoneNames]) -> ClaimFilter | None:
    """Return which claims state the attribute of a claim; None if it has no subject."""
    subjects = tuple(sorted(set().union(*zones))) or _nearest_subject(claim)
    if not subjects:
        return None
    kinds = tuple(sorted(AMOUNTS)) if claim.kind in AMOUNTS else (claim.kind,)
    attribute = claim.attribute_text
    asked = ClaimFilter(subjects=subjects, kinds=kinds)
    if claim.kind in ("role", "rank", "date") or not attribute:
        return asked
    if terms := term_list().find(attribute):
        return replace(asked, terms=(term_list().names_within(terms[-1]),))
    return replace(asked, attributes=(attribute[-_NOUN:],))


def _nearest_subject(claim: Claim) -> Wordings:
    return tuple(words.text for words in claim.subjects[:1])
