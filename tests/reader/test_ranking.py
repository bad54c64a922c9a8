"""The reader with its real weights: what it points at, whatever is read beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from onnxruntime import InferenceSession
from safetensors.numpy import load_file

from tests.fakes import GUILIN, KUNSHAN
from zoneqa.embedding.onnx import open_session
from zoneqa.factory.embedders import open_embedder, open_words
from zoneqa.query.analyze import analyze
from zoneqa.query.translation.translator import Translator
from zoneqa.reader.answerability import answerability_features
from zoneqa.reader.base import Candidate
from zoneqa.reader.cross_encoder import (
    CrossEncoder,
    FocusedText,
    OutputLayers,
    open_cross_encoder,
)
from zoneqa.reader.linear_model import WEIGHTS
from zoneqa.reader.ranking import SentenceReader, open_sentence_reader
from zoneqa.text.normalize import fold
from zoneqa.text.segment import trimmed
from zoneqa.types import Article, Hit, Passage
from zoneqa.zones.gazetteer import open_gazetteer

TITLE = "昆明高新区供应一批工业用地"
TEXT = "昆明高新区近日供应5宗工业用地，总面积387亩。最大的一宗由滇沃公司以1.2亿元拿下。"
ARTICLE = Article("a", TITLE, TEXT, zone="昆明高新区", date="2022-05")


@pytest.fixture(scope="module")
def encoder() -> CrossEncoder:
    return open_cross_encoder(open_words(open_embedder()))


@pytest.fixture(scope="module")
def reader(encoder: CrossEncoder) -> SentenceReader:
    return open_sentence_reader(encoder, 10)


def pair(text: str = TEXT) -> FocusedText:
    return FocusedText(TITLE, text, ((0, len(text)),))


def test_it_points_at_the_words_that_answer(encoder: CrossEncoder) -> None:
    for question, words in (
        ("这几块地一共多少亩？", "387亩"),
        ("最大那块卖了多少钱？", "1.2亿元"),
        ("Which company won the largest plot in Kunming?", "滇沃公司"),
    ):
        seen = encoder.read(question, [pair()])[0]
        assert words in TEXT[slice(*trimmed(TEXT, *seen.words[0].span))]


def test_what_is_not_said_scores_lower(encoder: CrossEncoder) -> None:
    said = encoder.read("这几块地一共多少亩？", [pair()])[0]
    for question in ("滇沃公司的董事长是谁？", "合肥高新区的房价是多少？"):
        assert encoder.read(question, [pair()])[0].words[0].span_margin < said.words[0].span_margin


def test_the_focus_limits_the_span(encoder: CrossEncoder) -> None:
    second = TEXT.index("最大")
    focuses = ((0, second), (second, len(TEXT)), (0, len(TEXT)))
    first, last, whole = encoder.read("一共多少亩？", [FocusedText(TITLE, TEXT, focuses)])[0].words
    assert TEXT[slice(*first.span)] == TEXT[slice(*whole.span)]
    assert second <= last.span[0] < last.span[1] <= len(TEXT)
    assert whole.span_margin == max(first.span_margin, last.span_margin)


def test_a_batch_changes_nothing(encoder: CrossEncoder) -> None:
    pairs = [pair(), pair("短。"), pair(TEXT * 3), pair("国" * 2000), pair("🎉")]
    alone = [encoder.read("一共多少亩？", [each])[0] for each in pairs]
    together = encoder.read("一共多少亩？", pairs)
    spans, leads = (
        [[getattr(one.words[0], what) for one in seen] for seen in (together, alone)]
        for what in ("span", "span_margin")
    )
    assert spans[0] == spans[1]
    assert leads[0] == pytest.approx(leads[1], abs=1e-3)
    assert [one.answerability_logit for one in together] == pytest.approx(
        [o.answerability_logit for o in alone], abs=1e-3
    )


class CountingSession:
    """Runs a session, and counts the runs."""

    def __init__(self, session: InferenceSession) -> None:
        self.session = session
        self.runs = 0

    def run(self, outputs: None, feeds: Mapping[str, NDArray[np.float32]]) -> Sequence[Any]:
        self.runs += 1
        found: Sequence[Any] = self.session.run(outputs, feeds)
        return found


def test_what_was_read_lately_is_not_read_again() -> None:
    session = CountingSession(open_session(WEIGHTS / "reader.onnx", 1))
    layers = OutputLayers(**load_file(WEIGHTS / "output_layers.safetensors"))
    counted = CrossEncoder(open_words(open_embedder()), session, layers)
    first = counted.read("一共多少亩？", [pair(), pair("短。")])
    assert session.runs == 2
    assert counted.read("一共多少亩？", [pair("短。"), pair()]) == first[::-1]
    assert session.runs == 2
    counted.read("最大那块卖了多少钱？", [pair()])
    counted.read("一共多少亩？", [replace(pair(), title="另一篇")])
    counted.read("一共多少亩？", [replace(pair(), focuses=((0, 5),))])
    assert session.runs == 5


def test_readings_are_exact_sentences_with_exact_words(reader: SentenceReader) -> None:
    gazetteer = open_gazetteer(["昆明高新区"])
    candidate = Candidate.of(Hit(Passage("a", 0, len(TEXT), TEXT), 1.0), ARTICLE)
    question = analyze("昆明高新区最大一宗地卖了多少钱？", gazetteer)
    [readings] = reader.read(question, [candidate])
    best = readings[0]
    assert best.sentence.quote == "最大的一宗由滇沃公司以1.2亿元拿下。"
    assert best.words is not None
    assert best.words.quote == "1.2亿元"
    for span in (span for r in readings for span in (r.sentence, r.words) if span):
        assert TEXT[span.start : span.end] == span.quote
    assert [r.score for r in readings] == sorted((r.score for r in readings), reverse=True)
    evidence = answerability_features(question, readings[:1], readings)
    assert (evidence.zone_missing, evidence.year_missing, evidence.english) == (0.0, 0.0, 0.0)
    other = analyze("2019年合肥高新区投资9亿元的地卖了多少钱？", gazetteer)
    against = answerability_features(other, readings[:1], readings)
    assert (against.zone_missing, against.year_missing, against.number_missing) == (1.0, 1.0, 1.0)
    assert evidence.ordinal_missing == 0.0
    second = analyze("昆明高新区第二批地卖了多少钱？", gazetteer)
    assert answerability_features(second, readings[:1], readings).ordinal_missing == 1.0


def test_nothing_to_read(reader: SentenceReader) -> None:
    assert list(reader.read(analyze("好？", open_gazetteer([])), [])) == []


@pytest.mark.parametrize(
    ("text", "bounds", "words"),
    [
        ("，约300亿元。", (0, 8), "约300亿元"),
        ("建“三区三园”，", (2, 6), "三区三园"),
        ("建“三区三园”，", (1, 6), "“三区三园”"),
        ("建“三区三园”，", (2, 7), "“三区三园”"),
        ("。，", (0, 2), ""),
    ],
)
def test_words_are_trimmed(text: str, bounds: tuple[int, int], words: str) -> None:
    assert text[slice(*trimmed(text, *bounds))] == words


@pytest.mark.parametrize(
    ("question", "stranger"),
    [
        ("红烧肉怎么炖才软烂？", True),
        ("How do I bake bread?", True),
        ("工业总产值突破多少？", False),
        ("How large is the output?", False),
        ("桂林的红烧肉怎么炖？", False),
        ("DDPai?", False),
    ],
)
def test_a_question_of_which_nothing_is_there_is_unrelated(question: str, stranger: bool) -> None:
    told = Translator([{"bake": "烘焙 烤", "bread": "面包", "large": "大", "output": "产值"}.get])
    asked = analyze(question, open_gazetteer([]), told)
    texts = [fold(GUILIN.text), fold(KUNSHAN.text)]
    assert (not asked.zones and asked.terms.shared_by_none(texts)) is stranger
