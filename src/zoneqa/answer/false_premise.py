"""Questions why something rose or fell that the articles say went the other way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zoneqa.answer.near_miss_words import other_direction, stated_in_words
from zoneqa.answer.other_part import MEASURES
from zoneqa.answer.refusal_words import as_printed
from zoneqa.claims.change_words import directions
from zoneqa.claims.claim import CHANGES, Claim, Direction
from zoneqa.claims.match import compare
from zoneqa.claims.vocabulary import compare_terms, term_list
from zoneqa.query.query import Query
from zoneqa.reader.base import Reading
from zoneqa.text.segment import clauses
from zoneqa.text.tagged_words import tagged_words
from zoneqa.types import Refusal

_WHY = (
    *("为什么", "为何", "为啥", "何以", "怎么会", "缘何", "原因"),
    *("什么导致", "因素导致", "什么造成", "因素造成", "why ", "reason", "what caused"),
)
_CAUSE = ("原因", "因素", "导致", "造成")
_NOT = ("没", "未", "不", "not ", "n't")

_OF_CHANGE = (
    *("增速", "增幅", "降幅", "跌幅", "涨幅", "放缓", "减缓", "趋缓", "收窄", "占比", "比重"),
    *("slow", "pace", "faster", "growth rate", "share of"),
)
"""What tells that a change or a share is asked about: that the figure rose says nothing of it."""

_FEWEST = 2
"""Characters of a word that says of what a figure is."""

Told = tuple[Reading, Direction, str]
"""A sentence, the direction in which it says that something went, and its words for that."""


def false_premise(query: Query, readings: Sequence[Reading]) -> tuple[Reading, Refusal] | None:
    """Return a sentence by which what is asked about went the other way, of what was read.

    None if a sentence says that it went as the question has it, or none says anything.
    """
    asked = _premise(query)
    if asked is None or not query.slots.terms:
        return None
    told = [each for reading in _sentences(readings) for each in _told(query, reading)]
    if not told or any(direction == asked for _, direction, _ in told):
        return None
    of_same = ((reading, stated) for reading, _, stated in told if _has_qualifiers(query, reading))
    found = next(of_same, None)
    return (found[0], other_direction(query, asked, found[1])) if found else None


def _premise(query: Query) -> Direction | None:
    """Return the direction of the change of which a question asks the reason."""
    plain = query.wording.plain.lower()
    if not any(word in plain for word in _WHY):
        return None
    if any(word in plain for word in (*_NOT, *_OF_CHANGE)):
        return None
    return _direction(plain)


def _direction(words: str) -> Direction | None:
    """Return the one direction that some words tell of: 增加值 is a figure and tells of none."""
    told = directions(term_list().words.sub(" ", words))
    return next(iter(told)) if len(told) == 1 else None


def _sentences(readings: Sequence[Reading]) -> Iterator[Reading]:
    """Yield every sentence of the passages that were read, those of the surest reading first."""
    for source in dict.fromkeys(reading.source for reading in readings):
        for sentence in source.passage.sentences:
            yield Reading(source, sentence.span, 0.0, cell=sentence.cell)


def _told(query: Query, reading: Reading) -> Iterator[Told]:
    """Yield what a sentence says of how that changed which a question is about."""
    claims = [claim for claim in _claims(reading) if _is_of(query, claim.attribute_text)]
    for claim in claims:
        agreement = compare(query.slots, query.zones, claim)
        if claim.direction and "contradicts" not in (agreement.subject, agreement.period):
            yield reading, claim.direction, _words(query, claim)
    if claims or not _may_be_of_period(query, reading):
        return
    for clause in _clauses(reading.sentence.quote):
        direction = _direction(clause) if _is_of(query, clause) else None
        if direction:
            yield reading, direction, as_printed(query.language, clause)


def _claims(reading: Reading) -> Iterator[Claim]:
    for sentence in reading.source.passage.sentences:
        if sentence.span == reading.sentence:
            yield from (claim for claim in sentence.claims if claim.modality == "achieved")


def _words(query: Query, claim: Claim) -> str:
    """Return what a claim states; of an amount that was reached, the clause that says so."""
    if claim.kind in CHANGES:
        return stated_in_words(query.language, claim)
    stating = (c for c in _clauses(claim.sentence.quote) if claim.value.quote in c)
    return as_printed(query.language, next(stating, claim.sentence.quote))


def _clauses(quote: str) -> Iterator[str]:
    return (quote[start:end].strip("，,；;。 ") for start, end in clauses(quote))


def _is_of(query: Query, words: str) -> bool:
    """Return whether some words name the figure that a question names, in Chinese its last noun."""
    asked = query.slots.terms[-1:] if query.language == "zh" else query.slots.terms
    return compare_terms(asked, term_list().find(words)) == "agrees"


def _has_qualifiers(query: Query, reading: Reading) -> bool:
    """Return whether a sentence, or what leads to it, says of what a Chinese question asks.

    That taxes rose does not deny that 房地产税收 or 税收负担 fell, nor those of one firm.
    """
    if query.language == "en":
        return True
    article = reading.source.article
    near = f"{article.heading} {article.text_near(reading.sentence)}"
    return all(word in near for word in _qualifiers(query.slots.attribute))


def _qualifiers(asked: str) -> Iterator[str]:
    """Yield the words by which a question says of what its figure is."""
    for word in tagged_words(term_list().words.sub(" ", asked.replace("规模以上", ""))):
        tells = word.tag.startswith("v") or (word.is_noun and word.tag != "b")
        is_other = word.text in _CAUSE or word.text.endswith(MEASURES) or directions(word.text)
        if tells and len(word.text) >= _FEWEST and not is_other:
            yield word.text


def _may_be_of_period(query: Query, reading: Reading) -> bool:
    years = query.slots.years
    return not query.slots.periods or any(year in reading.sentence.quote for year in years)
