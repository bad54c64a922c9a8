"""What a value is of: the words before it, the noun behind it, or what was said before."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from zoneqa.claims.change_words import Change, without_base
from zoneqa.claims.claim import Kind, Words
from zoneqa.claims.parsed_sentence import ParsedSentence
from zoneqa.claims.scope import Scope
from zoneqa.claims.terms import term_list
from zoneqa.types import Bounds

# Words that lead from an attribute to its value: 税收[达到]28.9亿元.
_LINK = re.compile(
    r"(?:分别|达到了?|达成|达|为|是|共计|总共|共有|一共|总计|累计|合计|合共|共|已经|已|超过|超|突破|首次|逾|近|约|大约|接近|不足|不少于|至少|多达|高达"
    r"|实现|完成|有|仅|只有|将|预计|有望|力争|可|能|要|计划|拟|也|均|都|又|还|再|就|在|了|至|到|于|以|过|的|由|从|(?<![出体表])现|原来|人民币|折合|合|各|每年"
    r"|[:：“‘\"(（\s])+$"
)
_LEADING = re.compile(
    r"(?:其中|[,，、;；:：的了和与及并且而)）”\s]|以及|同时|此外|另外|目前|截至|全年|全区|全市|全县|全省|全国|今年以来|累计|预计|实现|完成|已|将|共|当前|据统计|据了解|据介绍|数据显示|统计显示)+"
)
_SHARE = re.compile(
    r"占(?![有地比据])(?P<whole>[^占，。；]{1,20}?)(?:的)?(?:比重|比例|份额|比)?(?:为|达到|达|约|近|超过|超|了)*$"
    r"|(?P<of>全[国省市区县球])?(?:占比|比重|比例|份额)(?:为|达到|达|约|近|超过|超|了)*$"
)
_RANK_VERB = re.compile(
    r"(?:稳|继续|保持|[位名排]?[居列]|排名|排在|[稳蝉]居|跃[居升]为?|跻身|获得?|为|成为|排|第|在)*(?P<whole>全[国省市区县球]|我国)?(?:百强[县区市])?(?:第|前|首)?$"
)
_ACTION = re.compile(
    "^(?:原有|原来|原(?!地|料|油|材|本)|现有|共有|拥有|新增|净增|关停|关闭|淘汰|引进|引入|招引|签约|建成|新建|培育|累计|新|已|有)+"
)


@dataclass(frozen=True, slots=True)
class Attribute:
    """What a value is of, and the whole of which it is a share or a rank, where that is said."""

    words: Words | None
    whole: Words | None = None


def attribute_of(
    sentence: ParsedSentence,
    scope: Scope,
    kind: Kind,
    change: Change | None,
    carried: Words | None,
    subjects: Iterable[Words],
) -> Attribute:
    """Return what the value of a scope is of; `carried` is what the value before it was of."""
    start, end = scope.lead
    if change:
        end = start + change.start
    end, whole = _without_whole(sentence, start, end, kind)
    if change and change.of is not None:
        own = _changed_object(sentence, scope, change)
    else:
        own = _last_phrase(sentence, start, end, subjects, compared=change is not None)
    return Attribute(_joined(sentence, scope, kind, own, carried), whole)


def _joined(
    sentence: ParsedSentence, scope: Scope, kind: Kind, own: Words | None, carried: Words | None
) -> Words | None:
    """Return the phrase before a value with the noun behind it, or else what is carried."""
    noun = sentence.plain[slice(*scope.noun)].strip()
    said = own.text if own else ""
    if (
        noun
        and (kind in ("count", "change") or _names_nothing(said))
        and kind not in ("rank", "growth")
    ):
        return Words(said + noun, scope.noun)
    if own and carried and _names_nothing(said):
        return Words(said + noun_of(carried.text), own.place)
    if own or carried is None:
        return own
    return Words(noun_of(carried.text) if kind == "count" else carried.text, carried.place)


def _without_whole(
    sentence: ParsedSentence, start: int, end: int, kind: Kind
) -> tuple[int, Words | None]:
    """Return where the words before 占全市 or 居全国 end, and the whole that these name."""
    pattern = {"share": _SHARE, "rank": _RANK_VERB}.get(kind)
    found = pattern.search(sentence.plain[start:end]) if pattern else None
    if not found:
        return end, None
    group = "of" if found.groupdict().get("of") else "whole"
    cut = start + found.start() if found[0].startswith("占") or kind == "rank" else end
    if kind == "rank" or not found[group]:
        return cut, None
    return cut, sentence.words((start + found.start(group), start + found.end(group)))


def _changed_object(sentence: ParsedSentence, scope: Scope, change: Change) -> Words:
    start = scope.lead[0] + (change.of or 0)
    link = _LINK.search(sentence.plain[start : scope.lead[1]])
    return sentence.words((start, start + link.start() if link else scope.lead[1]))


def _last_phrase(
    sentence: ParsedSentence, start: int, end: int, subjects: Iterable[Words], *, compared: bool
) -> Words | None:
    """Return the last words before a place that are no subject, period or link."""
    hidden = [(p.start, p.end) for p in sentence.periods if p.start < end and p.end > start]
    hidden += [words.place for words in subjects if start <= words.place[0] < end]
    for begin, stop in reversed(_between(start, end, hidden)):
        words = sentence.plain[begin:stop]
        words = _LINK.sub("", without_base(words) if compared else words)
        skipped = _LEADING.match(words)
        offset = skipped.end() if skipped else 0
        if words[offset:].strip():
            return Words(words[offset:], (begin + offset, begin + len(words)))
    return None


def _between(start: int, end: int, hidden: list[Bounds]) -> list[Bounds]:
    """Return what is left of a part of a text without the hidden parts, in order."""
    left, at = [], start
    for a, b in sorted(hidden):
        if a > at:
            left.append((at, a))
        at = max(at, b)
    return [*left, (at, end)] if at < end else left


def _names_nothing(words: str) -> bool:
    """Return whether words before a value name no thing, but only what happened to it: 新增."""
    return len(words) <= 2 and not any(t.section != "action" for t in term_list().find(words))


def noun_of(attribute: str) -> str:
    """Return the thing in an attribute, without what happened to it: 企业 in 原有企业."""
    return _ACTION.sub("", attribute) or attribute
