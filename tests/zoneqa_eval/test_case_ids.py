"""The ids of cases, and JSON Lines."""

from __future__ import annotations

import pytest

from zoneqa_eval.case_ids import base_id, fact_id, next_case_id, split_of
from zoneqa_eval.files import format_jsonl, parse_jsonl


def test_wordings_share_a_fact_and_ways_to_ask_share_a_base() -> None:
    assert fact_id("guilin-011a") == fact_id("guilin-011b") == "guilin-011"
    assert base_id("17/given") == base_id("17/open") == "17"


def test_the_split_follows_from_the_fact() -> None:
    assert split_of("shenyang-001") == "tune"
    assert {split_of(f"guilin-{n:03}") for n in range(20)} == {"tune", "report"}


@pytest.mark.parametrize("split", ["tune", "report"])
def test_the_next_id_falls_into_the_split_that_is_asked_for(split: str) -> None:
    taken = ["guilin-001a", "guilin-007b", "two-009a"]
    found = next_case_id("guilin", taken, split)
    assert found > "guilin-007"
    assert split_of(fact_id(found)) == split
    assert next_case_id("guilin", taken, None) == "guilin-008a"


def test_a_line_separator_within_a_string_ends_no_line() -> None:
    rows = [{"text": "一\u2028二"}, {"text": "三"}]
    assert parse_jsonl(format_jsonl(rows)) == rows
    assert parse_jsonl("\n{}\n\n") == [{}]
