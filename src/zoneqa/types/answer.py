"""An answer: its sentences, what they cite, or why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from zoneqa.types.article import Article
from zoneqa.types.basics import Language
from zoneqa.types.passage import Hit, Span

Verdict = Literal["supported", "flagged", "cut"]

AnswerKind = Literal["answer", "refusal", "notice"]
"""Quotes that answer, a question that is declined, or a reply to small talk."""


@dataclass(frozen=True, slots=True)
class Citation:
    """A numbered pointer from a sentence of the answer to the span that backs it.

    `context` are spans that say what it is about: the headers of a cell, the question of an answer.
    """

    marker: int
    article: Article
    passage_id: str
    span: Span
    context: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an answer with the markers of its citations and what the check said."""

    text: str
    markers: tuple[int, ...]
    verdict: Verdict = "supported"
    reason: str | None = None


RefusalKind = Literal[
    "no_words",
    "nothing_found",
    "unrelated",
    "off_topic",
    "zone_missing",
    "some_zones_missing",
    "name_missing",
    "year_missing",
    "number_missing",
    "ordinal_missing",
    "other_period",
    "other_office",
    "other_attribute",
    "other_kind",
    "other_unit",
    "other_direction",
    "other_edition",
    "other_subject",
    "other_modality",
    "other_value",
    "not_answered",
    "not_verified",
]


@dataclass(frozen=True, slots=True)
class Refusal:
    """A reason to decline a question, and the values that it is about: the zone, the year.

    A kind that begins with `other_` says what the nearest report states instead; its values are
    what was asked and what is stated.
    """

    kind: RefusalKind
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Timings:
    """Milliseconds spent in each part of an answer."""

    retrieve: float = 0.0
    read: float = 0.0
    compose: float = 0.0
    total: float = 0.0


@dataclass(frozen=True, slots=True)
class VerifiedSentence:
    """An event of an answer: a sentence that has been checked against what it cites.

    One whose verdict is `cut` is no part of the answer; it is told so that it can be seen to go.
    """

    sentence: Sentence
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer to a question; without sentences, the articles do not say it.

    `text` is the whole answer with `[1]` markers. `confidence` (0 to 1) is the estimated
    probability that the articles hold the answer. `reason` says in a sentence why it was declined,
    `refusal` for programs.
    `short_answer_english` says the short answer of an English question in English, where that is
    certain: 30 billion yuan for 300亿元.
    `standalone` is the question that was answered, where the one that was typed leaned on others.
    `near` are checked sentences that come close to what was asked and do not answer it.
    `remarks` say what a computed answer lacks: a zone without a figure, periods that differ; why
    quotes stand where an LLM was to write; or that a copy of the index was searched. `cut` are
    sentences that an LLM wrote and that did not pass the check.
    """

    question: str
    language: Language
    text: str
    sentences: tuple[Sentence, ...]
    citations: tuple[Citation, ...]
    hits: tuple[Hit, ...]
    short_answer: str | None
    confidence: float
    reason: str | None = None
    refusal: Refusal | None = None
    composer: Literal["extractive", "computed", "llm"] = "extractive"
    model: str | None = None
    generation: str = ""
    timings: Timings = Timings()
    standalone: str | None = None
    near: tuple[VerifiedSentence, ...] = ()
    remarks: tuple[str, ...] = ()
    short_answer_english: str | None = None
    cut: tuple[Sentence, ...] = ()

    @property
    def abstained(self) -> bool:
        return not self.sentences

    @property
    def kind(self) -> AnswerKind:
        if self.sentences:
            return "answer"
        return "refusal" if self.refusal else "notice"
