"""What any composer promises, tried on the one that zoneqa comes with and on a small other one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

import pytest

from tests.answer.test_extractive import FIRST, OTHER, SECOND
from tests.conftest import make_answerer
from tests.fakes import GUILIN, KUNSHAN
from zoneqa.answer.answerer import Answerer
from zoneqa.answer.composers.base import Backing, Composer, DraftSentence
from zoneqa.answer.composers.extractive import ExtractiveComposer
from zoneqa.query.analyze import analyze
from zoneqa.query.query import Query
from zoneqa.reader.base import Reading
from zoneqa.types import Refusal
from zoneqa.zones.gazetteer import open_gazetteer


@dataclass(frozen=True)
class JoiningComposer:
    """Makes one sentence of all readings, backed by each of them."""

    closing: str = ""
    name: Literal["extractive", "llm"] = "llm"

    def compose(self, query: Query, readings: Sequence[Reading]) -> Iterator[DraftSentence]:
        text = " ".join(reading.sentence.quote for reading in readings) + self.closing
        yield DraftSentence(text, tuple(Backing(r.source, r.sentence) for r in readings))

    def short_answer(self, query: Query, readings: Sequence[Reading]) -> str | None:
        return None


@pytest.mark.parametrize("composer", [ExtractiveComposer(), JoiningComposer()])
def test_every_sentence_is_backed_by_exact_spans_of_its_articles(composer: Composer) -> None:
    query = analyze("桂林高新区产值多少？", open_gazetteer(["桂林高新区"]))
    texts = {article.id: article.text for article in (GUILIN, KUNSHAN)}
    drafts = list(composer.compose(query, [FIRST, SECOND, OTHER]))
    assert drafts
    for draft in drafts:
        assert draft.backing
        for backing in draft.backing:
            span = backing.span
            assert texts[span.article_id][span.start : span.end] == span.quote
            assert span.article_id == backing.source.article.article.id
    assert composer.short_answer(query, []) is None


def with_composer(answerer: Answerer, composer: Composer) -> Answerer:
    return replace(answerer, pipeline=replace(answerer.pipeline, composer=composer))


def test_a_sentence_may_cite_several_spans(answerer: Answerer) -> None:
    answer = with_composer(answerer, JoiningComposer()).ask("昆山载回多少名务工人员？")
    assert answer.composer == "llm"
    assert answer.sentences[0].markers == tuple(c.marker for c in answer.citations)


def test_a_sentence_with_a_number_of_its_own_is_cut(root: Path) -> None:
    answerer = make_answerer(root, 0.0)
    answer = with_composer(answerer, JoiningComposer("共9999名。")).ask("昆山载回多少名务工人员？")
    assert answer.abstained
    assert answer.refusal == Refusal("not_verified")
