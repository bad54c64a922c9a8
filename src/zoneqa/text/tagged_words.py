"""The words of a Chinese text with their parts of speech; names are told by them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from zoneqa.text.characters import is_chinese_word
from zoneqa.types import Bounds

_PEOPLE = frozenset({"nr", "nrt", "nrfg"})
_PROPER = _PEOPLE | {"ns", "nt", "nz"}
_NOUNS = _PROPER | {"n", "ng", "vn", "an", "j", "b", "l", "i", "s", "eng"}
_LONGEST = 6
_JOINED = frozenset(
    "较比约近超逾达为有在以由了的个多将已被及与和是从到对把让之其该此任说称中第这那每各批"
    "一二三四五六七八九十"
)
"""What a tagger joins with the word before or behind it: 产值|约."""


@dataclass(frozen=True, slots=True)
class TaggedWord:
    """A word and where it stands in its text."""

    text: str
    tag: str
    place: Bounds

    def behind(self, start: int) -> TaggedWord:
        """Return the word of a text that begins at a place of another, as it stands there."""
        return TaggedWord(self.text, self.tag, (start + self.place[0], start + self.place[1]))

    @property
    def is_of_person(self) -> bool:
        return self.tag in _PEOPLE

    @property
    def is_noun(self) -> bool:
        """Return whether it is a noun or a name, or a word that no dictionary has."""
        return self._is_unknown or (self.tag in _NOUNS and is_known(self.text))

    @property
    def is_proper(self) -> bool:
        """Return whether it is a name, as far as a word alone can tell."""
        return self._is_unknown or (self.tag in _PROPER and is_chinese_word(self.text, _LONGEST))

    @property
    def _is_unknown(self) -> bool:
        whole = is_chinese_word(self.text, _LONGEST) and _JOINED.isdisjoint(self.text)
        return whole and not is_known(self.text)


@lru_cache(maxsize=4096)
def tagged_words(text: str) -> tuple[TaggedWord, ...]:
    """Return the words of a simplified text, in order."""
    import rjieba  # its dictionary takes a fifth of a second to load

    words: list[TaggedWord] = []
    at = 0
    for word, tag in rjieba.tag(text):
        words.append(TaggedWord(word, tag, (at, at + len(word))))
        at += len(word)
    return tuple(words)


@lru_cache(maxsize=4096)
def is_known(word: str) -> bool:
    """Return whether the tagger's dictionary has a word."""
    import rjieba

    return bool(rjieba.has_word(word))
