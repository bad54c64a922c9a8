"""Whether words are a noun phrase by themselves."""

from __future__ import annotations

from zoneqa.claims.vocabulary import term_list
from zoneqa.text.tagged_words import tagged_words

_NOUNS = ("n", "an", "b", "j", "l", "a", "f", "i", "eng", "s")
_LAST = ("n", "vn", "an", "j", "l", "i")
_NAMES = frozenset({"nr", "nrt", "nrfg", "ns", "nt"})
_FUNCTION = frozenset("的了着过在把被将其此这那本各每及和与或为是有于从到等")
_BEFORE_NAMES = tuple("区市县省全该")
LONGEST_PHRASE = 16
"""Characters; what is longer is a clause."""


def is_noun_phrase(words: str) -> bool:
    """Return whether simplified words are nouns and what can stand before nouns, and no more.

    Words that are also verbs, as 培育, only count before a term that is listed: 培育企业.
    """
    whole = 2 <= len(words) <= LONGEST_PHRASE and words.isalnum() and words != "总数"
    if not whole or not _FUNCTION.isdisjoint(words) or words.startswith(_BEFORE_NAMES):
        return False
    at = _start_of_term(words)
    tagged = tagged_words(words[:at])
    nouns = _NOUNS if at == len(words) else (*_NOUNS, "vn")
    fit = all(word.tag.startswith(nouns) for word in tagged)
    return fit and (at < len(words) or tagged[-1].tag.startswith(_LAST))


def noun_phrase_at_end(words: str) -> str | None:
    """Return the longest noun phrase that ends simplified words: 成员单位 of 打造成员单位.

    None if they do not end with a noun of two characters, or end with a name.
    """
    tagged = tagged_words(words)
    if tagged and tagged[-1].tag in _NAMES:
        return None
    starts = (word.place[0] for word in tagged)
    phrases = (words[start:] for start in starts)
    return next(filter(is_noun_phrase, phrases), None)


def ends_with_term(words: str) -> bool:
    """Return whether a term of the list is the noun of these words."""
    return _start_of_term(words) < len(words)


def _start_of_term(words: str) -> int:
    """Return where the longest term begins with which the words end; their length if with none."""
    found = ((at, term_list().get(words[at:])) for at in range(len(words) - 1))
    return next((at for at, term in found if term and term.section != "action"), len(words))
