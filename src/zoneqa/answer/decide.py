"""Deciding whether to answer, and saying truly why not."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from zoneqa.answer.false_premise import false_premise
from zoneqa.answer.near_miss import near_miss
from zoneqa.answer.refusal_words import said_edition
from zoneqa.query.query import Query
from zoneqa.reader.answerability import (
    AnswerabilityFeatures,
    AnswerabilityModel,
    Missing,
    missing_from,
)
from zoneqa.reader.base import Candidate, Reading
from zoneqa.reader.missing_words import missing_share, missing_words
from zoneqa.text.normalize import simplify
from zoneqa.text.numbers import located
from zoneqa.types import Refusal, RefusalKind
from zoneqa.zones.english_names import short_name_in_english
from zoneqa.zones.names import ZoneNames

_CONTRADICTED = 0.5
"""The share of the threshold that confidence reaches where what is stated contradicts."""

_OPEN = 0.5
"""The share of the threshold from which a refusal is not certain."""

_SURE = 0.75
"""The confidence from which on reading more seldom changes what is answered."""

_MOST_LACKING = 0.9
"""The share of a question's telling words that an article on what is asked lacks at most."""


@dataclass(frozen=True, slots=True)
class ReadPart:
    """A query about one thing as it was read: what would be quoted, and the features of that."""

    query: Query
    readings: Sequence[Reading]
    quotable: Sequence[Reading]
    features: AnswerabilityFeatures


@dataclass(frozen=True, slots=True)
class Decision:
    """The probability (0 to 1) that the articles answer, and why the question is declined, if so.

    `features` are those of the weakest part; None if nothing was read. `near` comes closest to an
    answer, where what it states was found to contradict the question.
    """

    confidence: float
    refusal: Refusal | None = None
    features: AnswerabilityFeatures | None = None
    near: Reading | None = None

    def is_open(self, threshold: float) -> bool:
        """Return whether it is a refusal for doubt alone, not far below the threshold.

        What the articles lack or state instead is certain.
        """
        doubted = self.refusal is not None and self.refusal.kind == "not_answered"
        return doubted and self.confidence >= _OPEN * threshold

    def is_sure(self, threshold: float) -> bool:
        """Return whether it is an answer with a probability well above the threshold."""
        return self.refusal is None and self.confidence >= (1 + threshold) / 2


@dataclass(frozen=True, slots=True)
class Evidence:
    """The readings that an answer would quote, and the decision on them.

    `passages` are all that were read, those that most surely answer first; `parts` are the things
    that the question asks about, as each was read.
    """

    quotable: Sequence[Reading]
    decision: Decision
    passages: Sequence[Candidate] = ()
    parts: Sequence[ReadPart] = ()


def decide(parts: Sequence[ReadPart], model: AnswerabilityModel) -> Decision:
    """Return the decision on a question: it is answered if each part of it is."""
    weakest = min(parts, key=lambda part: model.confidence(part.features))
    confidence = model.confidence(weakest.features)
    for part in parts:
        if miss := _stated_instead(part):
            reading, refusal = miss
            sure = min(confidence, _CONTRADICTED * model.threshold)
            return Decision(sure, refusal, weakest.features, reading)
    if confidence < model.threshold:
        return Decision(confidence, refusal_of(weakest), weakest.features)
    if any(map(is_unrelated, parts)):
        return Decision(confidence, Refusal("off_topic"), weakest.features)
    return Decision(confidence, None, weakest.features)


def _stated_instead(part: ReadPart) -> tuple[Reading, Refusal] | None:
    """Return what is stated instead of what was asked, or of what the question takes for given."""
    return false_premise(part.query, part.readings) or near_miss(part.query, part.quotable)


def is_settled(part: ReadPart, model: AnswerabilityModel) -> bool:
    """Return whether it is so sure that a part is answered that no more has to be read.

    Nothing is declined before all has been read. Where several zones are asked for, every passage
    counts.
    """
    if part.query.asks_for_zones or model.confidence(part.features) < _SURE:
        return False
    return decide([part], model).refusal is None


def is_unrelated(part: ReadPart) -> bool:
    """Return whether what would be quoted stands in articles on something else: 红烧肉怎么炖.

    A zone that is named ties a question to its articles, whatever other words they use.
    """
    query = part.query
    if query.zones or query.language == "en":
        return False
    texts = " ".join(reading.source.article.folded_whole for reading in part.quotable)
    return missing_share(query, missing_words(query, texts)) > _MOST_LACKING


def refusal_of(part: ReadPart) -> Refusal:
    """Return what the texts that would be quoted for a part lack, the first of its kinds."""
    missing = missing_from(part.query, (reading.source for reading in part.quotable))
    return next(_lacking(part.query, missing), Refusal("not_answered"))


def _lacking(query: Query, missing: Missing) -> Iterator[Refusal]:
    if missing.zones:
        every = len(missing.zones) == len(query.zones)
        kind: RefusalKind = "zone_missing" if every else "some_zones_missing"
        yield Refusal(kind, tuple(_shown(zone, query) for zone in missing.zones))
    if missing.names:
        yield Refusal("name_missing", missing.names)
    if missing.years:
        yield Refusal("year_missing", missing.years)
    if missing.numbers:
        yield Refusal("number_missing", tuple(_written(missing.numbers, query)))
    if missing.ordinals:
        said = (said_edition(query.language, ordinal) for ordinal in missing.ordinals)
        yield Refusal("ordinal_missing", tuple(said))


def _written(numbers: Collection[Decimal], query: Query) -> Iterator[str]:
    """Yield numbers as the question writes them: 3亿, not 300000000."""
    plain = simplify(query.typed)
    for start, end, value in located(plain):
        if value in numbers:
            yield plain[start:end].strip()


def _shown(zone: ZoneNames, query: Query) -> str:
    """Return the name of a zone that the question uses, or its shortest."""
    typed = simplify(query.typed)
    name = min(zone, key=lambda name: (name not in typed, len(name), name))
    return short_name_in_english(name) if query.language == "en" and name not in typed else name
