"""Sentences whose figure is of another part than the one that a question names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zoneqa.answer.refusal_words import as_printed, said_unit
from zoneqa.claims.agreement import Agreement
from zoneqa.claims.claim import CHANGES, FIGURES, Claim
from zoneqa.claims.units import dimension
from zoneqa.query.query import Query
from zoneqa.reader.base import Reading
from zoneqa.text.tagged_words import TaggedWord, tagged_words

_FEWEST = 2
"""Characters of a word that tells of what a figure is."""

MEASURES = ("量", "数", "额", "率", "值")
"""What words end with that only say that there is an amount."""

_NEAR = 6
"""Characters before a value in which its attribute may be named."""


def turned_round(query: Query, reading: Reading) -> Agreement | None:
    """Return the change that a sentence states in the other direction than the one asked for.

    None if one of its changes is in that direction, or is of another attribute or unit.
    """
    changes = [a for a in reading.agreements if a.claim.kind in CHANGES and a.attribute == "agrees"]
    if query.slots.direction is None or any(a.direction == "agrees" for a in changes):
        return None
    turned = (a for a in changes if a.direction == "contradicts" and a.unit != "contradicts")
    return next(turned, None)


def of_another_part(query: Query, reading: Reading) -> Agreement | None:
    """Return the claim that would answer, if the sentence has another claim of what is asked.

    In 「发明专利387件，增长31%，实用新型602件」, 31% is not the growth of 实用新型.
    """
    if query.language == "en" or reading.words is None or not query.slots.kinds & FIGURES:
        return None
    answering = [a for a in reading.agreements if _is_there(a.claim, reading)]
    others = [a for a in reading.agreements if a not in answering]
    is_another = bool(answering) and all(_is_of_another(query, a.claim, others) for a in answering)
    return answering[0] if is_another else None


def other_measure(query: Query, reading: Reading) -> tuple[str, str] | None:
    """Return the unit of time that is asked for, and the number of things that would be answered.

    None if a sentence answers with no such number.
    """
    unit, words = query.slots.unit, reading.words
    if dimension(unit) != "time" or words is None or reading.cell:
        return None
    for claim in reading.source.article.claims_within(words.start, words.end):
        measured = dimension(claim.quantity.unit) if claim.quantity else ""
        if claim.value == words and measured.startswith(("count", "money")):
            language = query.language
            return said_unit(language, unit), as_printed(language, claim.value.quote)
    return None


def _is_of_another(query: Query, claim: Claim, others: Sequence[Agreement]) -> bool:
    """Return whether a claim names a thing that is not asked for, and another claim one that is.

    The other one does not give what is asked, being of another kind or in another unit.
    """
    asked, question = query.slots.attribute, query.wording.plain
    if all(word in question or word.endswith(MEASURES) for word in _nouns(claim.attribute_text)):
        return False
    own = f"{_about(claim)} {claim.lead[-_NEAR:]}"
    unnamed = [word for word in _last_nouns(asked) if word not in own]
    naming = [a for a in others if any(_names(a.claim, word) for word in unnamed)]
    return bool(naming) and all("contradicts" in (a.kind, a.unit) for a in naming)


def _is_there(claim: Claim, reading: Reading) -> bool:
    words = reading.words
    return words is not None and claim.value.start < words.end and words.start < claim.value.end


def _names(claim: Claim, word: str) -> bool:
    return claim.kind in FIGURES and word in claim.attribute_text


def _about(claim: Claim) -> str:
    """Return the words of a claim that say what it is of."""
    own = (words.text for words in claim.subjects if not words.carried)
    return " ".join((claim.attribute_text, claim.part_of.text if claim.part_of else "", *own))


def _nouns(words: str) -> Iterator[str]:
    yield from (word.text for word in tagged_words(words) if _tells(word))


def _last_nouns(words: str) -> list[str]:
    """Return the nouns behind the last verb that has any: 飞机, 火车 of 接工人回厂包飞机火车.

    Those before it say what for or from whom, and a figure of them is not of another part.
    """
    nouns: list[str] = []
    is_after_verb = False
    for word in tagged_words(words):
        if word.tag == "v":
            is_after_verb = True
        elif _tells(word):
            nouns = [word.text] if is_after_verb else [*nouns, word.text]
            is_after_verb = False
    return nouns


def _tells(word: TaggedWord) -> bool:
    return word.is_noun and len(word.text) >= _FEWEST
