"""Claims that call their subject by a name with which a question can begin."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from zoneqa.claims.claim import Claim
from zoneqa.claims.named_subjects import is_high_tech_zone
from zoneqa.text.normalize import simplify
from zoneqa.text.segment import clauses
from zoneqa.text.tagged_words import TaggedWord, tagged_words
from zoneqa.types import Bounds
from zoneqa.zones.lexicon import SURE_SUFFIX
from zoneqa.zones.places import listed_places
from zoneqa.zones.stems import zone_stems

_SUFFIX = re.compile(SURE_SUFFIX)
_ENDS = ("公司", "集团", "产业园", "科技园", "基地", "研究院", "大学", "学院", "项目")
_NO_BEGINNINGS = ("省", "市", "区", "县", "高新区")
_UNNAMED = ("某", "地区")
_LONGEST = 24
_NO_PART = ("v", "d", "p", "c", "u", "r", "m", "w")
"""Parts of speech that no name has: what was taken for a name is a piece of a sentence."""

_BEFORE = re.compile(
    "(?:截[至止])?(?:目前|据了解|据悉|据介绍|近年来|今年以来|今年|去年|年内|日前|近日|在|，|的| )*"
)
_TO_PERIOD = ("截至到", "截止到", "截至", "截止", *"到在于自从至")
_FROM_PERIOD = re.compile("^(?:为止|以来|以后|之后|期间|起|时|[，,]|的)*")
_OFFICES_OF_ZONES = ("管委会", "党工委", "管理委员会")
_AFTER_NAME = (*_OFFICES_OF_ZONES, "，", "的", "（", "(", "一共", "总共", "共计", "合计")
_GOES_ON = ("v", "d", "p", "c", "u", "x", "w", "t")
_READ = 12
"""Characters behind a name that tell whether it goes on."""


@dataclass(frozen=True)
class NamedClaim:
    """A claim, the name of its subject, and where things stand in its sentence.

    `text` is the sentence in simplified characters; `subject` and the others are places in it.
    """

    claim: Claim
    text: str
    subject: Bounds

    @property
    def name(self) -> str:
        return self.text[slice(*self.subject)]

    @property
    def value(self) -> Bounds:
        return self._place((self.claim.value.start, self.claim.value.end))

    @property
    def period(self) -> Bounds | None:
        """Return where its period stands; outside the sentence for one that was said before."""
        period = self.claim.period
        return self._place((period.start, period.end)) if period else None

    @property
    def attribute(self) -> Bounds | None:
        """Return where its attribute stands, None if it is not in the sentence."""
        words = self.claim.attribute
        return self._place(words.place) if words and not words.carried else None

    @property
    def unit(self) -> str:
        return self.claim.quantity.unit if self.claim.quantity else ""

    @cached_property
    def clauses(self) -> list[Bounds]:
        return clauses(self.text, 0, len(self.text))

    def clause_of(self, place: int) -> Bounds:
        """Return the clause that holds a place of the sentence."""
        return next((a, b) for a, b in self.clauses if place < b)

    def without_period(self, start: int, end: int) -> str:
        """Return a part of the sentence without the words of the period, and what leads to it."""
        first, last = self.period or (0, 0)
        if not start <= first < last <= end:
            return self.text[start:end]
        before = self.text[start:first]
        led_to = next(filter(before.endswith, _TO_PERIOD), "")
        return before.removesuffix(led_to) + _FROM_PERIOD.sub("", self.text[last:end])

    def _place(self, place: Bounds) -> Bounds:
        return place[0] - self.claim.sentence.start, place[1] - self.claim.sentence.start


def named_claim(claim: Claim) -> NamedClaim | None:
    """Return a claim with the name that its own sentence begins with; None if it has none.

    None too for what only looks like a name, and where the sentence is about something else of
    it: 云岭高新区|供电中心.
    """
    text = simplify(claim.sentence.quote)
    if not claim.subjects or claim.subjects[0].carried or len(text) != len(claim.sentence.quote):
        return None
    start, end = (place - claim.sentence.start for place in claim.subjects[0].place)
    named = NamedClaim(claim, text, (start, _end_of_zone(text, start, end)))
    is_name = is_plain_zone(named.name) or _is_plain_other(named.name)
    return named if is_name and _begins(named) and _is_whole(named) else None


def _end_of_zone(text: str, start: int, end: int) -> int:
    """Return where the zone's own name ends: 云岭|高新区 goes on, 云岭高新区|管委会 does not."""
    if suffix := _SUFFIX.match(text, end):
        return suffix.end()
    body = next(filter(text[start:end].endswith, _OFFICES_OF_ZONES), "")
    return end - len(body)


def is_plain_zone(name: str) -> bool:
    """Return whether words are the name of a zone and nothing before it."""
    starts = (*zone_stems(name), *(name[:n] for n in (2, 3) if name[:n] in listed_places()))
    return is_high_tech_zone(name) and any(name.startswith(start) for start in starts)


def _is_plain_other(name: str) -> bool:
    """Return whether words are the name of a company, a project or the like."""
    if not name.endswith(_ENDS) or name.startswith(_NO_BEGINNINGS) or len(name) > _LONGEST:
        return False
    if any(word in name for word in _UNNAMED):
        return False
    words = tagged_words(name)
    known = words[0].is_proper or "·" in name
    return known and len(words) > 2 and not any(_is(word, _NO_PART) for word in words)


def _begins(named: NamedClaim) -> bool:
    """Return whether the name is the first that its clause tells, but for a period."""
    start, _ = named.clause_of(named.subject[0])
    return _BEFORE.fullmatch(named.without_period(start, named.subject[0])) is not None


def _is_whole(named: NamedClaim) -> bool:
    """Return whether the words behind the name are no part of a longer one."""
    end = named.subject[1]
    following = named.text[end : end + _READ]
    adjacent = named.attribute is not None and named.attribute[0] == end
    return adjacent or following.startswith(_AFTER_NAME) or goes_on(following)


def goes_on(words: str) -> bool:
    """Return whether words behind a name begin what is told of it, and no part of the name."""
    first = next(iter(tagged_words(words)), None)
    return first is not None and _is(first, _GOES_ON)


def _is(word: TaggedWord, parts: tuple[str, ...]) -> bool:
    return word.tag.startswith(parts) and word.tag != "vn"
