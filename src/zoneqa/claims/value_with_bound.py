"""The value of a claim with the word that makes it a bound: 不少于300亩, 超过300家, 近8亿元."""

from __future__ import annotations

from zoneqa.claims.approximation import start_with_word
from zoneqa.claims.claim import Claim
from zoneqa.claims.quantities import quantities
from zoneqa.text.normalize import simplify


def value_with_bound(claim: Claim) -> str:
    """Return the value as its sentence prints it, from the word of approximation before it on."""
    sentence, value = claim.sentence, claim.value
    plain = simplify(sentence.quote)
    if claim.quantity is None or len(plain) != len(sentence.quote):
        return value.quote
    start = start_with_word(plain, value.start - sentence.start)
    return sentence.quote[start : value.end - sentence.start]


def without_bound(words: str) -> str:
    """Return words that are a value without the word of approximation before it."""
    plain = simplify(words)
    found = next(quantities(plain), None) if len(plain) == len(words) else None
    is_bound = found is not None and 0 == start_with_word(plain, found.start) < found.start
    return words[found.start :] if found and is_bound else words
