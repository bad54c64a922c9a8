"""The names in a Chinese sentence, and whether the evidence has them, perhaps in another form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from zoneqa.claims.named_subjects import is_zone_name
from zoneqa.claims.parsed_sentence import ParsedSentence
from zoneqa.claims.roles import roles
from zoneqa.claims.word_files import words_of
from zoneqa.text.characters import is_chinese_word
from zoneqa.text.language import language_of
from zoneqa.text.normalize import fold
from zoneqa.types import Bounds
from zoneqa.verify.english_names import is_spelled_in, pinyin_runs
from zoneqa.zones.places import listed_places
from zoneqa.zones.stems import zone_stems

NameKind = Literal["zone", "place", "organisation", "person"]

_FAMILIES = (
    ("高新", "农高"),
    ("经开", "经济", "开发区"),
    ("保税",),
    ("自贸", "自由贸易"),
    ("科技园", "科技城", "科学城", "软件园"),
    ("新区",),
    ("产业园", "工业园", "园区", "示范区"),
)
"""The kinds of zones: one of a kind is not another of the same place, 云岭高新区 and 云岭经开区."""

_ZONE_ENDS = ("区", "园", "城")
_PERSON_TAGS = ("nr", "nrt", "nrfg")
_SURNAMES = words_of("surnames.txt")
_DOUBLE = frozenset(word for word in _SURNAMES if len(word) == 2)
_SINGLE = frozenset("".join(word for word in _SURNAMES if len(word) > 2))
_JOINERS = "由与和及向对跟据"
"""What a tagger takes for the surname before a name."""

_LEADING_TAGS = frozenset({"v", "p", "c", "d", "m", "q", "r", "f", "t", "x", "u", "zg", "ad", "y"})
"""Tags of words that open no name."""

_NO_NAME_TAGS = frozenset({"t", "uj", "ul", "p", "c", "r", "x"})
_NO_NAME_WORDS = frozenset({"是", "为", "有", "将", "由", "等"})
"""What no name has inside."""

_SHORTEST = 3
"""Characters of a name of an organisation."""

_PIECE = 2
"""Characters that a piece of a name has at least."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a text and where it stands there."""

    text: str
    place: Bounds
    kind: NameKind

    @property
    def level(self) -> str:
        """What it must have in common with another name to exclude it: 云岭市 is in any 省."""
        named = self.kind == "place" and not self.text.isascii()
        return self.text[-1] if named else self.kind


def names_in(sentence: ParsedSentence) -> list[Name]:
    """Return the names in a sentence: zones, places, organisations and people, in order."""
    if language_of(sentence.plain[slice(*sentence.bounds)]) == "en":
        return list(_in_pinyin(sentence))
    found = list(_subjects(sentence))
    found += _free(_people(sentence), found)
    found += _free(_listed(sentence), found)
    return sorted(found, key=lambda name: name.place)


def is_supported(name: Name, names: str, known: Iterable[Name]) -> bool:
    """Return whether evidence has a name; `names` are its folded words, `known` names of it."""
    folded = fold(name.text)
    if folded in names:
        return True
    if name.text.isascii():
        return is_spelled_in(name.text, names) or _is_listed_in(name.text, names)
    if name.kind == "zone":
        return _zone_is_supported(name.text, names, known)
    if name.kind == "place":
        return fold(name.text)[:-1] in names if len(folded) > _PIECE else False
    if name.kind == "person":
        given, _, family = folded.partition("·")
        return bool(family) and (given in names or family in names)
    same = (other.text for other in known if other.kind == "organisation")
    return is_made_of(folded, names) or any(abbreviates(name.text, other) for other in same)


def abbreviates(name: str, other: str) -> bool:
    """Return whether one of two names has all characters of the other in order: 药监局."""
    short, long = sorted((fold(name), fold(other)), key=len)
    characters = iter(long)
    return short[0] == long[0] and all(character in characters for character in short)


def is_made_of(words: str, text: str) -> bool:
    """Return whether words are pieces, of two characters or more, that a text has."""
    ends = {0}
    for end in range(_PIECE, len(words) + 1):
        if any(start + _PIECE <= end and words[start:end] in text for start in ends):
            ends.add(end)
    return len(words) in ends


def _zone_is_supported(name: str, names: str, known: Iterable[Name]) -> bool:
    stems = zone_stems(name)
    if not any(stem in names for stem in stems):
        return False
    family = family_of(name)
    same = {family_of(other.text) for other in known if _shares(stems, other)}
    return not same or family in same or None in (family, *same)


