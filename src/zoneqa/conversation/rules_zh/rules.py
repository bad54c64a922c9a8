"""The rules for Chinese: the first that finds something missing fills it in."""

from __future__ import annotations

import re
from collections.abc import Sequence

from zoneqa.conversation.rules_zh import patterns
from zoneqa.conversation.rules_zh.sentences import (
    joined,
    named,
    question_for,
    swapped,
    wanted,
    when,
    zone_name,
)
from zoneqa.conversation.rules_zh.subjects import counted_in, figure_in, meant_by, subject_of
from zoneqa.conversation.turns import Followup, Rule, Turn, edited, without_names, year_of, zone_of
from zoneqa.conversation.word_list import in_chinese
from zoneqa.query.wording import Wording
from zoneqa.text.normalize import simplify
from zoneqa.types import Bounds


def complete(question: Wording, earlier: Sequence[Turn]) -> str | None:
    """Return the follow-up in full; None if nothing is missing in it."""
    dated = _dated(question, earlier[-1].wording)
    followup = taken_apart(dated)
    tried = (rule(followup, earlier) for rule in _RULES if followup.words.text)
    return next((found for found in tried if found), None if dated is question else dated.text)


def _dated(question: Wording, last: Wording) -> Wording:
    """Return the question with the period of the one before for 那一年, 当年 and the like."""
    found = patterns.SAME_PERIOD.search(question.plain)
    if not found or question.period or not last.period:
        return question
    return question.with_period(found.span(), last.period_text, last.plain[slice(*last.period)])


def taken_apart(whole: Wording) -> Followup:
    """Return a follow-up without the words that only tie it to the question before."""
    lead, tail = patterns.LEAD.match(whole.plain), patterns.TAIL.search(whole.plain)
    start, end = lead.end() if lead else 0, tail.start() if tail else len(whole.plain)
    words = whole.between(start, end)
    rest = patterns.FILLER.sub("", without_names(words))
    refers = bool(lead and lead["refers"]) or patterns.AGAIN.search(words.plain) is not None
    is_marked = refers or bool(tail and tail["open"])
    asks = patterns.ASK.search(words.plain) is not None
    stands_for = (patterns.PRONOUN, patterns.ZONE_PRONOUN, patterns.SAME_PERIOD)
    has_pronoun = any(pattern.search(words.plain) for pattern in stands_for)
    return Followup(words, rest, is_marked, asks, refers, has_pronoun)


def _more(followup: Followup, earlier: Sequence[Turn]) -> str | None:
    """还有哪些, 分别是什么, 为什么: asked of the question before, which is repeated."""
    words, last = followup.words, earlier[-1].wording
    found = patterns.MORE.fullmatch(words.plain)
    bare = followup.has_interrogative and in_chinese(words.plain) == (False, False)
    if words.names or not (found or bare or patterns.WHY.fullmatch(words.plain)):
        return None
    counted = patterns.COUNT.search(last.plain)
    if found and found["of"] is not None and counted and counted_in(last):
        which = "哪些" if "多少" in counted[0] else f"哪{last.text[slice(*counted.span())]}"
        return edited(last.text, [(counted.span(), which)])
    return joined(last.text, words.text)


def _greater(followup: Followup, earlier: Sequence[Turn]) -> str | None:
    """哪个更高: asked of the last two zones that were spoken of."""
    zones = list(dict.fromkeys(turn.wording.zone_text for turn in earlier if turn.wording.zone))
    if len(zones) < 2 or not patterns.GREATER.fullmatch(followup.words.plain):
        return None
    return joined(swapped(earlier[-1].wording, "和".join(zones[-2:]), ""), followup.words.text)


def _pronoun(followup: Followup, earlier: Sequence[Turn]) -> str | None:
    """它的目标, 该区, 这个项目: replaced by what they stand for."""
    words, last = followup.words, earlier[-1].wording
    place = patterns.ZONE_PRONOUN.search(words.plain)
    found = place or patterns.PRONOUN.search(words.plain)
    if not found or in_chinese(words.plain[: found.start()]).specific:
        return None
    if words.zone and words.zone[0] < found.start():
        return None
    if not place and found["many"] and patterns.COUNT.search(last.plain):
        return joined(last.text, words.text)
    meant = zone_of(earlier) if place else meant_by(found, earlier)
    text = edited(words.text, [(found.span(), meant)])
    return (
        text + ("？" if followup.has_interrogative else question_for(followup)) if meant else None
    )


