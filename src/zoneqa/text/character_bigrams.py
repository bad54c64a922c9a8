"""Likeness of words by the pairs of characters that they share; no dictionary is needed for it."""

from __future__ import annotations


def character_bigrams(*texts: str) -> frozenset[str]:
    """Return the pairs of characters that stand side by side in any of some texts."""
    return frozenset(text[n : n + 2] for text in texts for n in range(len(text) - 1))


def coverage(words: str, text: str) -> float:
    """Return the share (0 to 1) of the pairs of some words that a text has; 0 without a pair."""
    pairs = character_bigrams(words)
    return sum(pair in text for pair in pairs) / len(pairs) if pairs else 0.0


def jaccard(one: frozenset[str], other: frozenset[str]) -> float:
    """Return what two sets share, as a share (0 to 1) of all that they have; 0 of empty ones."""
    return len(one & other) / len(one | other) if one | other else 0.0
