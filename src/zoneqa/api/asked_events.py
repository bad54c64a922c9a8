"""What answers a question in its thread, for programs and for pages."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from zoneqa.api.protocols import AnswererProtocol
from zoneqa.api.schemas import AskRequest
from zoneqa.conversation import Turn, in_thread
from zoneqa.conversation.rewriter import MakeRewriter
from zoneqa.query.clean import clean_question
from zoneqa.types import Events


def asked_events(
    asked: AskRequest, answerer: AnswererProtocol, make_rewriter: MakeRewriter
) -> Callable[[], Events]:
    """Return what begins to answer, for a thread of its own. Raises BadQuestion."""
    question, earlier = clean_question(asked.question), asked.earlier()
    filters = asked.filters.filters()

    def events() -> Events:
        analyzer = answerer.analyzer
        thread = [Turn(analyzer.analyze(text), zones) for text, zones in earlier]
        answer = partial(answerer.events, k=asked.k, filters=filters)
        query, rewrite = analyzer.analyze(question), make_rewriter(analyzer)
        return in_thread(query, thread, analyzer, answer, rewrite)

    return events
