"""Which value is of which period where several are listed: 2021年100家，2022年120家."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from zoneqa.claims.period_scope import is_base
from zoneqa.text.tagged_words import tagged_words
from zoneqa.types import Bounds
from zoneqa.verify.cited_evidence import CitedEvidence
from zoneqa.verify.compare_numbers import units_agree
from zoneqa.verify.compared_sentence import ComparedFigure, ComparedPeriod, ComparedSentence
from zoneqa.verify.computation_told import is_named
from zoneqa.verify.same_value import states_same_value

_NOUNS = frozenset({"n", "nz", "l", "j"})
"""Tags of the words that tell what a value is of."""

Pair = tuple[ComparedPeriod, ComparedFigure]

_JOINERS = "、，,和与及至 "
"""What stands between periods whose values follow together: 2021年、2022年分别为."""


def is_listed(place: Bounds, sentence: ComparedSentence, evidence: CitedEvidence) -> bool:
    """Return whether what stands in a place is a value or its period, as the evidence lists them.

    The values of a list are told with the same words, so that the words do not tell which is meant.
    """
    own = [pair for pair in _pairs(sentence) if place in (pair[0].place, pair[1].place)]
    return bool(own) and all(
        any(_lists(each, pair, sentence) for each in evidence.sentences) for pair in own
    )


def _lists(given: ComparedSentence, stated: Pair, sentence: ComparedSentence) -> bool:
    """Return whether a sentence lists a stated pair with others, of what no other name is of.

    Of each period there must be one value, or the period does not tell which is meant.
    """
    pairs = [pair for pair in _pairs(given) if units_agree(stated[1].quantity, pair[1].quantity)]
    same = next((pair for pair in pairs if _is_same(stated, pair)), None)
    values = Counter(period for period, _ in pairs)
    if same is None or len(values) < 2 or values[same[0]] > 1 or not _is_told(same, sentence):
        return False
    first, last = pairs[0][1].place[0], same[1].place[0]
    between = (name for name in given.names if first <= name.place[0] < last)
    return all(name.text in sentence.text for name in between)


def _is_told(pair: Pair, sentence: ComparedSentence) -> bool:
    """Return whether a sentence has the nouns that stand between a period and its value."""
    between = pair[1].sentence.words((pair[0].place[1], pair[1].place[0]))
    return all(word.text in sentence.text for word in tagged_words(between) if word.tag in _NOUNS)


def _is_same(stated: Pair, given: Pair) -> bool:
    return is_named(stated[0], given[0]) and states_same_value(stated[1], given[1])


def _pairs(sentence: ComparedSentence) -> Iterator[Pair]:
    """Yield the figures of a sentence with the period that stands last before each."""
    periods = [each for each in sentence.periods if not is_base(sentence.plain, each.period)]
    for figure in sentence.figures:
        before = [each for each in periods if each.place[1] <= figure.place[0]]
        if before and not _is_joined(before, sentence):
            yield before[-1], figure


def _is_joined(periods: list[ComparedPeriod], sentence: ComparedSentence) -> bool:
    """Return whether the last two of some periods stand together."""
    if len(periods) < 2:
        return False
    one, other = periods[-2:]
    return not sentence.words((one.place[1], other.place[0])).strip(_JOINERS)
