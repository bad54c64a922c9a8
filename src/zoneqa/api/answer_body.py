"""An answer that comes back as JSON: from a browser or from a store, perhaps of an older version.

Fields that are missing get their defaults, and others are ignored.
"""

from __future__ import annotations

from collections import Counter
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from zoneqa.types import (
    Answer,
    Article,
    Citation,
    Language,
    Refusal,
    Sentence,
    Span,
    Verdict,
    VerifiedSentence,
)

MOST_PARTS = 200
"""Sentences or citations of an answer, at most."""

_FRAME = 100
"""Characters around a text where it is written, about."""

Text = Annotated[str, StringConstraints(max_length=20_000)]


class _Part(BaseModel):
    model_config = ConfigDict(strict=True, extra="ignore", frozen=True)


class QuoteBody(_Part):
    """An exact part of an article."""

    quote: Text
    start: int = 0
    end: int = 0

    def span(self, article_id: str) -> Span:
        return Span(article_id, self.start, self.end, self.quote)


class CitationBody(QuoteBody):
    """A citation with what is shown of its article."""

    marker: int
    article_id: Text
    title: Text = ""
    source: Text | None = None
    date: Text | None = None
    zone: Text | None = None
    passage_id: Text = ""
    context: list[QuoteBody] = Field(default_factory=list, max_length=MOST_PARTS)

    def citation(self) -> Citation:
        article = Article(
            self.article_id, self.title, "", source=self.source, date=self.date, zone=self.zone
        )
        context = tuple(each.span(self.article_id) for each in self.context)
        return Citation(self.marker, article, self.passage_id, self.span(self.article_id), context)

    def written(self) -> int:
        """Return about how many characters a note of it has."""
        texts = (self.quote, self.title, self.source, self.date)
        return sum(len(each or "") for each in texts) + sum(
            len(each.quote) + _FRAME for each in (self, *self.context)
        )


class SentenceBody(_Part):
    """A sentence with its markers."""

    text: Text
    markers: list[int] = Field(default_factory=list, max_length=MOST_PARTS)
    verdict: Verdict = "supported"
    reason: Text | None = None

    def sentence(self) -> Sentence:
        return Sentence(self.text, tuple(self.markers), self.verdict, self.reason)


class NearBody(_Part):
    """A sentence that comes near to an answer, with its citations."""

    text: Text
    citations: list[CitationBody] = Field(default_factory=list, max_length=MOST_PARTS)

    def verified(self) -> VerifiedSentence:
        citations = tuple(each.citation() for each in self.citations)
        markers = tuple(each.marker for each in citations)
        return VerifiedSentence(Sentence(self.text, markers), citations)


class AnswerBody(_Part):
    """An answer as `serialize.answer_json` wrote it."""

    question: Text = ""
    standalone: Text | None = None
    answer: Text = ""
    kind: Literal["answer", "refusal", "notice"] = "answer"
    short_answer: Text | None = None
    short_answer_english: Text | None = None
    reason: Text | None = None
    confidence: float = 0.0
    language: Language = "zh"
    composer: Literal["extractive", "computed", "llm"] = "extractive"
    model: Text | None = None
    sentences: list[SentenceBody] = Field(max_length=MOST_PARTS)
    remarks: list[Text] = Field(default_factory=list, max_length=MOST_PARTS)
    citations: list[CitationBody] = Field(max_length=MOST_PARTS)
    near: list[NearBody] = Field(default_factory=list, max_length=MOST_PARTS)

    def written(self) -> int:
        """Return about how many characters its sentences have with the notes that back them.

        They may be far more than were sent: each sentence has notes of its own, and citations may
        share a marker.
        """
        notes: Counter[int] = Counter()
        for citation in self.citations:
            notes[citation.marker] += citation.written()
        return sum(
            len(each.text) + _FRAME + sum(notes[marker] for marker in {*each.markers})
            for each in self.sentences
        )

    def value(self) -> Answer:
        """Return the answer, without hits and timings."""
        return Answer(
            question=self.question,
            language=self.language,
            text=self.answer,
            sentences=tuple(each.sentence() for each in self.sentences),
            citations=tuple(each.citation() for each in self.citations),
            hits=(),
            short_answer=self.short_answer,
            confidence=self.confidence,
            reason=self.reason,
            refusal=Refusal("not_answered") if self.kind == "refusal" else None,
            composer=self.composer,
            model=self.model,
            standalone=self.standalone,
            near=tuple(each.verified() for each in self.near),
            remarks=tuple(self.remarks),
            short_answer_english=self.short_answer_english,
        )
