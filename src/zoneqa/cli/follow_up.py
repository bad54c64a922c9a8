"""Answering a question that may refer to earlier ones."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from zoneqa.conversation import in_thread, last_of, read_thread
from zoneqa.conversation.rewriter import MakeRewriter, rules_only
from zoneqa.types import Answer, Filters

if TYPE_CHECKING:
    from zoneqa.answer.answerer import Answerer


def answer_after(
    earlier: Sequence[str],
    question: str,
    answerer: Answerer,
    filters: Filters,
    make_rewriter: MakeRewriter = rules_only,
) -> Answer:
    """Return the answer to a question after earlier ones. Raises BadQuestion or BadFilter."""
    analyzer = answerer.analyzer
    thread = read_thread(earlier, analyzer)
    answer = partial(answerer.events, filters=filters)
    query, rewrite = analyzer.analyze(question), make_rewriter(analyzer)
    return last_of(in_thread(query, thread, analyzer, answer, rewrite))
