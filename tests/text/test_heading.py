"""What an article goes by where it was printed without a title."""

from __future__ import annotations

from dataclasses import replace

import pytest

from zoneqa.query.analyze import analyze
from zoneqa.reader.base import Candidate
from zoneqa.reader.passages import SentenceSpan, sentence_window
from zoneqa.text.heading import heading, in_context, opening
from zoneqa.types import Article, Hit, Passage
from zoneqa.zones.gazetteer import open_gazetteer

FIRST = "云汀高新区合唱大赛昨晚在青岚剧场落幕，来自十二个社区的三十支队伍参加。"
SECOND = "信用卡中心合唱团平均年龄只有28岁。"
BARE = Article("a", "", FIRST + SECOND)
QUERY = analyze("多少支队伍参加？", open_gazetteer([]))
WORDS = FIRST.rstrip("。")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (f"2023-08-12 22:53:56，正文：{FIRST}", WORDS),
        (f"2023-08-15 15:09 来源：      青岚网     ，正文：原标题：{FIRST}", WORDS),
        (f"青岚日报8月7日讯（通讯员 王远 记者 李同）{FIRST}", WORDS),
        (f"新华社云汀8月3日电 {FIRST}", WORDS),
        (f"青岚网消息（晚间播报）：{FIRST}", WORDS),
        (f"\n 　——{FIRST}", WORDS),
        ("短讯。", "短讯"),
        ("……", "……"),
        # No clause ends within 48 characters: what is cut off says so.
        (f"{'云汀高新区' * 12}。", f"{('云汀高新区' * 12)[:48]}…"),
        # Clauses are taken as long as they fit.
        ("云汀高新区昨日宣布，今年新建三个科技园，合计占地一百二十亩，其中两个在南部。", None),
    ],
)
def test_the_opening_of_a_text(text: str, words: str | None) -> None:
    assert opening(text) == (words or text.rstrip("。"))


def test_a_title_goes_before_the_opening() -> None:
    assert heading(BARE) == WORDS
    assert heading(replace(BARE, title="合唱大赛落幕")) == "合唱大赛落幕"


def test_a_passage_is_embedded_after_the_opening_unless_it_holds_it() -> None:
    start = len(FIRST)
    later = Passage("a", start, len(BARE.text), SECOND)
    assert in_context(BARE, later) == f"{WORDS}\n{SECOND}"
    whole = Passage("a", 0, len(BARE.text), BARE.text)
    assert in_context(BARE, whole) == BARE.text


def test_a_sentence_is_read_under_the_opening_unless_it_stands_before_it() -> None:
    long = replace(BARE, zone="云汀高新区", text=f"{BARE.text}最年长的队员69岁。")
    whole = Candidate.of(Hit(Passage("a", 0, len(long.text), long.text), 1.0), long)

    def read(quote: str) -> tuple[str, str]:
        sentence = next(s for s in whole.passage.sentences if s.span.quote == quote)
        pair = sentence_window(QUERY, SentenceSpan(whole, sentence, 0.0, 0.0))
        return pair.title, pair.text

    assert read(SECOND) == ("云汀高新区", FIRST + SECOND)
    assert read("最年长的队员69岁。") == (WORDS, SECOND + "最年长的队员69岁。")
