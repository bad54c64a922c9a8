"""The JSON that programs get, as types: mypy checks `serialize` against them, OpenAPI shows them.

Every field is always there, unless it is marked `NotRequired`; what is not known is null.
"""

from __future__ import annotations

from typing import Literal, NotRequired

# pydantic reads no other TypedDict before Python 3.12.
from typing_extensions import TypedDict

from zoneqa.types import AnswerKind, Bounds, Language, RefusalKind, Verdict


class ReprintJson(TypedDict):
    """Another place where the same article was printed."""

    id: str
    title: str
    source: str | None
    date: str | None
    url: str | None


class RepairJson(TypedDict):
    """A place where the layout of a page had broken the text; offsets as in a citation."""

    kind: Literal["joined", "repeated", "fragment"]
    start: int
    end: int
    note: str


class QuoteJson(TypedDict):
    """An exact part of an article: `article.text[start:end] == quote`, in Unicode code points."""

    quote: str
    start: int
    end: int


class CitationJson(QuoteJson):
    """The source of a sentence; `context` are the headers of a cell, the question of an answer."""

    marker: int
    article_id: str
    title: str
    source: str | None
    date: str | None
    zone: str | None
    url: str | None
    also: list[ReprintJson]
    passage_id: str
    context: list[QuoteJson]


class SentenceJson(TypedDict):
    """A sentence, the markers of its citations, and the verdict on it with its reason."""

    text: str
    markers: list[int]
    verdict: Verdict
    reason: str | None


class HitJson(TypedDict):
    """A passage that was found; scores compare within one search only, higher is closer."""

    passage_id: str
    article_id: str
    score: float


class PassageHitJson(HitJson):
    """A hit with the text of its passage."""

    text: str


class TimingsJson(TypedDict):
    """Milliseconds spent in each part of an answer."""

    retrieve: float
    read: float
    compose: float
    total: float


class RefusalJson(TypedDict):
    """A named reason why a question is declined, and the values that it is about."""

    kind: RefusalKind
    values: list[str]


class NearSentenceJson(TypedDict):
    """A checked sentence that comes close to what was asked and does not answer it."""

    text: str
    citations: list[CitationJson]


class CutSentenceJson(TypedDict):
    """A sentence that an LLM wrote, and why it is no part of the answer."""

    text: str
    reason: str | None


class AnswerJson(TypedDict):
    """An answer: `answer` has `[1]` markers, `short_answer` is an exact span, or both abstain.

    `short_answer_english` says the short answer of an English question in English, if it can.
    `kind` tells an answer from a refusal, and from a notice: a reply to greetings and the like.
    `standalone` is the follow-up question in full; `confidence` goes from 0 to 1. The short answer
    of a `computed` one is a zone or a value that follows from the quotes; its `remarks` say what is
    missing or cannot be compared. The sentences of an `llm` one are its own, `model` names it, and
    `cut` are those that did not pass the check.
    """

    question: str
    standalone: str | None
    kind: AnswerKind
    answer: str
    short_answer: str | None
    short_answer_english: str | None
    abstained: bool
    reason: str | None
    refusal: RefusalJson | None
    confidence: float
    language: Language
    composer: Literal["extractive", "computed", "llm"]
    model: str | None
    sentences: list[SentenceJson]
    cut: list[CutSentenceJson]
    remarks: list[str]
    citations: list[CitationJson]
    near: list[NearSentenceJson]
    hits: list[HitJson]
    generation: str
    timings_ms: TimingsJson


class SearchJson(TypedDict):
    """The passages closest to a question, the closest first."""

    question: str
    hits: list[PassageHitJson]


class ArticleSummaryJson(TypedDict):
    """An article without its text."""

    id: str
    title: str
    source: str | None
    date: str | None
    zone: str | None
    url: str | None
    author: str | None
    also: list[ReprintJson]
    repairs: list[RepairJson]


class CellJson(TypedDict):
    """A cell of a table and its headers, from the outermost in: places in the article's text."""

    start: int
    end: int
    row_headers: list[Bounds]
    column_headers: list[Bounds]


class TableJson(TypedDict):
    """A table in an article's text; `caption` is the line above that names it or its unit."""

    start: int
    end: int
    caption: Bounds | None
    cells: list[CellJson]


class ArticleJson(ArticleSummaryJson):
    """An article with the text that every offset refers to, and the tables in it."""

    text: str
    tables: list[TableJson]


class ArticleListJson(TypedDict):
    """The articles that were asked for, or some of the `total`, without the texts."""

    total: int
    articles: list[ArticleSummaryJson]


class PersonJson(TypedDict):
    """Who asks; `role` is `reader`, `editor` or `admin`."""

    id: str
    name: str
    role: str
    groups: list[str]


class SuggestionsJson(TypedDict):
    """Up to three questions that the articles answer, each by the sentence it was made from."""

    suggestions: list[str]


class HealthJson(TypedDict):
    """The service answers; `degraded` means from an older generation, and `message` says why."""

    status: Literal["ok"]
    generation: str
    degraded: bool
    message: NotRequired[str]


class UnavailableJson(TypedDict):
    """The service does not answer yet, or cannot; `code` names the reason."""

    status: Literal["starting", "unusable"]
    message: str
    code: NotRequired[str]


class ReadyJson(TypedDict):
    """A question would be taken now."""

    status: Literal["ready"]


class NotReadyJson(TypedDict):
    """No question is taken now; `code` names the reason if the index cannot be used."""

    status: Literal["starting", "stopping", "unusable"]
    message: str
    code: NotRequired[str]


class ErrorDetailsJson(TypedDict):
    """A code for programs, a sentence for people, and the number of the request in the log."""

    code: str
    message: str
    request_id: str


class ErrorJson(TypedDict):
    """The one shape of an error."""

    error: ErrorDetailsJson


class FilterChoicesJson(TypedDict):
    """What a question can be limited to: every zone and every newspaper of the index."""

    zones: list[str]
    sources: list[str]


class SourcesJson(TypedDict):
    """Event `sources`, the first: what was found, and the follow-up question in full."""

    standalone: str | None
    hits: list[HitJson]
    articles: list[ArticleSummaryJson]


class DeltaJson(TypedDict):
    """Event `delta`: the next part of the text, provisional until its `sentence` comes."""

    text: str


class CitedSentenceJson(SentenceJson):
    """Event `sentence`: a sentence as it was checked, also one that was cut, with its citations."""

    citations: list[CitationJson]


class WithdrawnJson(TypedDict):
    """Event `withdrawn`: every `delta` and `sentence` so far is void; other ones follow."""


class PingJson(TypedDict):
    """Event `ping`: nothing new, the connection is kept open."""
