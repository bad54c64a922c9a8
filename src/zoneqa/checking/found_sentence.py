"""The sentences of articles that were found for one of a draft, and which of them are likest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from zoneqa.checking.same_fact import likeness
from zoneqa.checking.shared_words import share_said
from zoneqa.claims.claim import Claim
from zoneqa.text.heading import with_heading
from zoneqa.text.normalize import fold
from zoneqa.types import Article, Span
from zoneqa.verify.verification import CitedSpans
from zoneqa.zones.names import ZoneNames, is_named

_FOR_CLAIM, _FOR_WORDS = 2, 4
"""Sentences that are kept: the likest to each claim, and those with most of the words."""

_LEAST_SHARE = 0.7
"""How much of the words of the likeliest sentence another has to have."""

_LEAST_NEAR = 0.4
"""How much of the words of a sentence the one that comes near to it has at least."""


@dataclass(frozen=True, slots=True)
class FoundSentence:
    """A sentence or a cell of an article, with what it states and how much of the words it has."""

    article: Article
    span: Span
    claims: tuple[Claim, ...]
    covers: float


def nearest(found: Sequence[FoundSentence], words: str) -> Span | None:
    """Return the sentence that has most of some words; None if none has many of them."""
    near = [(share_said(words, each.span.quote), each.span) for each in found]
    share, span = max(near, key=lambda pair: pair[0], default=(0.0, None))
    return span if share >= _LEAST_NEAR else None


def found_sentence(
    article: Article, span: Span, claims: tuple[Claim, ...], statement: str, text: str
) -> FoundSentence:
    """Return a sentence with how much of a text it says, under the heading of its article."""
    words = with_heading(article, statement)
    return FoundSentence(article, span, claims, share_said(text, words))


def distinct_sentences(found: Iterable[FoundSentence]) -> list[FoundSentence]:
    """Return each sentence once, with all the claims that were found of it."""
    merged: dict[Span, FoundSentence] = {}
    for each in found:
        known = merged.get(each.span)
        more = (*known.claims, *each.claims) if known else each.claims
        merged[each.span] = replace(known or each, claims=tuple(dict.fromkeys(more)))
    return list(merged.values())


def by_place(
    found: Iterable[FoundSentence], zones: Sequence[ZoneNames]
) -> tuple[list[FoundSentence], list[FoundSentence]]:
    """Return the sentences that are about one of the zones, and the others."""
    own: list[FoundSentence] = []
    others: list[FoundSentence] = []
    for each in found:
        (own if is_about(zones, each) else others).append(each)
    return own, others


def is_about(zones: Sequence[ZoneNames], found: FoundSentence) -> bool:
    """Return whether a sentence, its claims or the heading of its article name one of the zones."""
    if not zones:
        return True
    article = found.article
    subjects = (words.text for claim in found.claims for words in claim.subjects)
    named = fold(" ".join((article.zone or "", article.title, found.span.quote, *subjects)))
    return any(is_named(zone, named) for zone in zones)


def likest(found: Sequence[FoundSentence], claims: Sequence[Claim]) -> tuple[CitedSpans, ...]:
    """Return the sentences that are likest to a sentence and its claims, by article."""
    ranked = sorted(found, key=lambda each: -each.covers)[:_FOR_WORDS]
    by_words = [each for each in ranked if each.covers >= _LEAST_SHARE * ranked[0].covers]
    by_claims = (each for claim in claims for each in _stating_most(found, claim))
    spans: dict[str, CitedSpans] = {}
    for each in dict.fromkeys((*by_words, *by_claims)):
        known = spans.get(each.article.id, CitedSpans(each.article, ()))
        spans[each.article.id] = replace(known, spans=(*known.spans, each.span))
    return tuple(spans.values())


def _stating_most(found: Sequence[FoundSentence], claim: Claim) -> list[FoundSentence]:
    like = [(max((likeness(claim, c) for c in each.claims), default=0.0), each) for each in found]
    best = sorted(like, key=lambda pair: (-pair[0], -pair[1].covers))[:_FOR_CLAIM]
    return [each for score, each in best if score > 0]
