"""An article is folded, segmented and searched once, whatever is asked of it."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from types import CodeType, FrameType

from tests.fakes import GUILIN, Remembered
from zoneqa.answer.answerer import Answerer
from zoneqa.reader.prepared import prepare
from zoneqa.text import normalize, segment
from zoneqa.types import Article, Cell, Passage, Table

LONG = Article(
    "a", "", "第一句说了很多话。第二句１２３說的是2020年。", zone="桂林高新区", date="2021"
)


def test_equal_articles_are_prepared_once() -> None:
    assert prepare(Article("x", "题", "文。")) is prepare(Article("x", "题", "文。"))


def test_a_passage_knows_its_sentences_numbers_and_years() -> None:
    whole = prepare(LONG).passage(Passage("a", 0, len(LONG.text), LONG.text))
    assert [s.span.quote for s in whole.sentences] == ["第一句说了很多话。", LONG.text[9:]]
    assert whole.sentences[1].folded == "第二句123说的是2020年。"
    assert whole.years == {"2020", "2021"}
    assert 123 in whole.numbers


def test_a_passage_that_begins_inside_a_sentence_has_the_rest_of_it() -> None:
    part = prepare(LONG).passage(Passage("a", 3, 9, LONG.text[3:9]))
    assert [s.span.quote for s in part.sentences] == ["说了很多话。"]


def test_a_sentence_is_read_closely_with_the_one_before_it() -> None:
    assert prepare(LONG).window(
        prepare(LONG).passage(Passage("a", 9, len(LONG.text), LONG.text[9:])).sentences[0].span
    ) == (0, len(LONG.text))


def test_no_text_is_converted_or_segmented_twice_for_one_question(own: Remembered) -> None:
    answerer = own.answerer
    assert isinstance(answerer, Answerer)
    prepare.cache_clear()
    question = "去年桂林高新区的工业总产值一共达到了多少？"
    with arguments_of(normalize.convert_script, segment.sentences) as calls:
        answerer.ask(question)
    assert calls["convert_script", question] == 1
    assert {call: n for call, n in calls.items() if n > 1} == {}
    assert any(len(text) > len(GUILIN.text) for _, text in calls)


@contextmanager
def arguments_of(*functions: object) -> Iterator[Counter[tuple[str, str]]]:
    """Count the texts that these functions are called with, by a profiler's hook."""
    codes: dict[CodeType, str] = {f.__code__: f.__name__ for f in functions}  # type: ignore[attr-defined]
    calls: Counter[tuple[str, str]] = Counter()

    def note(frame: FrameType, event: str, _argument: object) -> None:
        name = codes.get(frame.f_code)
        if event == "call" and name:
            calls[name, frame.f_locals["text"]] += 1

    sys.setprofile(note)
    try:
        yield calls
    finally:
        sys.setprofile(None)


def test_only_the_cells_of_a_passage_are_read_for_what_they_state() -> None:
    text = "税收 | 25.3亿元\n出口额 | 8.1亿元\n"
    cells = (Cell((5, 11), ((0, 2),)), Cell((18, 23), ((12, 15),)))
    article = Article("a", "", text, tables=(Table(0, len(text), cells),))
    (first,) = prepare(article).passage(Passage("a", 0, 11, text[:11])).sentences
    assert [claim.value.quote for claim in first.claims] == ["25.3亿元"]
    assert prepare(article).prose_claims == ()
