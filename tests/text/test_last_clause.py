"""Clauses of a text."""

from __future__ import annotations

from zoneqa.text.segment import last_clause


def test_the_last_clause_stands_behind_the_last_mark() -> None:
    assert last_clause("云岭高新区发展快，去年；产值") == "产值"
    assert last_clause("去年，产值", "；。") == "去年，产值"
    assert last_clause("产值。") == ""
