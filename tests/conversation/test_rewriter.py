"""What any rewriter promises, tried on the rules and on a small other one."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from zoneqa.conversation import Turn, complete
from zoneqa.conversation.rewriter import Rewriter, rewrite_by_rules
from zoneqa.query.analyze import QueryAnalyzer
from zoneqa.query.query import Query
from zoneqa.zones.gazetteer import open_gazetteer

ANALYZER = QueryAnalyzer(open_gazetteer(["桂林高新区", "昆山高新区"]))
OUTPUT = ANALYZER.analyze("桂林高新区2020年产值多少？")


def rewrite_for_one_zone(query: Query, thread: Sequence[Turn]) -> str:
    """A rewriter that knows one turn of phrase."""
    known = query.typed == "那昆山呢？" and bool(thread)
    return "昆山高新区2020年产值多少？" if known else query.typed


@pytest.mark.parametrize("rewrite", [rewrite_by_rules, rewrite_for_one_zone])
def test_a_rewriter_completes_a_follow_up_and_leaves_other_questions_alone(
    rewrite: Rewriter,
) -> None:
    thread = [Turn(OUTPUT)]
    full = complete(ANALYZER.analyze("那昆山呢？"), thread, ANALYZER, rewrite)
    assert full.typed == "昆山高新区2020年产值多少？"
    assert full.zones == ANALYZER.analyze(full.typed).zones
    assert full.years == {"2020"}
    for question in ("昆山高新区招了多少人？", "谢谢"):
        query = ANALYZER.analyze(question)
        assert complete(query, thread, ANALYZER, rewrite) is query
    follow_up = ANALYZER.analyze("那昆山呢？")
    assert complete(follow_up, [], ANALYZER, rewrite) is follow_up
