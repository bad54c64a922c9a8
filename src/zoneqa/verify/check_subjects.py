"""Checking that clauses are of the same subject: what 纺织企业 do is not told of 装备制造企业."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import dropwhile, takewhile

from zoneqa.claims.companies import NOT_BEHIND_TRADE, TRADES
from zoneqa.text.overlap import overlaps_any
from zoneqa.text.tagged_words import TaggedWord
from zoneqa.text.terms import content_terms
from zoneqa.types import Bounds
from zoneqa.verify.cited_evidence import CitedEvidence
from zoneqa.verify.compared_sentence import ComparedSentence
from zoneqa.verify.findings import Finding, finding
from zoneqa.verify.people import SAYS
from zoneqa.verify.same_value import figures_of_same_value

_DESCRIBES = ("企业", "公司")
"""What stands before the name of a company, alone or behind words that praise it."""

_PRAISE = ("", "龙头", "骨干", "重点", "明星", "代表", "代表性", "领军", "头部", "知名", "本土")

_COMPANY = "company"

_PERSON = "person"

_ONE = "家"
"""What stands before 企业 where one is meant: 一家企业."""

_ZONE = "区"
"""What ends the name of a zone, which stands before the subject: 云岭高新区|造纸企业."""

_OPENING_TAGS = frozenset({"t", "c", "d", "l", "x", "r", "p", "u", "uj", "f", "m", "q", "i"})
"""Tags of the words that stand before the subject of a clause: 相比之下, 其中, 目前."""

_HEAD = 2
"""Characters at the end of a subject that say of what it is."""

_SHORTEST = 3
"""Characters of a subject that says more than of what it is: 乙集团."""

_LIKE = 0.6
"""The share of what a clause says of its subject that the evidence says of another, at least."""

_FEWEST = 2
"""Terms by which what a clause says of its subject is found."""


@dataclass(frozen=True, slots=True)
class ClauseSubject:
    """Words that a clause may be about, where they stand, and of what they are: 企业, 产品."""

    text: str
    place: Bounds
    head: str

    def excludes(self, other: ClauseSubject) -> bool:
        """Return whether another of the same is another one: 纺织企业 and 装备制造企业."""
        apart = self.text not in other.text and other.text not in self.text
        return self.head == other.head and apart


@dataclass(frozen=True, eq=False)
class _Clause:
    """A clause of a sentence, with its terms."""

    sentence: ComparedSentence
    bounds: Bounds
    terms: frozenset[str]

    @property
    def words(self) -> str:
        return self.sentence.words(self.bounds)

    @cached_property
    def subjects(self) -> list[ClauseSubject]:
        return _subjects_of(self)


def check_subjects(sentence: ComparedSentence, evidence: CitedEvidence) -> Iterator[Finding]:
    """Yield the subjects of clauses where the evidence says the same of another of their kind."""
    clauses = [_Clause(each, *clause) for each in evidence.sentences for clause in each.clauses]
    known = {subject.text: subject for each in clauses for subject in each.subjects}
    for clause, terms in sentence.clauses:
        stated = _Clause(sentence, clause, terms)
        own = [each for each in stated.subjects if each.text in known]
        for subject in reversed(own):
            named = ClauseSubject(subject.text, subject.place, known[subject.text].head)
            rivals = [
                _rival(named, at, clauses, sentence)
                for at in _said_in(named, clause, sentence, clauses, evidence)
            ]
            if rivals and rivals[0] and all(rivals):
                (given, rival), words = rivals[0], subject.text
                yield finding("entity", subject.place, words, given.sentence.span(rival.place))
                break


def _said_in(
    subject: ClauseSubject,
    clause: Bounds,
    sentence: ComparedSentence,
    clauses: list[_Clause],
    evidence: CitedEvidence,
) -> list[int]:
    """Return the clauses of the evidence that say what a clause says: have its first figure.

    A clause without figures is found by its words.
    """
    stated = sentence.figures_in(clause)
    if stated:
        figures = figures_of_same_value(stated[0], evidence)
        places = {(id(each.sentence), each.clause) for each in figures}
        return [n for n, each in enumerate(clauses) if (id(each.sentence), each.bounds) in places]
    said = content_terms(sentence.words((subject.place[1], clause[1])))
    if len(said) < _FEWEST:
        return []
    shares = [len(said & each.terms) / len(said) for each in clauses]
    least = max(_LIKE, max(shares, default=0.0))
    return [n for n, share in enumerate(shares) if share >= least]


def _rival(
    subject: ClauseSubject, at: int, clauses: list[_Clause], sentence: ComparedSentence
) -> tuple[_Clause, ClauseSubject] | None:
    """Return whom a clause of the evidence is about if that is another, None if it may be the same.

    A clause without a subject of the kind goes on about that of the clause before it.
    """
    article = clauses[at].sentence.article
    for each in reversed(clauses[: at + 1]):
        if subject.text in each.words or each.sentence.article is not article:
            return None
        others = [other for other in each.subjects if subject.excludes(other)]
        if others:
            other = others[-1] if subject.head == _COMPANY else others[0]
            is_said = other.text in sentence.text
            return None if is_said else (each, other)
    return None


def _subjects_of(clause: _Clause) -> list[ClauseSubject]:
    """Return the runs of nouns with which a clause opens, behind its zone; the longest last."""
    sentence = clause.sentence
    if sentence.language != "zh":
        return []
    apart = [n.place for n in sentence.names if n.kind == "zone" and n.text.endswith(_ZONE)]
    apart += sentence.value_places
    words = sentence.tagged_words(clause.bounds)
    behind = dropwhile(lambda w: w.tag in _OPENING_TAGS or overlaps_any(w.place, apart), words)
    run = list(takewhile(lambda w: _names(w) and not overlaps_any(w.place, apart), behind))
    return [*_prefixes(run, sentence), *_person(clause, run)]


def _person(clause: _Clause, run: list[TaggedWord]) -> Iterator[ClauseSubject]:
    """Yield the person who is named first in a clause and does something but speak there."""
    sentence, (start, end) = clause.sentence, clause.bounds
    places = [n.place for n in sentence.names if n.kind == "person" and start <= n.place[0] < end]
    for place in places[:1]:
        opens = any(word.place[0] <= place[0] < word.place[1] for word in run)
        if opens and not any(word in clause.words for word in SAYS):
            yield ClauseSubject(sentence.words(place), place, _PERSON)


def _prefixes(run: list[TaggedWord], sentence: ComparedSentence) -> Iterator[ClauseSubject]:
    one = bool(run) and sentence.plain.endswith(_ONE, 0, run[0].place[0])
    named = _start_of_company(run, one=one)
    for last, word in enumerate(run):
        if not word.is_noun:
            continue
        is_named = 0 < named <= last
        place = run[named if is_named else 0].place[0], word.place[1]
        text = sentence.words(place)
        goes_on = sentence.plain.startswith(NOT_BEHIND_TRADE, place[1])
        is_company = is_named or (text.endswith(TRADES) and text not in TRADES and not goes_on)
        if is_company or len(text) >= _SHORTEST:
            yield ClauseSubject(text, place, _COMPANY if is_company else text[-_HEAD:])


def _start_of_company(run: list[TaggedWord], *, one: bool) -> int:
    """Return at which word a company is named that is said to be one: 龙头企业|恒澜药业.

    `one` is true of a run behind 一家; else 企业 may be all: 企业用电.
    """
    lead = ""
    for at, word in enumerate(run):
        praise = lead[:-_HEAD] if lead.endswith(_DESCRIBES) else None
        if praise in _PRAISE and (praise or one or word.is_proper):
            return at
        lead += word.text
    return 0


def _names(word: TaggedWord) -> bool:
    return word.is_noun or word.tag in ("v", "a", "b")
