"""Looking up the words of an English question, the longest wording first."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from zoneqa.types import Wordings

_WORD = re.compile(r"[a-z0-9&]+(?:'[a-z]+)?")
_LONGEST = 5
# Words that say how the others belong together; among themselves they are not looked up.
_SMALL = (
    "a about after all also an and any are as at be been before being between both but by can could"
    " did do does during each for from had has have he her him his how i if in into is it its made"
    " many me more most much my no not of off on one or other our out over per she since so"
    " some such than that the their them then there these they this those three to two under up us"
    " was we were what when where which who whom whose why will with would you your"
)
_GRAMMAR = frozenset(_SMALL.split())
# Endings that a word may have taken on, each with the one that it replaced.
_ENDINGS = (
    ("ies", "y"),
    ("es", ""),
    ("s", ""),
    ("ied", "y"),
    ("ed", ""),
    ("ed", "e"),
    ("ing", ""),
    ("ing", "e"),
)
_DOUBLED = tuple(2 * c for c in "bdgmnprt")
_SHORTEST = 2

LookUp = Callable[[str], str | None]
"""Returns the Chinese words of English ones, as split, joined by spaces; None for others."""


def split(text: str) -> list[str]:
    """Return the words of an English text in lower case, separated at spaces and hyphens."""
    return _WORD.findall(text.casefold())


@dataclass(frozen=True, slots=True)
class Translator:
    """A Translate over dictionaries, the most trusted first."""

    dictionaries: Sequence[LookUp]

    def __call__(self, text: str) -> tuple[Wordings, ...]:
        """See Translate; each term once."""
        return tuple(dict.fromkeys(self._terms(split(text))))

    def _terms(self, words: Sequence[str]) -> Iterator[Wordings]:
        at = 0
        while at < len(words):
            lengths = range(min(_LONGEST, len(words) - at), 0, -1)
            found = ((n, self._wordings(words[at : at + n])) for n in lengths)
            length, wordings = next((one for one in found if one[1]), (1, ()))
            if wordings:
                yield wordings
            at += length

    def _wordings(self, words: Sequence[str]) -> Wordings:
        *before, last = words
        if _GRAMMAR.issuperset(words) or len(last) < _SHORTEST:
            return ()
        forms = [" ".join((*before, form)) for form in _forms(last)]
        if len(before) == 1:  # the verb is the first word: topped out, taking part
            forms += (f"{form} {last}" for form in _forms(before[0]))
        known = (look_up(form) for look_up in self.dictionaries for form in forms)
        return tuple(next(filter(None, known), "").split())


def _forms(word: str) -> Iterator[str]:
    """Yield a word and the words that it may be a form of."""
    yield word
    for ending, before in _ENDINGS:
        if word.endswith(ending):
            yield word.removesuffix(ending) + before
    stem = word.removesuffix("ed").removesuffix("ing")
    if stem != word and stem.endswith(_DOUBLED):
        yield stem[:-1]
