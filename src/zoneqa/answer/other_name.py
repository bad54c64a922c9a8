"""Sentences about another person or firm than the one that a question names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zoneqa.answer.other_person import WITH, other_person
from zoneqa.claims.named_things import FIRM, PERSON, NamedThing, named_organisations
from zoneqa.query.query import Query
from zoneqa.reader.base import Reading
from zoneqa.text.character_bigrams import coverage
from zoneqa.text.segment import clauses
from zoneqa.text.tagged_words import is_known
from zoneqa.zones.pinyin import written_as

_FEWEST = 2
"""Characters of a name at least."""


def other_name(query: Query, reading: Reading) -> tuple[str, str] | None:
    """Return the name that is asked about, and the one that a sentence is about instead.

    None if that is not certain. It is where the article knows both names, the sentence tells of the
    other one, and nothing in it can refer to the one that is asked about.
    """
    names = reading.source.article.names
    for said, asked in _asked(query, reading, names):
        for other in names:
            unasked = other.kind == asked.kind and not _may_be_meant(other, query.wording.plain)
            if unasked and _is_about(reading, other, asked):
                return said, other.text
    return _other_firm(query, reading, names) or other_person(query, reading)


def _other_firm(
    query: Query, reading: Reading, names: Sequence[NamedThing]
) -> tuple[str, str] | None:
    """Return a name in a question and the firm that a sentence begins with instead.

    Whatever the article calls otherwise nowhere near may be a firm: 拼多多, where 携程集团 tells.
    """
    article, span = reading.source.article, reading.sentence
    sentence = article.text_read[span.start : span.end]
    near = f"{article.heading} {article.text_near(span)}"
    firms = [n for n in names if n.kind == FIRM and n.begins(sentence)]
    for said in query.slots.content:
        if len(said) < _FEWEST or is_known(said) or said in near:
            continue
        if said in article.text_read:
            for other in firms:
                is_unasked = not _may_be_meant(other, query.wording.plain)
                if is_unasked and not _answers(reading, sentence, other):
                    return said, other.text
    return None


def _asked(
    query: Query, reading: Reading, names: Sequence[NamedThing]
) -> Iterator[tuple[str, NamedThing]]:
    """Yield the names of the article that a question has, each with the words of the question."""
    if query.language == "en":
        people = [name for name in names if name.kind == PERSON]
        yield from ((n, p) for n in query.names for p in people if written_as(n).fullmatch(p.text))
        return
    question, text = query.wording.plain, reading.source.article.text_read
    yield from ((name.core, name) for name in names if _is_in(name, question))
    for name in named_organisations(question):
        if name not in names and _is_in(name, text):
            yield name.text, name


def _may_be_meant(name: NamedThing, question: str) -> bool:
    """Return whether a question may mean a name: organisations are called by any part of it."""
    return name.text in question or (name.kind != PERSON and coverage(name.core, question) > 0.0)


def _is_in(name: NamedThing, text: str) -> bool:
    return len(name.core) >= _FEWEST and name.core in text


def _is_about(reading: Reading, other: NamedThing, asked: NamedThing) -> bool:
    """Return whether a sentence is about one thing, and not about another."""
    article, span = reading.source.article, reading.sentence
    sentence = article.text_read[span.start : span.end]
    if _answers(reading, sentence, other) or not _acts(sentence, other):
        return False
    if asked.core in sentence:
        return asked.is_told_apart and _clause_is_about(reading, sentence, other, asked)
    if any(head in sentence.replace(other.text, "") for head in asked.heads):
        return False
    if other.begins(sentence):
        return True
    before = article.text_near(span)
    return asked.core not in f"{article.article.title} {before}"


def _answers(reading: Reading, sentence: str, name: NamedThing) -> bool:
    """Return whether a name is what a sentence answers with: then names are asked for."""
    words = reading.words.quote if reading.words else sentence
    return name.text in words or words in name.text


def _acts(text: str, name: NamedThing) -> bool:
    """Return whether a text names someone or something by itself, not as taking part."""
    return any(not before.endswith(WITH) for before in text.split(name.text)[:-1])


def _clause_is_about(reading: Reading, sentence: str, other: NamedThing, asked: NamedThing) -> bool:
    """Return whether the clause of the likeliest words names one person, and not another."""
    if reading.words is None:
        return False
    at = reading.words.start - reading.sentence.start
    start, end = next((b for b in clauses(sentence) if b[0] <= at < b[1]), (0, 0))
    clause = sentence[start:end]
    return asked.core not in clause and _acts(clause, other)