def _shares(stems: Sequence[str], other: Name) -> bool:
    return other.kind == "zone" and any(stem in other.text for stem in stems)


def family_of(zone: str) -> str | None:
    """Return which kind of zone a name is of, None if it does not tell."""
    families = (words[0] for words in _FAMILIES if any(word in zone for word in words))
    return next(families, None)


def kind_of_name(name: str) -> NameKind:
    """Return what a subject of a claim is by its name."""
    if name.endswith(_ZONE_ENDS) and family_of(name):
        return "zone"
    return "place" if is_zone_name(name) else "organisation"


def _in_pinyin(sentence: ParsedSentence) -> Iterator[Name]:
    """Yield the names of an English sentence that are pinyin: of people if they are two words."""
    for start, end in pinyin_runs(sentence.plain, *sentence.bounds):
        words = sentence.plain[start:end]
        yield Name(words, (start, end), "person" if " " in words else "place")


def _is_listed_in(name: str, names: str) -> bool:
    """Return whether a text has a place that has such an English name."""
    return any(english == name and place in names for place, english in listed_places().items())


def _subjects(sentence: ParsedSentence) -> Iterator[Name]:
    """Yield the zones, places and organisations, without the words before a name: 助力|园区企业."""
    for words in sentence.named:
        kind = kind_of_name(words.text)
        start = _start_of_name(words.text) if kind == "organisation" else 0
        name = words.text[start:]
        if len(name) >= _SHORTEST:
            yield Name(name, (words.place[1] - len(name), words.place[1]), kind)


def _start_of_name(words: str) -> int:
    """Return where a name begins in a run of words: behind the last that no name has."""
    start = at = 0
    leading = True
    for word, tag in tagged_words(words):
        at += len(word)
        leading = leading and tag in _LEADING_TAGS
        if leading or tag in _NO_NAME_TAGS or word in _NO_NAME_WORDS:
            start = at
    return start


def _free(names: Iterable[Name], taken: Sequence[Name]) -> list[Name]:
    """Return the names that stand apart from others."""
    places = [name.place for name in taken]
    return [n for n in names if not any(a < n.place[1] and n.place[0] < b for a, b in places)]


def _people(sentence: ParsedSentence) -> Iterator[Name]:
    """Yield the people of a sentence: those who hold an office, and what is tagged as a name."""
    plain, taken = sentence.plain, set[Bounds]()
    for role in roles(plain, *sentence.bounds):
        if role.person not in taken:
            taken.add(role.person)
            yield Name(plain[slice(*role.person)], role.person, "person")
    for start, end in _tagged(plain, sentence.bounds):
        if not any(start < b and a < end for a, b in taken):
            yield Name(plain[start:end], (start, end), "person")


def _tagged(plain: str, bounds: Bounds) -> Iterator[Bounds]:
    """Yield where words stand that are tagged as people and look like names, in order."""
    at, start = bounds[0], None
    for word, tag in (*tagged_words(plain[slice(*bounds)]), ("", "")):
        is_person = tag in _PERSON_TAGS
        if start is None and is_person:
            start = at
        elif start is not None and not is_person:
            start += plain[start] in _JOINERS
            if looks_like_person(plain[start:at]):
                yield start, at
            start = None
        at += len(word)


def looks_like_person(words: str) -> bool:
    """Return whether words are a surname and one or two characters, and no word of a dictionary."""
    import rjieba

    surname = 2 if words[:2] in _DOUBLE else 1
    given = len(words) - surname
    known = words[:surname] in _DOUBLE or words[:1] in _SINGLE
    return known and 1 <= given <= 2 and is_chinese_word(words, 4) and not rjieba.has_word(words)


@lru_cache(maxsize=1024)
def tagged_words(text: str) -> tuple[tuple[str, str], ...]:
    """Return the words of a simplified text with the tags of their parts of speech."""
    import rjieba  # its dictionary takes a fifth of a second to load

    return tuple(rjieba.tag(text))


def _listed(sentence: ParsedSentence) -> Iterator[Name]:
    """Yield the listed places that stand in a sentence as words of their own."""
    at = sentence.bounds[0]
    for word, _ in tagged_words(sentence.plain[slice(*sentence.bounds)]):
        if word in listed_places():
            yield Name(word, (at, at + len(word)), "place")
        at += len(word)
