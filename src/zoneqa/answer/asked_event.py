"""Questions for when something was founded, approved or opened: only what states that answers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from zoneqa.claims.founding import (
    Event,
    event_asked,
    states_event,
    states_event_of_zone,
    without_event,
)
from zoneqa.query.query import Query
from zoneqa.reader.base import Reading
from zoneqa.text.normalize import fold

# What a question about a zone itself has beside the zone and the event.
_OF_ZONE_ITSELF = re.compile(
    r"国家级?|[省市]级|高新区|高新技术产业开发区|开发区|园区|正式|批准|获批|为|成|的|是|年|被|这个|首次"
    r"|\b(?:when|was|were|did|the|in|which|what|year|a|an|as|of|become|is|be|it|officially"
    r"|national|state-level|high-tech|hi-tech|zone|park|first)\b|\W"
)


@dataclass(frozen=True, slots=True)
class AskedEvent:
    """The event whose date a question asks for, as it calls it, and whether it is a zone's own."""

    event: Event
    said: str
    of_zone: bool


def asked_event(query: Query) -> AskedEvent | None:
    """Return the event whose date a question asks for; None if it asks for none of these."""
    if query.slots.kinds != {"date"} or query.needs_several:
        return None
    found = event_asked(query.wording.plain)
    if found is None:
        return None
    event, said = found
    rest = without_event(event, "".join(f"{run} " for run in query.slots.content))
    of_zone = bool(query.zones) and not _OF_ZONE_ITSELF.sub("", rest.lower())
    return AskedEvent(event, said, of_zone)


def stating_event(query: Query, readings: Sequence[Reading]) -> Sequence[Reading]:
    """Return the readings that state the event whose date is asked for, all if none does."""
    asked = asked_event(query)
    if asked is None:
        return readings
    return [each for each in readings if _states(query, asked, each)] or readings


def unstated_event(query: Query, reading: Reading) -> str | None:
    """Return the event whose date is asked for, if a reading states another; else None."""
    asked = asked_event(query)
    return None if asked is None or _states(query, asked, reading) else asked.said


def _states(query: Query, asked: AskedEvent, reading: Reading) -> bool:
    article, span = reading.source.article, reading.sentence
    if reading.cell:
        return states_event(asked.event, reading.cell.statement, article.heading)
    sentence = article.text_read[span.start : span.end]
    before = article.text_read[article.window(span)[0] : span.start]
    if not asked.of_zone:
        return states_event(asked.event, sentence, f"{article.heading} {before}")
    names = frozenset(fold(name) for zone in query.zones for name in zone) | {article.article.zone}
    return states_event_of_zone(asked.event, sentence, frozenset(filter(None, names)), before)
