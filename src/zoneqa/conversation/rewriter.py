"""The seam to anything that puts a follow-up in full, and the rules that zoneqa comes with."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from zoneqa.conversation import rules_en, rules_zh
from zoneqa.conversation.turns import Followup, Turn
from zoneqa.query.analyze import QueryAnalyzer
from zoneqa.query.clean import MAX_QUESTION
from zoneqa.query.query import Query
from zoneqa.query.wording import Wording
from zoneqa.types import Language

Rewriter = Callable[[Query, Sequence[Turn]], str]
"""Returns a question in full from the turns before it, or as it was typed if it lacks nothing."""

MakeRewriter = Callable[[QueryAnalyzer], Rewriter]
"""Returns a rewriter that knows the zones that an analyzer knows."""

Rules = Callable[[Wording, Sequence[Turn]], str | None]

_RULES: Mapping[Language, Rules] = {"zh": rules_zh.complete, "en": rules_en.complete}
"""The rules of each language."""

_TAKE_APART: Mapping[Language, Callable[[Wording], Followup]] = {
    "zh": rules_zh.taken_apart,
    "en": rules_en.taken_apart,
}


def followup_of(query: Query) -> Followup:
    """Return a question taken apart as a follow-up."""
    return _TAKE_APART[query.language](query.wording)


def rewrite_by_rules(query: Query, thread: Sequence[Turn]) -> str:
    """See Rewriter. Greetings and thanks are passed over."""
    earlier = [turn for turn in thread if not turn.query.is_small_talk]
    if not earlier or query.is_small_talk:
        return query.typed
    full = _RULES[query.language](query.wording, earlier)
    return full if full and len(full) <= MAX_QUESTION else query.typed


def rules_only(analyzer: QueryAnalyzer) -> Rewriter:
    """See MakeRewriter."""
    del analyzer  # the rules know zones from the queries
    return rewrite_by_rules
