"""Checking the names of a sentence: each must be in the evidence, and in the right place there."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import islice

from zoneqa.claims.companies import NOT_BEHIND_TRADE, TRADES
from zoneqa.text.normalize import fold
from zoneqa.text.overlap import overlaps_any
from zoneqa.types import Bounds, Span
from zoneqa.verify.alignment import AlignedClause
from zoneqa.verify.cited_evidence import CitedEvidence
from zoneqa.verify.compare_subjects import says_which
from zoneqa.verify.compared_sentence import ComparedSentence
from zoneqa.verify.covered_words import searched_text
from zoneqa.verify.findings import Finding, finding
from zoneqa.verify.name_support import is_supported
from zoneqa.verify.predicates import predicates_in
from zoneqa.verify.same_value import states_same_value
from zoneqa.verify.sentence_names import Name
from zoneqa.verify.value_context import value_meant
from zoneqa.zones.stems import zone_stems

_LISTING = frozenset("、和与及以")
"""What stands between the names of a list."""

_ANY_ZONE = 3
"""Characters of what any zone is called: 科学城, 高新区."""

_LEVELS = ("国家级", "国家", "全国", "省级", "市级")
"""Of what level zones are that have a name in common."""


def check_names(
    sentence: ComparedSentence, aligned: Sequence[AlignedClause], evidence: CitedEvidence
) -> Iterator[Finding]:
    """Yield what is wrong with the names of a sentence, given its clauses."""
    missing = [n for n in sentence.names if not _is_in(n, evidence)]
    present = [n for n in sentence.names if n not in missing]
    for clause in aligned:
        own = [n for n in sentence.names if _inside(n, clause)]
        for name in own:
            if name in missing:
                yield finding("entity", name.place, name.text, _right(name, clause, own))
        yield from _swapped(
            [n for n in own if n in present and not _has_value(n, clause, evidence)], clause
        )
    for name in present:
        right = _meant(name, sentence, evidence)
        if right and not _is_listed_with(name, right.quote, sentence):
            yield finding("entity", name.place, name.text, right)


def check_companies(
    sentence: ComparedSentence, aligned: Sequence[AlignedClause], evidence: CitedEvidence
) -> Iterator[Finding]:
    """Yield the companies named without 公司 that no evidence has: 海丰 in 海丰生物.

    So are those that it has elsewhere, where it says the same of another.
    """
    told_apart = [*sentence.value_places, *(name.place for name in sentence.names)]
    for clause in aligned:
        for place in _companies(sentence, clause.clause):
            words = sentence.words(place)
            if overlaps_any(place, told_apart):
                continue
            if words not in evidence.naming_text:
                yield finding("entity", place, words)
            elif clause.speaks_of_same and words not in clause.given.naming_text:
                given = (
                    clause.given.span(at) for at in _companies(clause.given, clause.given_clause)
                )
                others = (each for each in given if each.quote not in sentence.text)
                yield from (finding("entity", place, words, other) for other in islice(others, 1))


def _companies(sentence: ComparedSentence, clause: Bounds) -> Iterator[Bounds]:
    """Yield the names in a clause that stand before a trade: 海丰 in 海丰生物."""
    for word in sentence.tagged_words(clause):
        end = word.place[1]
        trade = next((t for t in TRADES if sentence.plain.startswith(t, end)), None)
        behind = end + len(trade or "")
        goes_on = sentence.plain.startswith(NOT_BEHIND_TRADE, behind)
        if word.is_proper and trade and not goes_on:
            yield word.place


def _is_in(name: Name, evidence: CitedEvidence) -> bool:
    """Return whether the evidence has a name, in English perhaps: laboratories for 实验室."""
    if is_supported(name, evidence.naming_text, evidence.names):
        return True
    return name.kind == "organisation" and fold(name.text) in searched_text(evidence.sentences)


def _inside(name: Name, clause: AlignedClause) -> bool:
    return clause.clause[0] <= name.place[0] < clause.clause[1]


def _right(name: Name, clause: AlignedClause, said: Sequence[Name]) -> Span | None:
    """Return the name of the same kind that the evidence has in such a clause."""
    others = [n for n in clause.given.names if n.kind == name.kind and not _is_said(n, said)]
    start, end = clause.given_clause
    near = [n for n in others if start <= n.place[0] < end] or others
    return clause.given.span(near[0].place) if near else None


def _is_said(name: Name, said: Sequence[Name]) -> bool:
    return any(name.text in other.text or other.text in name.text for other in said)


def _meant(name: Name, sentence: ComparedSentence, evidence: CitedEvidence) -> Span | None:
    """Return the name of the same kind that the evidence has where a sentence says the same.

    What a sentence opens with is what all of it is about.
    """
    given = [
        (each, other)
        for each in evidence.sentences
        for other in each.names
        if other.level == name.level and _is_of_one(other)
    ]
    same = [(each, other) for each, other in given if _is_same(name, other)]
    verbs = {each.verb for each in predicates_in(sentence) if _holds(each.clause, name)}
    if any(_has_verb(each, other, verbs) for each, other in same):
        return None
    about = [each for each, other in same if other.place[0] == each.bounds[0]]
    others = [
        (each.context(other.place), each.span(other.place))
        for each, other in given
        if not _is_same(name, other) and not _is_said(other, [name]) and each not in about
    ]
    agreeing = [each.context(other.place) for each, other in same]
    return value_meant(sentence.context(name.place), agreeing, others) if same else None


def _holds(clause: Bounds, name: Name) -> bool:
    return clause[0] <= name.place[0] < clause[1]


def _has_verb(sentence: ComparedSentence, name: Name, verbs: Collection[str]) -> bool:
    """Return whether something of some verbs is done in the clause of a name."""
    words = sentence.words(sentence.parsed.clause_at(name.place[0]))
    return any(verb in words for verb in verbs)


def _is_listed_with(name: Name, other: str, sentence: ComparedSentence) -> bool:
    """Return whether a sentence names two in one list, whose order tells nothing."""
    return any(
        each.text == other and _are_listed(sorted((name.place, each.place)), sentence)
        for each in sentence.names
    )


def _are_listed(places: Sequence[Bounds], sentence: ComparedSentence) -> bool:
    (_, start), (end, _) = places
    between = sentence.words((start, end))
    for each in sentence.names:
        between = between.replace(each.text, "")
    return bool(between) and set(between) <= _LISTING


def _has_value(name: Name, clause: AlignedClause, evidence: CitedEvidence) -> bool:
    """Return whether a clause of the evidence has a name and a value that a clause has."""
    return any(
        states_same_value(own, given) and name.text in given.sentence.words(given.clause)
        for own in clause.sentence.figures_in(clause.clause)
        for given in evidence.figures
    )


def _is_of_one(name: Name) -> bool:
    """Return whether a name is that of one thing, not of all of a level: 国家高新区."""
    level = next((each for each in _LEVELS if name.text.startswith(each)), "")
    own = name.text.removeprefix(level)
    is_any = bool(level) or len(own) <= _ANY_ZONE
    if name.kind != "zone":
        return not name.is_of_any
    return not is_any or bool(zone_stems(own))


def _is_same(name: Name, other: Name) -> bool:
    return is_supported(name, other.text, [other])


def _swapped(names: Sequence[Name], clause: AlignedClause) -> Iterator[Finding]:
    """Yield a name where the evidence says the same of others of its kind only."""
    if not clause.speaks_of_same:
        return
    for kind in dict.fromkeys(name.kind for name in names):
        own = [name for name in names if name.kind == kind]
        given = [
            name
            for name in clause.given.names
            if name.kind == kind and _is_of_one(name)
            if not says_which(clause.text, name, clause.given, clause.given_clause[1])
        ]
        stands = any(is_supported(n, clause.given.naming_text, clause.given.names) for n in own)
        if given and not stands:
            yield finding("entity", own[0].place, own[0].text, _right(own[0], clause, own))
