"""Which rewriter there is with an LLM, and without."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zoneqa.conversation import Turn
from zoneqa.conversation.llm_rewriter import rewriters
from zoneqa.conversation.rewriter import rewrite_by_rules, rules_only
from zoneqa.llm.generate import Message
from zoneqa.query.analyze import QueryAnalyzer
from zoneqa.zones.gazetteer import open_gazetteer

ANALYZER = QueryAnalyzer(open_gazetteer(["桂林高新区", "昆山高新区"]))


def test_without_an_llm_the_rules_complete() -> None:
    assert rewriters(None) is rules_only
    assert rewriters(None)(ANALYZER) is rewrite_by_rules


def test_an_llm_is_asked_where_there_is_one() -> None:
    def generate(messages: Sequence[Message]) -> Iterator[str]:
        yield "昆山高新区2020年的产值是多少？"

    thread = [Turn(ANALYZER.analyze("桂林高新区2020年产值多少？"))]
    full = rewriters(generate)(ANALYZER)(ANALYZER.analyze("那昆山呢？"), thread)
    assert full == "昆山高新区2020年的产值是多少？"
