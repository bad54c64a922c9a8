"""From a question to a checked answer, with parts that need no model."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from tests.conftest import make_answerer
from tests.fakes import GUILIN, KUNSHAN, BigramEmbedder, OverlapReader
from zoneqa.answer.answerer import Answerer, most_read
from zoneqa.errors import EmptyQuestion
from zoneqa.query.query import Query
from zoneqa.reader.base import Candidate, Reading
from zoneqa.serialize import answer_json
from zoneqa.types import Answer, Citation, Refusal, Retrieved, Span, VerifiedSentence
from zoneqa.verify.quotes import verify_quotes


def test_a_figure_is_quoted_with_its_place(answerer: Answerer) -> None:
    answer = answerer.ask("2020年桂林高新区工业总产值是多少？")
    quote = "2020年，桂林高新区工业总产值突破300亿元，同比增长12%。"
    assert [s.text for s in answer.sentences] == [quote]
    assert answer.text == f"{quote}[1]"
    assert answer.short_answer == "突破300亿元"
    span = answer.citations[0].span
    assert GUILIN.text[span.start : span.end] == span.quote == quote
    assert answer.citations[0].article == GUILIN
    assert answer.reason is None


def test_traditional_script_is_understood(answerer: Answerer) -> None:
    answer = answerer.ask("崑山高新區載回多少名務工人員？")
    assert [c.article for c in answer.citations] == [KUNSHAN]
    assert "1500名" in answer.text


def test_an_english_question_is_looked_for_deeper(answerer: Answerer) -> None:
    shallow = replace(answerer, depth=2)
    chinese, english = map(
        shallow.analyzer.analyze, ("桂林高新区的产值", "Guilin output and Kunshan jobs")
    )
    assert len(shallow.candidates(chinese)) == 2
    assert len(shallow.candidates(english)) == 3


def test_an_english_frame_round_a_chinese_quote(root: Path) -> None:
    answer = make_answerer(root, 0.0).ask("Guilin 2020 output 12%")
    assert answer.language == "en"
    assert answer.text.startswith("The articles say: “")
    assert answer.sentences[0].text in GUILIN.text


def test_a_question_about_two_zones_is_answered_for_each(answerer: Answerer) -> None:
    answer = answerer.ask("桂林高新区工业总产值突破多少，昆山高新区载回多少名务工人员？")
    assert [c.article.id for c in answer.citations] == ["guilin", "kunshan"]
    assert "300亿元" in answer.sentences[0].text
    assert "1500名" in answer.sentences[1].text
    assert answer.text == "".join(f"{s.text}[{n}]" for n, s in enumerate(answer.sentences, 1))


def test_with_one_passage_to_read_each_part_finds_its_own(answerer: Answerer) -> None:
    answer = answerer.ask("工业总产值和务工人员分别是多少？", k=1)
    assert [hit.passage.article_id for hit in answer.hits] == ["guilin", "kunshan"]


@pytest.mark.parametrize(
    ("question", "said", "why"),
    [
        ("合肥高新区工业总产值是多少？", "文章里没有说。", "合肥"),
        ("？？？！！！……", "文章里没有说。", "没有找到"),
        ("Who painted the Mona Lisa?", "The articles do not say.", "mention Mona Lisa"),
        ("Who painted the ceiling?", "The articles do not say.", "closest passage"),
    ],
)
def test_what_is_not_said_is_declined(
    answerer: Answerer, question: str, said: str, why: str
) -> None:
    answer = answerer.ask(question)
    assert answer.abstained
    assert answer.text == said
    assert answer.reason is not None
    assert why in answer.reason
    assert (answer.citations, answer.short_answer) == ((), None)


def test_events_come_in_order_and_agree(answerer: Answerer) -> None:
    found, *settled, answer = answerer.events(answerer.analyzer.analyze("昆山载回多少名务工人员？"))
    assert isinstance(found, Retrieved)
    assert isinstance(answer, Answer)
    assert found.hits == answer.hits
    assert {a.id for a in found.articles} == {h.passage.article_id for h in answer.hits}
    assert [s.sentence for s in settled if isinstance(s, VerifiedSentence)] == list(
        answer.sentences
    )


@dataclass(frozen=True)
class CountingReader:
    """Remembers how many passages it was given for each part of a question."""

    counts: list[int]

    def read(self, query: Query, candidates: Sequence[Candidate]) -> Iterator[list[Reading]]:
        self.counts.append(len(candidates))
        yield from OverlapReader().read(query, candidates)


@pytest.mark.parametrize(
    ("question", "most", "counts"),
    [
        ("高新区有多少项目？", 36, [3]),
        ("高新区有多少项目？", 2, [2]),
        ("高新区有多少项目？", 1, [1]),
        ("桂林高新区工业总产值突破多少，昆山高新区载回多少名务工人员？", 36, [1, 2]),
        ("桂林高新区工业总产值突破多少，昆山高新区载回多少名务工人员？", 2, [1, 1]),
    ],
)
def test_no_more_passages_are_read_than_one_question_may_cost(
    answerer: Answerer, question: str, most: int, counts: list[int]
) -> None:
    reader = CountingReader([])
    pipeline = replace(answerer.pipeline, reader=reader, most_read=most)
    *_, answer = replace(answerer, pipeline=pipeline).events(
        answerer.analyzer.analyze(question), k=50
    )
    assert reader.counts == counts
    assert isinstance(answer, Answer)
    assert len(answer.hits) == 3


@dataclass(frozen=True)
class StepwiseReader:
    """Yields the same readings in each step, all with the score of the step."""

    scores: Sequence[float]
    steps: list[float]

    def read(self, query: Query, candidates: Sequence[Candidate]) -> Iterator[list[Reading]]:
        [readings] = OverlapReader().read(query, candidates)
        for score in self.scores:
            self.steps.append(score)
            yield [replace(reading, score=score) for reading in readings]


@pytest.mark.parametrize(
    ("question", "scores", "steps"),
    [
        ("昆山高新区载回多少名务工人员？", [9.0, 9.5], [9.0]),
        ("昆山高新区载回多少名务工人员？", [0.1, 9.5, 9.9], [0.1, 9.5]),
        ("昆山高新区载回多少名务工人员？", [0.1, 0.2], [0.1, 0.2]),
        ("昆山高新区载回多少名务工人员？", [-9.0, 9.5], [-9.0, 9.5]),
        ("哪些高新区载回务工人员？", [9.0, 9.5], [9.0, 9.5]),
        ("合肥高新区载回多少名务工人员？", [3.0, 3.5], [3.0, 3.5]),
        ("合肥高新区载回多少名务工人员？", [-3.0, 3.5], [-3.0, 3.5]),
    ],
)
def test_reading_goes_on_while_a_question_is_undecided(
    answerer: Answerer, question: str, scores: list[float], steps: list[float]
) -> None:
    reader = StepwiseReader(scores, [])
    pipeline = replace(answerer.pipeline, reader=reader)
    replace(answerer, pipeline=pipeline).ask(question)
    assert reader.steps == steps


def test_a_question_is_embedded_once(root: Path) -> None:
    embedder = BigramEmbedder()
    answerer = make_answerer(root)
    retriever = replace(answerer.pipeline.retriever, embedder=embedder)
    asking = replace(answerer, pipeline=replace(answerer.pipeline, retriever=retriever))
    for question in ("2020年桂林高新区工业总产值是多少？", "昆山载回多少名务工人员？"):
        asking.ask(question)
        assert embedder.seen == [question]
        embedder.seen.clear()


def test_a_question_may_cost_what_the_widest_one_costs_by_default() -> None:
    assert [most_read(depth) for depth in (1, 8, 20)] == [3, 36, 90]


def test_an_empty_question_is_refused(answerer: Answerer) -> None:
    with pytest.raises(EmptyQuestion):
        answerer.analyzer.analyze("  ")


def test_the_threshold_decides(root: Path) -> None:
    question = "昆山高新区的天气"
    assert not make_answerer(root, 0.0).ask(question).abstained
    assert make_answerer(root, 1.0).ask(question).abstained


def test_examples_are_questions_that_are_answered(answerer: Answerer) -> None:
    examples = answerer.example_questions("zh")
    assert [example.text for example in examples] == [
        "2020年桂林高新区工业总产值是多少？",
        "2020年昆山高新区投入多少万元？",
        "2020年桂林高新区工业总产值增长了多少？",
    ]
    assert all(answerer.answers(example) for example in examples)


def test_the_json_of_an_answer(answerer: Answerer) -> None:
    row = answer_json(answerer.ask("2020年桂林高新区工业总产值是多少？"))
    assert set(row) >= {
        *("question", "answer", "short_answer", "abstained", "confidence", "composer", "model"),
        *("sentences", "citations", "hits", "generation", "timings_ms"),
    }
    assert row["citations"][0] == {
        "marker": 1,
        "article_id": "guilin",
        "title": GUILIN.title,
        "source": "某报",
        "date": "2021-03",
        "zone": "桂林高新区",
        "url": None,
        "also": [],
        "passage_id": "guilin:0-60",
        "quote": "2020年，桂林高新区工业总产值突破300亿元，同比增长12%。",
        "start": 16,
        "end": 48,
        "context": [],
    }
    assert set(row["timings_ms"]) == {"retrieve", "read", "compose", "total"}
    assert row["generation"] == answerer.generation


def cite(quote: str, start: int) -> Citation:
    return Citation(1, KUNSHAN, "p", Span("kunshan", start, start + len(quote), quote))


@pytest.mark.parametrize(
    ("text", "citations", "verdict", "reason"),
    [
        (
            "昆山高新区连续4年举办年会。",
            [cite("昆山高新区连续4年举办年会。", 0)],
            "supported",
            None,
        ),
        ("年会连续4年举办。", [cite("昆山高新区连续4年举办年会。", 0)], "flagged", "not_verbatim"),
        ("连续5年举办年会。", [cite("昆山高新区连续4年举办年会。", 0)], "cut", "number_mismatch"),
        (
            "昆山高新区连续4年举办年会。",
            [cite("昆山高新区连续4年举办年会。", 1)],
            "cut",
            "quote_not_found",
        ),
        ("昆山高新区连续4年举办年会。", [], "cut", "no_citation"),
        (
            "连续4年：年会。",
            [replace(cite("年会", 11), context=(cite("连续4年", 5).span,))],
            "supported",
            None,
        ),
        (
            "连续4年没有年会。",
            [replace(cite("年会", 11), context=(cite("连续4年", 5).span,))],
            "flagged",
            "not_verbatim",
        ),
        (
            "连续4年：年会。",
            [replace(cite("年会", 11), context=(cite("连续4年", 6).span,))],
            "cut",
            "quote_not_found",
        ),
    ],
)
def test_verdicts(text: str, citations: list[Citation], verdict: str, reason: str | None) -> None:
    sentence = verify_quotes(text, citations, {"kunshan": KUNSHAN})
    assert (sentence.verdict, sentence.reason) == (verdict, reason)


@pytest.mark.parametrize(
    ("said", "begins"),
    [
        ("你好！", "您好！这里是 zoneqa，根据收录的 2 篇报道"),
        ("謝謝你", "不客气！"),
        ("再见", "再见！"),
        ("你是谁", "这里是 zoneqa"),
        ("What can you do?", "This is zoneqa. It answers questions on high-tech zones from 2 art"),
        ("Thanks!", "You are welcome! This is zoneqa."),
    ],
)
def test_small_talk_gets_a_notice_that_is_no_answer(
    answerer: Answerer, said: str, begins: str
) -> None:
    found, answer = answerer.events(answerer.analyzer.analyze(said))
    assert found == Retrieved((), ())
    assert isinstance(answer, Answer)
    assert answer.text.startswith(begins)
    assert (answer.kind, answer.abstained, answer.refusal) == ("notice", True, None)
    assert (answer.citations, answer.short_answer, answer.confidence) == ((), None, 0.0)


def test_a_notice_gives_questions_that_the_articles_answer(answerer: Answerer) -> None:
    *_, first, second = answerer.ask("怎么提问？").text.split("\n")
    for example in (first, second):
        assert answerer.ask(example.removeprefix("· ")).kind == "answer"


@pytest.mark.parametrize("asked", ["写一首关于桂林高新区的诗", "明天昆山下雨吗", "Tell me a joke."])
def test_what_no_article_can_give_is_declined_unsearched(answerer: Answerer, asked: str) -> None:
    answer = answerer.ask(asked)
    assert (answer.kind, answer.hits) == ("refusal", ())
    assert answer.refusal == Refusal("off_topic")
    assert answer.reason


def test_the_kind_of_an_answer_is_in_its_json(answerer: Answerer) -> None:
    asked = ("昆山载回多少名务工人员？", "合肥高新区工业总产值是多少？", "谢谢")
    kinds = [answer_json(answerer.ask(question))["kind"] for question in asked]
    assert kinds == ["answer", "refusal", "notice"]
