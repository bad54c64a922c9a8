"""Follow-ups put in full by an LLM, as far as the rules can check what it writes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from time import monotonic

from zoneqa.conversation.rewrite_check import is_faithful, leans
from zoneqa.conversation.rewrite_prompt import rewrite_prompt
from zoneqa.conversation.rewriter import MakeRewriter, rewrite_by_rules, rules_only
from zoneqa.conversation.turns import Turn
from zoneqa.errors import BadQuestion, ServiceUnreachable
from zoneqa.llm.generate import Generate, Message, closed_at_end
from zoneqa.query.analyze import QueryAnalyzer
from zoneqa.query.query import Query

SECONDS = 6.0
"""How long an LLM may take for a question in full."""

_QUOTES = ' “”"「」'
_MOST_ADDED = 40
"""Characters that a rewrite may have besides those of the follow-up and a question before it."""


@dataclass(frozen=True, slots=True)
class LLMRewriter:
    """A Rewriter that asks an LLM about questions that lean on others.

    What the LLM writes is taken if it passes the check; else, or if it fails or is slow, the
    question is completed by the rules.
    """

    generate: Generate
    analyzer: QueryAnalyzer
    seconds: float = SECONDS
    clock: Callable[[], float] = monotonic

    def __call__(self, query: Query, thread: Sequence[Turn]) -> str:
        """See Rewriter."""
        earlier = [turn for turn in thread if not turn.query.is_small_talk]
        if leans(query, earlier):
            most = len(query.typed) + max(len(turn.query.typed) for turn in earlier) + _MOST_ADDED
            full = self._reply(rewrite_prompt(query, earlier), most)
            if full and self._holds(full, query, earlier):
                return full
        return rewrite_by_rules(query, thread)

    def _reply(self, messages: Sequence[Message], most: int) -> str | None:
        """Return the line that the LLM writes; None if it fails, is late, or writes more."""
        deadline, reply = self.clock() + self.seconds, ""
        try:
            with closed_at_end(self.generate(messages)) as pieces:
                for piece in pieces:
                    reply += piece
                    if len(reply) > most or self.clock() > deadline:
                        return None
        except ServiceUnreachable:
            return None
        line = reply.strip().strip(_QUOTES)
        return line if len(line.splitlines()) == 1 else None

    def _holds(self, full: str, query: Query, thread: Sequence[Turn]) -> bool:
        try:
            rewritten = self.analyzer.analyze(full)
        except BadQuestion:
            return False
        is_clean = rewritten.typed == full != query.typed
        return is_clean and is_faithful(rewritten, query, thread, self.analyzer.gazetteer)


def rewriters(generate: Generate | None) -> MakeRewriter:
    """Return what makes rewriters that ask an LLM; without one, the rules."""
    return partial(LLMRewriter, generate) if generate else rules_only
