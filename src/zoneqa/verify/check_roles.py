"""Checking the offices of a sentence: 副主任 is not 主任."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from zoneqa.claims.claim import Claim
from zoneqa.claims.roles import TITLE
from zoneqa.text.tagged_words import tagged_words
from zoneqa.types import Bounds
from zoneqa.verify.actors import OFFICES
from zoneqa.verify.cited_evidence import CitedEvidence
from zoneqa.verify.compared_sentence import ComparedSentence
from zoneqa.verify.findings import Finding, finding

_LISTED, _DEPUTY = "、", "副"


def check_roles(sentence: ComparedSentence, evidence: CitedEvidence) -> Iterator[Finding]:
    """Yield the offices that the evidence says somebody holds otherwise."""
    for claim in _roles(sentence):
        given = [
            (each, other)
            for each in evidence.sentences
            for other in _roles(each)
            if other.value.quote == claim.value.quote
        ]
        if given and not any(_agree(claim, other) for _, other in given) and claim.attribute:
            each, other = given[0]
            right = each.span(other.attribute.place) if other.attribute else None
            yield finding("entity", claim.attribute.place, claim.attribute.text, right)


def check_titles(sentence: ComparedSentence, evidence: CitedEvidence) -> Iterator[Finding]:
    """Yield the titles before people whom the evidence does not give such a one: 人大代表."""
    if sentence.language != "zh" or evidence.language != "zh":
        return
    for person in (name for name in sentence.names if name.kind == "person"):
        start = sentence.parsed.clause_at(person.place[0])[0]
        for title, place in _titles_before(sentence, (start, person.place[0])):
            told = evidence.told_text
            deputy = title in told and title not in told.replace(f"{_DEPUTY}{title}", "")
            is_deputy = sentence.plain.endswith(_DEPUTY, 0, place[0])
            if person.text in told and (title not in told or (deputy and not is_deputy)):
                yield finding("entity", place, title, certain=False)


def _titles_before(sentence: ComparedSentence, part: Bounds) -> Iterator[tuple[str, Bounds]]:
    """Yield the nouns that end the items of a list before a person: 人大代表、博纳医疗创始人."""
    at = part[0]
    for item in sentence.words(part).split(_LISTED):
        run = list(takewhile(lambda word: word.is_noun, reversed(tagged_words(item))))
        told = [word for word in run if word is run[0] or word.text.endswith(OFFICES)]
        for word in told:
            if len(word.text) > 1:
                yield word.text, (at + word.place[0], at + word.place[1])
        at += len(item) + len(_LISTED)


def _roles(sentence: ComparedSentence) -> list[Claim]:
    return [claim for claim in sentence.claims if claim.kind == "role"]


def _agree(claim: Claim, other: Claim) -> bool:
    """Return whether two offices may be one: of the same rank, one title perhaps in short."""
    (rank, title), (other_rank, other_title) = _parts(claim), _parts(other)
    return rank == other_rank and (title in other_title or other_title in title)


def _parts(claim: Claim) -> tuple[str, str]:
    words = claim.attribute_text
    found = TITLE.search(words)
    return (found["prefix"], found["title"]) if found else ("", words)
