"""Chinese text cut into words with their parts of speech."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from zoneqa.text.normalize import fold

# Tags of jieba: nr persons, nt organisations, nz other names, ns places; n things, vn actions as
# things; j, l and i are short forms and set phrases, eng is Latin.
_NAMES = ("nr", "nt", "nz", "ns")
_NOUNS = ("n", "vn", "j", "l", "an", "eng")

_OPEN = "vabi"


@dataclass(frozen=True, slots=True)
class Word:
    """A word, and where it begins in its text."""

    text: str
    start: int
    tag: str

    @property
    def is_name(self) -> bool:
        return self.tag.startswith(_NAMES)

    @property
    def is_noun(self) -> bool:
        return self.tag in _NOUNS

    @property
    def tells(self) -> bool:
        """True of a name, a noun, a verb or an adjective."""
        return self.is_name or self.is_noun or self.tag[0] in _OPEN


@lru_cache(maxsize=1024)
def words(text: str) -> tuple[Word, ...]:
    """Return the words of a simplified text, in order."""
    import rjieba  # its dictionary takes a fifth of a second to load

    found, at = [], 0
    for word, tag in rjieba.tag(text):
        found.append(Word(word, at, tag))
        at += len(word)
    return tuple(found)


def has_word(word: str, folded: str) -> bool:
    """Return whether a folded text has a word, or most of a long one: 华为 for 华为公司."""
    plain = fold(word)
    if plain in folded:
        return True
    pairs = [plain[n : n + 2] for n in range(len(plain) - 1)]
    return len(pairs) > 1 and 2 * sum(pair in folded for pair in pairs) >= len(pairs)
