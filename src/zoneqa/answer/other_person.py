"""Sentences about another person than the one that a question names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zoneqa.claims.named_things import PERSON, named_people
from zoneqa.claims.person_names import may_be_name, name_first, names_reporter
from zoneqa.query.query import Query
from zoneqa.reader.base import Reading
from zoneqa.text.segment import last_clause
from zoneqa.text.tagged_words import is_known, tagged_words
from zoneqa.verify.people import SAYS
from zoneqa.zones.pinyin import written_as

WITH = (*"与和同向对给为跟及由被、", "联合", "携手", "引进", "收购", "入股", "师从", "陪同")
"""What stands before the name of one who takes part in what another does."""

_BY = ("在", "据", "经")
"""What a clause begins with that names one by whose help or word it is: 在馆长叶知秋陪同下."""

_RELATIVES = (
    *("父亲", "母亲", "爸爸", "妈妈", "爷爷", "奶奶", "外公", "外婆"),
    *("丈夫", "妻子", "儿子", "女儿", "老人"),
)
"""What those who speak call the one of whom they tell."""

_SAYS = (*SAYS, "回忆", "记得", "讲述")

_TELLERS = ("他", "她", "这位", "那位", *_RELATIVES)
"""The words behind 说 that refer to another than who speaks."""

_SHORTEST = 3
"""Characters of a name by which a word that no dictionary has is one."""

_ENDS = "；;。！？"
"""The marks between parts of a sentence that may be about other people."""

_MARKS = f"，,{_ENDS}"

_ACTS = frozenset({"did", "does", "do", "is", "was", "has", "had", "will", "would"})
"""Before whom an English question is about, not only a group that they led."""

_OTHERS = (
    *("公司", "企业", "团队", "学校", "项目", "村", "厂", "店"),
    *("妻", "夫", "父", "母", "子", "女", "师"),
)
"""What is someone's, of which others may tell: 叶知秋的公司."""


def other_person(query: Query, reading: Reading) -> tuple[str, str] | None:
    """Return the person in a question, and the one whom a sentence tells of instead.

    It is the one named last before the likeliest words, in the sentence or else before it. None if
    that is not certain.
    """
    people = list(_people_told(reading))
    for said, asked in _people_asked(query, people, reading.source.article.text_read):
        others = [p for p in people if p not in query.wording.plain and p not in asked]
        other = _in_sentence(reading, asked, others) if others else None
        other = other or _before(reading, asked, others)
        if other and not _answers(reading, other) and not _tells_of_another(reading, other):
            return said, other
    return None


def _in_sentence(reading: Reading, asked: str, others: Sequence[str]) -> str | None:
    """Return the other person named last before the words, if not behind the one asked about."""
    if reading.words is None or reading.cell:
        return None
    sentence, at = reading.sentence.quote, reading.words.start - reading.sentence.start
    lead, behind = sentence[:at], sentence[at:]
    part = last_clause(lead, _ENDS) + last_clause(behind[::-1], _ENDS)[::-1]
    last = max((p for p in others if _acts(lead, p)), key=lead.rfind, default=None)
    is_behind = last is not None and lead.rfind(last) > lead.rfind(asked)
    return last if is_behind and asked not in part else None


def _before(reading: Reading, asked: str, others: Sequence[str]) -> str | None:
    """Return the person named last before a sentence ends, if the one asked about is far away."""
    article, span = reading.source.article, reading.sentence
    near = f"{article.heading} {article.text_near(span)}"
    before = article.text_read[: span.end]
    if asked in near or asked not in article.text_read:
        return None
    other = max((p for p in others if _tells(before, p)), key=before.rfind, default=None)
    return other if other and before.rfind(other) > before.rfind(asked) else None


def _tells_of_another(reading: Reading, name: str) -> bool:
    """Return whether someone says what is stated of another: 叶知秋说，父亲2012年去世."""
    start, end = reading.sentence.start, reading.sentence.end
    end = reading.words.start if reading.words else end
    _, _, behind = reading.source.article.text_read[start:end].rpartition(name)
    return behind.startswith(_SAYS) and any(word in behind for word in _TELLERS)


def _people_told(reading: Reading) -> Iterator[str]:
    """Yield the people of an article, and all whom a sentence of it seems to name."""
    article = reading.source.article
    yield from (name.text for name in article.names if name.kind == PERSON)
    for word in tagged_words(article.text_read[reading.sentence.start : reading.sentence.end]):
        if word.is_of_person and may_be_name(word.text) and not is_known(word.text):
            yield word.text


def _people_asked(query: Query, people: Sequence[str], text: str) -> Iterator[tuple[str, str]]:
    """Yield the people whom a question is about, each as it says and as the article writes it."""
    if query.language == "en":
        for name in filter(lambda name: _is_acting(query.text, name), query.names):
            yield from ((name, person) for person in people if written_as(name).fullmatch(person))
        return
    question = query.wording.plain
    for name in dict.fromkeys((*_named(query), *(p for p in people if p in question))):
        behind = question[question.find(name) + len(name) :]
        if name in question and name in text and not _leads_to_others(behind):
            yield name, name


def _is_acting(question: str, name: str) -> bool:
    before = question[: max(question.find(name), 0)].lower().split()
    return bool(before) and before[-1] in _ACTS


def _leads_to_others(behind: str) -> bool:
    """Return whether the words behind a name ask for what others may tell of."""
    return behind.startswith("所") or (
        behind.startswith("的") and any(o in behind for o in _OTHERS)
    )


def _named(query: Query) -> Iterator[str]:
    """Yield the people whom a Chinese question certainly names."""
    yield from (person.text for person in named_people(query.text))
    words = [word.text for word in tagged_words(query.text) if word.is_of_person]
    for word in filter(None, (*words, name_first(query.text))):
        is_part = f"“{word}" in query.text and f"“{word}”" not in query.text
        if len(word) >= _SHORTEST and not is_known(word) and not is_part:
            yield word


def _answers(reading: Reading, name: str) -> bool:
    """Return whether a name is what a sentence answers with: then names are asked for."""
    return reading.words is not None and name in reading.words.quote


def _tells(text: str, name: str) -> bool:
    """Return whether a text names someone at last who does not only report, nor take part."""
    before, found, _ = text.rpartition(name)
    return bool(found) and not names_reporter(before) and not _is_by(before)


def _acts(text: str, name: str) -> bool:
    """Return whether a text names someone by themselves, who neither takes part nor reports."""
    return any(
        not before.endswith(WITH) and not names_reporter(before) and not _is_by(before)
        for before in text.split(name)[:-1]
    )


def _is_by(before: str) -> bool:
    """Return whether the words before a name say that something is by help or word of theirs."""
    return last_clause(before, _MARKS).startswith(_BY)
