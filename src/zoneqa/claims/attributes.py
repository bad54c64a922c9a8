"""What a value is of: the words before it, the noun behind it, or what was said before."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from zoneqa.claims.change_words import ChangeVerb, without_base
from zoneqa.claims.claim import Kind, Words
from zoneqa.claims.parsed_sentence import ParsedSentence
from zoneqa.claims.scope import Scope
from zoneqa.claims.vocabulary import term_list
from zoneqa.claims.word_files import patterns_of, sections_of
from zoneqa.types import Bounds

_WORDS = patterns_of("attribute_words.txt")
_LINK = re.compile(rf"(?:{_WORDS['links']}|[:：“‘\"(（\s])+$")
_LEADING = re.compile(rf"(?:{_WORDS['leading']}|{_WORDS['openings']}|[,，、;；:：)）”\s])+")
_CLOSING = re.compile(rf"{_WORDS['closings']}+$")
_MEASURES = frozenset(sections_of("attribute_words.txt")["measures"])
_ACTION = re.compile(rf"^{_WORDS['actions']}+")
_SHARE = re.compile(
    r"(?:占(?![有地比据])(?P<whole>[^占，。；]{1,20}?)(?:的)?(?:比重|比例|份额|比)?"
    r"|(?P<of>全[国省市区县球])?(?:占比|比重|比例|份额))(?:分别|为|达到|达|约|近|超过|超|了)*$"
)
_SAME_FIGURE = re.compile("[这该此上]一?述?(?:数字|数据|数值|数量|指标|比例|占比)")
_RANK = re.compile(
    rf"{_WORDS['rank verbs']}*(?:全[国省市区县球]|我国)?(?:百强[县区市])?(?:第|前|首)?$"
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
    change: ChangeVerb | None,
    carried: Words | None,
    subjects: Iterable[Words],
) -> Attribute:
    """Return what the value of a scope is of; `carried` is what the value before it was of."""
    start, end = scope.lead
    end, whole = _without_whole(sentence, start, start + change.start if change else end, kind)
    own: Words | None
    if change and change.of is not None:
        own = _changed_object(sentence, scope, change)
    else:
        own = _last_phrase(sentence, start, end, subjects, compared=change is not None)
    return Attribute(_joined(sentence, scope, kind, own, carried), whole)


def _joined(
    sentence: ParsedSentence, scope: Scope, kind: Kind, own: Words | None, carried: Words | None
) -> Words | None:
    """Return the phrase before a value with the noun behind it, or else what is carried."""
    if own and carried and _SAME_FIGURE.fullmatch(own.text):
        return carried
    noun = sentence.plain[slice(*scope.noun)].strip()
    said = own.text if own else ""
    counts = kind in ("count", "change") or (kind in ("level", "share") and _names_nothing(said))
    if noun and counts:
        return Words(said + noun, scope.noun)
    if own and carried and _names_nothing(said):
        of_what = noun_of(carried.text)
        return Words(of_what + said if said in _MEASURES else said + of_what, own.place)
    if own or carried is None:
        return own
    if scope.joined or kind != "count":
        return carried
    return Words(noun_of(carried.text), carried.place)


def _without_whole(
    sentence: ParsedSentence, start: int, end: int, kind: Kind
) -> tuple[int, Words | None]:
    """Return where the words before 占全市 or 居全国 end, and the whole that 占 names."""
    words = sentence.plain[start:end]
    rank = _RANK.search(words) if kind == "rank" else None
    share = _SHARE.search(words) if kind == "share" else None
    if share:
        group = "of" if share["of"] else "whole"
        whole = sentence.words((start + share.start(group), start + share.end(group)))
        return (start + share.start() if share["whole"] else end), whole if share[group] else None
    return (start + rank.start() if rank else end), None


def _changed_object(sentence: ParsedSentence, scope: Scope, change: ChangeVerb) -> Words:
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
        words = _CLOSING.sub("", words)
        offset = words.rfind("分别") + 2 if "分别" in words else 0
        skipped = _LEADING.match(words, offset)
        offset = skipped.end() if skipped else offset
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
    if _ACTION.fullmatch(words):
        return True
    return len(words) <= 2 and not any(t.section != "action" for t in term_list().find(words))


def noun_of(attribute: str) -> str:
    """Return the thing in an attribute, without what happened to it: 企业 in 原有企业."""
    return _ACTION.sub("", attribute) or attribute
