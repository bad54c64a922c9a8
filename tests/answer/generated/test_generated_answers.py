"""An answer that an LLM writes: cited exactly, checked, and quotes in its place where it fails."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import make_answerer
from tests.fakes import ARTICLES, GUILIN
from tests.llm_fakes import (
    ScriptedLLM,
    VerdictTable,
    explain,
    generated_answers,
    in_pieces,
    plain_prompt,
)
from zoneqa.answer.answerer import Answerer
from zoneqa.answer.examples import ExampleQuestion
from zoneqa.answer.generated.sentence_check import SentenceCheck
from zoneqa.answer.generated.sentence_sources import SentenceSources
from zoneqa.answer.generated.written_sentences import WrittenSentence
from zoneqa.documents.tables import Grid, tables_in
from zoneqa.llm.instructions import NO_ANSWER
from zoneqa.llm.prompt import MOST_PASSAGES, Prompt
from zoneqa.query.query import Query
from zoneqa.reader.base import Candidate
from zoneqa.serialize import answer_json
from zoneqa.types import (
    Answer,
    Article,
    Event,
    Hit,
    Passage,
    ProvisionalText,
    Refusal,
    Retrieved,
    Sentence,
    Span,
    Verdict,
    VerifiedSentence,
    Withdrawn,
)
from zoneqa.verify.reasons import reason
from zoneqa.verify.verification import Verify
from zoneqa.verify.verifier import Verifier

ASKED = "2020年桂林高新区工业总产值是多少？"
OUTPUT = "2020年，桂林高新区工业总产值突破300亿元，同比增长12%。"
MEETING = "桂林高新区近日举行招商会议。"
DOUBTED = "昆山高新区的天气"
"""A question that is declined for doubt alone at the threshold of `doubting`."""


def with_llm(
    answerer: Answerer, llm: ScriptedLLM, verdicts: Mapping[str, Verdict] | None = None
) -> Answerer:
    pipeline = replace(answerer.pipeline, generated=generated_answers(llm, verdicts))
    return replace(answerer, pipeline=pipeline)


def asked(answerer: Answerer, reply: str, verdicts: Mapping[str, Verdict] | None = None) -> Answer:
    return with_llm(answerer, ScriptedLLM(in_pieces(reply, 5)), verdicts).ask(ASKED)


def events_of(
    answerer: Answerer, llm: ScriptedLLM, question: str = ASKED, verify: Verify | None = None
) -> list[Event]:
    generated = generated_answers(llm, {"工业": "flagged"})
    if verify:
        generated = replace(generated, verify=verify, explain=reason)
    one = replace(answerer, pipeline=replace(answerer.pipeline, generated=generated))
    return list(one.events(one.analyzer.analyze(question)))


def verified(answerer: Answerer, reply: str) -> Answer:
    """Return the answer to a question on both articles, checked by the verifier itself."""
    question = "工业总产值和务工人员分别是多少？"
    answer = events_of(answerer, ScriptedLLM([reply]), question, Verifier())[-1]
    assert isinstance(answer, Answer)
    return answer


@pytest.fixture
def doubting(root: Path) -> Answerer:
    """An answerer that declines DOUBTED, not far below its threshold."""
    confidence = make_answerer(root, 0.0).ask(DOUBTED).confidence
    return make_answerer(root, min(1.0, 1.5 * confidence))


def test_a_supported_sentence_cites_the_exact_words_that_bear_it(answerer: Answerer) -> None:
    answer = asked(answerer, "工业总产值突破300亿元[1]。")
    assert answer.text == "工业总产值突破300亿元。[1]"
    assert answer.sentences == (Sentence("工业总产值突破300亿元。", (1,)),)
    span = answer.citations[0].span
    assert span.quote == GUILIN.text[span.start : span.end] == OUTPUT
    assert (answer.composer, answer.model, answer.short_answer) == (
        "llm",
        "fake-llm",
        "突破300亿元",
    )
    assert (answer.remarks, answer.cut) == ((), ())


def test_a_cell_of_a_table_is_cited_with_its_headers() -> None:
    grid = Grid.of_rows([["指标", "2021年", "2022年"], ["税收", "22.7亿元", "25.3亿元"]])
    report = Article("gb", "云溪高新区公报", grid.text, tables=tables_in(grid.text, [grid]))
    whole = Passage("gb", 0, len(report.text), report.text)
    sources = SentenceSources([Candidate.of(Hit(whole, 1.0), report)], VerdictTable())
    check = SentenceCheck(sources, explain, "zh")
    (citation,) = check(WrittenSentence("25.3亿元", (1,))).citations
    assert citation.span.quote == "25.3亿元"
    assert [header.quote for header in citation.context] == ["税收", "2022年"]


def test_a_span_that_is_cited_again_keeps_its_number(answerer: Answerer) -> None:
    answer = asked(answerer, "工业总产值突破300亿元[1]。举行招商会议[1]。同比增长12%[1]。")
    assert answer.text == "工业总产值突破300亿元。[1]举行招商会议。[2]同比增长12%。[1]"
    assert [citation.span.quote for citation in answer.citations] == [OUTPUT, MEETING]


def test_the_short_answer_goes_where_no_sentence_bears_it(answerer: Answerer) -> None:
    assert asked(answerer, "桂林高新区近日举行招商会议[1]。").short_answer is None


@pytest.mark.parametrize("marker", ["[9]", "[0]", "[999]", "【8】", "", "[9][8]", "[9, 8]"])
def test_an_invented_marker_or_none_gives_way_to_what_supports(
    answerer: Answerer, marker: str
) -> None:
    answer = asked(answerer, f"工业总产值突破300亿元{marker}。")
    assert answer.text == "工业总产值突破300亿元。[1]"
    assert answer.citations[0].span.quote == OUTPUT


def test_a_sentence_that_cites_nothing_and_stands_nowhere_is_cut(answerer: Answerer) -> None:
    answer = asked(answerer, "工业总产值突破300亿元[1]。由此可见前景光明。", {"前景": "flagged"})
    assert answer.text == "工业总产值突破300亿元。[1]"
    assert answer.cut == (
        Sentence("由此可见前景光明。", (), "cut", "没有注明出处，找到的原文里也没有。"),
    )


@pytest.mark.parametrize("marker", [1, 2, 3])
def test_the_wrong_passage_gives_way_to_the_one_that_supports(
    answerer: Answerer, marker: int
) -> None:
    llm = ScriptedLLM([f"载回1500名务工人员[{marker}]。"])
    answer = with_llm(answerer, llm).ask("工业总产值和务工人员分别是多少？")
    assert [citation.article.id for citation in answer.citations] == ["kunshan"]


@pytest.mark.parametrize("marker", [1, 2, 3])
@pytest.mark.parametrize(
    ("true", "article"),
    [
        ("2020年，昆山高新区投入300万元", "kunshan"),
        ("昆山高新区载回1500名务工人员", "kunshan"),
        ("昆山高新区连续4年举办年会", "kunshan"),
        ("桂林高新区工业总产值突破300亿元", "guilin"),
        ("2020年，桂林高新区工业总产值同比增长12%", "guilin"),
    ],
)
def test_so_does_a_passage_that_says_something_else(
    answerer: Answerer, true: str, article: str, marker: int
) -> None:
    answer = verified(answerer, f"{true}[{marker}]。")
    assert [sentence.text for sentence in answer.sentences] == [f"{true}。"]
    assert {citation.article.id for citation in answer.citations} == {article}


@pytest.mark.parametrize("marker", [1, 2, 3])
def test_what_every_passage_contradicts_is_cut(answerer: Answerer, marker: int) -> None:
    answer = verified(answerer, f"2020年，昆山高新区投入900万元[{marker}]。")
    assert [sentence.text for sentence in answer.cut] == ["2020年，昆山高新区投入900万元。"]


def test_a_flagged_sentence_stays_with_its_reason_and_what_comes_closest(
    answerer: Answerer,
) -> None:
    reply = "工业总产值突破300亿元[1]。工业总产值居全区前列[1]。"
    answer = asked(answerer, reply, {"前列": "flagged"})
    assert answer.sentences[1] == Sentence(
        "工业总产值居全区前列。", (1,), "flagged", "flagged (zh)"
    )


def test_a_cut_sentence_is_told_and_is_no_part_of_the_answer(answerer: Answerer) -> None:
    answer = asked(answerer, "工业总产值突破300亿元[1]。工业总产值为900亿元[1]。")
    assert "900" not in answer.text
    assert answer.cut == (Sentence("工业总产值为900亿元。", (), "cut", "cut (zh)"),)
    assert answer_json(answer)["cut"] == [{"text": "工业总产值为900亿元。", "reason": "cut (zh)"}]


@pytest.mark.parametrize(
    ("reply", "remark"),
    [
        ("工业总产值为900亿元[1]。", "大模型写的句子没有通过核对，以下为原文摘录。"),
        ("工业总产值居前列[1]。", "大模型写的句子没有通过核对，以下为原文摘录。"),
        ("![](http://e.example/x.png)", "大模型没有回应，以下为原文摘录。"),
        ("", "大模型没有回应，以下为原文摘录。"),
        (NO_ANSWER, "大模型没有在原文里找到答案，以下为原文摘录，请自行判断。"),
        (f"{NO_ANSWER}。", "大模型没有在原文里找到答案，以下为原文摘录，请自行判断。"),
    ],
)
def test_quotes_come_where_too_little_is_left_and_say_so(
    answerer: Answerer, reply: str, remark: str
) -> None:
    answer = asked(answerer, reply, {"前列": "flagged"})
    plain = answerer.ask(ASKED)
    assert (answer.composer, answer.model, answer.remarks) == ("extractive", None, (remark,))
    assert answer.text == remark + plain.text
    assert (answer.sentences, answer.citations) == (plain.sentences, plain.citations)
    assert answer.short_answer == "突破300亿元"


@pytest.mark.parametrize(
    "pieces", [[], ["工业"], in_pieces("工业总产值突破300亿元[1]。举行招商会议[1]。举", 3)]
)
def test_a_reply_that_breaks_off_gives_way_to_quotes(
    answerer: Answerer, pieces: Sequence[str]
) -> None:
    llm = ScriptedLLM(pieces, breaks=True)
    found, *between, answer = events_of(answerer, llm)
    plain = answerer.ask(ASKED)
    assert isinstance(found, Retrieved)
    assert isinstance(answer, Answer)
    assert (answer.composer, answer.sentences) == ("extractive", plain.sentences)
    assert answer.remarks == ("大模型没有回应，以下为原文摘录。",)
    withdrawn = between.index(Withdrawn()) if Withdrawn() in between else 0
    settled = [each.sentence for each in between[withdrawn:] if isinstance(each, VerifiedSentence)]
    assert settled == list(plain.sentences)
    assert bool(withdrawn) == bool(pieces)
    assert llm.closed == 1


def test_the_remark_is_in_the_language_of_the_question(root: Path) -> None:
    one = with_llm(make_answerer(root, 0.0), ScriptedLLM([], breaks=True))
    answer = one.ask("Guilin 2020 output 12%")
    assert answer.language == "en"
    remark = "The LLM did not reply; these are quotes from the articles."
    assert answer.remarks == (remark,)
    assert answer.text.startswith(f"{remark} ")


def test_each_sentence_is_provisional_and_then_settles(answerer: Answerer) -> None:
    llm = ScriptedLLM(["工业总产值", "突破300亿元[1]。", "工业总产值为", "900亿元[1]。"])
    _, *between, _ = events_of(answerer, llm)
    told = [
        each.text if isinstance(each, ProvisionalText) else each.sentence.verdict
        for each in between
        if isinstance(each, ProvisionalText | VerifiedSentence)
    ]
    assert [each for each in told if each] == [
        *("工业总产值", "突破300亿元", "。", "supported"),
        *("工业总产值为", "900亿元", "。", "flagged"),
    ]


@pytest.mark.parametrize("reply", [NO_ANSWER, f"{NO_ANSWER}\n\n"])
def test_that_there_is_no_answer_is_not_shown_as_text(answerer: Answerer, reply: str) -> None:
    events = events_of(answerer, ScriptedLLM(in_pieces(reply, 2)))
    assert {each for each in events if isinstance(each, ProvisionalText)} == {ProvisionalText("")}
    assert Withdrawn() not in events


def test_an_unsure_answer_is_declined_where_the_llm_finds_none(root: Path) -> None:
    confidence = make_answerer(root, 0.0).ask(ASKED).confidence
    unsure = with_llm(make_answerer(root, confidence - 0.001), ScriptedLLM([NO_ANSWER]))
    answer = unsure.ask(ASKED)
    assert (answer.kind, answer.refusal) == ("refusal", Refusal("not_answered"))


def test_a_doubt_is_overruled_by_supported_sentences_alone(doubting: Answerer) -> None:
    assert doubting.ask(DOUBTED).refusal == Refusal("not_answered")
    llm = ScriptedLLM(["昆山高新区连续4年举办年会[1]。"])
    _, *between, answer = events_of(doubting, llm, DOUBTED)
    assert isinstance(answer, Answer)
    assert (answer.kind, answer.composer) == ("answer", "llm")
    assert answer.text == "昆山高新区连续4年举办年会。[1]"
    # Nothing is shown before it is certain that the refusal does not hold.
    *silent, last = between
    assert set(silent) == {ProvisionalText("")}
    assert isinstance(last, VerifiedSentence)


@pytest.mark.parametrize(
    "reply",
    [
        "昆山高新区连续4年举办年会[1]。昆山高新区今天下雨[1]。",
        "昆山高新区的工业天气很好[1]。",
        "昆山高新区今天下雨[1]。",
        NO_ANSWER,
        "",
    ],
)
def test_a_refusal_holds_where_a_sentence_is_cut_or_none_is_supported(
    doubting: Answerer, reply: str
) -> None:
    _, *between, answer = events_of(doubting, ScriptedLLM(in_pieces(reply, 4)), DOUBTED)
    assert isinstance(answer, Answer)
    assert (answer.refusal, answer.cut, answer.remarks) == (Refusal("not_answered"), (), ())
    assert set(between) <= {ProvisionalText("")}


@pytest.mark.parametrize(
    "question",
    [
        *("你好", "写一首关于桂林高新区的诗", "合肥高新区工业总产值是多少？"),
        *("Who painted the Mona Lisa?", "？？？"),
    ],
)
def test_what_is_certainly_not_answered_is_not_put_to_the_llm(
    answerer: Answerer, question: str
) -> None:
    llm = ScriptedLLM(["工业总产值突破300亿元[1]。"])
    assert with_llm(answerer, llm).ask(question).abstained
    assert llm.asked == []


def test_whether_a_question_can_be_answered_is_found_out_without_the_llm(
    answerer: Answerer,
) -> None:
    llm = ScriptedLLM(["工业总产值突破300亿元[1]。"])
    one = with_llm(answerer, llm)
    start = GUILIN.text.index("2020年")
    sentence = Span(GUILIN.id, start, start + 4, "2020年")
    assert one.answers(ExampleQuestion(ASKED, sentence))
    assert not one.answers(ExampleQuestion("合肥高新区工业总产值是多少？", sentence))
    assert llm.asked == []


def test_the_llm_is_given_the_passages_that_were_read_the_surest_first(answerer: Answerer) -> None:
    llm = ScriptedLLM(["工业总产值突破300亿元[1]。"])
    with_llm(answerer, llm).ask("2020年工业总产值是多少？")
    question, *passages = [message.content for message in llm.asked[0]]
    assert question == "2020年工业总产值是多少？"
    assert "300亿元" in passages[0]
    assert len(passages) == len(set(passages)) <= MOST_PASSAGES


@pytest.mark.parametrize(("told", "composer"), [(0, "extractive"), (1, "llm"), (9, "llm")])
def test_a_passage_that_did_not_fit_into_the_prompt_is_no_source(
    answerer: Answerer, told: int, composer: str
) -> None:
    def shortened(query: Query, passages: Sequence[Candidate]) -> Prompt:
        return replace(plain_prompt(query, passages), passages=told)

    llm = ScriptedLLM(["工业总产值突破300亿元[1]。"])
    generated = replace(generated_answers(llm), prompt=shortened)
    one = replace(answerer, pipeline=replace(answerer.pipeline, generated=generated))
    assert one.ask(ASKED).composer == composer


def test_a_reader_who_leaves_closes_the_stream_of_the_llm(answerer: Answerer) -> None:
    llm = ScriptedLLM(["工业总产值", "突破300亿元[1]。", "举行", "会议[1]。"])
    one = with_llm(answerer, llm)
    events = one.pipeline.events(one.analyzer.analyze(ASKED), 8)
    assert isinstance(next(events), Retrieved)
    assert next(events) == ProvisionalText("工业总产值")
    assert llm.closed == 0
    events.close()  # type: ignore[attr-defined]
    assert llm.closed == 1


def test_a_wrong_figure_is_cut_with_the_right_one_beside_it(answerer: Answerer) -> None:
    reply = "2020年，桂林高新区工业总产值突破300亿元[1]。同比增长21%[1]。2021年要增长23%[1]。"
    answer = events_of(answerer, ScriptedLLM([reply]), verify=Verifier())[-1]
    assert isinstance(answer, Answer)
    assert [each.text for each in answer.sentences] == [
        "2020年，桂林高新区工业总产值突破300亿元。",
        "2021年要增长23%。",
    ]
    (cut,) = answer.cut
    assert (cut.reason or "").startswith("文章写的是12%，不是21%")


BITS = st.sampled_from(
    [
        *("桂林高新区", "工业总产值", "突破300亿元", "12%", "900亿元", "昆山", "1500名务工人员"),
        *("。", "，", "\n", "[1]", "[2]", "[9]", "【1】", "[1](http://e.example)", "![x](y)"),
        *("<script>", "</script>", "<b>", "2020年", "Guilin ", ". ", "“", "”", NO_ANSWER),
    ]
)
TEXTS = {article.id: article.text for article in ARTICLES}


@pytest.mark.parametrize("verify", [None, Verifier()])
@given(bits=st.lists(BITS | st.text(max_size=5), max_size=30), breaks=st.booleans())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_every_quote_stands_at_its_place_whatever_the_llm_writes(
    answerer: Answerer, verify: Verify | None, bits: list[str], breaks: bool
) -> None:
    *events, answer = events_of(answerer, ScriptedLLM(bits, breaks), verify=verify)
    assert isinstance(answer, Answer)
    cited = [*answer.citations]
    for event in events:
        if isinstance(event, VerifiedSentence):
            cited += event.citations
            assert event.sentence.markers == tuple(each.marker for each in event.citations)
    for citation in cited:
        span = citation.span
        assert TEXTS[citation.article.id][span.start : span.end] == span.quote != ""
    markers = [citation.marker for citation in answer.citations]
    assert markers == list(range(1, len(markers) + 1))
    assert all(set(each.markers) <= set(markers) for each in answer.sentences)
    assert all(each.markers for each in answer.sentences)
    assert not set("<>`") & set(answer.text)
