"""Follow-up questions, made self-contained by rule from the thread that they lean on.

What a question leaves out, the zone, the company or project, what is asked about it or the period,
is taken over from the question before. A question that leaves nothing out is not touched.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from zoneqa.conversation import rules_en, rules_zh
from zoneqa.conversation.small_talk import is_small_talk
from zoneqa.conversation.wording import Turn, Wording
from zoneqa.query.clean import MAX_QUESTION
from zoneqa.text.language import language_of
from zoneqa.types import Answer, Event, Events, Retrieved
from zoneqa.zones.gazetteer import Gazetteer

__all__ = ["Turn", "follow", "last_of", "standalone", "thread_of"]


def follow(
    question: str, thread: Sequence[Turn], gazetteer: Gazetteer, ask: Callable[[str], Events]
) -> Events:
    """The events of the answer to a question in its thread; they tell how it was understood."""
    full = standalone(question, thread, gazetteer)
    events = ask(full)
    return events if full == question else (_told(event, question, full) for event in events)


def last_of(events: Events) -> Answer:
    """The answer, when all events of it have come."""
    *_, answer = events
    assert isinstance(answer, Answer)
    return answer


def standalone(question: str, thread: Sequence[Turn], gazetteer: Gazetteer) -> str:
    """The question in full, or as it is if nothing is missing in it.

    `thread` has the earlier questions, the oldest first, each in full.
    """
    earlier = [
        Wording.of(turn.question, gazetteer, turn.zones)
        for turn in thread
        if not is_small_talk(turn.question)
    ]
    if not earlier or is_small_talk(question):
        return question
    rules = rules_zh if language_of(question) == "zh" else rules_en
    full = rules.complete(question, earlier, gazetteer)
    return full if full and len(full) <= MAX_QUESTION else question


def thread_of(questions: Iterable[str], gazetteer: Gazetteer) -> tuple[Turn, ...]:
    """Earlier questions as they were typed, each made self-contained from those before it."""
    thread: list[Turn] = []
    for question in questions:
        thread.append(Turn(standalone(question, thread, gazetteer)))
    return tuple(thread)


def _told(event: Event, question: str, full: str) -> Event:
    if isinstance(event, Retrieved):
        return replace(event, standalone=full)
    return (
        replace(event, question=question, standalone=full) if isinstance(event, Answer) else event
    )
