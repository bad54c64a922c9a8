"""A sentence as it is looked up: with the names and the times that the sentences before gave it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zoneqa.claims.claim import Claim
from zoneqa.claims.named_subjects import is_high_tech_zone
from zoneqa.claims.period_scope import is_base
from zoneqa.claims.period_words import written_out
from zoneqa.claims.periods import Period
from zoneqa.claims.read_text import ReadText, Replacement, read_text
from zoneqa.claims.sentence_context import SentenceContext
from zoneqa.text.language import language_of
from zoneqa.text.numbers import years
from zoneqa.zones.places import listed_places

_LEADING = "是为由在与及对从"


def standalone(
    context: SentenceContext, claims: Sequence[Claim], *, with_zone: bool = True
) -> ReadText:
    """Return a sentence that says by itself of whom and of when it is.

    我区 becomes the zone that is meant, 去年 a year; a time and, `with_zone`, a zone that only the
    sentences before name are put before it. An English sentence stays as it is.
    """
    sentence = context.sentence
    start, end = sentence.bounds
    if language_of(sentence.plain[start:end]) == "en":
        return read_text(sentence.plain, sentence.bounds, [])
    names = list(_names(context))
    lead = _left_out_time(context, claims)
    if with_zone:
        lead += _left_out_zone(context, names)
    opening = [Replacement((start, start), lead)] if lead else []
    replaced = sorted((*names, *_times(context)), key=lambda each: each.place)
    return read_text(sentence.plain, sentence.bounds, [*opening, *replaced])


def _names(context: SentenceContext) -> Iterator[Replacement]:
    """Yield the words that stand for a name said before, with that name."""
    plain = context.sentence.plain
    for words in context.subjects:
        said = plain[slice(*words.place)]
        if not words.carried and said != words.text:
            # In a draft, 我区 is its own zone, unless another was named.
            sure = _is_place(words.text) or not said.endswith("区")
            yield Replacement(words.place, words.text if sure else _own_zone(context) or said)


def _times(context: SentenceContext) -> Iterator[Replacement]:
    """Yield the times that are told without their year, written out.

    What a change is compared with stays as it is: 比上年增长, as articles print it too.
    """
    plain = context.sentence.plain
    for period in context.sentence.periods:
        said = plain[period.start : period.end]
        is_told = years(said) or is_base(plain, period) or not _is_of_calendar(period, said)
        words = "" if is_told else written_out(period)
        if words:
            yield Replacement((period.start, period.end), words)


def _is_of_calendar(period: Period, said: str) -> bool:
    """Return whether a time is a year, a month or the like; 目前, 今天 and 近两年 are not."""
    if period.first is None or period.first == period.last:
        return "年" in said and period.first is not None
    return period.has_a_month and period.first.day == 1


def _left_out_time(context: SentenceContext, claims: Sequence[Claim]) -> str:
    """Return the time that what a sentence states has from those before it."""
    plain = context.sentence.plain
    if any(not is_base(plain, period) for period in context.sentence.periods):
        return ""
    carried = (claim.period for claim in claims if claim.period)
    return next(filter(None, map(written_out, carried)), "")


def _left_out_zone(context: SentenceContext, names: Sequence[Replacement]) -> str:
    """Return the zone that a sentence is about which names no place, nor stands for one."""
    around = context.around
    named = (words.text for words in context.subjects if not words.carried)
    if any(map(_is_place, (*named, *(each.words for each in names)))):
        return ""
    before = (_name_itself(words.text) for words in around.subjects)
    carried = next(filter(_is_place, before), _own_zone(context))
    sentence = context.sentence
    return "" if carried in sentence.plain[slice(*sentence.bounds)] else carried


def _name_itself(words: str) -> str:
    """Return a name without what leads up to it: 新政由云岭高新区 is taken for one."""
    return words[len(upto_name(words)) :]


def upto_name(words: str) -> str:
    """Return what leads up to a name that ends some words: 新政由."""
    start = max(words.rfind(word) for word in _LEADING)
    return words[: start + 1] if start > 0 else ""


def _own_zone(context: SentenceContext) -> str:
    """Return the zone that a draft is about; empty if it does not say."""
    headline = (words.text for words in context.around.headline)
    return next(filter(_is_place, headline), "")


def _is_place(name: str) -> bool:
    """Return whether a name is certainly one: what ends in 区 may be other words before 园区."""
    return name in listed_places() or is_high_tech_zone(name)
