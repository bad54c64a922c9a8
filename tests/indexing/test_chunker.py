"""Articles to passages."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from tests.fakes import GUILIN, count_characters
from zoneqa.indexing.chunker import Chunker
from zoneqa.text.tokens import open_counter
from zoneqa.types import Article


def texts(article: Article, limit: int) -> list[str]:
    return [passage.text for passage in Chunker(count_characters, limit).passages(article)]


def test_whole_sentences_are_packed() -> None:
    assert texts(Article("a", "", "一二三。四五六。七八九。"), 8) == [
        "一二三。四五六。",
        "七八九。",
    ]


def test_a_long_sentence_is_cut_at_its_clauses_and_only_then_anywhere() -> None:
    assert texts(Article("a", "", "一二三，四五六，七八九十百千万。"), 5) == [
        "一二三，",
        "四五六，",
        "七八九十",
        "百千万。",
    ]


def test_a_question_stays_with_what_answers_it_if_both_fit() -> None:
    talk = Article("a", "", "开场白。\n问：多少？\n答：八万。\n问：谁？\n答：企业。")
    assert texts(talk, 17) == ["开场白。\n问：多少？\n答：八万。", "问：谁？\n答：企业。"]
    assert texts(talk, 12) == ["开场白。", "问：多少？\n答：八万。", "问：谁？\n答：企业。"]
    quiz = Article("b", "", "区花是什么？（答案：木棉）\n区树是什么？（答案：香樟）")
    assert texts(quiz, 16) == ["区花是什么？（答案：木棉）", "区树是什么？（答案：香樟）"]
    assert texts(talk, 8) == ["开场白。", "问：多少？", "答：八万。", "问：谁？", "答：企业。"]


@given(st.text(alphabet="一二问：？。，\n ab🎉", max_size=200), st.integers(2, 20))
def test_passages_are_exact_ordered_and_complete(text: str, limit: int) -> None:
    passages = Chunker(count_characters, limit).passages(Article("a", "", text))
    assert all(text[p.start : p.end] == p.text and len(p.text) <= limit for p in passages)
    assert all(p.end <= q.start for p, q in itertools.pairwise(passages))
    assert "".join("".join(p.text.split()) for p in passages) == "".join(text.split())


def test_a_megabyte_without_a_stop_is_cut() -> None:
    passages = Chunker(open_counter(), 100).passages(Article("a", "", "国" * 300_000))
    assert sum(len(p.text) for p in passages) == 300_000


def test_tokens_are_counted_offline_and_markup_is_text() -> None:
    count = open_counter()
    assert count("high-tech zone") == 3
    assert count("<|endoftext|>") > 1


def test_passage_ids_name_the_place() -> None:
    first = Chunker(count_characters, 60).passages(GUILIN)[0]
    assert first.id == f"guilin:0-{first.end}"
