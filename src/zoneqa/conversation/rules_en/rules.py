"""The rules for English: the first that finds something missing fills it in."""

from __future__ import annotations

import re
from collections.abc import Sequence

from zoneqa.conversation.rules_en import patterns
from zoneqa.conversation.rules_en.subjects import meant_by, place_of, stands_open, subject_of
from zoneqa.conversation.turns import Followup, Rule, Turn, edited, without_names, year_of
from zoneqa.conversation.word_list import in_english
from zoneqa.query.wording import Wording

_MARKS = "?.! "
_ZONE_KIND = re.compile(r"(?: National)?(?: (?:New|Agricultural))* High-?.*$", re.IGNORECASE)
# Its target; but its rank among all zones keeps its order.
_OWNED = re.compile(
    r"(?:its|their|his|her) (?P<thing>(?:(?!(?:for|among|in|of|on|by)\b)[\w\-]+ ?)+)", re.IGNORECASE
)
_PERSON = re.compile(r"\b(?:secretary|manager|director|head|leader|chairman|chief|boss)$", re.I)
_NO_ARTICLE_BEFORE = ("the ", "a ", "an ", "phase ")


def complete(question: Wording, earlier: Sequence[Turn]) -> str | None:
    """Return the follow-up in full; None if nothing is missing in it."""
    followup = taken_apart(question)
    tried = (rule(followup, earlier) for rule in _RULES if followup.words.text)
    return next((found[:1].upper() + found[1:] for found in tried if found), None)


def taken_apart(whole: Wording) -> Followup:
    """Return a follow-up without the words that only tie it to the question before."""
    lead = patterns.LEAD.match(whole.text)
    start = lead.end() if lead else 0
    words = whole.between(start, start + len(whole.text[start:].rstrip(_MARKS)))
    rest = " ".join(without_names(words).split()).removeprefix("'s ")
    rest = patterns.PREPOSITION.sub("", patterns.PREPOSITION.sub("", rest)).strip()
    is_marked = lead is not None and lead["refers"] is not None
    asks = patterns.ASK.search(words.plain) is not None
    pronouns = patterns.PRONOUN.finditer(patterns.EXPLETIVE.sub("", words.plain))
    has_pronoun = any(not found["known"] for found in pronouns)
    return Followup(words, rest, is_marked, asks, has_pronoun=has_pronoun)


def _more(followup: Followup, earlier: Sequence[Turn]) -> str | None:
    """Which ones, what else, why: asked of the question before, which is repeated."""
    words, last = followup.words, earlier[-1].wording
    found = patterns.MORE.fullmatch(words.plain)
    bare = followup.has_interrogative and in_english(words.plain) == (False, False)
    bare = bare and not patterns.PRONOUN.search(words.plain)
    if words.names or not (found or bare):
        return None
    counted = patterns.COUNT.search(last.plain)
    if found and found["of"] and counted and _counts(found["noun"], last):
        return edited(last.text, [(counted.span(), "which")])
    return _joined(last, words)


def _pronoun(followup: Followup, earlier: Sequence[Turn]) -> str | None:
    """Its target, there, this project: replaced by what they stand for."""
    words, last = followup.words, earlier[-1].wording
    of_none = patterns.EXPLETIVE.search(words.plain) or patterns.ACROSS.match(words.plain)
    if words.zone or of_none:
        return None
    found = [p for p in patterns.PRONOUN.finditer(words.plain) if stands_open(p, words, last)]
    # Of how much is it going to invest there, only there is sure to be the zone.
    found = [p for p in found if p["there"]] or found[:1]
    meant = [meant_by(p, earlier) for p in found]
    if not found or not all(meant):
        return None
    if found[0]["many"] and patterns.SEVERAL.search(last.plain):
        return _joined(last, words)
    owned = _OWNED.fullmatch(words.text)
    if owned and not followup.has_interrogative:
        return f"What is the {owned['thing']} of {meant[0]}?"
    text = edited(words.text, zip((p.span() for p in found), map(_own, found, meant), strict=True))
    return f"{text}?" if followup.has_interrogative else f"What is {text}?"


def _one(followup: Followup, earlier: Sequence[Turn]) -> str | None:
    """Return the business innovation one, phase two: asked of another of the kind."""
    text, last = followup.words.text, earlier[-1].wording.text
    phase, before = patterns.PHASE.fullmatch(text), patterns.PHASE.search(last)
    if phase and before:
        return edited(last, [(before.span(), text)])
    one, thing = patterns.ONE.fullmatch(text), patterns.THING.search(last)
    if phase or followup.has_interrogative or not one or not thing:
        return None
    return edited(last, [(thing.span("which"), one["which"])])


