"""Whether a claim is of another firm or thing than the one that a question and its sentence name.

「晨曦机械产值5亿元，增长14%；松果食品产值2亿元」: 14% is not of 松果食品, nor 2亿元 of 晨曦机械. No
gazetteer knows such names: they are what question and sentence share, and no word or indicator.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zoneqa.claims.claim import Claim, Words
from zoneqa.claims.companies import TRADES
from zoneqa.claims.named_subjects import is_zone_name
from zoneqa.claims.vocabulary import term_list
from zoneqa.text.tagged_words import is_known, tagged_words

_FEWEST = 3
"""Characters of a name at least."""

_PARTS = ("；", ";")
_CLAUSES = (*_PARTS, "，", ",")


def is_of_another_name(content: Sequence[str], claim: Claim) -> bool:
    """Return whether a sentence names what a question is about, but not as what a claim is of.

    `content` are the runs of telling words of the question.
    """
    sentence, at = claim.sentence.quote, claim.value.start - claim.sentence.start
    name = next(shared_names(content, sentence), None)
    if name is None:
        return False
    before = sentence.rfind(name, 0, at)
    if before < 0:
        return any(mark in sentence[at : sentence.find(name)] for mark in _PARTS)
    return _is_told_of_another(content, claim, before + len(name))


def _is_told_of_another(content: Sequence[str], claim: Claim, named: int) -> bool:
    """Return whether a clause behind a place opens with another name, of which a claim is."""
    nearest = claim.subjects[0] if claim.subjects else None
    if nearest is None or nearest.carried or any(nearest.text in words for words in content):
        return False
    start = nearest.place[0] - claim.sentence.start
    return start > named and _opens_clause(claim.sentence.quote, start) and _is_name(nearest)


def _opens_clause(sentence: str, at: int) -> bool:
    return sentence[at - 1] in _CLAUSES


def _is_name(words: Words) -> bool:
    """Return whether words name a firm or a thing, not a part of it: 一期工程, 生产车间."""
    text = words.text
    if is_zone_name(text) or len(text) < _FEWEST:
        return False
    own = [word.text for word in tagged_words(text)]
    # The tagger cuts a name that it does not know into characters: 霁|芯|材料.
    is_unknown = not all(map(is_known, own)) or all(len(word) == 1 for word in own[:2])
    return is_unknown or text.endswith(TRADES)


def shared_names(content: Sequence[str], sentence: str) -> Iterator[str]:
    """Yield the names with which runs of a question begin and that a sentence has."""
    for words in content:
        starts = (words[:length] for length in range(len(words), _FEWEST - 1, -1))
        shared = next((start for start in starts if start in sentence), "")
        if shared and not is_known(shared) and not _tells_figure(shared):
            yield shared


def _tells_figure(words: str) -> bool:
    """Return whether words begin with an indicator or a thing that is counted."""
    return any(found.start() < _FEWEST - 1 for found in term_list().words.finditer(words))
