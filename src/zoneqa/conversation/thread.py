"""A thread of questions, each parsed once; a follow-up is completed from the queries before it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from zoneqa.conversation.rewriter import Rewriter, rewrite_by_rules
from zoneqa.conversation.surfaces import known_surfaces
from zoneqa.conversation.turns import Turn
from zoneqa.query.analyze import QueryAnalyzer
from zoneqa.query.query import Query
from zoneqa.types import Answer, Event, Events, Retrieved


def complete(
    query: Query,
    thread: Sequence[Turn],
    analyzer: QueryAnalyzer,
    rewrite: Rewriter = rewrite_by_rules,
) -> Query:
    """Return the query in full: with what it leaves out taken from the thread, oldest turn first.

    Zones keep the meaning that they have in the queries: the gazetteer is not asked again.
    """
    full = rewrite(query, thread)
    if full == query.typed:
        return query
    return analyzer.restate(full, tuple(known_surfaces(query, thread, analyzer.gazetteer)))


def read_thread(questions: Iterable[str], analyzer: QueryAnalyzer) -> tuple[Turn, ...]:
    """Return the turns of earlier questions as they were typed, each completed from those before.

    Raises BadQuestion.
    """
    thread: list[Turn] = []
    for question in questions:
        thread.append(Turn(complete(analyzer.analyze(question), thread, analyzer)))
    return tuple(thread)


def in_thread(
    query: Query,
    thread: Sequence[Turn],
    analyzer: QueryAnalyzer,
    answer: Callable[[Query], Events],
    rewrite: Rewriter = rewrite_by_rules,
) -> Events:
    """Return the events of the answer to a question in its thread.

    Where the question had to be completed, the events tell how it was understood.
    """
    full = complete(query, thread, analyzer, rewrite)
    events = answer(full)
    return events if full is query else _with_standalone(events, query.typed, full.typed)


def last_of(events: Events) -> Answer:
    """Return the answer after all of its events."""
    *_, answer = events
    assert isinstance(answer, Answer)
    return answer


def _with_standalone(events: Events, question: str, full: str) -> Iterator[Event]:
    for event in events:
        if isinstance(event, Retrieved):
            yield replace(event, standalone=full)
        elif isinstance(event, Answer):
            yield replace(event, question=question, standalone=full)
        else:
            yield event
