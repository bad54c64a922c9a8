"""A sentence with what it takes over from the text before it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import chain

from zoneqa.claims.claim import Claim, Modality, Words
from zoneqa.claims.editions import edition_in, refers_to_edition
from zoneqa.claims.modality import modality_of
from zoneqa.claims.named_subjects import named_subjects
from zoneqa.claims.parsed_sentence import ParsedSentence
from zoneqa.claims.period_scope import (
    PeriodScope,
    carried_period,
    continues,
    period_at,
    period_scopes,
)
from zoneqa.claims.periods import Period
from zoneqa.claims.topics import names_meant, topic
from zoneqa.text.normalize import as_read
from zoneqa.text.overlap import overlaps_any
from zoneqa.types import Article, Bounds

_SOURCE = re.compile(r"获悉|统计|介绍|表示|透露|消息|报道|显示|[说称](?=[，：“])")
_TOLD = ("“", '"', "「", "你", "我")
"""What begins the words of a person, which go on with nothing."""

_MOST_CARRIED = 2
"""Names of the sentences before that a sentence may be about."""

_MOST_KNOWN = 12
"""Names, the last said first, among which 全市 and 公司 find theirs."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a sentence takes over: whom the text was about, when, of what, at which edition.

    `wholes` has what the figures before were of, by their units, for a part to refer to.
    """

    headline: tuple[Words, ...] = ()
    subjects: tuple[Words, ...] = ()
    known: tuple[Words, ...] = ()
    period: Period | None = None
    period_is_older: bool = False
    wholes: Mapping[str, Words] = field(default_factory=dict)
    edition: tuple[str, str] | None = None


@dataclass(frozen=True)
class SentenceContext:
    """A sentence in its surroundings: answers what holds at a place in it."""

    sentence: ParsedSentence
    around: Surroundings = Surroundings()

    @cached_property
    def scopes(self) -> list[PeriodScope]:
        return period_scopes(self.sentence)

    @cached_property
    def subjects(self) -> list[Words]:
        """Whom or what the sentence names that it may be about, in order."""
        sentence = self.sentence
        named = [words for words in sentence.named if not self._is_source(words)]
        taken = [words.place for words in named]
        opening = (topic(sentence.plain, start, end) for start, end in self._statements)
        known = [*reversed(named), *self.around.known, *self.around.headline]
        meant = names_meant(sentence.plain, sentence.bounds, known)
        more = [
            words
            for words in chain(opening, meant)
            if words and not overlaps_any(words.place, taken)
        ]
        return sorted((*named, *more), key=lambda words: words.place)

    @property
    def _statements(self) -> Iterator[Bounds]:
        """Yield the clauses without the period that opens them."""
        openings = [(period.start, period.end) for period in self.sentence.periods]
        for start, end in self.sentence.clauses:
            yield max([start, *(b for a, b in openings if start <= a <= start + 2)]), end

    def _is_source(self, words: Words) -> bool:
        """Return whether a name is only of who tells: 据云岭市统计局介绍，…"""
        _, end = self.sentence.clause_at(words.place[0])
        return _SOURCE.search(self.sentence.plain, words.place[1], end) is not None

    def subjects_at(self, at: int) -> tuple[Words, ...]:
        """Return what a place can be about: the nearest named before it first, then carried."""
        before = [words for words in reversed(self.subjects) if words.place[0] < at]
        own = before or [words for words in self.subjects if words.place[0] >= at][:1]
        return (*own, *self.around.subjects[:_MOST_CARRIED], *self.around.headline)

    def period_at(self, at: int) -> Period | None:
        """Return the period that holds at a place."""
        return period_at(self.sentence, self.scopes, at, self._carried_period)

    @cached_property
    def _carried_period(self) -> Period | None:
        """The period of the sentence before, if this goes on with it or has no other subject."""
        if continues(self.sentence.plain, self.sentence.bounds):
            return self.around.period
        values = self.sentence.quantities
        first = values[0].start if values else self.sentence.bounds[1]
        before = {words.text for words in self.around.subjects}
        named = any(
            words.place[0] < first and not words.carried and words.text not in before
            for words in self.subjects
        )
        told = self.sentence.plain.startswith(_TOLD, self.sentence.bounds[0])
        return None if named or told or self.around.period_is_older else self.around.period

    def modality_at(self, at: int, clause: Bounds, period: Period | None) -> Modality:
        """Return whether what a clause says at a place is planned."""
        sentence = self.sentence
        published = sentence.text.published
        return modality_of(sentence.plain, sentence.bounds, clause, at, period, published)

    def edition_at(self, at: int) -> tuple[str, str] | None:
        """Return the edition that the words before a place name last, or that 本届 refers to."""
        start, plain = self.sentence.bounds[0], self.sentence.plain
        edition = edition_in(plain[start:at])
        return edition or (self.around.edition if refers_to_edition(plain[start:at]) else None)

    def following(self, claims: Sequence[Claim]) -> Surroundings:
        """Return what the next sentence takes over; `claims` are those of the sentence."""
        carried = [replace(words, carried=True) for words in reversed(self.subjects)]
        older = None if self.scopes else self._carried_period
        edition = edition_in(self.sentence.plain[slice(*self.sentence.bounds)])
        return replace(
            self.around,
            subjects=tuple(carried) or self.around.subjects,
            known=_distinct((*carried, *self.around.known)),
            period=carried_period(self.scopes) or older,
            period_is_older=not self.scopes,
            wholes=wholes_of(claims),
            edition=edition or self.around.edition,
        )


def headline_subjects(article: Article) -> tuple[Words, ...]:
    """Return the zone of an article and the subjects that its title names."""
    title = as_read(article.title)
    named = [title[a:b] for a, b in named_subjects(title, 0, len(title))]
    words = dict.fromkeys(filter(None, (article.zone, *named)))
    return tuple(Words(word, (0, 0), carried=True) for word in words)


def wholes_of(claims: Sequence[Claim]) -> dict[str, Words]:
    """Return what the amounts of some claims are of, by unit, the last under "%" too."""
    amounts = [c for c in claims if c.kind in ("level", "count") and c.quantity and c.attribute]
    found = {c.quantity.unit: c.attribute for c in amounts if c.quantity and c.attribute}
    return {**found, "%": list(found.values())[-1]} if found else {}


def _distinct(words: Sequence[Words]) -> tuple[Words, ...]:
    return tuple({each.text: each for each in words}.values())[:_MOST_KNOWN]
