"""The cost of an update: which articles change, and how two indexes are compared."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from zoneqa.answer.pipeline import Answerer
from zoneqa_eval.experiments.updates import CHANGED, MOVED, compare, size_of, updated

ROWS = [{"id": str(n), "text": f"第{n}篇。"} for n in range(100)]


def test_some_articles_change_some_are_new_and_some_go() -> None:
    before, after = updated(ROWS)
    old, new = ({row["id"]: row["text"] for row in rows} for rows in (before, after))
    assert (len(before), len(after)) == (95, 95)
    assert len(new.keys() - old.keys()) == len(old.keys() - new.keys()) == MOVED
    assert sum(new[i] != old[i] for i in old.keys() & new.keys()) == CHANGED


def test_an_index_does_not_differ_from_itself(answerer: Answerer) -> None:
    same = compare(answerer, answerer)
    assert (same.answers, same.hits, same.confidence) == ((), 0, 0.0)
    strict = replace(answerer, confidence=answerer.confidence.at(1.1))
    titles = tuple(article.title for article in answerer.articles())
    assert set(compare(answerer, strict).answers) <= set(titles)


def test_the_size_of_a_folder_is_that_of_all_files_below(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "x").write_bytes(b"123")
    (tmp_path / "y").write_bytes(b"45")
    assert size_of(tmp_path) == 5