def _elsewhere(followup: Followup, earlier: Sequence[Turn]) -> str | None:
    """And at the job fair: the question before, asked of another place or case."""
    words, rest = followup.words, followup.rest
    added = patterns.ELSEWHERE.match(words.text)
    if not added or not rest or not followup.names_only or (words.zone and added[0] == "for"):
        return None
    return f"{earlier[-1].wording.text.rstrip(_MARKS)} {words.text}?"


def _zone(followup: Followup, earlier: Sequence[Turn]) -> str | None:
    """And Kunshan: the question before, asked of another zone, or of what is there."""
    words, last, rest = followup.words, earlier[-1].wording, followup.rest
    if not words.zone or followup.has_interrogative:
        return None
    name, period = _zone_name(words, last), words.period_text
    if patterns.BESIDE.fullmatch(rest):
        return _swapped(last, f"{place_of(earlier)} and {name}", period)
    if not rest or (followup.is_marked and _says(last, rest)):
        return _swapped(last, name, period)
    if not followup.is_marked:
        return None
    if in_english(rest).specific:
        return _replaced(last, words.text)
    who = "Who" if _PERSON.search(rest) else "What"
    return f"{who} is {name}'s {rest}{_when(followup, last)}?"


def _period(followup: Followup, earlier: Sequence[Turn]) -> str | None:
    """And in 2019: the question before, asked of another period."""
    words, last = followup.words, earlier[-1].wording
    if (
        not words.period
        or words.zone
        or followup.has_interrogative
        or not _says(last, followup.rest)
    ):
        return None
    return _swapped(last, "", year_of(words, last) or words.period_text)


def _indicator(followup: Followup, earlier: Sequence[Turn]) -> str | None:
    """And the area, who is the manager: asked of what the question before is about."""
    words, last = followup.words, earlier[-1].wording
    of_none = patterns.ACROSS.search(words.plain) or patterns.EXPLETIVE.match(words.plain)
    said, subject = in_english(followup.rest), subject_of(earlier)
    missing = said == (True, False) or (said.specific and followup.names_only)
    if words.zone or of_none or not missing or not subject:
        return None
    period = "" if words.period else _when(followup, last)
    if followup.has_interrogative:
        return f"{words.text} {'in' if subject == place_of(earlier) else 'of'} {subject}{period}?"
    the = "" if words.text.casefold().startswith(_NO_ARTICLE_BEFORE) else "the "
    return f"What is {the}{words.text} of {subject}{period}?"


_RULES: tuple[Rule, ...] = (
    _more,
    _pronoun,
    _one,
    _elsewhere,
    _zone,
    _period,
    _indicator,
)


def _own(pronoun: re.Match[str], name: str) -> str:
    return f"{name}'s" if pronoun["whose"] else name


def _joined(last: Wording, words: Wording) -> str:
    return f"{last.text.rstrip(_MARKS)}, and {words.text[:1].lower()}{words.text[1:]}?"


def _counts(noun: str | None, last: Wording) -> bool:
    """Return whether the things that one asks for are those that the question before counts."""
    return noun in (None, "ones", "one") or _says(last, noun or "")


def _says(last: Wording, words: str) -> bool:
    return words.casefold() in last.plain.casefold()


def _replaced(last: Wording, thing: str) -> str | None:
    """Return the question before with another subject: the words from its verb to its zone."""
    end = last.zone[1] if last.zone else 0
    found = patterns.AUXILIARY.search(last.text, 0, end)
    return edited(last.text, [((found.end(), end), thing)]) if found else None


def _zone_name(words: Wording, last: Wording) -> str:
    """Return a zone as it was typed, and in full if the one before was."""
    name = words.zone_text
    kind = _ZONE_KIND.search(last.zone_text.split(",")[0])
    return f"{name[:1].upper()}{name[1:]}{kind[0] if kind and ' ' not in name else ''}"


def _swapped(last: Wording, zone: str, period: str) -> str:
    """Return the question before with another zone or period, or both."""
    across = patterns.ACROSS.search(last.plain)
    at = last.zone or (across.span() if across else None)
    end = len(last.text.rstrip(_MARKS))
    added = f" in {zone}" if zone and not at else ""
    added += f" in {period}" if period and not last.period else ""
    changes = [(last.period, period)] if period and last.period else []
    changes += [(at, zone)] if zone and at else []
    return edited(last.text, [*changes, ((end, end), added)])


def _when(followup: Followup, last: Wording) -> str:
    """Return in which period; that of the question before, for what has a value a year."""
    before = last.period_text if patterns.YEARLY.search(followup.rest) else ""
    period = followup.words.period_text or before
    return f" in {period}" if period else ""
