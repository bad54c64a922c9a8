"""Where a Chinese sentence names people: those who hold an office, and what is tagged as a name."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from zoneqa.claims.person_names import DOUBLE_SURNAMES, SINGLE_SURNAMES
from zoneqa.claims.roles import roles
from zoneqa.claims.word_files import words_of
from zoneqa.text.characters import is_chinese_word
from zoneqa.text.overlap import overlaps_any
from zoneqa.text.tagged_words import is_known, tagged_words
from zoneqa.types import Bounds

SAYS = ("说", "表示", "介绍", "告诉", "认为", "称", "指出", "强调", "透露", "坦言")
"""The verbs behind the name of one who says something."""

_SURNAMES = (*DOUBLE_SURNAMES, *SINGLE_SURNAMES)
_TITLES = tuple(words_of("titles.txt"))
_BEHIND_PERSON = (*_TITLES, *words_of("words_after_names.txt"))
_JOINERS = "由与和及向对跟据"
"""What a tagger takes for the surname before a name."""

_LONGEST = 3
"""Characters of the name of a person with a surname of one."""


def people_in(plain: str, bounds: Bounds) -> list[Bounds]:
    """Return where a sentence of a simplified text names people."""
    named = dict.fromkeys(role.person for role in roles(plain, *bounds))
    held = [place for place in named if not _is_titled(plain, place[0])]
    found = [(start, _end_of_person(plain, start, end)) for start, end in held]
    return [*found, *(each for each in _tagged(plain, bounds) if not overlaps_any(each, found))]


def _tagged(plain: str, bounds: Bounds) -> Iterator[Bounds]:
    """Yield where words stand that are tagged as people and look like names, in order."""
    words = tagged_words(plain[slice(*bounds)])
    for is_of_person, run in groupby(words, key=lambda word: word.is_of_person):
        places = [word.place for word in run]
        start, end = bounds[0] + places[0][0], bounds[0] + places[-1][1]
        if is_of_person:
            start += plain[start] in _JOINERS
            end = _end_of_person(plain, start, end)
            told = plain.startswith(SAYS, end)
            if _looks_like_name(plain[start:end], told=told) and not _is_titled(plain, start):
                yield start, end


def _is_titled(plain: str, start: int) -> bool:
    """Return whether an office stands right behind the surname at a place: 李主任."""
    return plain.startswith(_TITLES, start + 1)


def _end_of_person(plain: str, start: int, end: int) -> int:
    """Return where a name ends, before an office behind it: 傅清|和教授, 陈|立言教授."""
    ends = range(end, start + _LONGEST + 1)
    titled = [at for at in ends if plain.startswith(_BEHIND_PERSON, at)]
    return titled[-1] if titled and is_chinese_word(plain[start : titled[-1]], 4) else end


def _looks_like_name(words: str, *, told: bool) -> bool:
    """Return whether words are a surname and one or two characters, and no word of a dictionary.

    `told` is true of those that say something: they may be such a word.
    """
    surname = 2 if words[:2] in DOUBLE_SURNAMES else 1
    given = len(words) - surname
    known = words.startswith(_SURNAMES)
    return known and 1 <= given <= 2 and is_chinese_word(words, 4) and (told or not is_known(words))
