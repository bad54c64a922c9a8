"""Whose figure a claim states: the zone's, or not one of a company or a project in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from zoneqa.answer.computed.levels import WIDER
from zoneqa.claims.claim import Claim, Words
from zoneqa.claims.companies import company_before
from zoneqa.claims.named_subjects import is_zone_name
from zoneqa.query.calculation import Entity
from zoneqa.text.segment import last_clause
from zoneqa.zones.gazetteer import Gazetteer, Mention
from zoneqa.zones.names import ZoneNames, is_named
from zoneqa.zones.stems import zone_stems

_COMPANY = re.compile(
    r"公司|集团|股份|药业|光电(?!产)|大学|学院|医院|银行|研究院|研究所|实验室|工厂|基地|大厦"
    r"|博览会|大赛"
)
_COMPANY_BEFORE = re.compile(
    r"公司|集团|股份|(?:龙头|骨干|重点)企业|企业[是为]|药业|光电(?!产|显)|科技[,，]"
)
_WHOLE_ZONE = ("全区", "园区", "该区", "我区", "本区", "辖区", "区内")
# 在哈尔滨举办: a place where something is done has no figure.
_AT = ("在", "到", "从", "赴", "于", "向", "往", "来自", "居", "与", "同")


@dataclass
class Owners:
    """Finds the entity that a claim is about, by the places that its words name."""

    gazetteer: Gazetteer
    zones: Sequence[str]
    _found: dict[str, tuple[Mention, ...]] = field(default_factory=dict)
    _named: dict[ZoneNames, str] = field(default_factory=dict)

    def of(self, claim: Claim) -> ZoneNames | None:
        """Return the names of the place whose figure it is; None if that is not sure."""
        if company_before(claim):
            return None
        own = [words for words in (claim.attribute, *claim.subjects) if words and not words.carried]
        for words in own:
            if words.place[0] > claim.value.start and words is not claim.attribute:
                continue
            mentioned = self._mentions(words.text)
            is_other = is_zone_name(words.text) and not mentioned
            if _COMPANY.search(words.text) or is_other:
                return None
            if mentioned:
                behind = claim.sentence.quote[_between(words, claim)]
                return None if _is_company(behind) else self._nearest(words.text, mentioned)
        return self._before(claim)

    def is_of(self, claim: Claim, entity: Entity) -> bool:
        """Return whether a claim is about an organisation that a question names."""
        words = (claim.attribute, *claim.subjects)
        named = any(is_named(entity.names, each.text) for each in words if each)
        return named or is_named(entity.names, claim.lead)

    def is_place(self, entity: Entity) -> bool:
        """Return whether an entity is a place that the gazetteer knows."""
        return not entity.names.isdisjoint(self.gazetteer.names)

    def zone(self, names: ZoneNames) -> str | None:
        """Return what the index calls the zone of these names; None if no article is about it."""
        if names not in self._named:
            zones = [zone for zone in self.zones if not names.isdisjoint(zone_stems(zone))]
            self._named[names] = min(
                zones, key=lambda zone: ("高新" not in zone, len(zone)), default=""
            )
        return self._named[names] or None

    def _before(self, claim: Claim) -> ZoneNames | None:
        """Return the place that the sentence names before the value, else the one before it."""
        lead = claim.lead
        clause = last_clause(lead)
        mentions = [m for m in self._mentions(lead) if not lead[: m.start].endswith(_AT)]
        last = max(mentions, key=lambda m: m.start, default=None)
        after = lead[last.end :] if last else lead
        if _is_company(after):
            return None
        if WIDER.search(clause) and not (last and clause.endswith(lead[last.start :])):
            return None
        return last.zone if last else self._carried(claim.subjects)

    def _carried(self, subjects: Iterable[Words]) -> ZoneNames | None:
        for words in subjects:
            if words.carried and (mentioned := self._mentions(words.text)):
                return self._nearest(words.text, mentioned)
        return None

    @staticmethod
    def _nearest(text: str, mentions: Sequence[Mention]) -> ZoneNames:
        """Return the last place in a name, 昆山 in 江苏昆山; of words in a row, the first."""
        covered = [mention for mention in mentions if mention.covered] or mentions
        joined = len(covered) > 1 and not covered[0].overlaps(covered[1])
        return (covered[-1] if joined and text.endswith("区") else covered[0]).zone

    def _mentions(self, text: str) -> tuple[Mention, ...]:
        if text not in self._found:
            self._found[text] = self.gazetteer.find(text)
        return self._found[text]


def _is_company(words: str) -> bool:
    """Return whether words that lead to a value name a company: 龙头企业是晨曦光电，年产值."""
    last = last_clause(words)
    is_whole_zone = any(word in last for word in _WHOLE_ZONE)
    return _COMPANY_BEFORE.search(words) is not None and not is_whole_zone


def _between(words: Words, claim: Claim) -> slice:
    """Return what stands between some words and the value, as a part of the sentence."""
    start = claim.sentence.start
    return slice(max(0, words.place[1] - start), claim.value.start - start)