def _zone(followup: Followup, earlier: Sequence[Turn]) -> str | None:
    """桂林呢: the question before, asked of another zone."""
    words, last, rest = followup.words, earlier[-1].wording, followup.rest
    if not words.zone:
        return None
    name, period = zone_name(words, last), words.period_text
    if patterns.BARE.fullmatch(rest) or (followup.is_marked and patterns.HOW.fullmatch(rest)):
        return swapped(last, name, period)
    if patterns.BESIDE.fullmatch(rest):
        return swapped(last, f"{zone_of(earlier)}和{name}", period)
    return _of_zone(followup, last, name) if followup.names_only else None


def _of_zone(followup: Followup, last: Wording, name: str) -> str:
    """杨凌年均的呢, 桂林的目标呢: something of another zone."""
    period, rest = followup.words.period_text, followup.rest
    alike = _alike(rest, last)
    if alike:
        return swapped(last, name, period, (alike, named(followup)))
    if rest.endswith("的"):
        return swapped(last, name, period + named(followup).removesuffix("的"))
    if rest in last.plain:
        return swapped(last, name, period)
    return f"{name}{when(followup, last)}的{wanted(followup, last)}"


def _beside(followup: Followup, earlier: Sequence[Turn]) -> str | None:
    """跟步长比哪个大: something beside what the question before is about."""
    beside = patterns.BESIDE_THING.match(followup.words.plain)
    subject = subject_of(earlier) if beside and not followup.words.zone else ""
    return f"{subject}{followup.words.text}？" if subject else None


def _period(followup: Followup, earlier: Sequence[Turn]) -> str | None:
    """2019年呢: the question before, asked of another period."""
    words, last, rest = followup.words, earlier[-1].wording, followup.rest
    again = patterns.BARE.fullmatch(rest) or (not followup.has_interrogative and rest in last.plain)
    if not words.period or words.zone or not again:
        return None
    year = year_of(words, last)
    return swapped(last, "", f"{year}年" if year else words.period_text)


def _another(followup: Followup, earlier: Sequence[Turn]) -> str | None:
    """先进制造园区呢, 二期呢: the question before, asked of another thing of the kind."""
    name, last = followup.rest.removesuffix("的"), earlier[-1].wording
    if followup.words.zone or not followup.names_only:
        return None
    alike = _alike(name, last)
    return edited(last.text, [(alike, followup.words.text.removesuffix("的"))]) if alike else None


def _alike(name: str, last: Wording) -> Bounds | None:
    """Return where the question before names a thing of the kind of this one."""
    if patterns.PHASE.fullmatch(name):
        like = patterns.PHASE
    elif len(name) > 2:
        like = re.compile(rf"[^的,是有在和了到几个家所项]{{0,{len(name)}}}{re.escape(name[-2:])}")
    else:
        return None
    found = like.search(last.plain, last.zone[1] if last.zone else 0)
    return found.span() if found else None


def _indicator(followup: Followup, earlier: Sequence[Turn]) -> str | None:
    """税收呢, 面积多大: asked of what the question before is about."""
    words, last, rest = followup.words, earlier[-1].wording, followup.rest
    subject = subject_of(earlier)
    if words.zone or patterns.ACROSS.search(words.plain) or not subject or not _lacks(followup):
        return None
    of = figure_in(last) if any(word in rest for word in patterns.OF_A_FIGURE) else ""
    of = "" if subject.endswith(of) else of
    period = when(followup, last)
    if not followup.has_interrogative:
        return f"{subject}{period}{of}的{wanted(followup, last)}"
    counted = counted_in(last) if patterns.COUNTED.search(words.plain) else ""
    return f"{subject}{'' if words.period else period}{of}{words.text}{counted}？"


def _lacks(followup: Followup) -> bool:
    """Return whether a follow-up says nothing without someone whom it is about."""
    said = in_chinese(followup.rest)
    if said == (False, True):  # A thing to be counted, or a name: a word of a follow-up decides.
        return followup.refers and patterns.AMOUNT.fullmatch(followup.rest) is not None
    return said == (True, False)


def _other(followup: Followup, earlier: Sequence[Turn]) -> str | None:
    """德沃康呢: the question before of another subject, or something else of its zone."""
    words, last = followup.words, earlier[-1].wording
    if words.zone or not followup.names_only or patterns.ACROSS.search(words.plain):
        return None
    subject, zone = subject_of(earlier), zone_of(earlier)
    if subject in last.text and subject != zone_of(earlier[-1:]):
        before, _, said = last.text.partition(subject)
        if not in_chinese(simplify(said)).specific:
            return before + named(followup) + said
    period = words.period_text or last.period_text
    return f"{zone}{period}的{wanted(followup, last)}" if zone else None


_RULES: tuple[Rule, ...] = (
    _greater,
    _more,
    _pronoun,
    _zone,
    _beside,
    _period,
    _another,
    _indicator,
    _other,
)
