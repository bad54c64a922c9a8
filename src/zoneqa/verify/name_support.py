"""Whether evidence has a name, perhaps in another form: shorter, longer, in pinyin."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from zoneqa.text.normalize import fold
from zoneqa.text.tagged_words import tagged_words
from zoneqa.verify.named_parts import named_parts
from zoneqa.verify.names_in_pinyin import is_spelled_in
from zoneqa.verify.sentence_names import Name, family_of
from zoneqa.zones.places import listed_places
from zoneqa.zones.stems import latin_name, zone_stems

_COUNTING = frozenset({"m", "q", "p", "c", "uj", "r", "x"})
"""Tags of single characters that belong to no name: 第5家."""

_ANY_ZONE = (
    "国家高新区",
    "高新区",
    "经开区",
    "开发区",
    "园区",
    "新区",
    "该区",
    "该园",
    "全区",
    "本区",
    "区",
)
"""What a zone is called for short, before a body of it."""

_PROJECT = ("项目", "工程")
"""What a project is called, one word for the other."""

_PARKS = ("园", "城", "谷", "港")
"""What ends the names of what lies in zones."""

_GOES_ON = ("v", "p")
"""How the tags begin of a character that belongs to no name: 张江|建."""

_PIECE = 2
"""Characters that a piece of a name has at least."""


def is_supported(name: Name, names: str, known: Iterable[Name]) -> bool:
    """Return whether evidence has a name; `names` are its folded words, `known` names of it."""
    folded = fold(name.text)
    if folded in names:
        return True
    if name.text.isascii():
        return is_spelled_in(name.text, names) or _is_listed_in(name.text, names)
    if name.kind == "zone":
        return _has_zone(name.text, names, known)
    if name.kind == "person":
        given, _, family = folded.partition("·")
        return (bool(family) and (given in names or family in names)) or _is_misread(
            folded, names, known
        )
    return name.kind != "quoted" and _has_organisation(name, names, known)


def _is_misread(name: str, names: str, known: Iterable[Name]) -> bool:
    """Return whether what looks like a person opens with a name of no person: 张江|建."""
    opening = name[:_PIECE]
    people = (other.text for other in known if other.kind == "person")
    longer = any(other.startswith(opening) and other != opening for other in people)
    goes_on = any(word.tag[0] in _GOES_ON for word in tagged_words(name[_PIECE:])[:1])
    return goes_on and opening in names and not longer


def _has_organisation(name: Name, names: str, known: Iterable[Name]) -> bool:
    """Return whether evidence has an organisation or a place, by another form of its name."""
    folded = fold(name.text)
    if _own_part(folded) in names or _has_project(folded, names):
        return True
    same = [fold(other.text) for other in known if other.kind == name.kind]
    alike = [o for o in same if o[-_PIECE:] == folded[-_PIECE:] and _is_proper(o)]
    if alike:  # 松原大学 is not 澜江大学, though 松原 is named too
        return any(_is_form_of(folded, other, names) for other in alike)
    return has_nouns_of(folded, names) or any(abbreviates(folded, other) for other in same)


def _is_proper(name: str) -> bool:
    """Return whether a name is that of one thing: 澜江大学, not 海外工厂."""
    return any(word.is_proper for word in tagged_words(name))


def _has_project(name: str, names: str) -> bool:
    """Return whether a text names a project by other words for it: 一期项目 is 首期工程."""
    own = next((name.removesuffix(end) for end in _PROJECT if name.endswith(end)), "")
    parts = list(named_parts(own, 0, len(own)))
    if parts:
        told = {(part.series, part.which) for part in named_parts(names, 0, len(names))}
        of_what = own[: parts[0].place[0]]
        return told >= {(p.series, p.which) for p in parts} and is_made_of(of_what, names)
    is_named = own in names or any(f"{own[-_PIECE:]}{end}" in names for end in _PROJECT)
    return len(own) >= _PIECE and is_named and is_made_of(own, names)


def _own_part(name: str) -> str:
    """Return a name without the words for any zone before it: 园区|管委会."""
    stands_for_zone = next((each for each in _ANY_ZONE if name.startswith(each)), "")
    own = name.removeprefix(stands_for_zone)
    return own if len(own) >= _PIECE else name


def _is_form_of(name: str, other: str, names: str) -> bool:
    """Return whether a name is another in short, or with words before it that are named too."""
    longer = other in name and has_nouns_of(name.replace(other, ""), names)
    return longer or has_nouns_of(name, other) or abbreviates(name, other)


def abbreviates(name: str, other: str) -> bool:
    """Return whether one of two names has all characters of the other in order: 药监局."""
    short, long = sorted((fold(name), fold(other)), key=len)
    return short[0] == long[0] and is_subsequence(short, long)


def is_subsequence(short: str, long: str) -> bool:
    """Return whether a text has all characters of another in their order."""
    characters = iter(long)
    return all(character in characters for character in short)


def has_nouns_of(words: str, text: str) -> bool:
    """Return whether a text has the nouns of some words, or pieces that they are made of."""
    return is_made_of(words, text) or all(noun in text for noun in _nouns(words))


def is_made_of(words: str, text: str) -> bool:
    """Return whether words are pieces, of two characters or more, that a text has."""
    ends = {0}
    for end in range(_PIECE, len(words) + 1):
        if any(start + _PIECE <= end and words[start:end] in text for start in ends):
            ends.add(end)
    return len(words) in ends


def _nouns(words: str) -> Iterator[str]:
    """Yield the nouns in some words; single characters in a row are one: 鸿远 in 鸿远药业."""
    for single, run in groupby(tagged_words(words), lambda word: len(word.text) == 1):
        found = list(run)
        if not single:
            yield from (word.text for word in found if word.is_noun)
        elif len(found) > 1 and not any(word.tag in _COUNTING for word in found):
            yield "".join(word.text for word in found)


def _has_zone(name: str, names: str, known: Iterable[Name]) -> bool:
    stems = zone_stems(name)
    if stems and fold(latin_name(name)) in names:
        return True
    named = [other.text for other in known if other.kind == "zone"]
    zones = [fold(zone) for zone in named if zone_stems(zone)]  # 高新区 alone is any
    if any(fold(name).endswith(zone) for zone in zones):  # 落户|枕溪高新区
        return True
    if any(_is_part_of_zone(name, stem, names, named) for stem in stems):
        return True
    if not any(stem in names for stem in stems):
        return not stems and is_made_of(fold(name), names)
    family = family_of(name)
    same = {family_of(other.text) for other in known if _shares(stems, other)}
    return not same or family in same or None in (family, *same)


def _is_part_of_zone(name: str, stem: str, names: str, named: Sequence[str]) -> bool:
    """Return whether a park is called after its zone that is told without: 软件园 in 云岭."""
    park = fold(name).removeprefix(stem)
    is_named = stem in names and park in names and park.endswith(_PARKS)
    return is_named and not any(other.endswith(park) and other != park for other in named)


def _shares(stems: Sequence[str], other: Name) -> bool:
    return other.kind == "zone" and any(stem in other.text for stem in stems)


def _is_listed_in(name: str, names: str) -> bool:
    """Return whether a text has a place that has such an English name."""
    return any(english == name and place in names for place, english in listed_places().items())
