"""Checking whether what is told as done was planned, by its verb: 已启用, 将于明年启用."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import dropwhile
from typing import Literal

from zoneqa.claims.modality import behind_plan, tells_of_plan
from zoneqa.claims.period_relation import relation
from zoneqa.text.segment import trimmed
from zoneqa.text.tagged_words import tagged_words
from zoneqa.types import Bounds, Span
from zoneqa.verify.actions import same_words
from zoneqa.verify.cited_evidence import CitedEvidence
from zoneqa.verify.compared_sentence import ComparedPeriod, ComparedSentence
from zoneqa.verify.findings import Finding, finding
from zoneqa.verify.opposites import OpposedWord, opposed_words
from zoneqa.verify.plans import is_aim, is_due, names_later_day
from zoneqa.verify.replacements import ReplacedWords

Told = Literal["done", "planned"]

DONE = "已"
"""What tells that something was done."""

STAGE = "stage"
"""The pair of words for beginning and ending: 动工, 竣工."""

_PROPOSALS = ("关于", "建议", "提案", "呼吁", "提议")

_BEFORE_THAT = ("后", "以后", "之后")

_HOW = frozenset({"全部", "全面", "正式", "基本", "顺利", "成功", "陆续", "全线", "率先"})
"""What stands between 已 and what was done."""

_VERBS = frozenset({"v", "vn"})
_SHORTEST = 2
"""Characters of a verb that tells what was done."""


def check_modality(
    sentence: ComparedSentence, changes: Sequence[ReplacedWords], evidence: CitedEvidence
) -> Iterator[Finding]:
    """Yield the clauses that tell as done what the evidence only plans, or the other way round."""
    for change in changes:
        said, printed = told_as(change.text), told_as(change.given_text)
        if None not in (said, printed) and said != printed:
            yield change.finding("modality")
    for clause, _ in sentence.clauses:
        words = sentence.words(clause)
        told = told_as(words)
        if told is None:
            continue
        verb = _done(words) if told == "done" else _first_verb(behind_plan(words))
        right = _contradicting_clause(verb, told, evidence) if verb else None
        if right:
            place = trimmed(sentence.plain, *clause)
            yield finding("modality", place, sentence.words(place), right)


def check_stages(sentence: ComparedSentence, evidence: CitedEvidence) -> Iterator[Finding]:
    """Yield the words that tell that something ended at a time when it began, or the reverse."""
    given = [clause for each in evidence.sentences for clause in _dated_stages(each)]
    for period, word in _dated_stages(sentence):
        then = [(at, other) for at, other in given if _same_time(period, at)]
        against = [(at, other) for at, other in then if word.contradicts(other)]
        if against and len(against) == len(then):
            at, other = against[0]
            right = at.sentence.span(other.place)
            yield finding("modality", word.place, sentence.words(word.place), right)


def _dated_stages(sentence: ComparedSentence) -> Iterator[tuple[ComparedPeriod, OpposedWord]]:
    """Yield the words for beginning and ending with the periods of their clauses.

    A clause without a period has that of the clause before it.
    """
    periods: list[ComparedPeriod] = []
    for clause, _ in sentence.clauses:
        periods = sentence.periods_in(clause) or periods
        words = [w for w in opposed_words(sentence.plain, *clause) if w.pair == STAGE]
        yield from ((period, word) for period in periods for word in words)


def _same_time(one: ComparedPeriod, other: ComparedPeriod) -> bool:
    return one.words == other.words or relation(one.period, other.period) == "same"


def _told_in(given: ComparedSentence, clause: Bounds, verb: str) -> Told | None:
    """Return how a clause of the evidence tells something; what is of a later day is planned.

    So is what has to come first: 达产后.
    """
    words = given.words(clause)
    if is_aim(words.partition(verb)[0]) and DONE not in words:
        return "planned"
    if any(f"{verb}{end}" in words for end in _BEFORE_THAT) and DONE not in given.text:
        return "planned"
    if DONE not in words and (
        is_due(words) or names_later_day(given, clause) or _goes_on(given, clause)
    ):
        return "planned"
    return told_as(words)


def _goes_on(given: ComparedSentence, clause: Bounds) -> bool:
    """Return whether a clause goes on with what those before it plan: 将以升级为契机，…."""
    before = given.words((given.bounds[0], clause[0])).rpartition(DONE)[2]
    return tells_of_plan(before)


def told_as(words: str) -> Told | None:
    """Return whether words tell something as done or as a plan, None if as neither or both."""
    done, planned = DONE in words, tells_of_plan(words)
    return None if done == planned else "done" if done else "planned"


def _done(words: str) -> str | None:
    """Return what stands behind 已, whatever it is tagged as: 投入使用, 通车."""
    behind = words.partition(DONE)[2].removeprefix("经")
    done = dropwhile(lambda word: word.text in _HOW, tagged_words(behind))
    first = next((word.text for word in done), "")
    return first if len(first) >= _SHORTEST else _first_verb(behind)


def _first_verb(words: str) -> str | None:
    verbs = (word.text for word in tagged_words(words) if word.tag in _VERBS)
    return next((verb for verb in verbs if len(verb) >= _SHORTEST), None)


def _proposes(words: str) -> bool:
    """Return whether words only propose something: 关于设立基金的提案."""
    return any(word in words for word in _PROPOSALS)


def _clauses_with(
    words: Collection[str], evidence: CitedEvidence
) -> list[tuple[ComparedSentence, Bounds]]:
    return [
        (each, clause)
        for each in evidence.sentences
        for clause, _ in each.clauses
        if any(word in each.words(clause) for word in words)
    ]


def _contradicting_clause(verb: str, told: str, evidence: CitedEvidence) -> Span | None:
    """Return the first clause of the evidence with a verb, if each tells it as the other."""
    given = _clauses_with((verb,), evidence) or _clauses_with(same_words(verb), evidence)
    tells = [_told_in(each, clause, verb) for each, clause in given]
    if not given or any(each == told for each in tells) or not any(tells):
        return None
    if any(
        t is None and not _proposes(each.words(at))
        for t, (each, at) in zip(tells, given, strict=True)
    ):
        return None
    each, clause = given[0]
    return each.span(trimmed(each.plain, *clause))
