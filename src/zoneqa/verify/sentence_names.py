"""The names in a sentence: zones, places, organisations, people and quoted names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Literal

from zoneqa.claims.modality import tells_of_plan
from zoneqa.claims.named_subjects import is_nameless, is_zone_name
from zoneqa.claims.parsed_sentence import ParsedSentence
from zoneqa.text.language import language_of
from zoneqa.text.overlap import overlaps_any
from zoneqa.text.tagged_words import TaggedWord, is_known, tagged_words
from zoneqa.types import Bounds
from zoneqa.verify.named_parts import named_parts
from zoneqa.verify.names_in_pinyin import pinyin_runs
from zoneqa.verify.people import people_in
from zoneqa.verify.quoted_words import is_quoted_name, quoted
from zoneqa.zones.places import listed_places

NameKind = Literal["zone", "place", "organisation", "person", "quoted"]

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
_NO_NAME_TAGS = frozenset({"t", "uj", "ul", "p", "c", "r", "x", "m", "q"})
_NO_NAME_WORDS = frozenset({"是", "为", "有", "将", "由", "等", "现任", "时任", "前任", "原"})
"""What no name of an organisation has inside."""

_OF_MANY = ("各", "全国", "全省", "全市", "其他", "多个", "两区", "三区", "两园", "两地")
"""What stands in words that are of no one: 全省各开发区."""

_COMPANY = "公司"

_ALL = ("全", "各")

_MARKERS = "在占从由到向被给把"
"""What stands before a name and in none: 项目由|云岭集团, 融资额占|园区."""

_CLOSING = "”"

_FREE = "自"
"""What stands before 由 in 自由贸易."""

_SHORTEST = 3
"""Characters of a name of an organisation."""


_WITHOUT_VERBS = ("quoted", "person")
"""Kinds of names that surely hold no verb: 批复同意铜湾高新区 was read as one of a zone."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a text and where it stands there."""

    text: str
    place: Bounds
    kind: NameKind

    @property
    def holds_no_verb(self) -> bool:
        """Return whether no word of it tells what is done in its sentence."""
        return self.kind in _WITHOUT_VERBS

    @property
    def is_of_any(self) -> bool:
        """Return whether it is what any such thing is called: 重大项目; 子公司 is somebody."""
        return is_nameless(self.text) and not self.text.endswith(_COMPANY)

    @property
    def level(self) -> str:
        """What it must have in common with another name to exclude it: 云岭市 is in any 省."""
        named = self.kind == "place" and not self.text.isascii()
        return self.text[-1] if named else self.kind


def names_in(sentence: ParsedSentence) -> list[Name]:
    """Return the names in a sentence, in order."""
    if language_of(sentence.plain[slice(*sentence.bounds)]) == "en":
        return list(_in_pinyin(sentence))
    parts = [part.place for part in named_parts(sentence.plain, *sentence.bounds)]
    people = (
        place
        for place in people_in(sentence.plain, sentence.bounds)
        if not overlaps_any(place, parts)  # 医药|谷三期
    )
    found = [Name(sentence.plain[slice(*place)], place, "person") for place in people]
    for more in (_subjects(sentence, found), _quoted(sentence), _listed(sentence)):
        found += _free(more, found)
    return sorted(found, key=lambda name: name.place)


def family_of(zone: str) -> str | None:
    """Return which kind of zone a name is of, None if it does not tell."""
    families = (words[0] for words in _FAMILIES if any(word in zone for word in words))
    return next(families, None)


def _subjects(sentence: ParsedSentence, people: Iterable[Name]) -> Iterator[Name]:
    """Yield the zones, places and organisations, without the words before a name: 助力|园区企业."""
    values = [(each.start, each.end) for each in sentence.quantities]
    values += [(each.start, each.end) for each in sentence.periods]
    values += [name.place for name in people]
    for words in sentence.named:
        start, end = words.place
        start = max((b for a, b in values if a < end and start < b <= end), default=start)
        text = words.text[start - words.place[0] :]
        text = text.rpartition(_CLOSING)[2]
        kind = _kind(text)
        if kind in ("organisation", "zone"):
            text = text[_behind_markers(text) :]
        if kind == "organisation" or (kind == "place" and len(text) > _SHORTEST):
            text = text[_start_of_name(text) :]
        text = text[_end_of_verbs(text) :]
        before = sentence.plain[: end - len(text)]
        of_many = before.endswith(_ALL) or any(word in text for word in _OF_MANY)
        if len(text) >= _SHORTEST and not of_many:
            yield Name(text, (end - len(text), end), kind)


def _kind(name: str) -> NameKind:
    if name.endswith(_ZONE_ENDS) and family_of(name):
        return "zone"
    return "place" if is_zone_name(name) else "organisation"


def _start_of_name(words: str) -> int:
    """Return where a name begins in a run of words: behind the last that no name has."""
    tagged = tagged_words(words)
    breaks = (w for w in tagged if w.text in _NO_NAME_WORDS or _ends_before(w))
    return max((word.place[1] for word in breaks), default=0)


def _behind_markers(words: str) -> int:
    """Return where a name begins in a run of words: behind the last marker in it."""
    markers = (n for n in range(1, len(words)) if words[n] in _MARKERS and words[n - 1] != _FREE)
    return max(markers, default=-1) + 1


def _end_of_verbs(words: str) -> int:
    """Return where the verbs end that open a run of words: 感谢|云岭高新区."""
    leading = takewhile(_is_no_name, tagged_words(words))
    return max((word.place[1] for word in leading), default=0)


def _is_no_name(word: TaggedWord) -> bool:
    return (word.tag == "v" and is_known(word.text)) or tells_of_plan(word.text)


def _ends_before(word: TaggedWord) -> bool:
    return word.tag in _NO_NAME_TAGS and is_known(word.text)


def _quoted(sentence: ParsedSentence) -> Iterator[Name]:
    for start, end in quoted(sentence.plain, *sentence.bounds):
        if is_quoted_name(sentence.plain[start:end]):
            yield Name(sentence.plain[start:end], (start, end), "quoted")


def _listed(sentence: ParsedSentence) -> Iterator[Name]:
    """Yield the listed places that stand in a sentence as words of their own."""
    start, end = sentence.bounds
    for word in tagged_words(sentence.plain[start:end]):
        if word.text in listed_places():
            a, b = word.place
            yield Name(word.text, (start + a, start + b), "place")


def _in_pinyin(sentence: ParsedSentence) -> Iterator[Name]:
    """Yield the names of an English sentence that are pinyin: of people if they are two words."""
    for start, end in pinyin_runs(sentence.plain, *sentence.bounds):
        words = sentence.plain[start:end]
        yield Name(words, (start, end), "person" if " " in words else "place")


def _free(names: Iterable[Name], taken: Sequence[Name]) -> list[Name]:
    """Return the names that stand apart from others."""
    places = [name.place for name in taken]
    return [n for n in names if not overlaps_any(n.place, places)]
